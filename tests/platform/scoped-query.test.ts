/** Row-level security in one flush: the setting and the statement are one implicit transaction, whatever fails. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { systemActor } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import { ok } from '../../src/kernel/result.ts';
import { limit } from '../../src/limits.ts';
import { ScopedQuery } from '../../src/platform/db/scoped-query.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { startPlatform, type Platform } from './support.ts';

let platform: Platform;
let red: string;
let blue: string;
beforeAll(async () => {
  platform = await startPlatform();
  [red, blue] = [await platform.workspace('red'), await platform.workspace('blue')];
});
afterAll(() => platform.stop());

/** One connection as the server's readers have it, so that what one query leaves behind meets the next. */
let client: pg.Client;
beforeEach(async () => {
  client = new pg.Client({ connectionString: platform.database.url, options: '-c role=parley_app' });
  await client.connect();
});
afterEach(() => client.end());

const scoped = (workspaceId: string, text: string, values: unknown[] = []): Promise<pg.QueryResult> =>
  new Promise((resolve, reject) => {
    client.query(new ScopedQuery(workspaceId, { text, values }, (error, result) => (error ? reject(error) : resolve(result))) as unknown as pg.Submittable);
  });
const names = async (workspaceId: string): Promise<string[]> => (await scoped(workspaceId, 'select name from tag')).rows.map(({ name }: { name: string }) => name);
const setting = async (): Promise<string> => {
  const { rows } = await client.query<{ at: string | null }>("select current_setting('app.workspace', true) as at");
  return rows[0]!.at ?? '';
};
/** What a query without a workspace sees on this connection, and which workspace it would be in. */
const leak = async (): Promise<[unknown[], string]> => [(await client.query('select name from tag')).rows, await setting()];
const NOTHING = [[], ''];

test('a statement sees its workspace and nothing else, and the result is its own', async () => {
  const result = await scoped(red, 'select name from tag where name = any($1)', [['red', 'blue']]);
  expect([result.rows, result.rowCount, result.fields.map((field) => field.name)]).toEqual([[{ name: 'red' }], 1, ['name']]);
  expect(await names(blue)).toEqual(['blue']);
  expect(await names(newId())).toEqual([]);
});

test('the setting dies with its statement', async () => {
  expect(await names(red)).toEqual(['red']);
  expect(await leak()).toEqual(NOTHING);
});

test('a failing first statement (the setting) fails the query, and the connection goes on', async () => {
  await expect(scoped('no\0uuid', 'select name from tag')).rejects.toMatchObject({ code: '22021' });
  expect(await leak()).toEqual(NOTHING);
  expect(await names(blue)).toEqual(['blue']);
});

test('a workspace that is no id sees nothing: the policy refuses it', async () => {
  await expect(scoped('red', 'select name from tag')).rejects.toMatchObject({ code: '22P02' });
  expect(await scoped('', 'select name from tag')).toMatchObject({ rows: [] });
  expect(await names(blue)).toEqual(['blue']);
});

test.each([
  ['at parsing', 'selec name from tag', [], '42601'],
  ['at binding', 'select name from tag where id = $1', ['no uuid'], '22P02'],
  ['at execution', 'select 1 / (length(name) - length(name)) from tag', [], '22012'],
  ['midway through its rows', 'select 1 / (3 - n) from generate_series(1, 5) n', [], '22012'],
  ['by two statements in one text', 'select 1; select name from tag', [], '42601'],
  ['by a role it does not have', 'select * from signing_key', [], '42501'],
])('a second statement that fails %s fails the query, leaves nothing set, and the connection goes on', async (_, text, values, code) => {
  await expect(scoped(red, text, values)).rejects.toMatchObject({ code });
  expect(await leak()).toEqual(NOTHING);
  expect(await names(blue)).toEqual(['blue']);
});

const prepared = (workspaceId: string, name: string, text: string, values: unknown[] = []): Promise<pg.QueryResult> =>
  new Promise((resolve, reject) => {
    client.query(new ScopedQuery(workspaceId, { name, text, values }, (error, result) => (error ? reject(error) : resolve(result))) as unknown as pg.Submittable);
  });
const kept = async (): Promise<number> => (await client.query<{ n: number }>("select count(*)::int as n from pg_prepared_statements where name like 'p%'")).rows[0]!.n;

test('a named statement is prepared once, sees the workspace of each run, and leaves nothing set', async () => {
  for (const workspaceId of [red, blue, red]) expect((await prepared(workspaceId, 'p', 'select name from tag')).rows).toEqual([{ name: workspaceId === red ? 'red' : 'blue' }]);
  expect(await kept()).toBe(1);
  expect(await leak()).toEqual(NOTHING);
  expect((await client.query<{ plan_cache_mode: string }>('show plan_cache_mode')).rows).toEqual([{ plan_cache_mode: 'auto' }]);
});

test('a named statement that fails, at whatever point, can be run again under its name', async () => {
  const text = 'select 1 / (length(name) - $1::int) as n from tag';
  await expect(prepared(red, 'p1', 'selec 1')).rejects.toMatchObject({ code: '42601' });
  expect((await prepared(red, 'p1', text, [2])).rows).toEqual([{ n: 1 }]);
  await expect(prepared(red, 'p1', text, [3])).rejects.toMatchObject({ code: '22012' });
  await expect(prepared(red, 'p1', text, ['x'])).rejects.toMatchObject({ code: '22P02' });
  await expect(prepared('no\0uuid', 'p2', text, [2])).rejects.toMatchObject({ code: '22021' });
  expect((await prepared(red, 'p1', text, [2])).rows).toEqual([{ n: 1 }]);
  expect((await prepared(red, 'p2', text, [2])).rows).toEqual([{ n: 1 }]);
  expect(await leak()).toEqual(NOTHING);
});

test('a connection keeps so many prepared statements and no more; what was let go comes back', async () => {
  const most = limit('preparedStatements');
  for (let i = 0; i < most + 5; i++) expect((await prepared(red, `p${i}`, `select name, ${i} as n from tag`)).rows).toEqual([{ name: 'red', n: i }]);
  expect(await kept()).toBe(most);
  expect((await prepared(blue, 'p0', 'select name, 0 as n from tag')).rows).toEqual([{ name: 'blue', n: 0 }]);
  expect(await kept()).toBe(most);
});

test('a write that fails leaves nothing behind, one that succeeds is committed', async () => {
  const insert = 'insert into tag (id, workspace_id, name, colour) values ($1, $2, $3, $4)';
  await expect(scoped(red, insert, [newId(), blue, 'smuggled', '#000000'])).rejects.toMatchObject({ code: '42501' });
  const written = await scoped(red, `${insert} returning name`, [newId(), red, 'second', '#000000']);
  expect(written.rows).toEqual([{ name: 'second' }]);
  expect((await names(red)).sort()).toEqual(['red', 'second']);
  expect(await names(blue)).toEqual(['blue']);
  await scoped(red, "delete from tag where name = 'second'");
});

test('many queries on one connection each keep their workspace, failures between them', async () => {
  for (let i = 0; i < 60; i++) {
    const workspaceId = i % 2 === 0 ? red : blue;
    if (i % 5 === 4) await expect(scoped(workspaceId, 'select 1 / 0')).rejects.toMatchObject({ code: '22012' });
    else expect(await names(workspaceId)).toEqual([i % 2 === 0 ? 'red' : 'blue']);
  }
});

test('through the pool, two workspaces at once never see each other, transactions and failures among them', async () => {
  const { db } = platform;
  const read = async (workspaceId: string): Promise<string> =>
    (await db.rows<{ name: string }>(workspaceId, sql`select t.name from tag t, pg_sleep(random() * 0.003)`)).map(({ name }) => name).join();
  const inTransaction = async (workspaceId: string): Promise<string> => {
    const result = await db.tx(systemActor(workspaceId), async (tx) => ok((await tx.rows<{ name: string }>(sql`select name from tag`)).map(({ name }) => name).join()));
    return result.ok ? result.value : result.kind;
  };
  const failing = (workspaceId: string): Promise<string> => db.rows(workspaceId, sql`select 1 / 0`).then(() => 'no', () => 'failed');
  const work = Array.from({ length: 240 }, (_, i) => [read, inTransaction, read, failing][i % 4]!(i % 3 === 0 ? red : blue));
  const expected = work.map((_, i) => (i % 4 === 3 ? 'failed' : i % 3 === 0 ? 'red' : 'blue'));
  expect(await Promise.all(work)).toEqual(expected);
});

test('without a workspace there are no rows, and what only the system may write stays closed', async () => {
  expect(await leak()).toEqual(NOTHING);
  await expect(scoped(red, "insert into event_handler (name, done_below) values ('x', '0')")).rejects.toMatchObject({ code: '42501' });
});
