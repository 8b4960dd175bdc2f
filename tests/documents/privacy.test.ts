/** What people may ask for by law: what they wrote, and that a document goes, with its past, everywhere. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import * as Y from 'yjs';
import { actorKey, systemActor } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import { ok } from '../../src/kernel/result.ts';
import { limit } from '../../src/limits.ts';
import { syncMessage } from '../../src/modules/documents/frames.ts';
import type { Written } from '../../src/modules/documents/index.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { memoryBuses } from '../support/bus.ts';
import { connectDatabase, faulty, freshDatabase, guest, newTicket, newWorkspace, paragraph, staff, startPlace, synced, until, type FaultyDatabase, type Place } from './support.ts';

let base: { url: string; drop(): Promise<void> };
let databases: Database[];
let workspace: string;
let here: Place;
let there: Place;
let db: FaultyDatabase;
let admin: pg.Client;
beforeAll(async () => {
  base = await freshDatabase();
  databases = [await connectDatabase(base.url), await connectDatabase(base.url)];
  workspace = await newWorkspace(base.url);
  admin = new pg.Client({ connectionString: base.url });
  await admin.connect();
}, 60_000);
afterAll(async () => {
  await admin.end();
  await Promise.all(databases.map((each) => each.close()));
  await base.drop();
});
beforeEach(async () => {
  const buses = memoryBuses();
  db = faulty(databases[0]!);
  here = await startPlace(db, { bus: buses.join('a') });
  there = await startPlace(databases[1]!, { bus: buses.join('b') });
});
afterEach(() => Promise.all([here.stop(), there.stop()]));

const codeOf = (provider: ReturnType<Place['connect']>): Promise<number> =>
  new Promise((resolve) => provider.on('connection-close', (event) => resolve(event?.code ?? 0)));

/** Rows of all tables that hold something of a document but for its name. */
const remains = async (name: string): Promise<Record<string, unknown>> => {
  const [row] = (await admin.query(`
    select d.text, d.snapshot, (select count(*)::int from document_update x where x.document_id = d.id) as log, (select count(*)::int from document_client x where x.document_id = d.id) as owners,
      (select count(*)::int from document_past x where x.document_id = d.id) as past, (select count(*)::int from document_version x where x.document_id = d.id) as versions,
      (select count(*)::int from document_edit x where x.document_id = d.id) as edits from document d where d.name = $1`, [name])).rows as [Record<string, unknown>];
  return row;
};
const NOTHING = { text: '', snapshot: null, log: 0, owners: 0, past: 0, versions: 0, edits: 0 };

test('an erased document is empty with all its past, on all nodes, and nobody brings it back', async () => {
  const { notes } = newTicket();
  const anna = staff(workspace, 'Anna');
  // Enough to be compacted: there is a past, and a version.
  await here.documents.edit(workspace, notes, (room) => databases[0]!.tx(anna, async (tx) => {
    const doc = new Y.Doc();
    for (let i = 0; i < limit('documentCompactUpdates'); i++) {
      const before = Y.encodeStateVector(doc);
      doc.getText('other').insert(i, 'x');
      await room.append(tx, Y.encodeStateAsUpdate(doc, before));
    }
    return ok(null);
  }));
  await until('compacted', () => here.documents.metrics().compactions === 1, 20_000);
  const [one, two] = [here.connect(anna, notes), there.connect(staff(workspace, 'Bert'), notes)];
  await synced(one, two);
  paragraph(one.doc, 'personal');
  await until('seen', () => two.doc.getXmlFragment('default').length === 1);
  expect((await here.documents.changes.append(anna, notes, 'more', 'once', async () => ok(null))).ok).toBe(true);
  expect(await remains(notes)).toMatchObject({ past: 1, versions: 1, edits: 1 });

  const closed = Promise.all([codeOf(one), codeOf(two)]);
  expect(await here.documents.privacy.erase(systemActor(workspace), [notes, newTicket().notes])).toEqual({ ok: true, value: [notes] });
  expect(await closed).toEqual([4403, 4403]);
  expect(await remains(notes)).toEqual(NOTHING);
  // Stock clients that are told to come back bring what they hold.
  const again = Promise.all([codeOf(one), codeOf(two)]);
  [one, two].forEach((each) => each.connect());
  expect(await again).toEqual([4403, 4403]);
  const raw = await there.raw(anna, notes);
  raw.send([0, 0, 1, 0]);
  raw.send(syncMessage(2, Y.encodeStateAsUpdate(one.doc)));
  expect(await raw.closed).toEqual({ code: 4403, reason: 'this document was erased' });
  await expect(there.documents.edit(workspace, notes, async () => ok(1))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await here.documents.textLoader(anna).load(notes)).text).toBe('');
  const row = (await here.documents.history.open(anna, notes))!;
  expect((await here.documents.history.spells(row, {})).edges).toEqual([]);
  expect(await here.documents.history.at(row, 1)).toBeNull();
  expect(await remains(notes)).toEqual(NOTHING);
  expect(await here.documents.privacy.erase(systemActor(workspace), [notes])).toEqual({ ok: true, value: [] });
}, 40_000);

test('what is being written while a document is erased is not stored', async () => {
  const { notes } = newTicket();
  const anna = here.connect(staff(workspace, 'Anna'), notes);
  await synced(anna);
  paragraph(anna.doc, 'before');
  await until('stored', () => here.documents.metrics().updates === 1);
  let [release, waits] = [(): void => {}, false];
  const held = new Promise<void>((resolve) => { release = resolve; });
  db.before = () => {
    waits = true;
    return held;
  };
  paragraph(anna.doc, 'meanwhile');
  await until('under way', () => waits);
  const closed = codeOf(anna);
  expect((await there.documents.privacy.erase(systemActor(workspace), [notes])).ok).toBe(true);
  release();
  expect(await closed).toBe(4403);
  expect(await remains(notes)).toEqual(NOTHING);
});

test('nobody erases documents of another workspace', async () => {
  const { notes } = newTicket();
  const anna = here.connect(staff(workspace, 'Anna'), notes);
  await synced(anna);
  paragraph(anna.doc, 'ours');
  await until('stored', () => here.documents.metrics().updates === 1);
  expect(await here.documents.privacy.erase(systemActor(await newWorkspace(base.url)), [notes])).toEqual({ ok: true, value: [] });
  expect(await remains(notes)).toMatchObject({ log: 1 });
});

test('what somebody wrote is collected from all documents: texts, strokes, and when they edited', async () => {
  const { notes, draft } = newTicket();
  const canvas = `screenshot:scr_${newId()}:canvas`;
  const [anna, karl] = [staff(workspace, 'Anna'), guest(workspace, newId(), 'Karl')];
  const collect = async (author: string, of = workspace): Promise<Written[]> => {
    const all: Written[] = [];
    for await (const each of there.documents.privacy.collect(of, author)) all.push(each);
    return all;
  };
  const write = async (actor: typeof anna | typeof karl, name: string, change: (doc: Y.Doc) => void): Promise<void> => {
    const provider = here.connect(actor, name);
    await synced(provider);
    const before = here.documents.metrics().updates;
    change(provider.doc);
    await until('stored', () => here.documents.metrics().updates > before);
  };
  const stroke = (id: string) => (doc: Y.Doc): void => doc.transact(() => {
    const map = new Y.Map<unknown>();
    for (const [key, value] of Object.entries({ id, tool: 'pen', colour: '#ff0000', width: 3 })) map.set(key, value);
    map.set('points', Y.Array.from([1, 2, 3]));
    doc.getArray('strokes').push([map]);
  });
  await write(staff(workspace, 'Bert'), notes, (doc) => paragraph(doc, 'by Bert'));
  await write(anna, notes, (doc) => paragraph(doc, 'by Anna'));
  await write(anna, draft, (doc) => paragraph(doc, 'dear customer'));
  await write(anna, canvas, stroke('hers'));
  await write(karl, canvas, stroke('his'));
  expect(await collect(actorKey(anna))).toMatchObject([
    { document: notes, texts: ['by Anna'], strokes: [], edits: [{ actor: actorKey(anna), inserted: 7 }] },
    { document: draft, texts: ['dear customer'], strokes: [], edits: [{ inserted: 13 }] },
    { document: canvas, texts: [], strokes: [{ id: 'hers' }], edits: [{ inserted: 1 }] },
  ]);
  expect(await collect(actorKey(karl))).toMatchObject([{ document: canvas, strokes: [{ id: 'his' }] }]);
  expect(await collect(actorKey(karl), await newWorkspace(base.url))).toEqual([]);
  await here.documents.privacy.erase(systemActor(workspace), [canvas]);
  expect(await collect(actorKey(karl))).toEqual([]);
});
