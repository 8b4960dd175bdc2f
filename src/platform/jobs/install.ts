import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import type { Log } from '../log/log.ts';
import { workerLog } from './worker-log.ts';

/** Tables of graphile-worker that have row-level security, and so need a policy for the role that works on jobs. */
const TABLES = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'];

/** A table's policy, made once: the library's own migrations know nothing of our roles. */
const policy = (table: string): string => `
  do $$ begin
    if not exists (select 1 from pg_policies where schemaname = 'graphile_worker' and tablename = '${table}' and policyname = 'across') then
      create policy across on graphile_worker.${table} to parley_system using (true) with check (true);
    end if;
  end $$`;

/** The library's list of its own migrations, as it makes it itself: with a `create schema` that only a database's owner may run. */
const MIGRATIONS = `create table if not exists graphile_worker.migrations (
  id int primary key, ts timestamptz default now() not null, breaking boolean not null default false)`;

/**
 * The job queue's schema, owned by `parley_owner` and open to `parley_system` alone. Whoever serves requests adds jobs through
 * the function `enqueue_job`, which runs with its owner's rights.
 */
export const installJobs = async (url: string, login: pg.Client, log: Log): Promise<void> => {
  const { rows } = await login.query<{ there: boolean }>("select to_regnamespace('graphile_worker') is not null as there");
  if (!rows[0]!.there) await login.query('create schema graphile_worker authorization parley_owner');
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'parley_migrations', options: '-c role=parley_owner' });
  const dropped = (error: Error): void => log.warn({ err: error }, 'the migration connection of the job queue was dropped');
  pool.on('error', dropped);
  pool.on('connect', (client) => client.on('error', dropped));
  try {
    await pool.query(MIGRATIONS);
    await runMigrations({ pgPool: pool, logger: workerLog(log) });
    await pool.query('grant usage on schema graphile_worker to parley_system');
    await pool.query('grant select, insert, update, delete on all tables in schema graphile_worker to parley_system');
    await pool.query('grant usage, select on all sequences in schema graphile_worker to parley_system');
    for (const table of TABLES) await pool.query(policy(table));
  } finally {
    await pool.end();
  }
};
