/** The log's partitions: always open ahead of the present, pruned without a loss, and never in a writer's way. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { limit } from '../../src/limits.ts';
import { systemActor } from '../../src/kernel/actor.ts';
import { ok } from '../../src/kernel/result.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { decodeCursor, encodeCursor } from '../../src/platform/events/cursor.ts';
import { begunAt } from '../../src/platform/events/health.ts';
import { inOrder, NARROWEST, partitionOf, passed, splitOf, WIDEST, widthFor, type Partition } from '../../src/platform/events/partition-rules.ts';
import { partitionsOf, sweepPartitions } from '../../src/platform/events/partitions.ts';
import { follow, log, startPlatform, until, type Platform } from './support.ts';
import { randomFrom, seedOf } from './writers.ts';

const xid = fc.bigInt({ min: 1n, max: 2n ** 40n });

/** A log cut at these places, with its first and its open partition. */
const cutAt = (places: bigint[]): Partition[] => {
  const cuts = [...new Set(places)].sort((a, b) => (a < b ? -1 : 1));
  return [null, ...cuts].map((from, i) => ({ name: `p${i}`, from, to: cuts[i] ?? null }));
};

test('bounds are read as PostgreSQL prints them, and nothing else is taken for a bound', () => {
  expect(partitionOf('a', "FOR VALUES FROM (MINVALUE) TO ('77')")).toEqual({ name: 'a', from: null, to: 77n });
  expect(partitionOf('b', "FOR VALUES FROM ('77') TO (MAXVALUE)")).toEqual({ name: 'b', from: 77n, to: null });
  expect(() => partitionOf('c', 'DEFAULT')).toThrow('not ours');
});

test('partitions are put in order whatever order they come in', () => {
  fc.assert(fc.property(fc.uniqueArray(xid).map(cutAt).chain((whole) => fc.tuple(fc.constant(whole), fc.shuffledSubarray(whole, { minLength: whole.length }))), ([whole, shuffled]) => {
    expect(inOrder(shuffled)).toEqual(whole);
  }));
});

test('a partition is never narrower or wider than its limits, and follows the pace between them', () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 40n }), fc.double({ min: 0, max: 1e10, noNaN: true }), (xids, ms) => {
    const width = widthFor({ xids, ms });
    expect(width >= NARROWEST && width <= WIDEST).toBe(true);
  }));
  expect(widthFor({ xids: 3_600_000n, ms: 24 * 3_600_000 })).toBe(3_600_000n);
  expect(widthFor({ xids: 5_000_000n, ms: 1_000 })).toBe(NARROWEST);
});

test('whatever the log looks like, splitting until nothing is due leaves it whole and open a width ahead, and never cuts into what was given out', () => {
  fc.assert(fc.property(fc.array(xid, { maxLength: 5 }), xid, fc.bigInt({ min: NARROWEST, max: WIDEST }), (places, next, width) => {
    let partitions = cutAt(places);
    for (let split = splitOf(partitions, next, width); split; split = splitOf(partitions, next, width)) {
      expect(split.at > next).toBe(true);
      expect(split.entered).toBe(split.open.from === null || split.open.from <= next);
      const { open, at } = split;
      partitions = [...partitions.slice(0, -1), { ...open, to: at }, { name: 'next', from: at, to: null }];
    }
    expect(partitions.at(-1)!.from! >= next + width).toBe(true);
    partitions.reduce((before, after) => {
      expect(after.from).toBe(before.to);
      return after;
    });
  }));
});

test('what may go lies wholly below the horizon and below every handler\'s mark', () => {
  fc.assert(fc.property(fc.array(xid, { maxLength: 8 }), xid, fc.array(xid, { maxLength: 3 }), (places, horizon, marks) => {
    for (const { to } of passed(cutAt(places), { horizon, marks })) expect([horizon, ...marks].every((bound) => to! <= bound)).toBe(true);
  }));
});

test('the oldest writer began after the last look that had not seen its number given out', () => {
  const samples = [{ at: 0, next: 10n }, { at: 5, next: 20n }, { at: 9, next: 20n }, { at: 12, next: 35n }];
  expect([begunAt(samples, 30n), begunAt(samples, 20n), begunAt(samples, 12n), begunAt(samples, 3n)]).toEqual([9, 9, 0, 0]);
});

let platform: Platform;
let workspaceId: string;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.stop());
beforeEach(async () => {
  workspaceId = await platform.workspace('partitions');
});

const HANDLER = 'partitions-test';
const sweep = (handlers: string[] = []) => sweepPartitions({ db: platform.db, url: platform.database.url, log, handlers });
const bounds = async () => (await partitionsOf(platform.db)).map(({ from, to }) => [from, to]);
const prunedBelow = async (): Promise<bigint> => BigInt((await platform.database.query<{ p: string }>('select pruned_below::text as p from event_log'))[0]!.p);

const record = (name: string) =>
  platform.db.tx(systemActor(workspaceId), async (tx) => {
    tx.record({ type: 'Tested', payload: { name } });
    return ok(null);
  });

/** Moves the log on to the next partition, as a day of writing would: transaction numbers cannot be skipped, so bounds come closer. */
const turnOver = async (ahead = 3n): Promise<bigint> => {
  const partitions = await partitionsOf(platform.db);
  const admin = new pg.Client({ connectionString: platform.database.url, options: '-c role=parley_owner' });
  await admin.connect();
  // Before it is known where the log stands: the other files of the cluster use up numbers meanwhile, and nobody may write with them here.
  await admin.query('begin; lock table event in access exclusive mode');
  const { rows: [row] } = await admin.query<{ next: string }>('select pg_current_xact_id()::text as next');
  const at = BigInt(row!.next) + ahead;
  const writing = partitions.find(({ from, to }) => (from === null || from < at) && (to === null || to > at))!;
  const [from, to] = [writing.from === null ? 'minvalue' : `'${writing.from}'`, writing.to === null ? 'maxvalue' : `'${writing.to}'`];
  await admin.query(`create table event_from_${at} (like event including defaults); alter table event_from_${at} enable row level security;
    alter table event_from_${at} force row level security; alter table event detach partition ${writing.name};
    alter table event attach partition ${writing.name} for values from (${from}) to ('${at}'); alter table event attach partition event_from_${at} for values from ('${at}') to (${to}); commit`);
  await admin.end();
  for (let reached = 0n; reached < at;) reached = BigInt((await platform.database.query<{ x: string }>('select pg_current_xact_id()::text as x'))[0]!.x);
  // The horizon is the whole cluster's: other test files' transactions hold it back for a moment.
  await until('the horizon has passed it', async () => {
    const [row] = await platform.database.query<{ h: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as h');
    return BigInt(row!.h) >= at;
  });
  return at;
};

const age = (below: bigint): Promise<object[]> =>
  platform.database.query(`update event set at = at - $1 * interval '1 millisecond' where xid < $2::xid8`, [limit('eventRetentionMs') + limit('transactionMs') + 1_000, String(below)]);

test('the one big partition of an older log gets an end without being rewritten, and the log is open ahead of it', async () => {
  await record('old');
  const [before] = await platform.database.query<{ node: number }>("select pg_relation_filenode('event_first') as node");
  expect(await bounds()).toEqual([[null, null]]);
  await sweep();
  const [after] = await platform.database.query<{ node: number }>("select pg_relation_filenode('event_first') as node");
  expect(after).toEqual(before);
  const [first, open] = await bounds();
  expect([first![0], open![0], open![1]]).toEqual([null, first![1], null]);
  await record('new');
  await sweep();
  const third = await bounds();
  await sweep();
  expect(await bounds()).toEqual(third);
  expect(await platform.database.query('select 1 from pg_constraint where conname = $1', ['event_closing'])).toEqual([]);
  expect(await platform.database.query("select payload->>'name' as name from event where workspace_id = $1 order by xid", [workspaceId])).toEqual([{ name: 'old' }, { name: 'new' }]);
});

test('a new partition has the indexes, the row-level security and the owner of the first, and is reached through the log only', async () => {
  await sweep();
  const newest = (await partitionsOf(platform.db)).at(-1)!.name;
  const shape = (table: string) => platform.database.query(`
    select c.relrowsecurity, c.relforcerowsecurity, c.relowner::regrole::text as owner,
      (select count(*)::int from pg_index i where i.indrelid = c.oid) as indexes, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c where c.oid = $1::regclass`, [table]);
  expect(await shape(newest)).toEqual(await shape('event_first'));
  await expect(platform.db.system.rows({ text: `select 1 from ${newest}`, values: [] } as never)).rejects.toMatchObject({ code: '42501' });
});

test('what is old enough goes, whole partitions at a time, and every cursor into it is told to read anew', async () => {
  const tail = await platform.tail();
  const old = tail.cursor();
  for (const name of ['a', 'b']) await record(name);
  const end = await turnOver();
  await record('kept');
  await age(end);
  await sweep();
  expect(await prunedBelow()).toBe(end);
  expect((await bounds())[0]![0]).toBe(end);
  const below = follow(platform, tail, workspaceId, old);
  await until('the resync came', () => below.seen.length > 0);
  expect(below.seen[0]).toMatchObject({ kind: 'resync', reason: expect.stringContaining('no longer reaches back') });
  await below.stop();
  const exact = follow(platform, tail, workspaceId, encodeCursor({ ...decodeCursor(old)!, xid: end }));
  await until('the kept one came', () => exact.names().includes('kept'));
  await exact.stop();
  await tail.stop();
});

test('young events stay, and so does everything behind them', async () => {
  await record('young');
  const end = await turnOver();
  const before = await prunedBelow();
  await sweep();
  expect([await prunedBelow(), (await bounds())[0]![0]! < end]).toEqual([before, true]);
  await age(end);
  await sweep();
  expect(await prunedBelow()).toBe(end);
});

test('pruning stops at the lowest handler mark: what a handler has not done is kept, however old', async () => {
  await record('undone');
  const end = await turnOver();
  await age(end);
  const before = await prunedBelow();
  await sweep([HANDLER]);
  expect(await prunedBelow()).toBe(before);
  await platform.database.query('insert into event_handler (name, done_below) values ($1, $2::xid8)', [HANDLER, String(end - 1n)]);
  await sweep([HANDLER]);
  expect(await prunedBelow()).toBe(before);
  await platform.database.query('update event_handler set done_below = $2::xid8 where name = $1', [HANDLER, String(end)]);
  await sweep([HANDLER]);
  expect(await prunedBelow()).toBe(end);
});

test('an empty partition goes without taking anybody\'s cursor away', async () => {
  await sweep();
  const before = await prunedBelow();
  const end = await turnOver();
  await sweep();
  expect([await prunedBelow(), (await bounds())[0]![0]]).toEqual([before, end]);
});


test('a transaction that holds the log makes the change come later, and no writer waits for either', async () => {
  await record('old');
  const end = await turnOver();
  await age(end);
  const client = new pg.Client({ connectionString: platform.database.url });
  await client.connect();
  await client.query('begin');
  await client.query("insert into event (workspace_id, type, actor, payload) values ($1, 'Tested', 'system', '{}')", [workspaceId]);
  let swept = false;
  const sweeping = sweep().then(() => (swept = true));
  for (let i = 0; i < 20; i++) await record(`beside ${i}`);
  expect([swept, await prunedBelow() < end]).toEqual([false, true]);
  await client.query('commit');
  await client.end();
  await sweeping;
  expect(await prunedBelow()).toBe(end);
});

test('[pruning under load] each cursor either replays all that came after it or is told that it cannot', async () => {
  const tail = await platform.tail();
  const written: { name: string; xid: bigint }[] = [];
  let writing = true;
  let resyncs = 0;
  const writer = async (w: number): Promise<void> => {
    for (let i = 0; writing; i++) {
      const name = `${w}-${i}`;
      const done = await platform.db.tx(systemActor(workspaceId), async (tx) => {
        tx.record({ type: 'Tested', payload: { name } });
        const [row] = await tx.rows<{ xid: string }>(sql`select pg_current_xact_id()::text as xid`);
        return ok(BigInt(row!.xid));
      });
      if (done.ok) written.push({ name, xid: done.value });
    }
  };
  const random = randomFrom(seedOf('pruning'));
  const reader = async (): Promise<void> => {
    const cursors = [tail.cursor()];
    while (writing) {
      const cursor = cursors[Math.floor(random() * cursors.length)]!;
      const { xid: from } = decodeCursor(cursor)!;
      const expected = written.filter(({ xid }) => xid >= from).map(({ name }) => name);
      const read = follow(platform, tail, workspaceId, cursor);
      await until('a replay or a resync', () => {
        const names = new Set(read.names());
        return read.seen.length > 0 && (read.seen[0]!.kind === 'resync' || expected.every((name) => names.has(name)));
      });
      if (read.seen[0]?.kind === 'resync') {
        resyncs++;
        expect((await prunedBelow()) > from).toBe(true);
      }
      await read.stop();
      cursors.push(tail.cursor());
    }
  };
  const running = [...[0, 1, 2, 3].map(writer), reader(), reader()];
  try {
    for (let i = 0; i < 12; i++) {
      await age(await turnOver(200n));
      await sweep();
    }
  } finally {
    writing = false;
    await Promise.all(running);
  }
  expect(resyncs).toBeGreaterThan(0);
  await tail.stop();
});
