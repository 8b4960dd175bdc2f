import { systemActor } from '../../kernel/actor.ts';
import { ok } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Due } from './lease.ts';
import { abandoned, verdict, type Answer, type DisabledReason } from './rules.ts';

interface Which {
  workspaceId: string;
  webhookId: string;
}

/** Writes down what came of an attempt, and what follows from it, in one transaction. */
export const recordOutcome = async (db: Database, { workspaceId, webhookId }: Which, due: Due, answer: Answer & { ms: number }): Promise<void> => {
  const attempts = due.attempt + 1;
  const outcome = verdict(answer, attempts, due.now, Math.random());
  await db.tx(systemActor(workspaceId), async (tx) => {
    const status = outcome.kind === 'DELIVERED' ? 'DELIVERED' : outcome.kind === 'RETRY' ? 'PENDING' : 'FAILED';
    const delay = outcome.kind === 'RETRY' ? outcome.delayMs : null;
    await tx.rows(sql`
      update webhook_delivery set status = ${status}, attempt = ${attempts}, attempted_at = ${due.now},
        next_attempt_at = clock_timestamp() + ${delay}::float8 * interval '1 ms', response_status = ${'status' in answer ? answer.status : null}::int,
        duration_ms = ${answer.ms}, error = ${outcome.kind === 'DELIVERED' ? null : outcome.error}
      where id = ${due.id}::uuid`);
    if (outcome.kind === 'DELIVERED') await tx.rows(sql`update webhook set failing_since = null, failures = 0 where id = ${webhookId}::uuid and failures > 0`);
    else await noteFailure(tx, webhookId, outcome.kind === 'GONE');
    return ok(null);
  });
};

const noteFailure = async (tx: Tx, webhookId: string, gone: boolean): Promise<void> => {
  const [now] = await tx.rows<{ failures: number; failingMs: number }>(sql`
    update webhook set failures = failures + 1, failing_since = coalesce(failing_since, clock_timestamp()) where id = ${webhookId}::uuid
    returning failures, (extract(epoch from clock_timestamp() - failing_since) * 1000)::float8 as "failingMs"`);
  if (gone) await disable(tx, webhookId, 'GONE');
  else if (now && abandoned(now.failures, now.failingMs)) await disable(tx, webhookId, 'FAILING');
};

/** The notice is an event in the log, and stays visible on the webhook. What waits goes on when it is enabled again. */
const disable = async (tx: Tx, webhookId: string, reason: DisabledReason): Promise<void> => {
  const [row] = await tx.rows(sql`
    update webhook set status = 'DISABLED', disabled_reason = ${reason}, disabled_at = clock_timestamp()
    where id = ${webhookId}::uuid and status = 'ENABLED' returning 1`);
  if (row) tx.record({ type: 'WebhookDisabled', payload: { webhookId, reason } });
};
