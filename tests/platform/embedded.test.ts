/** The embedded PostgreSQL with real processes: what starts, what survives kill -9, what is refused, what is left. */
import { afterEach, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { processStart } from '../../src/platform/db/embedded-lock.ts';
import { DATA_DIR_IN_USE, startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/db/embedded.ts';

const MODULE = pathToFileURL(path.resolve('src/platform/db/embedded.ts')).href;

const started: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];
const orphans: number[] = [];
const directories: string[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((each) => each.stop()));
  await Promise.all(children.splice(0).map(killed));
  await Promise.all(orphans.splice(0).map(gone));
  for (const directory of directories.splice(0)) {
    await until(`${directory} is removed`, () => { // the initdb of a killed start may still write into it
      rmSync(directory, { recursive: true, force: true });
      return !existsSync(directory);
    });
  }
});

const newDataDir = (): string => {
  const directory = mkdtempSync(path.join(tmpdir(), 'parley-embedded-'));
  directories.push(directory);
  chmodSync(directory, 0o755); // the account that root runs PostgreSQL as passes through
  return path.join(directory, 'data');
};

/** Starts it in this process. */
const start = async (dataDir: string, { log = [] as string[], durable = true } = {}): Promise<EmbeddedPostgres> => {
  const database = await startEmbeddedPostgres({ dataDir, durable, env: process.env, log: (line) => log.push(line) });
  started.push(database);
  return database;
};

type Answer = { url: string; pid: number } | { code: string; pid: number };

/** Starts it in a Node of its own, which then does nothing but own it. */
const startInChild = async (dataDir: string): Promise<{ child: ChildProcess; answer: Answer }> => {
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(MODULE)};
    const say = (answer) => console.log(JSON.stringify(answer));
    startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {}, env: process.env })
      .then((database) => say({ url: database.url, pid: database.pid() }), ({ code, pid, message }) => say({ code, pid, message }));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const answer = await new Promise<Answer>((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', (line) => resolve(JSON.parse(line) as Answer));
    child.once('exit', (status) => reject(new Error(`the child ended with ${status} before it answered`)));
  });
  if ('url' in answer) orphans.push(answer.pid); // it ends soon after its Node
  return { child, answer };
};

const owned = (answer: Answer): { url: string; pid: number } => {
  if ('code' in answer) throw new Error(JSON.stringify(answer));
  return answer;
};

const killed = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
};

const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
};

const until = async <T>(what: string, look: () => Promise<T | false> | T | false, ms = 10_000): Promise<T> => {
  const deadline = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (seen !== false) return seen;
    if (Date.now() > deadline) throw new Error(`not within ${ms} ms: ${what}`);
    await delay(20);
  }
};

const gone = (pid: number) => until(`process ${pid} is gone`, () => processStart(pid) === null);
const notes = (url: string) => query(url, 'select body from note order by body').then((rows) => rows.map(({ body }) => body));
const settings = async (url: string, names: string[]) =>
  Object.fromEntries((await query(url, `select name, setting from pg_settings where name in ('${names.join("','")}')`)).map(({ name, setting }) => [name, setting]));

test('a new directory gets a database with a password of its own; the next start finds the data', async () => {
  const dataDir = newDataDir();
  const first = await start(dataDir);
  expect(first.url).toMatch(/^postgresql:\/\/parley:[\w-]{32}@127\.0\.0\.1:\d+\/parley$/);
  await query(first.url, "create table note (body text); insert into note values ('kept')");
  const password = statSync(path.join(dataDir, 'postgres.password'));
  expect([password.mode & 0o777, password.uid]).toEqual([0o600, process.getuid!()]);
  await expect(query(first.url.replace(/:[\w-]{32}@/, ':wrong@'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
  expect(await settings(first.url, ['listen_addresses', 'unix_socket_directories', 'transaction_timeout', 'idle_in_transaction_session_timeout', 'max_prepared_transactions', 'fsync'])).toEqual({
    listen_addresses: '127.0.0.1', unix_socket_directories: '', transaction_timeout: '60000', idle_in_transaction_session_timeout: '60000', max_prepared_transactions: '0', fsync: 'on',
  });

  const pid = first.pid();
  await Promise.all([first.stop(), first.stop()]);
  expect(processStart(pid)).toBeNull();
  const second = await start(dataDir);
  expect(await notes(second.url)).toEqual(['kept']);
});

test('durable: false is for tests', async () => {
  const { url } = await start(newDataDir(), { durable: false });
  expect(await settings(url, ['fsync', 'synchronous_commit', 'full_page_writes'])).toEqual({ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' });
});

test('kill -9 of PostgreSQL, twice in a row: it runs again on the same port, and a pool reconnects', async () => {
  const log: string[] = [];
  const database = await start(newDataDir(), { log });
  const pool = new pg.Pool({ connectionString: database.url });
  pool.on('error', () => {});
  await pool.query("create table note (body text); insert into note values ('0')");
  for (const round of ['1', '2']) {
    const pid = database.pid();
    process.kill(pid, 'SIGKILL');
    await until('another PostgreSQL', () => database.pid() !== pid);
    await until('the pool reconnects', () => pool.query(`insert into note values ('${round}')`).then(() => true, () => false as const));
  }
  expect(await notes(database.url)).toEqual(['0', '1', '2']);
  expect(log.filter((line) => line.includes('ended by itself: ended by signal 9'))).toHaveLength(2);
  expect(log.filter((line) => line.includes('runs again'))).toHaveLength(2);
  await pool.end();
});

test('kill -9 of PostgreSQL while a query computes without a pause', async () => {
  const database = await start(newDataDir());
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => {});
  await client.connect();
  const { rows: [backend] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  // A stopped backend is the extreme of one that does not look up: it never notices that its postmaster died.
  process.kill(backend!.pid, 'SIGSTOP');
  const pid = database.pid();
  process.kill(pid, 'SIGKILL');
  await until('another PostgreSQL', () => database.pid() !== pid);
  await gone(backend!.pid);
  expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await client.end().catch(() => {});
});

test('kill -9 of Node, twice in a row: PostgreSQL ends, the next start has all committed data', async () => {
  const dataDir = newDataDir();
  for (const round of [1, 2]) {
    const { child, answer } = await startInChild(dataDir);
    const { url, pid } = owned(answer);
    await query(url, `create table if not exists note (body text); insert into note values ('${round}')`);
    await killed(child);
    await gone(pid);
  }
  const { url } = await start(dataDir);
  expect(await notes(url)).toEqual(['1', '2']);
});

test('kill -9 of Node and PostgreSQL, twice in a row, and starting at once', async () => {
  const dataDir = newDataDir();
  for (const round of [1, 2]) {
    const { child, answer } = await startInChild(dataDir);
    const { url, pid } = owned(answer);
    await query(url, `create table if not exists note (body text); insert into note values ('${round}')`);
    process.kill(pid, 'SIGKILL');
    await killed(child);
  }
  const { child, answer } = await startInChild(dataDir); // and only Node, without waiting for PostgreSQL to end
  await query(owned(answer).url, "insert into note values ('3')");
  await killed(child);
  expect(await notes((await start(dataDir)).url)).toEqual(['1', '2', '3']);
});

test('a second start on one directory is refused and does not disturb the first', async () => {
  const dataDir = newDataDir();
  const database = await start(dataDir);
  const pid = database.pid();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const refusal = { code: DATA_DIR_IN_USE, pid: process.pid };
  await expect(start(dataDir)).rejects.toMatchObject({ ...refusal, message: expect.stringContaining(`pid ${process.pid}`) });
  expect((await startInChild(dataDir)).answer).toMatchObject(refusal);
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]); // the same session goes on
  expect(database.pid()).toBe(pid);
  await client.end();
});

test('of simultaneous starts on a new directory exactly one wins', async () => {
  const dataDir = newDataDir();
  const all = await Promise.all([1, 2, 3, 4].map(() => startInChild(dataDir)));
  const winners = all.filter(({ answer }) => 'url' in answer);
  expect(winners).toHaveLength(1);
  const { child, answer } = winners[0]!;
  for (const other of all.filter((each) => each.child !== child)) expect(other.answer).toMatchObject({ code: DATA_DIR_IN_USE, pid: child.pid });
  expect(await query(owned(answer).url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a reused pid does not pass for the owner, nor for the postmaster', async () => {
  const dataDir = newDataDir();
  await (await start(dataDir)).stop();
  writeFileSync(path.join(dataDir, 'postgres.owner'), JSON.stringify({ pid: process.ppid, started: 'long ago' }));
  writeFileSync(path.join(dataDir, 'postgres/postmaster.pid'), `${process.ppid}\n${dataDir}/postgres\n`);
  expect(await query((await start(dataDir)).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(JSON.parse(readFileSync(path.join(dataDir, 'postgres.owner'), 'utf8'))).toMatchObject({ pid: process.pid });
});

test('an owner that lives is respected even where locks do nothing', async () => {
  const dataDir = newDataDir();
  await (await start(dataDir)).stop();
  writeFileSync(path.join(dataDir, 'postgres.owner'), JSON.stringify({ pid: process.ppid, started: processStart(process.ppid) }));
  await expect(start(dataDir)).rejects.toMatchObject({ code: DATA_DIR_IN_USE, pid: process.ppid });
});

test('stop is quick, busy and stuck sessions included, and leaves no process', async () => {
  const database = await start(newDataDir());
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => {});
  await client.connect();
  const { rows: [backend] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  process.kill(backend!.pid, 'SIGSTOP');
  const begin = performance.now();
  await database.stop();
  expect(performance.now() - begin).toBeLessThan(3_000);
  await Promise.all([database.pid(), backend!.pid].map(gone));
  await client.end().catch(() => {});
});

test('stop in the middle of a restart stops for good', async () => {
  const dataDir = newDataDir();
  const log: string[] = [];
  const database = await start(dataDir, { log });
  const pid = database.pid();
  process.kill(pid, 'SIGKILL');
  await until('the supervisor noticed', () => log.some((line) => line.includes('ended by itself')));
  await database.stop();
  await gone(database.pid());
  await expect(query(database.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await start(dataDir); // the directory is free
});

test('a first start that was killed half-way does not spoil the directory', async () => {
  const dataDir = newDataDir();
  const { child } = await startInChildUntil(dataDir, () => statSync(path.join(dataDir, 'postgres.password')));
  await killed(child);
  expect(await query((await start(dataDir)).url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;

asRoot('root, under a path that is closed to others: the database lies in /var/lib/parley, and begins anew with the directory', async () => {
  const dataDir = newDataDir();
  chmodSync(path.dirname(dataDir), 0o700);
  const log: string[] = [];
  const first = await start(dataDir, { log });
  const [place] = log.flatMap((line) => /lies in (\/var\/lib\/parley\/[0-9a-f]{16})\/postgres:/.exec(line)?.[1] ?? []);
  directories.push(place!);
  expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false);
  await query(first.url, "create table note (body text); insert into note values ('kept')");
  await first.stop();

  chmodSync(path.dirname(dataDir), 0o755); // opened later: the database stays where it is
  const second = await start(dataDir);
  expect(await notes(second.url)).toEqual(['kept']);
  await second.stop();

  rmSync(dataDir, { recursive: true });
  chmodSync(path.dirname(dataDir), 0o700);
  const third = await start(dataDir, { log });
  await expect(notes(third.url)).rejects.toMatchObject({ code: '42P01' });
  expect(log).toContainEqual(expect.stringMatching(/kept in .*postgres\.left-/));
});

/** A start that is not awaited: returns once `sign` no longer throws. */
const startInChildUntil = async (dataDir: string, sign: () => unknown): Promise<{ child: ChildProcess }> => {
  startInChild(dataDir).catch(() => {}); // killed before it answers
  const child = children.at(-1)!;
  await until('the sign', () => {
    try {
      sign();
      return true;
    } catch {
      return false;
    }
  });
  return { child };
};
