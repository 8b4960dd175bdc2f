import { limit } from '../../limits.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { wakeWebhook } from './outbox.ts';

/** Rows in one statement: a delete of millions would hold the event log's horizon back. */
const BATCH = 5_000;
/** What is due for so long has lost its job, by whatever hand. */
const FORGOTTEN_MINUTES = 10;

/** Deletes what is older than the log of deliveries reaches, and wakes webhooks whose job went missing. */
export const sweepDeliveries = async (db: Database, signal: AbortSignal): Promise<void> => {
  for (let deleted = BATCH; deleted === BATCH && !signal.aborted;) {
    const rows = await db.system.rows(sql`
      delete from webhook_delivery where id in (
        select id from webhook_delivery where created_at < clock_timestamp() - ${limit('webhookLogMs')}::float8 * interval '1 ms' limit ${BATCH}) returning 1`);
    deleted = rows.length;
  }
  const forgotten = await db.system.rows<{ workspaceId: string; webhookId: string }>(sql`
    select distinct workspace_id as "workspaceId", webhook_id as "webhookId" from webhook_delivery
    where status = 'PENDING' and next_attempt_at < clock_timestamp() - ${FORGOTTEN_MINUTES} * interval '1 minute'`);
  for (const { workspaceId, webhookId } of forgotten) await wakeWebhook(db.system.rows, workspaceId, webhookId);
};
