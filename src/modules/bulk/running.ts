import { systemActor, type Role, type UserActor } from '../../kernel/actor.ts';
import { fail, ok, type Failure, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Task } from '../../platform/jobs/jobs.ts';
import type { Tickets } from '../tickets/index.ts';
import type { BulkDeps } from './index.ts';
import type { Work } from './rules.ts';

/** Name of the task: it stands in the rows of waiting jobs. */
export const BULK = 'bulk:run';

interface Job {
  id: string;
  workspaceId: string;
  userId: string;
  work: Work;
  dryRun: boolean;
}

interface Row {
  n: number;
  ticketId: string;
}

/** Outcomes that are no failure of the command. */
const TRIED = 'Tried';
const TAKEN = 'Taken';

export const bulkTask = (deps: BulkDeps): Task => ({
  name: BULK,
  run: async (payload, signal) => {
    const { workspaceId, jobId } = payload as { workspaceId: string; jobId: string };
    const job = await begin(deps.db, workspaceId, jobId);
    if (!job) return;
    for (;;) {
      const rows = await waiting(deps.db, job);
      if (rows.length === 0) break;
      for (const row of rows) {
        // It begins again where it stopped: on another node, or on this one when it is back.
        if (signal.aborted) throw new Error('the node stops');
        const actor = await callerOf(deps.db, job);
        if (!actor) return finish(deps, job, 'STOPPED');
        await settle(deps.db, job, row, await perform(deps, job, row, actor));
      }
      await progressed(deps.db, job);
    }
    await finish(deps, job, 'DONE');
  },
});

const begin = async (db: Database, workspaceId: string, jobId: string): Promise<Job | null> => {
  const [row] = await db.rows<Omit<Job, 'work'> & { action: string; argument: object }>(workspaceId, sql`
    update bulk_job set status = 'RUNNING' where id = ${jobId}::uuid and workspace_id = ${workspaceId}::uuid and status in ('QUEUED', 'RUNNING')
    returning id, workspace_id as "workspaceId", user_id as "userId", action, argument, dry_run as "dryRun"`);
  return row ? { id: row.id, workspaceId, userId: row.userId, dryRun: row.dryRun, work: { action: row.action, ...row.argument } as Work } : null;
};

const waiting = (db: Database, { id, workspaceId }: Job): Promise<Row[]> => db.rows<Row>(workspaceId, sql`
  select n, ticket_id as "ticketId" from bulk_row where job_id = ${id}::uuid and outcome = 'WAITING' order by n limit ${limit('bulkStep')}`);

/** Whoever asked for it, as they are now: who was disabled meanwhile does nothing any more. */
const callerOf = async (db: Database, { workspaceId, userId }: Job): Promise<UserActor | null> => {
  const [user] = await db.rows<{ name: string; role: Role }>(workspaceId, sql`
    select name, role from app_user where id = ${userId}::uuid and workspace_id = ${workspaceId}::uuid and status = 'ACTIVE'`);
  return user ? { kind: 'USER', workspaceId, userId, sessionId: null, tokenId: null, scopes: null, ...user } : null;
};

/** A database whose transactions also write the outcome of a row; a dry run takes everything back instead. */
const settling = (db: Database, job: Job, row: Row): Database => ({
  ...db,
  tx: (actor, work) => db.tx(actor, async (tx) => {
    const [open] = await tx.rows(sql`select 1 from bulk_row where job_id = ${job.id}::uuid and n = ${row.n} and outcome = 'WAITING' for update`);
    if (!open) return fail(TAKEN, 'Another node has done this row.');
    const result = await work(tx);
    if (!result.ok) return result;
    if (job.dryRun) return fail(TRIED, 'It would have been done.');
    tx.write(sql`update bulk_row set outcome = 'DONE' where job_id = ${job.id}::uuid and n = ${row.n}`);
    tx.write(sql`update bulk_job set done = done + 1 where id = ${job.id}::uuid`);
    return result;
  }),
});

const perform = ({ db, tickets }: BulkDeps, job: Job, row: Row, actor: UserActor): Promise<Result<unknown>> => {
  const commands = tickets.commandsOn(settling(db, job, row));
  return command(commands, job.work, actor, row.ticketId);
};

const command = (commands: ReturnType<Tickets['commandsOn']>, work: Work, actor: UserActor, ticketId: string): Promise<Result<unknown>> => {
  switch (work.action) {
    case 'RESOLVE': return commands.resolve(actor, ticketId, work.note);
    case 'TAG': return commands.tag(actor, ticketId, work.tagId);
    case 'UNTAG': return commands.untag(actor, ticketId, work.tagId);
    case 'TRANSFER_TO_QUEUE': return commands.transfer(actor, ticketId, { queueId: work.queueId, userId: null, note: work.note, overrideCapacity: false });
    case 'ASSIGN': return commands.transfer(actor, ticketId, { queueId: null, userId: work.userId, note: work.note, overrideCapacity: false });
    case 'SNOOZE': return commands.snooze(actor, ticketId, new Date(work.until));
  }
};

/** Writes down what a command that was rolled back has left. */
const settle = async (db: Database, job: Job, row: Row, result: Result<unknown>): Promise<void> => {
  if (result.ok || result.kind === TAKEN) return;
  const refused = result.kind === TRIED ? null : result;
  await db.tx(systemActor(job.workspaceId), async (tx) => {
    const written = await tx.rows(outcomeOf(job, row, refused));
    if (written.length > 0) tx.write(refused ? sql`update bulk_job set refused = refused + 1 where id = ${job.id}::uuid` : sql`update bulk_job set done = done + 1 where id = ${job.id}::uuid`);
    return ok(null);
  });
};

const outcomeOf = (job: Job, row: Row, refused: Failure | null) => sql`
  update bulk_row set outcome = ${refused ? 'REFUSED' : 'DONE'}, error = ${refused?.kind ?? null}, message = ${refused?.message ?? null}
  where job_id = ${job.id}::uuid and n = ${row.n} and outcome = 'WAITING' returning 1`;

const progressed = async (db: Database, { id, workspaceId, userId }: Job): Promise<void> => {
  await db.tx(systemActor(workspaceId), async (tx) => {
    tx.record({ type: 'BulkJobProgressed', payload: { jobId: id, userId } });
    return ok(null);
  });
};

const finish = async ({ db, clock }: BulkDeps, { id, workspaceId, userId }: Job, status: 'DONE' | 'STOPPED'): Promise<void> => {
  await db.tx(systemActor(workspaceId), async (tx) => {
    await tx.rows(sql`update bulk_job set status = ${status}, finished_at = ${clock.now()} where id = ${id}::uuid`);
    tx.record({ type: 'BulkJobProgressed', payload: { jobId: id, userId } });
    return ok(null);
  });
};
