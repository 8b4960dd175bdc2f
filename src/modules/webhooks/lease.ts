import { newId } from '../../kernel/ids.ts';
import { limit } from '../../limits.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { KeptEvent } from './outbox.ts';

/** A delivery whose time has come, with what sending it takes. */
export interface Due {
  id: string;
  eventType: string;
  eventId: string | null;
  event: KeptEvent;
  attempt: number;
  url: string;
  selection: string | null;
  secret: Buffer;
  previousSecret: Buffer | null;
  previousSecretUntil: Date | null;
  /** By the database's clock. */
  now: Date;
}

/** The right to deliver to one webhook, for a short while that each `next` renews. */
export interface Lease {
  /** The next delivery that is due, in the order of the log; null when there is none, or the lease or the webhook is gone. */
  next(): Promise<Due | null>;
  release(): Promise<void>;
}

const UNTIL = sql`clock_timestamp() + ${limit('webhookLeaseMs')}::float8 * interval '1 ms'`;

/** One deliverer a webhook at a time, so that events go out in order; the moment to ask again when another has it. */
export const takeLease = async (db: Database, workspaceId: string, webhookId: string): Promise<Lease | { busyUntil: Date } | null> => {
  const run = newId();
  const own = sql`w.id = ${webhookId}::uuid and w.workspace_id = ${workspaceId}::uuid`;
  const [taken] = await db.rows(workspaceId, sql`
    update webhook w set busy_by = ${run}::uuid, busy_until = ${UNTIL}
    where ${own} and w.status = 'ENABLED' and (w.busy_until is null or w.busy_until < clock_timestamp()) returning 1`);
  if (!taken) {
    const [busy] = await db.rows<{ busyUntil: Date | null }>(workspaceId, sql`
      select w.busy_until as "busyUntil" from webhook w where ${own} and w.status = 'ENABLED'`);
    return busy ? { busyUntil: busy.busyUntil ?? new Date(0) } : null;
  }
  return {
    next: async () => {
      const [due] = await db.rows<Due>(workspaceId, sql`
        with held as (
          update webhook w set busy_until = ${UNTIL} where ${own} and w.busy_by = ${run}::uuid and w.status = 'ENABLED' returning w.*)
        select d.id, d.event_type as "eventType", d.event_id::text as "eventId", d.event, d.attempt, held.url, held.selection, held.secret,
          held.previous_secret as "previousSecret", held.previous_secret_until as "previousSecretUntil", clock_timestamp() as now
        from held join lateral (
          select * from webhook_delivery d where d.webhook_id = held.id and d.status = 'PENDING' and d.next_attempt_at <= clock_timestamp()
          order by d.next_attempt_at, d.seq limit 1) d on true`);
      return due ?? null;
    },
    release: async () => {
      await db.rows(workspaceId, sql`update webhook w set busy_by = null, busy_until = null where ${own} and w.busy_by = ${run}::uuid`);
    },
  };
};
