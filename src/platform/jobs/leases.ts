import type { SystemDb } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Log } from '../log/log.ts';

/** How often in one lease a node says that it lives: one sign that gets lost must not cost it its jobs. */
const SIGNS_A_LEASE = 4;

/**
 * A node that was killed leaves its jobs locked, and graphile-worker would free them after four hours. So each node says by
 * the database's clock that it lives, and whoever has been silent for a lease loses its jobs to the others.
 */
export const holdLease = ({ db, log, workerId, leaseMs }: { db: SystemDb; log: Log; workerId: string; leaseMs: number }): { stop(): Promise<void> } => {
  let running: Promise<void> = Promise.resolve();
  const sign = (): void => {
    running = signOnce(db, workerId, leaseMs).catch((error: unknown) => log.warn({ err: error }, 'a sign of life of the job worker was not written'));
  };
  sign();
  const timer = setInterval(sign, leaseMs / SIGNS_A_LEASE);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      await db.rows(sql`delete from job_worker where id = ${workerId}`).catch(() => {});
    },
  };
};

const signOnce = async (db: SystemDb, workerId: string, leaseMs: number): Promise<void> => {
  await db.rows(sql`
    insert into job_worker (id, seen_at) values (${workerId}, clock_timestamp()) on conflict (id) do update set seen_at = excluded.seen_at`);
  await db.rows(sql`delete from job_worker where seen_at < clock_timestamp() - ${leaseMs}::float8 * interval '1 ms'`);
  // A worker takes its first job before its first sign: what was locked just now is nobody's to free.
  await db.rows(sql`
    select graphile_worker.force_unlock_workers(array_agg(distinct j.locked_by)) from graphile_worker._private_jobs j
    where j.locked_at < clock_timestamp() - ${leaseMs}::float8 * interval '1 ms' and not exists (select 1 from job_worker w where w.id = j.locked_by)`);
};
