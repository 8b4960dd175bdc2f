import DataLoader from 'dataloader';
import { isAdmin, type Actor, type StaffActor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import { globalId, rowId } from '../../kernel/ids.ts';
import { decodeCursor, encodeCursor, pageOf, type Page, type PageArgs } from '../../kernel/pagination.ts';
import { limit } from '../../limits.ts';
import { byId } from '../../platform/db/by-id.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { pageSize } from '../conversations/index.ts';
import { onlyAdmins, visibleWebhooks } from './access.ts';
import type { DisabledReason } from './rules.ts';

export interface WebhookRow {
  id: string;
  url: string;
  description: string;
  events: string[];
  selection: string | null;
  status: 'ENABLED' | 'DISABLED';
  disabledReason: DisabledReason | null;
  disabledAt: Date | null;
  failingSince: Date | null;
  previousSecretUntil: Date | null;
  createdAt: Date;
}

export type DeliveryStatus = 'PENDING' | 'DELIVERED' | 'FAILED';

export interface DeliveryRow {
  id: string;
  webhookId: string;
  eventType: string;
  /** Of the log; null for a test. */
  eventId: string | null;
  status: DeliveryStatus;
  attempt: number;
  nextAttemptAt: Date | null;
  attemptedAt: Date | null;
  responseStatus: number | null;
  durationMs: number | null;
  error: string | null;
  createdAt: Date;
}

const WEBHOOK = sql`w.id, w.url, w.description, w.events, w.selection, w.status, w.disabled_reason as "disabledReason", w.disabled_at as "disabledAt",
  w.failing_since as "failingSince", w.previous_secret_until as "previousSecretUntil", w.created_at as "createdAt"`;
const DELIVERY = sql`d.id, d.webhook_id as "webhookId", d.event_type as "eventType", d.event_id::text as "eventId", d.status, d.attempt,
  d.next_attempt_at as "nextAttemptAt", d.attempted_at as "attemptedAt", d.response_status as "responseStatus", d.duration_ms as "durationMs",
  d.error, d.created_at as "createdAt"`;
/** Microseconds as the database has them: a Date would lose three digits. */
const KEY = sql`(extract(epoch from d.created_at) * 1000000)::bigint::text as key`;

/** Place and row id of a cursor; what merely looks like one must not reach the database. */
const keysetOf = (cursor: string | null | undefined): [key: string, id: string] | null => {
  if (cursor == null) return null;
  const [key, id] = decodeCursor(cursor, 2) ?? [];
  const ours = typeof key === 'string' && /^\d{1,17}$/.test(key) && typeof id === 'string' && rowId('webhookDelivery', globalId('webhookDelivery', id)) !== null;
  if (!ours) throw new DoorError('BAD_INPUT', 'This is not a cursor of this connection.');
  return [key, id];
};

export const webhookQueries = ({ db }: { db: Database }) => ({
  /** Oldest first; everybody but administrators is refused. */
  webhooks: async (actor: StaffActor): Promise<WebhookRow[]> => {
    if (!isAdmin(actor)) throw new DoorError('FORBIDDEN', onlyAdmins().message);
    return db.rows<WebhookRow>(actor.workspaceId, sql`
      select ${WEBHOOK} from webhook w where ${visibleWebhooks(actor, 'w')} order by w.created_at, w.id limit ${limit('listSize')}`);
  },
  webhookLoader: (actor: Actor) =>
    new DataLoader<string, WebhookRow | null>(async (ids) =>
      byId(await db.rows<WebhookRow>(actor.workspaceId, sql`
        select ${WEBHOOK} from webhook w where w.id = any(${ids}::uuid[]) and ${visibleWebhooks(actor, 'w')}`), ids)),
  deliveryLoader: (actor: Actor) =>
    new DataLoader<string, DeliveryRow | null>(async (ids) =>
      byId(await db.rows<DeliveryRow>(actor.workspaceId, sql`
        select ${DELIVERY} from webhook_delivery d where d.id = any(${ids}::uuid[]) and ${visibleWebhooks(actor, 'd')}`), ids)),
  /** Newest first. */
  deliveries: async (actor: Actor, webhookId: string, status: DeliveryStatus | null, args: PageArgs): Promise<Page<DeliveryRow>> => {
    const { size } = pageSize({ first: args.first, after: args.after });
    const from = keysetOf(args.after);
    const beyond = from ? sql`(d.created_at, d.id) < (timestamptz 'epoch' + ${from[0]}::bigint * interval '1 microsecond', ${from[1]}::uuid)` : sql`true`;
    const rows = await db.rows<DeliveryRow & { key: string }>(actor.workspaceId, sql`
      select ${DELIVERY}, ${KEY} from webhook_delivery d
      where d.webhook_id = ${webhookId}::uuid and ${visibleWebhooks(actor, 'd')} and ${status ? sql`d.status = ${status}` : sql`true`} and ${beyond}
      order by d.created_at desc, d.id desc limit ${size + 1}`);
    return pageOf(rows, size, (row) => encodeCursor([row.key, row.id]), { backward: false, started: from !== null });
  },
});
