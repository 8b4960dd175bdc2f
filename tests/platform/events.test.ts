/** The event log: nothing is skipped however transactions overlap, and a cursor that cannot be replayed says so. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { systemActor, type UserActor } from '../../src/kernel/actor.ts';
import { fail, ok } from '../../src/kernel/result.ts';
import { limit } from '../../src/limits.ts';
import { decodeCursor, encodeCursor } from '../../src/platform/events/cursor.ts';
import type { LogEvent, ShownEvent } from '../../src/kernel/event.ts';
import type { Batch, EventTail } from '../../src/platform/events/tail.ts';
import { everything, follow, hubOf, plain, startPlatform, until, type Platform } from './support.ts';

let platform: Platform;
let tail: EventTail;
let workspaceId: string;
beforeAll(async () => {
  platform = await startPlatform();
  tail = await platform.tail();
});
afterAll(() => platform.stop());
beforeEach(async () => {
  workspaceId = await platform.workspace('log');
});

const record = (...names: string[]) =>
  platform.db.tx(systemActor(workspaceId), async (tx) => {
    for (const name of names) tx.record({ type: 'Tested', payload: { name } });
    return ok(null);
  });

/** A transaction that is held open, with an event in it. */
const hold = async (name: string) => {
  const client = new pg.Client({ connectionString: platform.database.url });
  await client.connect();
  await client.query('begin');
  await client.query("insert into event (workspace_id, type, actor, payload) values ($1, 'Tested', 'system', $2)", [workspaceId, { name }]);
  const end = (how: string) => async () => {
    await client.query(how);
    await client.end();
  };
  return { commit: end('commit'), rollback: end('rollback') };
};

test('events come in the order they were recorded, each once, with ids that ascend', async () => {
  const reader = follow(platform, tail, workspaceId);
  for (let i = 0; i < 20; i++) await record(`${i}a`, `${i}b`);
  await until('all came', () => reader.events().length === 40);
  expect(reader.names()).toEqual(Array.from({ length: 20 }, (_, i) => [`${i}a`, `${i}b`]).flat());
  const ids = reader.events().map((event) => BigInt(event.id));
  expect(ids).toEqual([...ids].sort((a, b) => Number(a - b)));
  await reader.stop();
});

test('what rolls back is never seen: a failure, a thrown error, and an open transaction that gives up', async () => {
  const reader = follow(platform, tail, workspaceId);
  const failed = await platform.db.tx(systemActor(workspaceId), async (tx) => {
    tx.record({ type: 'Tested', payload: { name: 'failed' } });
    return fail('NotFound', 'no');
  });
  expect(failed.ok).toBe(false);
  await expect(platform.db.tx(systemActor(workspaceId), async (tx) => {
    tx.record({ type: 'Tested', payload: { name: 'thrown' } });
    throw new Error('a bug');
  })).rejects.toThrow('a bug');
  const open = await hold('given up');
  await record('kept');
  await open.rollback();
  await record('after');
  await until('the last came', () => reader.names().includes('after'));
  expect(reader.names()).toEqual(['kept', 'after']);
  await reader.stop();
});

test('an older transaction that commits later is delivered, and does not hold the younger one back', async () => {
  const reader = follow(platform, tail, workspaceId);
  const older = await hold('older');
  await record('younger');
  await until('the younger came at once', () => reader.names().includes('younger'));
  expect(reader.names()).toEqual(['younger']);
  await older.commit();
  await until('the older came', () => reader.names().includes('older'));
  await record('last');
  await until('the last came', () => reader.names().includes('last'));
  expect(reader.names()).toEqual(['younger', 'older', 'last']);
  await reader.stop();
});

test('a cursor given out while an older transaction was open replays that one, and repeats carry the same id', async () => {
  const first = follow(platform, tail, workspaceId);
  const older = await hold('older');
  await record('younger');
  await until('the younger came', () => first.names().includes('younger'));
  const cursor = first.last();
  const known = first.events()[0]!.id;
  await first.stop();
  await older.commit();
  const second = follow(platform, tail, workspaceId, cursor);
  await record('live');
  await until('the live one came', () => second.names().includes('live'));
  expect(second.names().filter((name) => name !== 'younger')).toEqual(['older', 'live']);
  expect(second.events().filter((event) => event.payload.name === 'younger').map((event) => event.id)).toEqual(second.names().includes('younger') ? [known] : []);
  await second.stop();
});

test('[a cut anywhere] whichever delivery a reader stopped at, its cursor misses nothing', async () => {
  const whole = follow(platform, tail, workspaceId, tail.cursor());
  for (let i = 0; i < 6; i++) {
    const older = await hold(`${i} older`);
    await record(`${i} a`, `${i} b`);
    if (i % 2 === 0) await record(`${i} c`);
    await older.commit();
  }
  await record('end');
  await until('the end came', () => whole.names().includes('end'));
  await whole.stop();
  const all = whole.names();
  expect(all).toHaveLength(6 * 3 + 3 + 1);
  for (const [i, { cursor }] of whole.seen.entries()) {
    const resumed = follow(platform, tail, workspaceId, cursor);
    const missing = all.slice(i + 1);
    await until(`the rest after ${all[i]}`, () => missing.every((name) => resumed.names().includes(name)));
    expect(new Set(resumed.events().map((event) => event.id)).size).toBe(resumed.events().length);
    await resumed.stop();
  }
});

test('writers at once, readers that leave and come back: each event reaches every reader, none twice within one stay', async () => {
  const seen = new Set<string>();
  const reading = (async () => {
    for (let cursor = tail.cursor(); seen.size < 120;) {
      const stay = follow(platform, tail, workspaceId, cursor);
      await until('something came', () => stay.events().length > 0);
      await stay.stop();
      expect(new Set(stay.names()).size).toBe(stay.names().length);
      for (const name of stay.names()) seen.add(name);
      cursor = stay.last();
    }
  })();
  const writer = async (w: number): Promise<void> => {
    for (let i = 0; i < 20; i++) await record(`${w}-${i}`);
  };
  await Promise.all([0, 1, 2, 3, 4, 5].map(writer));
  await reading;
  expect(seen.size).toBe(120);
}, 60_000);

test('what commits between the replay and the live part is neither lost nor doubled', async () => {
  const cursor = tail.cursor();
  await record('before');
  const reader = follow(platform, tail, workspaceId, cursor);
  await Promise.all([record('during 1'), record('during 2'), record('during 3')]);
  await until('all came', () => reader.names().length >= 4);
  await record('end');
  await until('the end came', () => reader.names().includes('end'));
  expect([...reader.names()].sort()).toEqual(['before', 'during 1', 'during 2', 'during 3', 'end']);
  await reader.stop();
});

test('another workspace\'s events are not in the stream, live or replayed', async () => {
  const other = await platform.workspace('other');
  const cursor = tail.cursor();
  await record('ours');
  await platform.db.tx(systemActor(other), async (tx) => {
    tx.record({ type: 'Tested', payload: { name: 'theirs' } });
    return ok(null);
  });
  const live = follow(platform, tail, other, cursor);
  await record('ours again');
  await platform.db.tx(systemActor(other), async (tx) => {
    tx.record({ type: 'Tested', payload: { name: 'theirs again' } });
    return ok(null);
  });
  await until('theirs came', () => live.names().includes('theirs again'));
  expect(live.names()).toEqual(['theirs', 'theirs again']);
  await live.stop();
});

/** Waits until the tail has read past what is committed now. */
const settled = async (): Promise<void> => {
  const [row] = await platform.database.query<{ xid: string }>('select pg_current_xact_id()::text as xid');
  await until('the tail has read it', () => decodeCursor(tail.cursor())!.xid > BigInt(row!.xid));
};

const bulk = (count: number) => platform.database.query(
  "insert into event (workspace_id, type, actor, payload) select $1, 'Tested', 'system', jsonb_build_object('name', n) from generate_series(1, $2::int) n", [workspaceId, count]);

test('a cursor of another database gets a resync, then the stream goes on live', async () => {
  const { epoch, xid } = decodeCursor(tail.cursor())!;
  const reader = follow(platform, tail, workspaceId, encodeCursor({ epoch: `${BigInt(epoch) + 1n}`, xid }));
  await until('the resync came', () => reader.seen.length === 1);
  expect(reader.seen).toMatchObject([{ kind: 'resync', reason: expect.stringContaining('another database') }]);
  expect(decodeCursor(reader.last())?.epoch).toBe(epoch);
  await record('after');
  await until('the new one came', () => reader.names().includes('after'));
  await reader.stop();
});

test('a cursor older than the log gets a resync, and the cursor that comes with it works', async () => {
  const old = tail.cursor();
  await record('one', 'two');
  await settled();
  const { xid } = decodeCursor(tail.cursor())!;
  expect(xid).toBeGreaterThan(decodeCursor(old)!.xid);
  await platform.database.query('update event_log set pruned_below = $1', [String(xid)]);
  try {
    const refused = follow(platform, tail, workspaceId, old);
    await until('the resync came', () => refused.seen.length === 1);
    expect(refused.seen).toMatchObject([{ kind: 'resync', reason: expect.stringContaining('no longer reaches back') }]);
    await refused.stop();
    const anew = follow(platform, tail, workspaceId, refused.last());
    await record('three');
    await until('the new one came', () => anew.names().includes('three'));
    expect([anew.names(), anew.seen.some(({ kind }) => kind === 'resync')]).toEqual([['three'], false]);
    await anew.stop();
  } finally {
    await platform.database.query("update event_log set pruned_below = '0'");
  }
});

test('more than may be replayed gets a resync; just as many is replayed', async () => {
  const cursor = tail.cursor();
  await bulk(limit('replayEvents'));
  await settled();
  const all = follow(platform, tail, workspaceId, cursor);
  await until('all came', () => all.events().length === limit('replayEvents'), 20_000);
  await all.stop();
  await bulk(1);
  await settled();
  const refused = follow(platform, tail, workspaceId, cursor);
  await until('the resync came', () => refused.seen.length === 1);
  expect(refused.seen).toMatchObject([{ kind: 'resync', reason: expect.stringContaining('have happened since') }]);
  await refused.stop();
}, 60_000);

test('what is no cursor at all is refused as bad input', async () => {
  const reader = follow(platform, tail, workspaceId, 'no cursor');
  await expect(reader.reading).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

test('a reader that falls too far behind while it catches up is cut, and its last cursor brings it back without a gap', async () => {
  const cursor = tail.cursor();
  await record('first');
  await settled();
  const hub = hubOf(platform, tail);
  const { promise: ended, resolve } = Promise.withResolvers<unknown>();
  hub.join(everything(workspaceId, cursor), plain, { send: () => {}, full: () => false, ready: () => new Promise(() => {}), end: resolve });
  await bulk(limit('subscriptionBuffer') + 1);
  expect(await ended).toMatchObject({ code: 'LIMIT' });
  expect(hub.size()).toEqual({ subscriptions: 0, groups: 0 });
  hub.stop();
  const back = follow(platform, tail, workspaceId, cursor);
  await until('all came', () => back.events().length === limit('subscriptionBuffer') + 2);
  await back.stop();
});

test('equal subscriptions are shown an event once, unequal ones each; viewers of unequal scope each', async () => {
  const hub = hubOf(platform, tail);
  const shown: string[] = [];
  const heard: string[] = [];
  const presenter = (key: string, perViewer = false): typeof plain => ({
    key, perViewer, present: async (events) => {
      shown.push(...events.map(({ event }) => `${key} ${String(event.payload.name)}`));
      return events;
    },
  });
  const user = (userId: string): UserActor => ({ kind: 'USER', workspaceId, userId, sessionId: null, tokenId: null, role: 'AGENT', name: userId, scopes: null });
  const join = (who: string, of: typeof plain) => hub.join(
    { ...everything(workspaceId), actor: user(who), sights: async (events, viewers) => events.map((event) => viewers.map((viewer) =>
      (viewer.kind === 'USER' && viewer.userId !== 'stranger' ? { typename: 'Tested', event, scope: viewer.userId.slice(0, 1) } : null))) },
    of, { send: ({ event }) => void heard.push(`${who} ${String(event.payload.name)}`), full: () => false, ready: () => Promise.resolve(), end: () => {} });
  const leave = [['a1', 'X'], ['a1', 'X'], ['a2', 'X'], ['b1', 'X'], ['a1', 'Y'], ['stranger', 'X']].map(([who, key]) => join(who!, presenter(key!)));
  leave.push(join('a1', presenter('own', true)), join('a2', presenter('own', true)));
  expect(hub.size()).toEqual({ subscriptions: 8, groups: 3 });
  await record('one');
  await until('all heard', () => heard.length === 7);
  expect(shown.sort()).toEqual(['X one', 'X one', 'Y one', 'own one', 'own one']);
  expect(heard.sort()).toEqual(['a1 one', 'a1 one', 'a1 one', 'a1 one', 'a2 one', 'a2 one', 'b1 one']);
  for (const each of leave) each();
  expect(hub.size()).toEqual({ subscriptions: 0, groups: 0 });
  hub.stop();
});

test('what went out of sight between the decision and the answer is looked at again, by each for themselves', async () => {
  const hub = hubOf(platform, tail);
  const heard: string[] = [];
  const asked: string[] = [];
  const user = (userId: string): UserActor => ({ kind: 'USER', workspaceId, userId, sessionId: null, tokenId: null, role: 'AGENT', name: userId, scopes: null });
  const gone = (events: ShownEvent[], insist = false) => events.map((event) => (event.__typename === 'Tested' && !insist ? null : event));
  const presenter: typeof plain = { ...plain, present: async (events, _, insist) => gone(events, insist) };
  let looks = 0;
  const leave = ['stays', 'leaves', 'vanishes'].map((who) => hub.join(
    { ...everything(workspaceId), actor: user(who), sights: async (events, viewers) => {
      const first = looks++ === 0;
      return events.map((event) => viewers.map((viewer) => {
        const name = viewer.kind === 'USER' ? viewer.userId : '';
        if (!first) asked.push(name);
        if (first || name === 'stays') return { typename: 'Tested', event, scope: '' };
        return name === 'leaves' ? { typename: 'Left', event, scope: '' } : null;
      }));
    } },
    presenter, { send: ({ __typename, event }) => void heard.push(`${who} ${__typename} ${String(event.payload.name)}`), full: () => false, ready: () => Promise.resolve(), end: () => {} }));
  await record('moved');
  await until('both heard', () => heard.length === 2);
  expect(heard.sort()).toEqual(['leaves Left moved', 'stays Tested moved']);
  expect(asked.sort()).toEqual(['leaves', 'stays', 'vanishes']);
  for (const each of leave) each();
  hub.stop();
});

test('many who come back at once share the answers, and each gets what it missed and no more', async () => {
  const teller = follow(platform, tail, workspaceId);
  for (let i = 0; i < 30; i++) await record(`n${i}`);
  await until('all came', () => teller.events().length === 30);
  const hub = hubOf(platform, tail);
  let shown = 0;
  const counting = { ...plain, present: async (events: ShownEvent[]) => { shown += events.length; return events; } };
  const cursors = teller.seen.map(({ cursor }) => cursor);
  const back = Array.from({ length: 60 }, (_, i) => ({ i, names: [] as string[], full: i === 7, error: null as string | null }));
  const strange: Record<number, string> = { 20: 'nonsense', 40: encodeCursor({ epoch: '1', xid: 0n }) };
  const { promise: freed, resolve: free } = Promise.withResolvers<void>();
  const leaves = back.map((each) => hub.join(everything(workspaceId, strange[each.i] ?? cursors[each.i % 30]!), counting, {
    send: ({ __typename, event }) => void each.names.push(__typename === 'ResyncRequired' ? 'resync' : String(event.payload.name)),
    full: () => each.full, ready: () => (each.full ? freed : Promise.resolve()),
    end: (error) => { each.error = error?.code ?? 'ended'; },
  }));
  await record('after');
  // One of them does not read: the others do not wait for it.
  await until('the others have it all', () => back.every(({ i, names, error }) => i === 7 || error !== null || names.includes('after')));
  free();
  await until('the slow one has it all', () => back[7]!.names.includes('after'));
  for (const { i, names, error } of back) {
    if (i === 20) expect([names, error]).toEqual([[], 'BAD_INPUT']);
    else if (i === 40) expect(names).toEqual(['resync', 'after']);
    else {
      // A cursor is a watermark: what it stands at may come again, what is after it comes in order and once.
      const own = names.filter((name) => Number(name.slice(1)) > i % 30 || name === 'after');
      expect(own).toEqual([...Array.from({ length: 29 - (i % 30) }, (_, k) => `n${i % 30 + 1 + k}`), 'after']);
    }
  }
  expect(shown).toBeLessThan(30 * 10);
  for (const leave of leaves) leave();
  hub.stop();
  await teller.stop();
});

test('what the replay showed before the tail did is not shown again, in however many steps it comes', async () => {
  const cursor = tail.cursor();
  await record(...Array.from({ length: 100 }, (_, i) => `n${i}`));
  await settled();
  let late: (batch: Batch) => void = () => {};
  const hub = hubOf(platform, { ...tail, listen: (listener) => {
    late = listener;
    return () => {};
  } });
  const heard: ShownEvent['event'][] = [];
  hub.join(everything(workspaceId, cursor), plain, { send: ({ event }) => void heard.push(event), full: () => false, ready: () => Promise.resolve(), end: () => {} });
  await until('all were replayed', () => heard.length === 100);
  const events = heard.slice() as LogEvent[];
  const last = { ...events.at(-1)!, id: '9000000000000000000', xid: String(BigInt(events.at(-1)!.xid) + 1n) };
  late({ events: [...events, last], horizon: BigInt(last.xid) + 1n, leader: false });
  await until('the last came', () => heard.at(-1)!.id === last.id);
  expect(heard).toHaveLength(101);
  hub.stop();
});

test('a batch that cannot be shown is tried again, whole and once', async () => {
  const hub = hubOf(platform, tail);
  const heard: unknown[] = [];
  let failures = 2;
  hub.join(everything(workspaceId), {
    ...plain, present: async (events) => {
      if (failures-- > 0) throw new Error('away');
      return events;
    },
  }, { send: ({ event }) => void heard.push(event.payload.name), full: () => false, ready: () => Promise.resolve(), end: () => {} });
  await record('one', 'two');
  await until('both came', () => heard.length === 2);
  expect([heard, failures]).toEqual([['one', 'two'], -1]);
  hub.stop();
});

test('two nodes: what one commits the other delivers, once', async () => {
  const other = await platform.tail();
  const readers = [follow(platform, tail, workspaceId), follow(platform, other, workspaceId)];
  await record('a');
  await record('b');
  await until('both have both', () => readers.every((reader) => reader.events().length >= 2));
  await record('c');
  await until('both have the third', () => readers.every((reader) => reader.names().includes('c')));
  for (const reader of readers) expect(reader.names()).toEqual(['a', 'b', 'c']);
  await Promise.all(readers.map((reader) => reader.stop()));
  await other.stop();
});

test('a cursor from one node resumes on another', async () => {
  const first = follow(platform, tail, workspaceId, tail.cursor());
  await record('seen');
  await until('it came', () => first.names().includes('seen'));
  await first.stop();
  await record('missed');
  const other = await platform.tail();
  const second = follow(platform, other, workspaceId, first.last());
  await until('the missed one came', () => second.names().includes('missed'));
  await second.stop();
  await other.stop();
});
