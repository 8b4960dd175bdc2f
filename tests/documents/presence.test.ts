/** Who is in a room: stock awareness, the server's stamp, and the bridge for frontends without Yjs. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { globalId, newId } from '../../src/kernel/ids.ts';
import { limit } from '../../src/limits.ts';
import { Cursor, Writer } from '../../src/modules/documents/bytes.ts';
import { personOf } from '../../src/modules/documents/people.ts';
import { PresenceStates } from '../../src/modules/documents/presence-states.ts';
import type { PresenceEntry } from '../../src/modules/documents/index.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { connectDatabase, freshDatabase, guest, leave, newTicket, newWorkspace, staff, startPlace, synced, until, type Place, type Raw } from './support.ts';

let base: { url: string; drop(): Promise<void> };
let db: Database;
let place: Place;
let workspace: string;

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
  place = await startPlace(db);
});
afterEach(() => place.stop());

const room = (): { id: string; name: string } => {
  const id = newId();
  return { id, name: `conversation:${globalId('conversation', id)}:presence` };
};

type Seen = { user: Record<string, unknown>; activity?: string; cursor?: unknown };
const seen = (provider: WebsocketProvider, of: WebsocketProvider | number): Seen | undefined =>
  provider.awareness.getStates().get(typeof of === 'number' ? of : of.doc.clientID) as Seen | undefined;

const announce = (client: number, clock: number, state: unknown): Uint8Array =>
  new Writer().byte(1).part(new Writer().varUint(1).varUint(client).varUint(clock).string(JSON.stringify(state)).done()).done();

/** All awareness entries that a raw socket was shown. */
const entries = (raw: Raw): { client: number; clock: number; state: Seen | null }[] =>
  raw.frames.filter((frame) => frame[0] === 1).flatMap((frame) => {
    const cursor = new Cursor(new Cursor(frame, 1).part());
    return Array.from({ length: cursor.varUint() }, () => ({ client: cursor.varUint(), clock: cursor.varUint(), state: JSON.parse(cursor.string()) as Seen | null }));
  });

describe('awareness', () => {
  it('is stamped with who it is, whatever the client says', async () => {
    const { name } = room();
    const actor = staff(workspace, 'Anna Schmidt', 'SUPERVISOR');
    const anna = place.connect(actor, name);
    const bert = place.connect(staff(workspace, 'Bert'), name);
    await synced(anna, bert);
    anna.awareness.setLocalState({ user: { id: 'root', name: 'The Boss', role: 'ADMIN' }, activity: 'TYPING', cursor: { at: 3 } });
    await until('seen', () => seen(bert, anna)?.activity === 'TYPING');
    expect(seen(bert, anna)).toEqual({
      user: { id: globalId('user', actor.userId), name: 'Anna Schmidt', role: 'SUPERVISOR', side: 'STAFF', colour: expect.stringMatching(/^#[0-9a-f]{6}$/) },
      activity: 'TYPING', cursor: { at: 3 },
    });
  });

  it('shows a customer first names only, and nothing that staff said of themselves', async () => {
    const { id, name } = room();
    const actor = staff(workspace, 'Anna Maria Schmidt');
    const anna = place.connect(actor, name);
    const carl = await place.raw(guest(workspace, id, 'Carl Customer'), name);
    await synced(anna);
    anna.awareness.setLocalState({ user: { name: 'Anna Maria Schmidt' }, activity: 'TYPING', private: 'Schmidt' });
    await until('shown', () => entries(carl).some(({ state }) => state?.activity === 'TYPING'));
    expect(entries(carl).at(-1)!.state).toEqual({
      activity: 'TYPING', user: { id: expect.any(String), name: 'Anna', side: 'STAFF', colour: expect.any(String) },
    });
    const everything = Buffer.concat(carl.frames).toString('latin1');
    for (const secret of ['Schmidt', 'Maria', actor.userId, 'AGENT']) expect(everything).not.toContain(secret);

    carl.ws.send(announce(77, 1, { activity: 'TYPING' }));
    await until('seen', () => seen(anna, 77)?.activity === 'TYPING');
    expect(seen(anna, 77)!.user).toMatchObject({ name: 'Carl Customer', side: 'CUSTOMER', colour: '#ffd400' });
    const late = await place.raw(guest(workspace, id, 'Dora'), name);
    late.send([3]);
    await until('asked', () => entries(late).length >= 2);
    expect(Buffer.concat(late.frames).toString('latin1')).not.toContain('Schmidt');
  });

  it('of one connection cannot be overwritten, taken away or frozen by another', async () => {
    const { name } = room();
    const anna = place.connect(staff(workspace, 'Anna'), name);
    const bert = place.connect(staff(workspace, 'Bert'), name);
    await synced(anna, bert);
    anna.awareness.setLocalState({ activity: 'VIEWING' });
    await until('seen', () => seen(bert, anna)?.activity === 'VIEWING');
    const eve = await place.raw(staff(workspace, 'Eve'), name);
    eve.ws.send(announce(anna.doc.clientID, 1_000_000, { activity: 'DRAFTING' }));
    eve.ws.send(announce(anna.doc.clientID, 1_000_001, null));
    eve.ws.send(announce(5, 1, { activity: 'TYPING' }));
    await until('Eve is seen', () => seen(bert, 5) !== undefined);
    expect(seen(bert, anna)).toMatchObject({ activity: 'VIEWING', user: { name: 'Anna' } });
    anna.awareness.setLocalState({ activity: 'TYPING' });
    await until('not frozen', () => seen(bert, anna)?.activity === 'TYPING');
    // A second clientID of one connection is an echo, not a second person.
    eve.ws.send(announce(6, 1, { activity: 'TYPING' }));
    eve.ws.send(announce(5, 2, { activity: 'DRAFTING' }));
    await until('the second is seen', () => seen(bert, 5)?.activity === 'DRAFTING');
    expect(seen(bert, 6)).toBeUndefined();
  });

  it('is refused with a clock that no client reaches, and with more states than anybody sees', async () => {
    const { name } = room();
    const anna = place.connect(staff(workspace, 'Anna'), name);
    await synced(anna);
    const many = new Writer().varUint(limit('awarenessStates') + 1);
    for (let i = 0; i <= limit('awarenessStates'); i++) many.varUint(i).varUint(1).string('{}');
    const hostile = [announce(5, 2 ** 31 + 1, { activity: 'TYPING' }), announce(5, Number.MAX_SAFE_INTEGER, {}), new Writer().byte(1).part(many.done()).done()];
    for (const frame of hostile) {
      const eve = await place.raw(staff(workspace, 'Eve'), name);
      eve.ws.send(frame);
      expect(await eve.closed).toMatchObject({ code: 4422 });
    }
    const eve = await place.raw(staff(workspace, 'Eve'), name);
    eve.ws.send(announce(5, 2 ** 31, { activity: 'TYPING' }));
    await until('the highest is shown', () => seen(anna, 5)?.activity === 'TYPING');
    eve.ws.terminate();
    await until('and goes', () => seen(anna, 5) === undefined);
  });

  it('of a tab that had nothing to say and echoed another of the same person is shown once both speak', async () => {
    const { name } = room();
    const actor = staff(workspace, 'Anna');
    const [first, bert] = [place.connect(actor, name), place.connect(staff(workspace, 'Bert'), name)];
    await synced(first, bert);
    first.awareness.setLocalState({ cursor: 1 });
    await until('seen', () => seen(bert, first)?.cursor === 1);
    const second = await place.raw(actor, name);
    second.ws.send(announce(first.doc.clientID, first.awareness.meta.get(first.doc.clientID)!.clock, { cursor: 1 }));
    first.awareness.setLocalState({ cursor: 2 });
    await until('the first speaks', () => entries(second).some(({ state }) => state?.cursor === 2));
    second.ws.send(announce(first.doc.clientID, first.awareness.meta.get(first.doc.clientID)!.clock, { cursor: 2 }));
    second.ws.send(announce(5, 1, { cursor: 'mine' }));
    await until('the second too', () => seen(bert, 5)?.cursor === 'mine');
    second.ws.terminate();
    await until('it goes', () => seen(bert, 5) === undefined);
    expect(seen(bert, first)?.cursor).toBe(2);
  });

  it('remembers of those who left no more than it has to', () => {
    const states = new PresenceStates();
    const holder = { person: personOf(staff(workspace, 'Anna')), client: null };
    const entry = (client: number) => ({ client, clock: client, state: { inner: '', customerInner: '', activity: null }, holder, at: 0, since: 0, encoded: {} });
    for (let client = 1; client <= 3 * limit('presenceGone'); client++) {
      states.put(entry(client));
      states.remove(entry(client));
    }
    expect([states.entries.size, states.gone.size]).toEqual([0, limit('presenceGone')]);
    expect(states.gone.has(3 * limit('presenceGone'))).toBe(true);
  });

  it('goes with its connection, is not brought back by an echo, and comes back at once with its client', async () => {
    const { name } = room();
    const anna = place.connect(staff(workspace, 'Anna'), name);
    const bert = place.connect(staff(workspace, 'Bert'), name);
    await synced(anna, bert);
    anna.awareness.setLocalState({ activity: 'VIEWING' });
    await until('seen', () => seen(bert, anna) !== undefined);
    const { clock } = anna.awareness.meta.get(anna.doc.clientID)!;
    anna.disconnect();
    await until('gone', () => seen(bert, anna) === undefined);
    const echo = await place.raw(staff(workspace, 'Eve'), name);
    echo.ws.send(announce(anna.doc.clientID, clock, { activity: 'VIEWING' }));
    echo.ws.send(announce(9, 1, {}));
    await until('the echo came', () => seen(bert, 9) !== undefined || entries(echo).length > 0);
    expect(seen(bert, anna)).toBeUndefined();
    anna.connect();
    await until('back', () => seen(bert, anna)?.activity === 'VIEWING', 2_000);
  });

  it('goes when a client says so, and when its socket dies', async () => {
    const { name } = room();
    const [anna, bert] = [place.connect(staff(workspace, 'Anna'), name), place.connect(staff(workspace, 'Bert'), name)];
    const dying = await place.raw(staff(workspace, 'Dying'), name);
    await synced(anna, bert);
    anna.awareness.setLocalState({ activity: 'VIEWING' });
    dying.ws.send(announce(5, 1, { activity: 'TYPING' }));
    await until('seen', () => seen(bert, anna) !== undefined && seen(bert, 5) !== undefined);
    anna.awareness.setLocalState(null);
    dying.ws.terminate();
    await until('both gone', () => seen(bert, anna) === undefined && seen(bert, 5) === undefined);
  });

  it('is gathered into frames', async () => {
    const { name } = room();
    const anna = place.connect(staff(workspace, 'Anna'), name);
    const watcher = await place.raw(staff(workspace, 'Bert'), name);
    await synced(anna);
    for (let i = 1; i <= 200; i++) anna.awareness.setLocalState({ cursor: i });
    await until('newest', () => entries(watcher).some(({ state }) => state?.cursor === 200));
    expect(watcher.frames.length).toBeLessThan(20);
  });

  it('works in a document too; a presence document takes no content', async () => {
    const { notes, presence } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    const bert = place.connect(staff(workspace, 'Bert'), notes);
    await synced(anna, bert);
    anna.awareness.setLocalState({ cursor: 1 });
    await until('seen', () => seen(bert, anna)?.cursor === 1);
    const doc = new Y.Doc();
    const writer = place.connect(staff(workspace, 'Writer'), presence, { doc });
    await synced(writer);
    const closed = new Promise<number>((resolve) => writer.on('connection-close', (event: { code: number } | null) => event && resolve(event.code)));
    doc.getText('t').insert(0, 'smuggled');
    expect(await closed).toBe(4422);
  });
});

describe('the bridge', () => {
  it('shows people of both worlds to both', async () => {
    const { id, name } = room();
    const anna = place.connect(staff(workspace, 'Anna'), name);
    await synced(anna);
    const heard: PresenceEntry[][] = [];
    const stop = place.documents.presence.watch(workspace, name, (people) => heard.push(people));
    const carl = guest(workspace, id, 'Carl');
    place.documents.presence.set(carl, name, 'TYPING');
    await until('heard', () => heard.at(-1)?.some((one) => one.name === 'Carl' && one.activity === 'TYPING') ?? false);
    await until('Anna sees him', () => [...anna.awareness.getStates().values()].some((state) => (state as Seen).user?.name === 'Carl' && state.activity === 'TYPING'));
    anna.awareness.setLocalState({ activity: 'DRAFTING' });
    await until('heard', () => heard.at(-1)?.some((one) => one.name === 'Anna' && one.activity === 'DRAFTING') ?? false);
    expect(place.documents.presence.states(workspace, name)).toEqual(heard.at(-1));
    place.documents.presence.set(carl, name, null);
    await until('gone', () => heard.at(-1)?.length === 1);
    stop();
    const { length } = heard;
    leave(anna);
    await until('empty', () => place.documents.presence.states(workspace, name).length === 0);
    expect(heard).toHaveLength(length);
  });

  it('typing lapses after 6 s, viewing after its lease, each unless repeated', async () => {
    const { name } = room();
    const actor = staff(workspace, 'Anna');
    const { presence } = place.documents;
    const activity = (): string | undefined => presence.states(workspace, name)[0]?.activity;
    const heard: (string | undefined)[] = [];
    presence.watch(workspace, name, (people) => heard.push(people[0]?.activity));
    presence.set(actor, name, 'VIEWING');
    presence.set(actor, name, 'TYPING');
    expect(activity()).toBe('TYPING');
    await until('heard', () => heard.includes('TYPING'));
    place.clock.advance(limit('typingMs') - 1);
    presence.set(actor, name, 'TYPING');
    place.clock.advance(limit('typingMs') - 1);
    expect(activity()).toBe('TYPING');
    place.clock.advance(1);
    await until('not typing any more', () => activity() === 'VIEWING' && heard.at(-1) === 'VIEWING');
    place.clock.advance(limit('presenceLeaseMs'));
    await until('gone', () => activity() === undefined && heard.at(-1) === undefined);
  });

  it('typing of a Yjs client that forgets to stop lapses for readers without Yjs', async () => {
    const { name } = room();
    const anna = place.connect(staff(workspace, 'Anna'), name);
    await synced(anna);
    const heard: PresenceEntry[][] = [];
    place.documents.presence.watch(workspace, name, (people) => heard.push(people));
    anna.awareness.setLocalState({ activity: 'TYPING' });
    await until('typing', () => heard.at(-1)?.[0]?.activity === 'TYPING');
    place.clock.advance(limit('typingMs'));
    await until('lapsed', () => heard.at(-1)?.[0]?.activity === 'VIEWING');
  });

  it('counts the tabs of a person once, at their liveliest', async () => {
    const { name } = room();
    const actor = staff(workspace, 'Anna');
    const [one, two] = [place.connect(actor, name), place.connect(actor, name)];
    await synced(one, two);
    one.awareness.setLocalState({ activity: 'TYPING' });
    two.awareness.setLocalState({ activity: 'VIEWING' });
    await until('both seen', () => seen(one, two) !== undefined && seen(two, one) !== undefined);
    expect(place.documents.presence.states(workspace, name)).toMatchObject([{ name: 'Anna', activity: 'TYPING', side: 'STAFF', userId: actor.userId }]);
  });
});
