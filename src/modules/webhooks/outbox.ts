import type { LogEvent } from '../../kernel/event.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { addJob } from '../../platform/jobs/jobs.ts';
import { shownAs, TEST_TYPE } from './rules.ts';

/** Delivers what is due of one webhook. */
export const DELIVER = 'webhooks:deliver';

/** An event as a delivery keeps it: the facts as they were. */
export type KeptEvent = Omit<LogEvent, 'at'> & { at: string };

/** In the order of the log, once for each name that it is told under. */
const kept = (events: LogEvent[]): { name: string; event: LogEvent }[] =>
  events.flatMap((event) => shownAs(event.type).map((name) => ({ name, event })));

/** Wakes the delivery of a webhook, in the transaction that gave it something to do. */
export const wakeWebhook = (rows: Tx['rows'], workspaceId: string, webhookId: string, at: Date | null = null): Promise<void> =>
  addJob(rows, { task: DELIVER, payload: { workspaceId, webhookId }, key: `${DELIVER}:${webhookId}`, at });

/** One delivery for each event and webhook that asks for it, unless there is one: hearing an event twice changes nothing. */
export const enqueueEvents = async (tx: Tx, events: LogEvent[]): Promise<void> => {
  const rows = await tx.rows<{ webhookId: string }>(sql`
    insert into webhook_delivery (workspace_id, webhook_id, event_type, event_id, event)
    select w.workspace_id, w.id, e.item->>'name', (e.item->'event'->>'id')::bigint, e.item->'event'
    from jsonb_array_elements(${JSON.stringify(kept(events))}::jsonb) with ordinality as e(item, n)
    join webhook w on w.workspace_id = ${tx.workspaceId}::uuid and w.status = 'ENABLED' and e.item->>'name' = any(w.events)
    order by e.n
    on conflict (webhook_id, event_id, event_type) do nothing returning webhook_id as "webhookId"`);
  for (const id of new Set(rows.map((row) => row.webhookId))) await wakeWebhook(tx.rows, tx.workspaceId, id);
};

/** The same for one webhook, where what was delivered or given up is delivered again. Returns how many. */
export const enqueueAgain = async (tx: Tx, webhookId: string, events: LogEvent[]): Promise<number> => {
  const rows = await tx.rows(sql`
    insert into webhook_delivery (workspace_id, webhook_id, event_type, event_id, event)
    select w.workspace_id, w.id, e.item->>'name', (e.item->'event'->>'id')::bigint, e.item->'event'
    from jsonb_array_elements(${JSON.stringify(kept(events))}::jsonb) with ordinality as e(item, n)
    join webhook w on w.workspace_id = ${tx.workspaceId}::uuid and w.id = ${webhookId}::uuid and e.item->>'name' = any(w.events)
    order by e.n
    on conflict (webhook_id, event_id, event_type) do update
      set status = 'PENDING', attempt = 0, next_attempt_at = excluded.next_attempt_at, seq = excluded.seq
    returning 1`);
  if (rows.length > 0) await wakeWebhook(tx.rows, tx.workspaceId, webhookId);
  return rows.length;
};

export const enqueueTest = async (tx: Tx, webhookId: string): Promise<string> => {
  const [row] = await tx.rows<{ id: string }>(sql`
    insert into webhook_delivery (workspace_id, webhook_id, event_type, event)
    values (${tx.workspaceId}, ${webhookId}, ${TEST_TYPE}, jsonb_build_object('at', clock_timestamp())) returning id`);
  await wakeWebhook(tx.rows, tx.workspaceId, webhookId);
  return row!.id;
};
