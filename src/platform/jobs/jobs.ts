/**
 * Work that leaves the system or may take its time: a queue on PostgreSQL (graphile-worker). A job is added in the
 * transaction that makes it necessary, runs at least once, and so is written to bear a repeat.
 */
import { EventEmitter } from 'node:events';
import { parseCronItems, run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Log } from '../log/log.ts';
import { holdLease } from './leases.ts';
import { workerLog } from './worker-log.ts';

/** One kind of work. A thrown error means: again later, at growing intervals. */
export interface Task {
  /** Stands in the rows of waiting jobs; never change it. */
  name: string;
  /** When it runs by itself, as a line of crontab has it; on one node at a time. */
  cron?: string;
  /** `signal` fires when the node stops: what is not done then is done by the next. */
  run(payload: unknown, signal: AbortSignal): Promise<void>;
}

export interface NewJob {
  task: string;
  payload: Record<string, unknown>;
  /** Jobs with the same key are one, as long as it has not begun; the sooner of two times counts. */
  key: string;
  /** Null: now. */
  at: Date | null;
}

/** Adds a job in the caller's transaction. */
export const addJob = async (rows: Tx['rows'], { task, payload, key, at }: NewJob): Promise<void> => {
  await rows(sql`select enqueue_job(${task}, ${JSON.stringify(payload)}::json, ${key}, ${at}::timestamptz)`);
};

export interface JobsOptions {
  db: Database;
  url: string;
  log: Log;
  /** Only tests: how long a silent node keeps its jobs. */
  leaseMs?: number;
}

const connections = (url: string, log: Log): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max: limit('jobsAtOnce'), application_name: 'parley_jobs', options: '-c role=parley_system' });
  const dropped = (error: Error): void => {
    if (!pool.ending) log.warn({ err: error }, 'a connection of the job queue was dropped');
  };
  pool.on('error', dropped);
  pool.on('connect', (client) => client.on('error', dropped));
  return pool;
};

/** Works on jobs until it is stopped. A connection that drops is made again by itself. */
export const startJobs = async ({ db, url, log, leaseMs = limit('jobLeaseMs') }: JobsOptions, tasks: Task[]): Promise<{ stop(): Promise<void> }> => {
  const pool = connections(url, log);
  const stopping = new AbortController();
  const taskList: TaskList = Object.fromEntries(tasks.map((task) => [task.name, (payload: unknown) => task.run(payload, stopping.signal)]));
  const crons = parseCronItems(tasks.flatMap(({ name, cron }) => (cron ? [{ task: name, match: cron }] : [])));
  const events: WorkerEvents = new EventEmitter();
  let workerId = '';
  events.once('pool:create', ({ workerPool }) => (workerId = workerPool.id));
  let runner: Runner;
  try {
    runner = await run({
      pgPool: pool, taskList, parsedCronItems: crons, logger: workerLog(log), noHandleSignals: true, concurrency: limit('jobsAtOnce'),
      pollInterval: limit('jobPollMs'), events,
    });
  } catch (error) {
    await pool.end();
    throw error;
  }
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'the job worker ended'));
  const lease = holdLease({ db: db.system, log, workerId, leaseMs });
  return {
    stop: async () => {
      stopping.abort();
      // Rejects when it has ended by itself, which was told already.
      await runner.stop().catch(() => {});
      await lease.stop();
      await pool.end();
    },
  };
};
