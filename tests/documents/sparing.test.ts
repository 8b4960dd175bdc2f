/** A customer does not touch what the agent drew: by stock clients, by forged bytes, and without refusing anybody honest. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as Y from 'yjs';
import { globalId, newId } from '../../src/kernel/ids.ts';
import { judge } from '../../src/modules/documents/admission.ts';
import { DeletedRanges } from '../../src/modules/documents/deletions.ts';
import { MESSAGE, SYNC } from '../../src/modules/documents/frames.ts';
import { Writer } from '../../src/modules/documents/bytes.ts';
import { Structure } from '../../src/modules/documents/structure.ts';
import type { Update } from '../../src/modules/documents/update.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { connectDatabase, freshDatabase, guest, newWorkspace, staff, startPlace, synced, until, type Place } from './support.ts';

const draw = (doc: Y.Doc, id: string): void => {
  doc.transact(() => {
    const map = new Y.Map<unknown>();
    map.set('id', id);
    map.set('colour', '#123456');
    map.set('points', Y.Array.from([1, 2, 0.5]));
    doc.getArray('strokes').push([map]);
  });
};
const strokeAt = (doc: Y.Doc, index: number): Y.Map<unknown> => doc.getArray<Y.Map<unknown>>('strokes').get(index);
const idsOf = (doc: Y.Doc): string => doc.getArray<Y.Map<unknown>>('strokes').map((map) => map.get('id') as string).join();
const erase = (doc: Y.Doc, id: string): void => {
  const index = doc.getArray<Y.Map<unknown>>('strokes').toArray().findIndex((map) => map.get('id') === id);
  if (index >= 0) doc.getArray('strokes').delete(index);
};

describe('[E-09] on a socket', () => {
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

  const canvas = async () => {
    const name = `screenshot:${globalId('screenshot', newId())}:canvas`;
    const karl = guest(workspace, newId(), 'Karl');
    const agent = place.connect(staff(workspace, 'Anna'), name);
    const customer = place.connect(karl, name);
    await synced(agent, customer);
    draw(agent.doc, 'agent');
    await until('the agent’s stroke is there', () => idsOf(customer.doc) === 'agent');
    draw(customer.doc, 'customer');
    await until('the customer’s too', () => idsOf(agent.doc) === 'agent,customer');
    return { name, agent, customer, karl };
  };

  it('a customer deletes an own stroke and not the agent’s; the agent deletes both', async () => {
    const { name, agent, customer, karl } = await canvas();
    erase(customer.doc, 'customer');
    await until('their own goes', () => idsOf(agent.doc) === 'agent');
    const closed = new Promise<CloseEvent | null>((resolve) => customer.once('connection-close', (event) => resolve(event)));
    erase(customer.doc, 'agent');
    expect(await closed).toMatchObject({ code: 4422, reason: 'what others made may not be deleted' });
    customer.destroy();
    const later = place.connect(karl, name, { ack: true });
    await synced(later);
    expect([idsOf(agent.doc), idsOf(later.doc)]).toEqual(['agent', 'agent']);
    draw(later.doc, 'again');
    await until('drawn', () => idsOf(agent.doc) === 'agent,again');
    agent.doc.getArray('strokes').delete(0, 2);
    await until('all gone', () => idsOf(later.doc) === '');
  });

  it('what is written over the agent’s stroke is refused, with and without saying what it deletes', async () => {
    const { name, agent, customer, karl } = await canvas();
    customer.disconnect();
    const before = Y.encodeStateVector(customer.doc);
    strokeAt(customer.doc, 0).set('points', new Y.Array());
    const full = Y.encodeStateAsUpdate(customer.doc, before);
    // Overwriting deletes by itself: nobody need say it.
    const decoded = Y.decodeUpdate(full);
    const silent = new Writer().raw(full, 0, full.length - deletionsLength(decoded.ds)).varUint(0).done();
    for (const update of [full, silent]) {
      const raw = await place.raw(karl, name, '&ack=1');
      raw.send([MESSAGE.SYNC, SYNC.UPDATE], new Writer().part(update).done());
      expect(await raw.closed).toEqual({ code: 4422, reason: 'what others made may not be written in' });
    }
    expect((strokeAt(agent.doc, 0).get('points') as Y.Array<number>).toArray()).toEqual([1, 2, 0.5]);
  });

  it('a stroke of one’s own goes with what others put into it, and a deletion heard of is no deletion made', async () => {
    const { agent, customer } = await canvas();
    (strokeAt(agent.doc, 1).get('points') as Y.Array<number>).push([7, 7, 7]);
    await until('the agent’s points are there', () => (strokeAt(customer.doc, 1).get('points') as Y.Array<number>).length === 6);
    erase(customer.doc, 'customer');
    await until('gone with them', () => idsOf(agent.doc) === 'agent');
    customer.disconnect();
    erase(agent.doc, 'agent');
    draw(customer.doc, 'meanwhile');
    customer.connect();
    await until('equal', () => idsOf(agent.doc) === 'meanwhile' && idsOf(customer.doc) === 'meanwhile');
    expect(place.documents.metrics().refused).toBe(0);
  });
});

/** Bytes of a delete set at the end of an update. */
const deletionsLength = (ds: { clients: Map<number, { clock: number; len: number }[]> }): number => {
  const writer = new Writer().varUint(ds.clients.size);
  for (const [client, ranges] of ds.clients) {
    writer.varUint(client).varUint(ranges.length);
    for (const { clock, len } of ranges) writer.varUint(clock).varUint(len);
  }
  return writer.pos;
};

describe('[E-09] by the rules alone', () => {
  const newRoom = () => ({ clocks: new Map<number, number>(), owners: new Map<number, string>(), deleted: new DeletedRanges(), structure: new Structure(), nesting: null, log: [] as Update[] });
  type Room = ReturnType<typeof newRoom>;
  const send = (room: Room, doc: Y.Doc, author: string, sparing: boolean): string => {
    const verdict = judge(room, Y.encodeStateAsUpdate(doc), author, sparing);
    if (verdict.kind !== 'NEW') return verdict.kind === 'KNOWN' ? 'KNOWN' : verdict.reason;
    for (const { client, end } of verdict.update.sections) room.clocks.set(client, end);
    room.deleted.add(verdict.update.deletions);
    room.structure.add(verdict.update);
    for (const client of verdict.claims) room.owners.set(client, author);
    room.log.push(verdict.update);
    return 'NEW';
  };
  const receive = (room: Room, doc: Y.Doc, from: number): void => room.log.slice(from).forEach(({ bytes }) => Y.applyUpdate(doc, bytes));

  const step = fc.record({ who: fc.nat(2), what: fc.constantFrom('draw', 'erase', 'points', 'colour', 'send', 'receive', 'send', 'receive'), at: fc.nat(20) });

  it('nobody honest is refused, and all end with the same strokes', () => {
    fc.assert(fc.property(fc.array(step, { minLength: 5, maxLength: 80, size: 'max' }), (steps) => {
      const room = newRoom();
      const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
      const heard = [0, 0, 0];
      const names = ['user:anna', 'user:bert', 'contact:karl'];
      const own = (who: number, map: Y.Map<unknown>): boolean => who < 2 || map._item!.id.client === docs[who]!.clientID;
      for (const { who, what, at } of steps) {
        const doc = docs[who]!;
        const strokes = doc.getArray<Y.Map<unknown>>('strokes').toArray().filter((map) => own(who, map));
        const stroke = strokes[at % Math.max(strokes.length, 1)];
        if (what === 'draw') draw(doc, `${who}-${at}`);
        if (what === 'erase' && stroke) doc.getArray('strokes').delete(doc.getArray<Y.Map<unknown>>('strokes').toArray().indexOf(stroke));
        if (what === 'points' && stroke) (stroke.get('points') as Y.Array<number>).push([at, at, at]);
        if (what === 'colour' && stroke) stroke.set('colour', `#${at}`);
        if (what === 'send') expect(send(room, doc, names[who]!, who === 2)).toMatch(/NEW|KNOWN/);
        if (what === 'receive') {
          receive(room, doc, heard[who]!);
          heard[who] = room.log.length;
        }
      }
      for (let round = 0; round < 2; round++) {
        docs.forEach((doc, who) => expect(send(room, doc, names[who]!, who === 2)).toMatch(/NEW|KNOWN/));
        docs.forEach((doc) => receive(room, doc, 0));
      }
      const [first, ...others] = docs.map((doc) => JSON.stringify(doc.getArray('strokes')));
      expect(others).toEqual([first, first]);
      const fresh = new Y.Doc();
      receive(room, fresh, 0);
      expect(JSON.stringify(fresh.getArray('strokes'))).toBe(first);
    }), { numRuns: 300 });
  });

  it('whatever a customer deletes of others is refused', () => {
    const room = newRoom();
    const [agent, customer] = [new Y.Doc(), new Y.Doc()];
    draw(agent, 'one');
    draw(agent, 'two');
    send(room, agent, 'user:anna', false);
    receive(room, customer, 0);
    draw(customer, 'mine');
    expect(send(room, customer, 'contact:karl', true)).toBe('NEW');
    for (const work of [
      (doc: Y.Doc) => doc.getArray('strokes').delete(0, 1), (doc: Y.Doc) => doc.getArray('strokes').delete(0, 3),
      (doc: Y.Doc) => (strokeAt(doc, 0).get('points') as Y.Array<number>).delete(0, 1),
      (doc: Y.Doc) => (strokeAt(doc, 0).get('points') as Y.Array<number>).push([1]),
      (doc: Y.Doc) => strokeAt(doc, 1).set('colour', '#0'), (doc: Y.Doc) => strokeAt(doc, 1).set('new', 1),
    ]) {
      const doc = new Y.Doc();
      receive(room, doc, 0);
      work(doc);
      expect(send(room, doc, 'contact:karl', true)).toMatch(/what others made may not be (deleted|written in)/);
    }
    // A key taken away on its own is left out: another client could have set it at the same time.
    const doc = new Y.Doc();
    receive(room, doc, 0);
    strokeAt(doc, 0).delete('points');
    expect(send(room, doc, 'contact:karl', true)).toBe('KNOWN');
  });
});
