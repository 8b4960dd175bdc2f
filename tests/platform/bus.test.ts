/** The bus between nodes on a real PostgreSQL: what gets through, what is noticed when it does not. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { limit } from '../../src/limits.ts';
import { startBus, type PostgresBus } from '../../src/platform/bus/postgres-bus.ts';
import { cuttable } from '../support/cuttable.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/documents.ts';
import { log } from './support.ts';

const LEASE_MS = 400;
let database: TestDatabase;
const stops: (() => Promise<void>)[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});
afterAll(() => database.drop());

const until = (what: string, holds: () => boolean): Promise<unknown> => eventually(async () => what, holds, 10_000);
const start = async (url = database.url, leaseMs = LEASE_MS): Promise<PostgresBus> => {
  const bus = await startBus({ url, log, leaseMs });
  stops.push(() => bus.stop());
  return bus;
};
const way = async () => {
  const made = await cuttable(database.url);
  stops.push(() => made.close());
  return made;
};
const hearing = (bus: PostgresBus) => {
  const heard = { messages: [] as string[], from: new Set<string>(), gone: [] as string[], gaps: 0 };
  bus.listen('t', (message, node) => {
    heard.messages.push(message);
    heard.from.add(node);
  });
  bus.onGone((node) => heard.gone.push(node));
  bus.onGap(() => void heard.gaps++);
  return heard;
};
/** Two nodes that know each other. */
const pair = async (urlA = database.url, urlB = database.url, leaseMs = LEASE_MS) => {
  const [a, b] = [await start(urlA, leaseMs), await start(urlB, leaseMs)];
  const [atA, atB] = [hearing(a), hearing(b)];
  a.publish('t', 'ready');
  b.publish('t', 'ready');
  await until('both hear', () => atA.messages.length > 0 && atB.messages.length > 0);
  for (const heard of [atA, atB]) heard.messages.length = heard.gaps = 0;
  return { a, b, atA, atB };
};

describe('messages', () => {
  it('reach every other node in order, whatever their size and characters, and not the one that says them', async () => {
    const { a, b, atA, atB } = await pair();
    const third = hearing(await start());
    const said = [...Array.from({ length: 300 }, (_, i) => `message ${i}`), '漢😀'.repeat(20_000), 'NUL \0 and half \ud83d', '', 'last'];
    for (const text of said) a.publish('t', text);
    await until('heard by both', () => atB.messages.at(-1) === 'last' && third.messages.at(-1) === 'last');
    expect(atB.messages).toEqual(said);
    expect(third.messages).toEqual(said);
    expect(atA.messages).toEqual([]);
    expect([...atB.from]).toEqual([a.node]);
    expect(a.counts()).toMatchObject({ dropped: 0 });
    expect(b.counts().heard).toBeGreaterThanOrEqual(said.length);
  });

  it('go to those who listen to their topic, until they stop', async () => {
    const { a, b, atB } = await pair();
    const other: string[] = [];
    const stop = b.listen('u', (message) => other.push(message));
    a.publish('u', 'one');
    await until('heard', () => other.length === 1);
    stop();
    a.publish('u', 'two');
    a.publish('t', 'three');
    await until('heard', () => atB.messages.length === 1);
    expect([other, atB.messages]).toEqual([['one'], ['three']]);
  });

  it('reach the others though one of the listeners throws', async () => {
    const { a, b } = await pair();
    const heard: string[] = [];
    b.listen('u', () => {
      throw new Error('a bug');
    });
    b.listen('u', (message) => heard.push(message));
    a.publish('u', 'one');
    a.publish('u', 'two');
    await until('heard', () => heard.length === 2);
  });

  it('of strangers on the channel do no harm', async () => {
    const { a, b, atB } = await pair();
    for (const text of ['', 'x', 'x y z', 'x 1 w1 99 a', `${b.node} 1 w1 2 t=x`, '💥']) await database.query("select pg_notify('parley_bus', $1)", [text]);
    a.publish('t', 'still here');
    await until('heard', () => atB.messages.includes('still here'));
  });
});

describe('a node', () => {
  it('that stops is gone at once, and what it said before is heard', async () => {
    const { a, atB } = await pair(database.url, database.url, 60_000);
    a.publish('t', 'last words');
    await a.stop();
    await until('gone', () => atB.gone.length === 1);
    expect(atB).toMatchObject({ gone: [a.node], messages: ['last words'] });
  });

  it('that falls silent is gone after its lease, and missed when it is heard again', async () => {
    const road = await way();
    const { a, atB } = await pair(road.url);
    road.cut();
    await until('gone', () => atB.gone.includes(a.node));
    expect(atB.gaps).toBe(0);
    road.mend();
    await until('missed', () => atB.gaps > 0);
    a.publish('t', 'back');
    await until('heard', () => atB.messages.includes('back'));
  });

  it('that is alone says nothing, and whoever comes knows that something was said before', async () => {
    const a = await start();
    const atA = hearing(a);
    await until('it knows that it is alone', () => {
      a.publish('t', 'to nobody');
      return a.counts().unsaid > 0;
    });
    const b = await start();
    const atB = hearing(b);
    b.publish('t', 'hello');
    await until('heard', () => atA.messages.length > 0);
    a.publish('t', 'welcome');
    await until('heard', () => atB.messages.includes('welcome'));
    expect(atB.gaps).toBeGreaterThan(0);
    expect(atA.gaps).toBe(0);
  });
});

describe('without the database', () => {
  it('what waits is said when it is back, nothing twice, and both sides learn of what may be missing', async () => {
    const road = await way();
    const { a, atA, atB } = await pair(road.url, database.url, 60_000);
    road.cut();
    for (let i = 0; i < 50; i++) a.publish('t', `held up ${i}`);
    road.mend();
    await until('heard', () => atB.messages.includes('held up 49'));
    await until('told', () => atA.gaps === 1);
    expect(atB.messages).toEqual(Array.from({ length: 50 }, (_, i) => `held up ${i}`));
    expect(atB.gaps).toBe(0);
    expect(atB.gone).toEqual([]);
  });

  it('the oldest are dropped past the limit, and the others learn that they missed them', async () => {
    const road = await way();
    const { a, atB } = await pair(road.url, database.url, 60_000);
    road.cut();
    const large = 'x'.repeat(limit('busQueueUnits') / 16);
    for (let i = 0; i < 40; i++) a.publish('t', `${i} ${large}`);
    expect(a.counts().dropped).toBeGreaterThan(0);
    road.mend();
    await until('heard', () => atB.messages.some((message) => message.startsWith('39 ')));
    expect(atB.messages.length).toBeLessThan(40);
    expect(atB.gaps).toBeGreaterThan(0);
  });

  it('a node starts, and is heard as soon as it is there', async () => {
    const road = await way();
    road.cut();
    const a = await start(road.url);
    const atA = hearing(a);
    const atB = hearing(await start());
    a.publish('t', 'early');
    road.mend();
    await until('heard', () => atB.messages.includes('early'));
    await until('told', () => atA.gaps > 0);
  });

  it('a connection that the database ends is made anew', async () => {
    const { a, atB } = await pair(database.url, database.url, 60_000);
    const wires = () => database.query<{ pid: number }>("select pid from pg_stat_activity where application_name = 'parley_bus' and datname = current_database()");
    for (const { pid } of await wires()) await database.query('select pg_terminate_backend($1)', [pid]);
    await until('told', () => atB.gaps > 0);
    a.publish('t', 'again');
    await until('heard', () => atB.messages.includes('again'));
  });
});
