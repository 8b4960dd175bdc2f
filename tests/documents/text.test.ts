/** The text of documents, edits by the server, and compaction. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import * as Y from 'yjs';
import { globalId, newId } from '../../src/kernel/ids.ts';
import { fail, ok } from '../../src/kernel/result.ts';
import { limit } from '../../src/limits.ts';
import { difference } from '../../src/modules/documents/compaction.ts';
import { parse } from '../../src/modules/documents/update.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { connectDatabase, faulty, freshDatabase, leave, newTicket, newWorkspace, paragraph, staff, startPlace, synced, textOf, until, type FaultyDatabase, type Place } from './support.ts';

let base: { url: string; drop(): Promise<void> };
let plain: Database;
let db: FaultyDatabase;
let place: Place;
let workspace: string;
let admin: pg.Client;

beforeAll(async () => {
  base = await freshDatabase();
  plain = await connectDatabase(base.url);
  workspace = await newWorkspace(base.url);
  admin = new pg.Client({ connectionString: base.url });
  await admin.connect();
}, 60_000);
afterAll(async () => {
  await admin.end();
  await plain.close();
  await base.drop();
});
beforeEach(async () => {
  db = faulty(plain);
  place = await startPlace(db);
});
afterEach(() => place.stop());

const restart = async (): Promise<void> => {
  await place.stop();
  place = await startPlace(db);
};
const read = (name: string) => place.documents.textLoader(staff(workspace, 'Reader')).load(name);
const rows = async (name: string): Promise<number> =>
  Number((await admin.query('select count(*) from document_update u join document d on d.id = u.document_id where d.name = $1', [name])).rows[0].count);
const load = async (name: string): Promise<Y.Doc> => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await place.documents.state(workspace, name));
  return doc;
};

/** An update that adds a paragraph to the state. */
const adding = (state: Uint8Array, text: string): Uint8Array => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const vector = Y.encodeStateVector(doc);
  paragraph(doc, text);
  return Y.encodeStateAsUpdate(doc, vector);
};

describe('text', () => {
  it('follows an edit within a second, blocks joined by newlines', async () => {
    const { notes } = newTicket();
    expect(await read(notes)).toEqual({ document: notes, text: '', updatedAt: null });
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    await synced(anna);
    await until('warm', async () => place.documents.metrics().rooms === 1);
    anna.doc.transact(() => {
      const list = new Y.XmlElement('bulletList');
      const item = new Y.XmlElement('listItem');
      const block = new Y.XmlElement('paragraph');
      const rich = new Y.XmlText('bold and ');
      rich.format(0, 4, { bold: {} });
      block.insert(0, [rich, new Y.XmlElement('hardBreak'), new Y.XmlText('next\u0000')]);
      item.insert(0, [block]);
      list.insert(0, [item]);
      anna.doc.getXmlFragment('default').push([list, new Y.XmlElement('paragraph')]);
    });
    paragraph(anna.doc, 'end 😀');
    await until('projected', async () => (await read(notes)).text !== '', 2_000);
    expect(await read(notes)).toEqual({ document: notes, text: 'bold and \nnext\n\nend 😀', updatedAt: expect.any(Date) });
    const fragment = anna.doc.getXmlFragment('default');
    fragment.delete(0, fragment.length);
    await until('empty again', async () => (await read(notes)).updatedAt === null, 2_000);
  });

  it('is right on the first read after a crash between commit and projection', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    await synced(anna);
    paragraph(anna.doc, 'written, not projected');
    await until('kept', async () => textOf(await load(notes)) !== '');
    await restart();
    await admin.query(`update document set text = '', text_seq = 0, updated_at = null where name = $1`, [notes]);
    expect(await read(notes)).toMatchObject({ text: 'written, not projected', updatedAt: expect.any(Date) });
    expect((await admin.query('select text from document where name = $1', [notes])).rows).toEqual([{ text: 'written, not projected' }]);
  });

  it('of another workspace is not read', async () => {
    const { notes } = newTicket();
    await place.documents.edit(workspace, notes, (room) => plain.tx(staff(workspace, 'Anna'), async (tx) => ok(await room.append(tx, adding(room.state(), 'ours')))));
    const elsewhere = await newWorkspace(base.url);
    expect(await place.documents.textLoader(staff(elsewhere, 'Eve')).load(notes)).toMatchObject({ text: '' });
    await until('projected', async () => (await read(notes)).text === 'ours', 2_000);
  });
});

describe('an edit by the server', () => {
  it('is shown after its commit, with an author, and works without an open room', async () => {
    const { draft } = newTicket();
    const actor = staff(workspace, 'Anna');
    const result = await place.documents.edit(workspace, draft, (room) => plain.tx(actor, async (tx) => {
      await room.append(tx, adding(room.state(), 'first'));
      await room.append(tx, adding(room.state(), 'second'));
      return ok('done');
    }));
    expect(result).toEqual(ok('done'));
    const bert = place.connect(staff(workspace, 'Bert'), draft);
    await synced(bert);
    expect(textOf(bert.doc)).toBe('first\nsecond');
    await place.documents.edit(workspace, draft, (room) => plain.tx(actor, async (tx) => {
      expect([...Y.decodeStateVector(room.stateVector())].sort()).toEqual([...Y.decodeStateVector(Y.encodeStateVector(bert.doc))].sort());
      await room.append(tx, adding(room.state(), 'third'));
      await new Promise((resolve) => setImmediate(resolve));
      expect(textOf(bert.doc)).toBe('first\nsecond');
      return ok(null);
    }));
    await until('shown', () => textOf(bert.doc) === 'first\nsecond\nthird');
    const authors = await admin.query('select authors from document_update u join document d on d.id = u.document_id where name = $1', [draft]);
    expect(authors.rows.map((row) => row.authors)).toEqual(Array(3).fill([['server', `user:${actor.userId}`, 1]]));
  });

  it('leaves nothing behind when it fails or throws', async () => {
    const { draft } = newTicket();
    const actor = staff(workspace, 'Anna');
    const anna = place.connect(actor, draft);
    await synced(anna);
    const failed = await place.documents.edit(workspace, draft, (room) => plain.tx(actor, async (tx) => {
      await room.append(tx, adding(room.state(), 'never'));
      return fail('NotAllowed', 'no');
    }));
    expect(failed).toMatchObject({ ok: false, kind: 'NotAllowed' });
    await expect(place.documents.edit(workspace, draft, (room) => plain.tx(actor, async (tx) => {
      await room.append(tx, adding(room.state(), 'never'));
      throw new Error('a bug');
    }))).rejects.toThrow('a bug');
    await expect(place.documents.edit(workspace, draft, (room) => plain.tx(actor, async (tx) => {
      await room.append(tx, Uint8Array.of(1, 2, 3));
      return ok(null);
    }))).rejects.toThrow('does not fit');
    paragraph(anna.doc, 'typed');
    await until('kept', async () => textOf(await load(draft)) === 'typed');
    expect(place.documents.metrics()).toMatchObject({ lost: 0, retries: 0 });
  });

  it('whose commit was answered by an error is shown all the same when it was committed', async () => {
    const { draft } = newTicket();
    const actor = staff(workspace, 'Anna');
    const anna = place.connect(actor, draft);
    await synced(anna);
    await expect(place.documents.edit(workspace, draft, async (room) => {
      await plain.tx(actor, async (tx) => ok(await room.append(tx, adding(room.state(), 'committed'))));
      throw new Error('the answer was lost');
    })).rejects.toThrow('the answer was lost');
    await until('shown', () => textOf(anna.doc) === 'committed');
  });

  it('keeps back the commits of its document only, and those come after it', async () => {
    const [one, two] = [newTicket(), newTicket()];
    const actor = staff(workspace, 'Anna');
    const [here, there, watcher] = [place.connect(actor, one.draft), place.connect(actor, two.draft), place.connect(staff(workspace, 'Bert'), one.draft)];
    await synced(here, there, watcher);
    await place.documents.edit(workspace, one.draft, (room) => plain.tx(actor, async (tx) => {
      paragraph(here.doc, 'typed meanwhile');
      paragraph(there.doc, 'elsewhere');
      await until('the other document goes on', async () => textOf(await load(two.draft)) === 'elsewhere');
      expect(textOf(watcher.doc)).toBe('');
      await room.append(tx, adding(room.state(), 'by the server'));
      return ok(null);
    }));
    await until('both', () => textOf(watcher.doc).split('\n').sort().join() === 'by the server,typed meanwhile');
    await restart();
    expect(textOf(await load(one.draft)).split('\n')).toHaveLength(2);
  });

  it('runs one at a time, each on the state of the one before', async () => {
    const { draft } = newTicket();
    await Promise.all(Array.from({ length: 10 }, (_, i) => place.documents.edit(workspace, draft, (room) =>
      plain.tx(staff(workspace, `User ${i}`), async (tx) => {
        await tx.rows(sql`select 1`);
        return ok(await room.append(tx, adding(room.state(), `line ${i}`)));
      }))));
    expect(textOf(await load(draft)).split('\n')).toHaveLength(10);
    await expect(place.documents.edit(workspace, newTicket().presence, () => Promise.resolve(ok(null)))).rejects.toThrow('no document with content');
  });
});

describe('compaction', () => {
  it('keeps texts, deletions, strokes and clients that were offline', async () => {
    const name = `screenshot:${globalId('screenshot', newId())}:canvas`;
    const actor = staff(workspace, 'Anna');
    const anna = place.connect(actor, name);
    const offline = place.connect(staff(workspace, 'Bert'), name);
    await synced(anna, offline);
    const strokes = anna.doc.getArray<number>('strokes');
    strokes.push([-1, -2, -3]);
    await until('there', () => offline.doc.getArray('strokes').length === 3);
    offline.disconnect();
    offline.doc.getArray<number>('strokes').push([1_000_000]);
    offline.doc.getArray('strokes').delete(0, 1);
    const goal = limit('documentCompactUpdates') + 200;
    for (let i = 0; i < goal; i++) {
      if (i % 3 === 2) strokes.delete(i % strokes.length, 1);
      else strokes.push([i]);
      if (i % 100 === 0) await new Promise(setImmediate);
    }
    await until('compacted', () => place.documents.metrics().compactions > 0, 15_000);
    await until('all kept', async () => Y.encodeStateVector(await load(name)).join() === Y.encodeStateVector(anna.doc).join(), 10_000);
    expect(await rows(name)).toBeLessThan(goal);
    offline.connect();
    await until('equal', () => offline.synced && JSON.stringify(offline.doc.getArray('strokes')) === JSON.stringify(strokes) && strokes.toArray().includes(1_000_000));
    const before = strokes.toJSON();
    expect(place.documents.metrics()).toMatchObject({ refused: 0, lost: 0 });
    await until('saved', async () => JSON.stringify((await load(name)).getArray('strokes')) === JSON.stringify(before));
    leave(offline);
    await restart();
    expect((await load(name)).getArray('strokes').toJSON()).toEqual(before);
    const late = place.connect(actor, name);
    await synced(late);
    expect(late.doc.getArray('strokes').toJSON()).toEqual(before);
  }, 40_000);

  it('does not replace what it would change', () => {
    const doc = new Y.Doc();
    paragraph(doc, 'one');
    const before = parse(Y.encodeStateAsUpdate(doc));
    expect(difference(before, before)).toBeNull();
    const less = new Y.Doc();
    paragraph(less, 'other');
    expect(difference(before, parse(Y.encodeStateAsUpdate(less)))).toContain('client');
    doc.getXmlFragment('default').delete(0, 1);
    expect(difference(parse(Y.encodeStateAsUpdate(doc)), before)).toBe('deletions are missing');
  });
});
