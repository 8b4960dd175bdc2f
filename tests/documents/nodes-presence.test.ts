/** Presence across nodes: two gateways on one database, each with stock clients of its own. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { WebsocketProvider } from 'y-websocket';
import { globalId, newId } from '../../src/kernel/ids.ts';
import { limit } from '../../src/limits.ts';
import { Cursor, Writer } from '../../src/modules/documents/bytes.ts';
import type { PresenceEntry } from '../../src/modules/documents/index.ts';
import type { Bus } from '../../src/platform/bus/bus.ts';
import { startBus } from '../../src/platform/bus/postgres-bus.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { cuttable, type Cuttable } from '../support/cuttable.ts';
import { connectDatabase, FakeClock, freshDatabase, guest, leave, newTicket, newWorkspace, quietLog, staff, startPlace, synced, until, type Place, type Raw } from './support.ts';

const LEASE_MS = 500;
let base: { url: string; drop(): Promise<void> };
let db: Database;
let workspace: string;
let clock: FakeClock;
let road: Cuttable;
let [a, b]: Node[] = [];

interface Node extends Place {
  bus: Bus;
  /** What it told the others of presence. */
  said: string[];
}

const startNode = async (url: string, leaseMs = LEASE_MS): Promise<Node> => {
  const bus = await startBus({ url, log: quietLog(), leaseMs });
  const said: string[] = [];
  const place = await startPlace(db, {
    clock,
    bus: {
      ...bus,
      publish: (topic, message) => {
        if (topic.startsWith('presence')) said.push(message);
        bus.publish(topic, message);
      },
    },
  });
  return {
    ...place, bus, said,
    stop: async () => {
      await place.stop();
      await bus.stop();
    },
  };
};

beforeAll(async () => {
  base = await freshDatabase();
  db = await connectDatabase(base.url);
  workspace = await newWorkspace(base.url);
}, 60_000);
afterAll(async () => {
  await db.close();
  await base.drop();
});
beforeEach(async () => {
  clock = new FakeClock();
  road = await cuttable(base.url);
  [a, b] = [await startNode(road.url), await startNode(base.url)];
});
afterEach(async () => {
  await a!.stop();
  await b!.stop();
  await road.close();
});

type Seen = { user: Record<string, unknown>; activity?: string; cursor?: unknown };
const seen = (provider: WebsocketProvider, of: WebsocketProvider | number): Seen | undefined =>
  provider.awareness.getStates().get(typeof of === 'number' ? of : of.doc.clientID) as Seen | undefined;
const room = (): { id: string; name: string } => {
  const id = newId();
  return { id, name: `conversation:${globalId('conversation', id)}:presence` };
};
const announce = (client: number, clockOf: number, state: unknown): Uint8Array =>
  new Writer().byte(1).part(new Writer().varUint(1).varUint(client).varUint(clockOf).string(JSON.stringify(state)).done()).done();
const entries = (raw: Raw): { client: number; clock: number; state: Seen | null }[] =>
  raw.frames.filter((frame) => frame[0] === 1).flatMap((frame) => {
    const cursor = new Cursor(new Cursor(frame, 1).part());
    return Array.from({ length: cursor.varUint() }, () => ({ client: cursor.varUint(), clock: cursor.varUint(), state: JSON.parse(cursor.string()) as Seen | null }));
  });
const watch = (node: Node, name: string): (() => PresenceEntry[]) => {
  let newest = node.documents.presence.states(workspace, name);
  node.documents.presence.watch(workspace, name, (people) => (newest = people));
  return () => newest;
};
/** Anna on the first node and Bert on the second, who see each other. */
const annaAndBert = async (name: string) => {
  const actor = staff(workspace, 'Anna Maria Schmidt', 'SUPERVISOR');
  const [anna, bert] = [a!.connect(actor, name), b!.connect(staff(workspace, 'Bert'), name)];
  await synced(anna, bert);
  anna.awareness.setLocalState({ user: { name: 'The Boss' }, activity: 'VIEWING', cursor: 1 });
  bert.awareness.setLocalState({ activity: 'VIEWING' });
  await until('they see each other', () => seen(bert, anna) !== undefined && seen(anna, bert) !== undefined);
  return { actor, anna, bert };
};

describe('awareness at another node', () => {
  it('is shown as at its own: stamped, newest, and gone when its client goes', async () => {
    const { notes } = newTicket();
    const { actor, anna, bert } = await annaAndBert(notes);
    expect(seen(bert, anna)).toEqual({
      activity: 'VIEWING', cursor: 1,
      user: { id: globalId('user', actor.userId), name: 'Anna Maria Schmidt', role: 'SUPERVISOR', side: 'STAFF', colour: expect.any(String) },
    });
    for (let i = 2; i <= 50; i++) anna.awareness.setLocalState({ activity: 'TYPING', cursor: i });
    await until('the newest', () => seen(bert, anna)?.cursor === 50);
    anna.awareness.setLocalState(null);
    await until('said so', () => seen(bert, anna) === undefined);
    anna.awareness.setLocalState({ activity: 'DRAFTING' });
    await until('back', () => seen(bert, anna)?.activity === 'DRAFTING');
    leave(anna);
    await until('left', () => seen(bert, anna) === undefined);
  });

  it('is shown to whoever comes later, with those who were there', async () => {
    const { name } = room();
    const people = Array.from({ length: 20 }, (_, i) => a!.connect(staff(workspace, `Person ${i}`), name));
    await synced(...people);
    for (const [i, person] of people.entries()) person.awareness.setLocalState({ cursor: { at: i, text: '漢😀'.repeat(300) } });
    await until('they are there', () => a!.documents.presence.states(workspace, name).length === 20);
    const late = b!.connect(staff(workspace, 'Late'), name);
    await until('all seen', () => people.every((person, i) => (seen(late, person)?.cursor as { at: number } | undefined)?.at === i));
  });

  it('is cut for the eyes of a customer by the node that shows it', async () => {
    const { id, name } = room();
    const { actor, anna, bert } = await annaAndBert(name);
    const carl = await b!.raw(guest(workspace, id, 'Carl Customer'), name);
    anna.awareness.setLocalState({ user: { name: 'Anna Maria Schmidt' }, activity: 'TYPING', private: 'Schmidt' });
    await until('shown', () => entries(carl).some(({ state }) => state?.activity === 'TYPING'));
    expect(entries(carl).at(-1)!.state).toEqual({ activity: 'TYPING', user: { id: expect.any(String), name: 'Anna', side: 'STAFF', colour: expect.any(String) } });
    for (const secret of ['Schmidt', 'Maria', actor.userId, 'SUPERVISOR']) expect(Buffer.concat(carl.frames).toString('latin1')).not.toContain(secret);
    expect(seen(bert, anna)).toMatchObject({ private: 'Schmidt', user: { name: 'Anna Maria Schmidt' } });
    carl.ws.send(announce(77, 1, { activity: 'TYPING' }));
    await until('seen', () => seen(anna, 77)?.activity === 'TYPING');
    expect(seen(anna, 77)!.user).toMatchObject({ name: 'Carl Customer', side: 'CUSTOMER', role: 'CUSTOMER' });
  });

  it('cannot be overwritten, taken away, frozen or taken over from there', async () => {
    const { name } = room();
    const { anna, bert } = await annaAndBert(name);
    const { clientID } = anna.doc;
    const eve = await b!.raw(staff(workspace, 'Eve'), name);
    eve.ws.send(announce(clientID, 1_000_000, { activity: 'DRAFTING' }));
    eve.ws.send(announce(clientID, 1_000_001, null));
    eve.ws.send(announce(5, 1, { activity: 'TYPING' }));
    await until('Eve is seen', () => seen(anna, 5) !== undefined && seen(bert, 5) !== undefined);
    anna.awareness.setLocalState({ activity: 'TYPING' });
    await until('not frozen', () => seen(bert, anna)?.activity === 'TYPING');
    expect(seen(bert, anna)!.user).toMatchObject({ name: 'Anna Maria Schmidt' });
    leave(anna);
    await until('Anna is gone', () => seen(bert, clientID) === undefined);
    const again = await b!.raw(staff(workspace, 'Eve'), name);
    again.ws.send(announce(clientID, 1_000_002, { activity: 'DRAFTING' }));
    again.ws.send(announce(6, 1, { activity: 'TYPING' }));
    await until('the second try came', () => seen(bert, 6) !== undefined);
    expect(seen(bert, clientID)).toBeUndefined();
  });

  it('moves with its client, which is seen once, there at once and without a ghost', async () => {
    const { name } = room();
    const { actor, anna, bert } = await annaAndBert(name);
    const watcher = a!.connect(staff(workspace, 'Dora'), name);
    await synced(watcher);
    const { clientID } = anna.doc;
    const clockBefore = anna.awareness.meta.get(clientID)!.clock;
    // The network has changed: her new socket is at the other node, and the old one is not known to be dead.
    const moved = await b!.raw(actor, name);
    moved.ws.send(announce(clientID, clockBefore, { activity: 'VIEWING', cursor: 1 }));
    moved.ws.send(announce(clientID, clockBefore + 1, { activity: 'VIEWING', cursor: 'moved' }));
    await until('seen by both', () => seen(bert, clientID)?.cursor === 'moved' && seen(watcher, clientID)?.cursor === 'moved');
    anna.disconnect();
    bert.awareness.setLocalState({ cursor: 'after' });
    await until('news since', () => seen(watcher, bert)?.cursor === 'after');
    expect([seen(bert, clientID)?.cursor, seen(watcher, clientID)?.cursor]).toEqual(['moved', 'moved']);
    moved.ws.terminate();
    await until('gone', () => seen(bert, clientID) === undefined && seen(watcher, clientID) === undefined);
    anna.connect();
    await until('back where she was', () => seen(bert, clientID) !== undefined && seen(watcher, clientID) !== undefined);
  });

  it('stays when its client has moved away from a node that dies then', async () => {
    const { name } = room();
    const third = await startNode(base.url);
    const { actor, anna } = await annaAndBert(name);
    const watcher = third.connect(staff(workspace, 'Dora'), name);
    await until('seen', () => seen(watcher, anna) !== undefined);
    const { clientID } = anna.doc;
    clock.advance(1);
    const moved = await b!.raw(actor, name);
    moved.ws.send(announce(clientID, anna.awareness.meta.get(clientID)!.clock, { activity: 'VIEWING', cursor: 1 }));
    const gone = new Promise<void>((resolve) => third.bus.onGone(() => resolve()));
    await until('it says so', () => b!.said.some((message) => message.includes(`"client":${clientID}`)));
    road.cut();
    await gone;
    const [eve, marker] = [await b!.raw(staff(workspace, 'Eve'), name), 5];
    eve.ws.send(announce(marker, 1, { cursor: 'since' }));
    await until('news since', () => seen(watcher, marker) !== undefined);
    expect(seen(watcher, clientID)).toBeDefined();
    leave(watcher);
    await third.stop();
  });

  it('does not travel to where nobody sees it, and is gathered on its way', async () => {
    const { name } = room();
    const [anna, dora] = [a!.connect(staff(workspace, 'Anna'), name), a!.connect(staff(workspace, 'Dora'), name)];
    await synced(anna, dora);
    const said = (): number => a!.said.filter((message) => message.includes('"inner"')).length;
    for (let i = 0; i < 30; i++) anna.awareness.setLocalState({ cursor: i });
    await until('seen next door', () => seen(dora, anna)?.cursor === 29);
    const before = said();
    for (let i = 30; i < 60; i++) anna.awareness.setLocalState({ cursor: i });
    await until('seen next door', () => seen(dora, anna)?.cursor === 59);
    expect(said()).toBe(before);

    const bert = b!.connect(staff(workspace, 'Bert'), name);
    await until('seen there', () => seen(bert, anna)?.cursor === 59);
    const one = said();
    const from = performance.now();
    for (let i = 0; i < 500; i++) anna.awareness.setLocalState({ cursor: `${i}` });
    await until('the last', () => seen(bert, anna)?.cursor === '499');
    expect(said() - one).toBeLessThanOrEqual(2 + (performance.now() - from) / limit('awarenessFrameMs'));

    leave(bert);
    await until('the room is closed there', () => b!.said.some((message) => message.includes('"open":false')));
    const last = watch(b!, room().name);
    expect(last()).toEqual([]);
    await until('nothing travels any more', () => {
      const sofar = said();
      anna.awareness.setLocalState({ cursor: sofar });
      return sofar === said();
    });
  });
});

describe('the bridge', () => {
  it('shows people at another node, and hears what they say through any', async () => {
    const { id, name } = room();
    const people = watch(b!, name);
    const carl = guest(workspace, id, 'Carl');
    const activity = (): string | undefined => people().find((one) => one.name === 'Carl')?.activity;
    a!.documents.presence.set(carl, name, 'TYPING');
    await until('typing', () => activity() === 'TYPING');
    const anna = a!.connect(staff(workspace, 'Anna'), name);
    await synced(anna);
    anna.awareness.setLocalState({ activity: 'DRAFTING' });
    await until('Anna too', () => people().some((one) => one.name === 'Anna' && one.activity === 'DRAFTING'));
    clock.advance(100);
    b!.documents.presence.set(carl, name, 'VIEWING');
    await until('he stopped, says the other node', () => activity() === 'VIEWING');
    await until('and Anna sees it', () => [...anna.awareness.getStates().values()].filter((state) => (state as Seen).user?.name === 'Carl').length === 1);
    clock.advance(100);
    a!.documents.presence.set(carl, name, null);
    await until('he left, says the first', () => activity() === undefined);
    expect(people()).toHaveLength(1);
  });

  it('lapses everywhere', async () => {
    const { name } = room();
    const people = watch(b!, name);
    a!.documents.presence.set(staff(workspace, 'Anna'), name, 'TYPING');
    await until('typing', () => people()[0]?.activity === 'TYPING');
    clock.advance(limit('typingMs'));
    await until('gone', () => people().length === 0);
  });
});

describe('a node', () => {
  it('that stops takes its people with it at once', async () => {
    const patient = await startNode(base.url, 60_000);
    const { notes } = newTicket();
    const [anna, bert] = [patient.connect(staff(workspace, 'Anna'), notes), b!.connect(staff(workspace, 'Bert'), notes)];
    await synced(anna, bert);
    anna.awareness.setLocalState({ cursor: 1 });
    await until('seen', () => seen(bert, anna) !== undefined);
    await patient.stop();
    await until('gone', () => seen(bert, anna) === undefined);
  });

  it('that nobody hears loses its people after the lease; when it is back, they are seen again without moving', async () => {
    const { name } = room();
    const { anna, bert } = await annaAndBert(name);
    const people = watch(b!, name);
    road.cut();
    await until('gone', () => seen(bert, anna) === undefined && people().every((one) => one.name !== 'Anna Maria Schmidt'));
    road.mend();
    await until('back', () => seen(bert, anna)?.cursor === 1);
    await until('both ways', () => seen(anna, bert) !== undefined);
  });

  it('that missed something asks: who came is seen, who left is not, where nobody is left either', async () => {
    const [one, two] = [room().name, room().name];
    const { anna, bert } = await annaAndBert(one);
    const [dora, emil] = [a!.connect(staff(workspace, 'Dora'), two), b!.connect(staff(workspace, 'Emil'), two)];
    await synced(dora, emil);
    emil.awareness.setLocalState({ cursor: 1 });
    await until('seen', () => seen(dora, emil) !== undefined);
    road.drop();
    // While the first node hears nothing: everybody in one room leaves, and in the other some come and go.
    leave(emil);
    const fred = b!.connect(staff(workspace, 'Fred'), one);
    await synced(fred);
    fred.awareness.setLocalState({ cursor: 'new' });
    bert.awareness.setLocalState(null);
    await until('all of it is known', () => seen(anna, fred)?.cursor === 'new' && seen(anna, bert) === undefined && seen(dora, emil) === undefined);
    await until('and the other way', () => seen(fred, anna)?.cursor === 1);
  });
});
