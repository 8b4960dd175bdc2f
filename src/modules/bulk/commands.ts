import type { UserActor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, fail, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { addJob } from '../../platform/jobs/jobs.ts';
import { inboxOf, type InboxFilter } from '../tickets/index.ts';
import type { BulkDeps } from './index.ts';
import { workOf, type Given } from './rules.ts';
import { BULK } from './running.ts';

export interface NewBulk extends Given {
  filter: InboxFilter | null;
  dryRun: boolean;
  clientId: string;
}

export const bulkCommands = ({ db, clock }: Pick<BulkDeps, 'db' | 'clock'>) => ({
  bulk: (actor: UserActor, input: NewBulk) => db.tx(actor, (tx) => start(tx, actor, input, clock.now())),
});

/** Which tickets is settled here: what comes to match later is not meant. */
const start = async (tx: Tx, actor: UserActor, input: NewBulk, now: Date): Promise<Result<string>> => {
  if (input.clientId === '' || input.clientId.length > limit('clientIdCharacters')) return badInput('A client id has 1 to 128 characters.', ['clientMutationId']);
  const work = workOf(input);
  if (!work.ok) return work;
  const where = inboxOf(actor, input.filter);
  if (!where) return badInput('The filter names something that is not there.', ['filter']);
  const id = newId();
  const { action, ...argument } = work.value;
  const [made] = await tx.rows(sql`
    insert into bulk_job (id, workspace_id, user_id, action, argument, filter, dry_run, client_key, total, created_at)
    values (${id}, ${tx.workspaceId}, ${actor.userId}, ${action}, ${JSON.stringify(argument)}::jsonb, ${JSON.stringify(input.filter ?? {})}::jsonb, ${input.dryRun}, ${input.clientId}, 0, ${now})
    on conflict (workspace_id, user_id, client_key) do nothing returning 1`);
  if (!made) return ok((await tx.rows<{ id: string }>(sql`
    select id from bulk_job where workspace_id = ${tx.workspaceId}::uuid and user_id = ${actor.userId}::uuid and client_key = ${input.clientId}`))[0]!.id);
  const most = limit('bulkTickets');
  const chosen = await tx.rows(sql`
    insert into bulk_row (job_id, n, ticket_id, workspace_id)
    select ${id}::uuid, row_number() over (order by t.last_activity_at desc, t.id desc), t.id, t.workspace_id from ticket t where ${where}
    order by t.last_activity_at desc, t.id desc limit ${most + 1} returning 1`);
  if (chosen.length > most) return fail('LimitReached', `A job takes at most ${most} tickets. Narrow the filter.`, ['filter'], { limit: 'bulkTickets' });
  await tx.rows(sql`update bulk_job set total = ${chosen.length} where id = ${id}::uuid`);
  await addJob(tx.rows, { task: BULK, payload: { workspaceId: tx.workspaceId, jobId: id }, key: `bulk ${id}`, at: null });
  return ok(id);
};
