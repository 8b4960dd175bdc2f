/** The job queue: each job at least once, in the transaction that needs it, also when its worker is killed. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/actor.ts';
import { fail, ok } from '../../src/kernel/result.ts';
import { addJob, startJobs, type NewJob } from '../../src/platform/jobs/jobs.ts';
import { cuttable } from '../support/cuttable.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { log, startPlatform, until, type Platform } from './support.ts';

let platform: Platform;
let workspaceId: string;
let stops: (() => Promise<void>)[] = [];
beforeAll(async () => {
  platform = await startPlatform();
  workspaceId = await platform.workspace('jobs');
});
afterAll(() => platform.stop());
beforeEach(() => platform.database.query('delete from graphile_worker._private_jobs'));
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const add = (job: Partial<NewJob> = {}, commit = true) =>
  platform.db.tx(systemActor(workspaceId), async (tx) => {
    await addJob(tx.rows, { task: 'work', payload: { n: 1 }, key: 'one', at: null, ...job });
    return commit ? ok(null) : fail('BadInput', 'Changed my mind.');
  });

const start = async (run: (payload: unknown, signal: AbortSignal) => Promise<void>, leaseMs?: number) => {
  const jobs = await startJobs({ db: platform.db, url: platform.database.url, log, leaseMs }, [{ name: 'work', run }]);
  stops.push(() => jobs.stop());
  return jobs;
};
const waiting = () => platform.database.query<{ key: string; run_at: Date }>('select key, run_at from graphile_worker._private_jobs order by id');

test('a job runs once its transaction has committed, and not at all when it has not', async () => {
  const done: unknown[] = [];
  await start(async (payload) => void done.push(payload));
  await add({ payload: { n: 'rolled back' }, key: 'no' }, false);
  await add({ payload: { n: 'committed' } });
  await until('it ran', () => done.length > 0);
  expect(done).toEqual([{ n: 'committed' }]);
});

test('of jobs with one key there is one, and the sooner of two times counts', async () => {
  const [soon, late] = [new Date('2040-01-01T00:00:00Z'), new Date('2050-01-01T00:00:00Z')];
  await add({ at: late });
  await add({ at: soon, payload: { n: 2 } });
  await add({ at: late, payload: { n: 3 } });
  expect(await waiting()).toEqual([{ key: 'one', run_at: soon }]);
});

test('callers who add the same job at the same moment take turns: what is due now is never put off', async () => {
  await Promise.all(Array.from({ length: 12 }, (_, i) => add({ at: i === 6 ? null : new Date('2050-01-01T00:00:00Z') })));
  const [job] = await waiting();
  expect(job!.run_at.getFullYear()).toBeLessThan(2050);
});

test('a job that fails stays, and comes again', async () => {
  let tries = 0;
  await start(async () => {
    tries += 1;
    if (tries === 1) throw new Error('away');
  });
  await add();
  await until('it was tried', () => tries === 1);
  await until('it waits', async () => (await waiting()).length === 1);
  await platform.database.query('update graphile_worker._private_jobs set run_at = now()');
  await until('it was done', async () => tries === 2 && (await waiting()).length === 0);
});

test('stopping tells the jobs, and waits for them', async () => {
  let ended = false;
  const jobs = await start((_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => {
    ended = true;
    resolve();
  })));
  await add();
  await until('it runs', async () => (await platform.database.query('select 1 from graphile_worker._private_jobs where locked_at is not null')).length === 1);
  stops = [];
  await jobs.stop();
  expect(ended).toBe(true);
  expect(await waiting()).toEqual([]);
});

test('jobs of a worker that was killed go on with another as soon as its lease is over', async () => {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'job-worker.ts'), platform.database.url], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await add({ payload: { n: 'killed' } });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const exited = new Promise((resolve) => child.once('exit', resolve));
    process.kill(child.pid!, 'SIGKILL');
    await exited;
  } finally {
    child.kill('SIGKILL');
  }
  const done: unknown[] = [];
  await start(async (payload) => void done.push(payload), 500);
  await until('it ran again', () => done.length > 0);
  expect(done).toEqual([{ n: 'killed' }]);
});

test('a worker outlives its database going away: what it could not write down is done again', async () => {
  const way = await cuttable(platform.database.url);
  let begun = 0;
  let finish: () => void = () => {};
  const jobs = await startJobs({ db: platform.db, url: way.url, log, leaseMs: 500 }, [{
    name: 'work',
    run: () => {
      begun += 1;
      return begun > 1 ? Promise.resolve() : new Promise((resolve) => (finish = resolve));
    },
  }]);
  stops.push(async () => {
    await jobs.stop();
    await way.close();
  });
  await add();
  await until('it runs', () => begun === 1);
  way.cut();
  finish();
  await until('the worker has ended', async () => (await platform.database.query('select 1 from job_worker')).length === 0, 15_000);
  way.mend();
  await until('it was done again', async () => begun === 2 && (await waiting()).length === 0, 20_000);
}, 40_000);

test('a worker that lives keeps its jobs, however long they take', async () => {
  let begun = 0;
  const run = (_: unknown, signal: AbortSignal) => new Promise<void>((resolve) => {
    begun += 1;
    signal.addEventListener('abort', () => resolve());
  });
  await start(run, 200);
  await start(run, 200);
  await add();
  await until('it runs', () => begun > 0);
  const [before] = await platform.database.query<{ n: Date }>('select max(seen_at) as n from job_worker');
  // Several leases later, by their own signs of life.
  await until('a second has passed', async () => {
    const [now] = await platform.database.query<{ n: Date }>('select max(seen_at) as n from job_worker');
    return now!.n.getTime() - before!.n.getTime() > 1_000;
  });
  expect(begun).toBe(1);
});

test('[R-01] whoever serves requests adds jobs but reads none; the schema is migrated again without harm', async () => {
  await add({ at: new Date('2050-01-01T00:00:00Z') });
  await expect(platform.db.rows(workspaceId, { text: 'select * from graphile_worker._private_jobs', values: [] } as never)).rejects.toMatchObject({ code: '42501' });
  expect(await migrate(platform.database.url, log)).toEqual([]);
  expect(await waiting()).toHaveLength(1);
});
