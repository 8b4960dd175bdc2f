import { isAdmin, type StaffActor } from '../../kernel/actor.ts';
import { badInput, fail, notFound, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { decodeCursor } from '../../platform/events/cursor.ts';
import { EVENT_COLUMNS, eventOf, type EventRow } from '../../platform/events/log.ts';
import type { EventTail } from '../../platform/events/tail.ts';
import { accessWebhook, onlyAdmins, visibleWebhooks } from './access.ts';
import type { WebhookEntity } from './entities.ts';
import { enqueueAgain, enqueueTest, wakeWebhook } from './outbox.ts';
import { EVENT_TYPES } from './rules.ts';

/** Deliveries that somebody asks for: a test, one again, everything again from a cursor. */
export const repeatingCommands = ({ db, tail }: { db: Database; tail: Pick<EventTail, 'epoch'> }) => ({
  testWebhook: (actor: StaffActor, id: string) => db.tx(actor, (tx) => test(tx, actor, id)),
  redeliver: (actor: StaffActor, deliveryId: string) => db.tx(actor, (tx) => redeliver(tx, actor, deliveryId)),
  replayWebhook: (actor: StaffActor, id: string, after: string) => db.tx(actor, (tx) => replay(tx, actor, tail.epoch, id, after)),
});

const accessEnabled = async (tx: Tx, actor: StaffActor, id: string): Promise<Result<WebhookEntity>> => {
  const webhook = await accessWebhook(tx, actor, id);
  if (!webhook.ok || webhook.value.status === 'ENABLED') return webhook;
  return badInput('The webhook is disabled; enable it first.', []);
};

const test = async (tx: Tx, actor: StaffActor, id: string): Promise<Result<string>> => {
  const webhook = await accessEnabled(tx, actor, id);
  return webhook.ok ? ok(await enqueueTest(tx, id)) : webhook;
};

/** Under the same message id, from the first attempt on. */
const redeliver = async (tx: Tx, actor: StaffActor, deliveryId: string): Promise<Result<string>> => {
  if (!isAdmin(actor)) return onlyAdmins();
  const [delivery] = await tx.rows<{ webhookId: string }>(sql`
    select d.webhook_id as "webhookId" from webhook_delivery d where d.id = ${deliveryId}::uuid and ${visibleWebhooks(actor, 'd')}`);
  const webhook = delivery ? await accessEnabled(tx, actor, delivery.webhookId) : notFound('delivery', ['deliveryId']);
  if (!webhook.ok) return webhook;
  await tx.rows(sql`
    update webhook_delivery set status = 'PENDING', attempt = 0, next_attempt_at = clock_timestamp() where id = ${deliveryId}::uuid`);
  await wakeWebhook(tx.rows, tx.workspaceId, webhook.value.id);
  return ok(deliveryId);
};

const tooOld = (reason: string) => fail('CursorTooOld', reason, ['after']);

const replay = async (tx: Tx, actor: StaffActor, epoch: string, id: string, after: string): Promise<Result<{ id: string; queued: number }>> => {
  const webhook = await accessEnabled(tx, actor, id);
  if (!webhook.ok) return webhook;
  const cursor = decodeCursor(after);
  if (!cursor) return badInput('This is not a cursor of an event.', ['after']);
  if (cursor.epoch !== epoch) return tooOld('The cursor is of another database.');
  const [log] = await tx.rows<{ pruned: boolean }>(sql`select pruned_below > ${String(cursor.xid)}::xid8 as pruned from event_log`);
  if (log!.pruned) return tooOld('The log no longer reaches back to the cursor.');

  const most = limit('webhookReplayEvents');
  const types = webhook.value.events.map((name) => EVENT_TYPES[name]!);
  const rows = await tx.rows<EventRow>(sql`
    select ${EVENT_COLUMNS} from event e
    where e.workspace_id = ${tx.workspaceId}::uuid and e.xid >= ${String(cursor.xid)}::xid8 and e.type = any(${types}::text[])
    order by e.xid, e.id limit ${most + 1}`);
  if (rows.length > most) return fail('LimitReached', `More than ${most} events have happened since.`, ['after'], { limit: 'webhookReplayEvents' });
  const events = rows.map(eventOf).sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
  return ok({ id, queued: await enqueueAgain(tx, id, events) });
};
