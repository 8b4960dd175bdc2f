/** After-handlers: each event reaches each handler at least once, in order, whatever fails or stops in between. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import type { LogEvent } from '../../src/kernel/event.ts';
import { systemActor } from '../../src/kernel/actor.ts';
import { ok } from '../../src/kernel/result.ts';
import { runAfterHandlers, type AfterHandler } from '../../src/platform/events/after.ts';
import type { EventTail } from '../../src/platform/events/tail.ts';
import { log, startPlatform, until, type Platform } from './support.ts';

let platform: Platform;
let tail: EventTail;
let workspaceId: string;
let name: string;
let counter = 0;
beforeAll(async () => {
  platform = await startPlatform();
  tail = await platform.tail();
  workspaceId = await platform.workspace('after');
});
afterAll(() => platform.stop());
beforeEach(() => {
  name = `handler-${++counter}`;
});

const record = (...names: string[]) =>
  platform.db.tx(systemActor(workspaceId), async (tx) => {
    for (const each of names) tx.record({ type: name, payload: { name: each } });
    return ok(null);
  });

/** A handler for this test's own type of event, which remembers what it was given. */
const remembering = (before: (events: LogEvent[]) => Promise<void> = () => Promise.resolve()) => {
  const given: string[] = [];
  const handler: AfterHandler = {
    name, types: [name],
    handle: async (events) => {
      await before(events);
      given.push(...events.map((event) => String(event.payload.name)));
    },
  };
  return { given, start: () => runAfterHandlers({ db: platform.db, tail, log }, [handler]) };
};
const done = async (): Promise<bigint> => {
  const [row] = await platform.database.query<{ done_below: string }>('select done_below::text from event_handler where name = $1', [name]);
  return BigInt(row?.done_below ?? 0);
};

test('events reach a handler in order, once while nothing fails; other types do not', async () => {
  const handler = remembering();
  const running = handler.start();
  await platform.db.tx(systemActor(workspaceId), async (tx) => {
    tx.record({ type: 'SomethingElse', payload: { name: 'other' } });
    return ok(null);
  });
  for (let i = 0; i < 10; i++) await record(`${i}a`, `${i}b`);
  await until('all were handled', () => handler.given.length >= 20);
  await running.stop();
  expect(handler.given).toEqual(Array.from({ length: 10 }, (_, i) => [`${i}a`, `${i}b`]).flat());
});

test('a handler resumes where it stood: what was done before a stop is not done again, what came meanwhile is', async () => {
  const first = remembering();
  const running = first.start();
  await record('one', 'two');
  await until('both were handled', async () => first.given.length === 2 && (await done()) > 0n);
  await running.stop();
  await record('meanwhile');
  const second = remembering();
  const again = second.start();
  await record('live');
  await until('the new ones were handled', () => second.given.includes('live'));
  await again.stop();
  expect(second.given).toEqual(['meanwhile', 'live']);
});

test('a handler that fails gets the same events again, and nothing after them first', async () => {
  let failures = 2;
  const handler = remembering(async () => {
    if (failures-- > 0) throw new Error('the provider is away');
  });
  const running = handler.start();
  await record('one');
  await record('two');
  await until('both were handled', () => handler.given.length >= 2);
  await running.stop();
  expect(handler.given).toEqual(['one', 'two']);
});

test('a crash after the work and before the mark repeats the events, with the same ids', async () => {
  const ids: string[] = [];
  const crashing = remembering(async (events) => {
    ids.push(...events.map((event) => event.id));
    throw new Error('crashed after its effect');
  });
  const running = crashing.start();
  await record('one');
  await until('it was tried', () => ids.length > 0);
  await running.stop();
  const again: string[] = [];
  const healthy = remembering(async (events) => void again.push(...events.map((event) => event.id)));
  const restarted = healthy.start();
  await until('it was done', () => healthy.given.length > 0);
  await restarted.stop();
  expect(again).toEqual([ids[0]]);
});

test('an older transaction that commits later is handled: the mark never passes an open one', async () => {
  const client = new pg.Client({ connectionString: platform.database.url });
  await client.connect();
  await client.query('begin');
  await client.query("insert into event (workspace_id, type, actor, payload) values ($1, $2, 'system', $3)", [workspaceId, name, { name: 'older' }]);
  const handler = remembering();
  const running = handler.start();
  await record('younger');
  // Each reading of the log wakes the handler: after this many it had its chance.
  let readings = 0;
  const stopListening = tail.listen(() => readings++);
  await until('the log was read on', () => readings >= 10);
  stopListening();
  expect(handler.given).toEqual([]);
  await client.query('commit');
  await client.end();
  await until('both were handled', () => handler.given.length >= 2);
  await running.stop();
  expect(handler.given).toEqual(['older', 'younger']);
});

test('more events than one page are all handled, in order', async () => {
  const names = Array.from({ length: 30 }, (_, i) => Array.from({ length: 40 }, (__, k) => `${i}-${k}`));
  for (const some of names) await record(...some);
  const handler = remembering();
  const running = handler.start();
  await until('the last was handled', () => handler.given.includes('29-39'), 15_000);
  await running.stop();
  // The last transaction of a full page is read again with the next one.
  expect([...new Set(handler.given)]).toEqual(names.flat());
});

test('a transaction with more events than one page is handled whole', async () => {
  const names = Array.from({ length: 1_100 }, (_, i) => String(i));
  await record(...names);
  const handler = remembering();
  const running = handler.start();
  await record('end');
  await until('what follows was handled', () => handler.given.includes('end'));
  await running.stop();
  expect(new Set(handler.given).size).toBe(1_101);
});

test('of two nodes one runs the handlers, and the other takes over when it stops', async () => {
  const other = await platform.tail();
  const here = remembering();
  const there: string[] = [];
  const runningHere = here.start();
  const runningThere = runAfterHandlers({ db: platform.db, tail: other, log }, [
    { name, types: [name], handle: async (events) => void there.push(...events.map((event) => String(event.payload.name))) }]);
  await record('one');
  await until('it was handled', () => here.given.length + there.length > 0);
  expect([here.given, there]).toEqual([['one'], []]);
  await runningHere.stop();
  await tail.stop();
  await record('two');
  await until('the other took over', () => there.includes('two'));
  await runningThere.stop();
  expect(there).toEqual(['two']);
  tail = await platform.tail();
});
