/** What a document may be made of: nothing that could not be loaded again, and not mostly of what is gone. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import * as Y from 'yjs';
import { limit } from '../../src/limits.ts';
import { Writer } from '../../src/modules/documents/bytes.ts';
import { Depths } from '../../src/modules/documents/depths.ts';
import { syncMessage } from '../../src/modules/documents/frames.ts';
import { inOrder } from '../../src/modules/documents/order.ts';
import { tooMuchDeleted } from '../../src/modules/documents/tombstones.ts';
import { parse } from '../../src/modules/documents/update.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { connectDatabase, freshDatabase, newTicket, newWorkspace, paragraph, staff, startPlace, synced, textOf, until, type Place } from './support.ts';

const SEED = Number(process.env.SEED ?? Date.now() % 1e9);
const DEPTH = limit('documentDepth');

let base: { url: string; drop(): Promise<void> };
let database: Database;
let workspace: string;
let place: Place;
beforeAll(async () => {
  base = await freshDatabase();
  database = await connectDatabase(base.url);
  workspace = await newWorkspace(base.url);
}, 60_000);
afterAll(async () => {
  await database.close();
  await base.drop();
});
beforeEach(async () => {
  place = await startPlace(database);
});
afterEach(() => place.stop());

const stored = async (name: string, of = place): Promise<string> => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await of.documents.state(workspace, name));
  return textOf(doc);
};

/** Puts so many elements into one another, in one change; returns the innermost. */
const nest = (into: Y.XmlFragment, levels: number): Y.XmlElement => {
  let innermost = into;
  into.doc!.transact(() => {
    for (let i = 0; i < levels; i++) {
      const element = new Y.XmlElement('listItem');
      innermost.push([element]);
      innermost = element;
    }
  });
  return innermost as Y.XmlElement;
};

describe('shared types inside one another', () => {
  it('what Yjs could not load again is refused, and the document stays as it was', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    await synced(anna);
    paragraph(anna.doc, 'kept');
    const raw = await place.raw(staff(workspace, 'Mallory'), notes);
    const doc = new Y.Doc();
    nest(doc.getXmlFragment('default'), 5_000);
    raw.ws.send(syncMessage(2, Y.encodeStateAsUpdate(doc)));
    expect(await raw.closed).toEqual({ code: 4422, reason: 'shared types are nested too deeply' });
    await until('saved', async () => (await stored(notes)) === 'kept');
  });

  it('level by level by two clients, through a restart: as deep as allowed is kept and may be deleted, one more is refused', async () => {
    const { notes } = newTicket();
    const [anna, bert] = [place.connect(staff(workspace, 'Anna'), notes), place.connect(staff(workspace, 'Bert'), notes)];
    await synced(anna, bert);
    const innermost = ({ doc }: { doc: Y.Doc }): Y.XmlFragment => {
      let at = doc.getXmlFragment('default');
      while (at.length > 0) at = at.get(0) as Y.XmlElement;
      return at;
    };
    const deep = ({ doc }: { doc: Y.Doc }): number => {
      let levels = 0;
      for (let at = doc.getXmlFragment('default'); at.length > 0; at = at.get(0) as Y.XmlElement) levels++;
      return levels;
    };
    for (let levels = 20; levels < DEPTH; levels += 20) {
      nest(innermost(levels % 40 === 0 ? anna : bert), 20);
      await until('both see it', () => deep(anna) === levels && deep(bert) === levels);
    }
    await place.stop();
    place = await startPlace(database);
    const clara = place.connect(staff(workspace, 'Clara'), notes);
    await synced(clara);
    nest(innermost(clara), DEPTH - deep(clara));
    const raw = await place.raw(staff(workspace, 'Mallory'), notes);
    const vector = Y.encodeStateVector(clara.doc);
    await until('saved', async () => deep({ doc: docOf(await place.documents.state(workspace, notes)) }) === DEPTH);
    const copy = docOf(Y.encodeStateAsUpdate(clara.doc));
    nest(innermost({ doc: copy }), 1);
    raw.ws.send(syncMessage(2, Y.encodeStateAsUpdate(copy, vector)));
    expect(await raw.closed).toEqual({ code: 4422, reason: 'shared types are nested too deeply' });
    clara.doc.getXmlFragment('default').delete(0, 1);
    paragraph(clara.doc, 'after all');
    await until('saved', async () => (await stored(notes)) === 'after all');
    await place.stop();
    place = await startPlace(database);
    expect(await stored(notes)).toBe('after all');
  }, 20_000);

  it('beside what is deep is as deep', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    await synced(anna);
    const last = nest(anna.doc.getXmlFragment('default'), DEPTH - 1);
    last.push([new Y.XmlElement('a')]);
    last.push([new Y.XmlElement('b'), new Y.XmlText('letters')]);
    await until('saved', async () => Y.encodeStateVector(docOf(await place.documents.state(workspace, notes))).length === Y.encodeStateVector(anna.doc).length);
    const closed = new Promise<number>((resolve) => anna.on('connection-close', (event) => resolve(event?.code ?? 0)));
    last.doc!.transact(() => (last.get(1) as Y.XmlElement).push([new Y.XmlElement('one too many')]));
    expect(await closed).toBe(4422);
  });
});

const docOf = (state: Uint8Array): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
};

/** Depth of the deepest shared type, by Yjs. */
const deepestOf = (doc: Y.Doc): number => {
  let deepest = 0;
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) continue;
      let depth = 1;
      for (let item = (struct.parent as Y.AbstractType<unknown>)._item; item; item = (item.parent as Y.AbstractType<unknown>)._item) depth++;
      deepest = Math.max(deepest, depth);
    }
  }
  return deepest;
};

describe('by the rules alone', () => {
  const step = fc.record({ who: fc.nat(2), pick: fc.nat(30), what: fc.constantFrom('element', 'element', 'text', 'letters', 'erase', 'hear'), at: fc.nat(5) });

  /** Three people nest, type, delete and hear of each other; their updates in an order in which they can be stored. */
  const play = (steps: { who: number; pick: number; what: string; at: number }[]): { updates: Uint8Array[]; doc: Y.Doc } => {
    const updates: Uint8Array[] = [];
    const docs = [0, 1, 2].map(() => new Y.Doc({ gc: false }));
    for (const doc of docs) doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'heard' && updates.push(update));
    for (const { who, pick, what, at } of steps) {
      const doc = docs[who]!;
      if (what === 'hear') {
        for (const update of [...updates]) Y.applyUpdate(doc, update, 'heard');
        continue;
      }
      const all = [doc.getXmlFragment('default'), ...doc.getXmlFragment('default').createTreeWalker(() => true)] as (Y.XmlFragment | Y.XmlText)[];
      const chosen = all[pick % all.length]!;
      if (what === 'erase') {
        if (chosen.length > 0) chosen.delete(at % chosen.length, 1);
      } else if (chosen instanceof Y.XmlText) chosen.insert(at % (chosen.length + 1), 'ab');
      else chosen.insert(at % (chosen.length + 1), [what === 'element' ? new Y.XmlElement('e') : new Y.XmlText('cd')]);
    }
    const doc = new Y.Doc({ gc: false });
    for (const update of updates) Y.applyUpdate(doc, update);
    return { updates, doc };
  };

  it(`depths are those that Yjs has, update by update and all at once (seed ${SEED})`, () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const { updates, doc } = play(steps);
      const [apart, layered] = [new Depths(), new Depths()];
      let deepest = 0;
      for (const update of updates) {
        apart.add(parse(update));
        deepest = Math.max(deepest, new Depths(layered).add(parse(update)).deepest);
        layered.add(parse(update));
      }
      const whole = new Depths().add(parse(Y.encodeStateAsUpdate(doc)));
      expect([apart.deepest, deepest, whole.deepest]).toEqual([deepestOf(doc), deepestOf(doc), deepestOf(doc)]);
    }), { seed: SEED, numRuns: 200 });
  }, 30_000);

  it(`structs are told behind what they refer to, each once (seed ${SEED})`, () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const update = parse(Y.encodeStateAsUpdate(play(steps).doc));
      const told = new Map<number, number>();
      expect(inOrder(update, () => 0, ({ client, clock, end, dependencies }) => {
        expect(clock).toBe(told.get(client) ?? 0);
        for (let i = 0; i < dependencies.length; i += 2) expect(told.get(dependencies[i]!) ?? 0).toBeGreaterThan(dependencies[i + 1]!);
        told.set(client, end);
      })).toBe(true);
      expect([...told].sort()).toEqual(update.sections.map(({ client, end }) => [client, end]).sort());
    }), { seed: SEED, numRuns: 100 });
  }, 30_000);

  test.each<[what: string, tally: [clocks: number, deleted: number, unbacked: number], update: { adds?: number; deletes?: number; unbacked?: number }, refused: boolean]>([
    ['little, all of it gone', [100, 99, 0], { deletes: 1 }, false],
    ['more than is free, and nothing left', [101, 100, 0], { deletes: 1 }, true],
    ['more than is free, and enough left', [1_000, 200, 0], { deletes: 1 }, false],
    ['the last that is allowed', [1_050, 999, 0], { deletes: 1 }, false],
    ['one more', [1_050, 1_000, 0], { deletes: 1 }, true],
    ['writing, however much is gone', [2_000, 1_999, 0], { adds: 1 }, false],
    ['what came without content and was never said to be deleted', [900, 0, 900], { adds: 100, unbacked: 100 }, true],
    ['the same, said too: counted once', [1_060, 100, 100], { adds: 1, unbacked: 1, deletes: 1 }, false],
  ])('deleted: %s', (_, [clocks, deleted, unbacked], { adds = 0, deletes = 0, unbacked: without = 0 }, refused) => {
    const update = {
      sections: adds > 0 ? [{ client: 1, clock: 0, end: adds, structs: 1, from: 0, to: 0 }] : [],
      deletions: deletes > 0 ? [{ client: 1, ranges: [0, deletes], from: 0, to: 0 }] : [], unbacked: without,
    };
    expect(tooMuchDeleted({ clocks, deleted, unbacked }, update, 100, 20)).toBe(refused);
  });
});

test('files pasted and undone again and again are too much in the end: the deletion is refused, the text stays', async () => {
  const { notes } = newTicket();
  const raw = await place.raw(staff(workspace, 'Anna'), notes);
  const doc = new Y.Doc();
  const change = (work: (text: Y.Text) => void): void => {
    const before = Y.encodeStateVector(doc);
    let deletion: Uint8Array | null = null;
    doc.once('update', (update: Uint8Array) => (deletion = update));
    work(doc.getText('t'));
    raw.ws.send(syncMessage(2, deletion ?? Y.encodeStateAsUpdate(doc, before)));
  };
  const file = 'x'.repeat(3_500_000);
  for (let i = 1; i <= 3; i++) {
    change((text) => text.insert(0, file));
    change((text) => text.delete(0, file.length));
    if (i < 3) await until('kept', () => place.documents.metrics().updates === 2 * i);
  }
  expect(await raw.closed).toEqual({ code: 4413, reason: 'too much of the document is deleted' });
  await until('kept', () => place.documents.metrics().updates === 5);
  expect(docOf(await place.documents.state(workspace, notes)).getText('t').length).toBe(file.length);
}, 30_000);

describe('new clientIDs', () => {
  /** So many clients with a letter each, of one author. */
  const clients = (first: number, count: number): Uint8Array => {
    const writer = new Writer().varUint(count);
    for (let i = 0; i < count; i++) writer.varUint(1).varUint(first + i).varUint(0).byte(4).varUint(1).string('t').string('x');
    return syncMessage(2, writer.varUint(0).done());
  };
  const [most, own] = [limit('documentClaims'), limit('documentClaimsAnAuthor')];

  it('are bounded in one update', async () => {
    const raw = await place.raw(staff(workspace, 'Mallory'), newTicket().notes);
    raw.ws.send(clients(1, most + 1));
    expect(await raw.closed).toEqual({ code: 4422, reason: 'too many new clientIDs' });
  });

  it('of one author are bounded in all, and others may still come', async () => {
    const { notes } = newTicket();
    const raw = await place.raw(staff(workspace, 'Mallory'), notes);
    for (let first = 0; first < own; first += most) raw.ws.send(clients(1 + first, most));
    await until('kept', () => place.documents.metrics().updates === own / most, 20_000);
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    await synced(anna);
    paragraph(anna.doc, 'me too');
    await until('saved', async () => (await stored(notes)) === 'me too');
    raw.ws.send(clients(1 + own, 1));
    expect(await raw.closed).toEqual({ code: 4422, reason: 'too many new clientIDs' });
  }, 40_000);
});
