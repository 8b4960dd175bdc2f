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
import { repeat } from '../events/tail.ts';
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

/**
 * Without these delays a job whose end cannot be written down, as when the database restarts, leaves a rejection that nobody
 * handles (0.18.0), and that ends the process. With them the worker ends in good order.
 */
const NO_LOOSE_ENDS = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

/** One run of the library's worker, with its sign of life. */
const startWorker = async ({ db, url, log, leaseMs = limit('jobLeaseMs') }: JobsOptions, tasks: Task[], stopping: AbortSignal) => {
  const pool = connections(url, log);
  const taskList: TaskList = Object.fromEntries(tasks.map((task) => [task.name, (payload: unknown) => task.run(payload, stopping)]));
  const crons = parseCronItems(tasks.flatMap(({ name, cron }) => (cron ? [{ task: name, match: cron }] : [])));
  const events: WorkerEvents = new EventEmitter();
  let workerId = '';
  events.once('pool:create', ({ workerPool }) => (workerId = workerPool.id));
  let runner: Runner;
  try {
    runner = await run({
      pgPool: pool, taskList, parsedCronItems: crons, logger: workerLog(log), noHandleSignals: true, concurrency: limit('jobsAtOnce'),
      pollInterval: limit('jobPollMs'), events, preset: { worker: NO_LOOSE_ENDS },
    });
  } catch (error) {
    await pool.end();
    throw error;
  }
  const lease = holdLease({ db: db.system, log, workerId, leaseMs });
  const ended = runner.promise.catch((error: unknown) => log.warn({ err: error }, 'the job worker ended')).then(async () => {
    await lease.stop();
    await pool.end();
  });
  // Rejects when it has ended by itself, which was told already.
  return { ended, stop: () => runner.stop().catch(() => {}).then(() => ended) };
};

/**
 * Works on jobs until it is stopped. The library's worker ends when it cannot write down what became of a job, as when the
 * database restarts: then another begins, and the job goes on once the lease of the first is over.
 */
export const startJobs = async (options: JobsOptions, tasks: Task[]): Promise<{ stop(): Promise<void> }> => {
  const stopping = new AbortController();
  let worker: Awaited<ReturnType<typeof startWorker>> | null = await startWorker(options, tasks, stopping.signal);
  const keeper = repeat(
    async () => {
      worker ??= await startWorker(options, tasks, stopping.signal);
      await Promise.race([worker.ended, aborted(stopping.signal)]);
      if (!stopping.signal.aborted) worker = null;
      return limit('eventPollMs');
    },
    (error) => options.log.warn({ err: error }, 'the job worker could not be started'),
  );
  return {
    stop: async () => {
      stopping.abort();
      await keeper.stop();
      await worker?.stop();
    },
  };
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })));
