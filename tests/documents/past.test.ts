/** What compaction keeps of a document's past. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import * as Y from 'yjs';
import { newId } from '../../src/kernel/ids.ts';
import { ok } from '../../src/kernel/result.ts';
import { limit } from '../../src/limits.ts';
import { authored, spellsOf, type LoggedRow, type Spell } from '../../src/modules/documents/spells.ts';
import { packAuthors, packUpdates } from '../../src/modules/documents/frames.ts';
import { packRows, unpackRows } from '../../src/modules/documents/past.ts';
import { Structure } from '../../src/modules/documents/structure.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { connectDatabase, freshDatabase, guest, newTicket, newWorkspace, staff, startPlace, until, type Place } from './support.ts';

let base: { url: string; drop(): Promise<void> };
let db: Database;
let place: Place;
let workspace: string;
let admin: pg.Client;

beforeAll(async () => {
  base = await freshDatabase();
  db = await connectDatabase(base.url);
  workspace = await newWorkspace(base.url);
  admin = new pg.Client({ connectionString: base.url });
  await admin.connect();
}, 60_000);
afterAll(async () => {
  await admin.end();
  await db.close();
  await base.drop();
});
beforeEach(async () => {
  place = await startPlace(db);
});
afterEach(() => place.stop());

/** Writes so many commits as the server, each a letter. */
const type = async (name: string, actor: ReturnType<typeof staff>, commits: number, doc: Y.Doc): Promise<void> => {
  const text = doc.getText('default');
  await place.documents.edit(workspace, name, (room) => db.tx(actor, async (tx) => {
    for (let i = 0; i < commits; i++) {
      const vector = Y.encodeStateVector(doc);
      text.insert(text.length, String.fromCharCode(97 + (i % 26)));
      await room.append(tx, Y.encodeStateAsUpdate(doc, vector));
    }
    return ok(null);
  }));
};

const columns = async <Row>(query: string, name: string): Promise<Row[]> =>
  (await admin.query(`select ${query} x join document d on d.id = x.document_id where d.name = $1 order by 1`, [name])).rows as Row[];

describe('compaction', () => {
  it('moves the log into the past, row by row as it was, and keeps a state to read from', async () => {
    const { notes } = newTicket();
    const doc = new Y.Doc();
    const anna = staff(workspace, 'Anna');
    const half = limit('documentCompactUpdates') / 2;
    // Fewer than a document at rest is compacted for, however slow the machine is.
    const first = limit('documentCompactRestUpdates') - 1;
    await type(notes, anna, first, doc);
    const before = await columns<{ seq: string; updates: Buffer; authors: unknown; at: Date }>('x.seq, x.updates, x.authors, x.at from document_update', notes);
    await type(notes, anna, 2 * half - first, doc);
    await until('compacted', async () => (await columns('x.seq from document_update', notes)).length === 0, 20_000);
    expect(await columns('x.seq from document_update', notes)).toEqual([]);
    const chapters = await columns<{ first_seq: string; last_seq: string; rows: Buffer; spells: Spell[] }>('x.first_seq, x.last_seq, x.rows, x.spells from document_past', notes);
    expect([Number(chapters[0]!.first_seq), Number(chapters.at(-1)!.last_seq)]).toEqual([1, 2 * half]);
    const rows = (await Promise.all(chapters.map((chapter) => unpackRows(chapter.rows)))).flat();
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 2 * half }, (_, i) => i + 1));
    for (const [i, { seq, updates, authors, at }] of before.entries()) {
      expect([rows[i]!.seq, rows[i]!.at, JSON.parse(rows[i]!.authors)]).toEqual([Number(seq), at.getTime(), authors]);
      expect(Buffer.from(rows[i]!.updates).equals(updates)).toBe(true);
    }
    const actor = `user:${anna.userId}`;
    expect(chapters.flatMap(({ spells }) => spells)).toEqual([expect.objectContaining({ actor, first: 1, last: 2 * half, updates: 2 * half, inserted: 2 * half, deleted: 0, deletedOthers: 0 })]);
    const versions = await columns<{ seq: string; cause: string; state: Buffer }>('x.seq, x.cause, x.state from document_version', notes);
    expect(versions).toMatchObject([{ seq: String(2 * half), cause: 'TIME' }]);
    const replayed = new Y.Doc();
    Y.applyUpdate(replayed, versions[0]!.state);
    expect(replayed.getText('default').toString()).toBe(doc.getText('default').toString());

    await type(notes, anna, 2 * half, doc);
    await until('compacted again', () => place.documents.metrics().compactions === 2, 20_000);
    // Within the hour one state is enough.
    expect(await columns('x.seq from document_version', notes)).toHaveLength(1);
    await admin.query("update document_version set at = at - interval '2 hours'");
    await type(notes, anna, 2 * half, doc);
    await until('compacted a third time', () => place.documents.metrics().compactions === 3, 20_000);
    expect(await columns('x.seq from document_version', notes)).toHaveLength(2);
  }, 60_000);
});

describe('what was compacted', () => {
  it('is read again: every version, whoever wrote, and the spells across the cut', async () => {
    const { notes } = newTicket();
    const doc = new Y.Doc();
    const [anna, bert] = [staff(workspace, 'Anna'), staff(workspace, 'Bert')];
    const text = new Y.XmlText();
    const block = new Y.XmlElement('paragraph');
    const write = (actor: typeof anna, commits: number): Promise<unknown> => place.documents.edit(workspace, notes, (room) => db.tx(actor, async (tx) => {
      for (let i = 0; i < commits; i++) {
        const vector = Y.encodeStateVector(doc);
        if (room.seq() === 0) {
          block.insert(0, [text]);
          doc.getXmlFragment('default').push([block]);
        } else if (i % 5 === 4) text.delete(0, 1);
        else text.insert(text.length, 'x');
        await room.append(tx, Y.encodeStateAsUpdate(doc, vector));
        said.push(text.toString());
      }
      return ok(null);
    }));
    const said: string[] = [''];
    const commits = limit('documentCompactUpdates');
    await write(anna, commits);
    await until('compacted', () => place.documents.metrics().compactions === 1, 20_000);
    doc.clientID++;
    await write(bert, commits);
    await until('compacted again', () => place.documents.metrics().compactions === 2, 20_000);
    doc.clientID++;
    await write(anna, 10);
    const { history } = place.documents;
    const row = (await history.open(anna, notes))!;
    expect(row).toMatchObject({ version: 2 * commits + 10, access: 'WRITE', shape: 'TEXT' });
    for (const version of [1, 2, commits - 1, commits, commits + 1, 2 * commits, 2 * commits + 1, row.version]) {
      expect([version, (await history.at(row, version))?.text]).toEqual([version, said[version]]);
    }
    const { edges } = await history.spells(row, {});
    expect(edges.map(({ node }) => [node.actor, node.first, node.last, node.updates])).toEqual([
      [`user:${anna.userId}`, 1, row.version, commits + 10], [`user:${bert.userId}`, commits + 1, 2 * commits, commits],
    ]);
    expect(edges[1]!.node.deletedOthers).toBeGreaterThan(0);
    expect((await history.milestones(row, {})).edges.map(({ node }) => node)).toMatchObject([{ version: commits, cause: 'TIME' }]);
    // Without the past of before there is none to show.
    await admin.query('delete from document_past where first_seq = 1 and document_id = (select id from document where name = $1)', [notes]);
    expect(await history.at(row, 2)).toBeNull();
    expect((await history.at(row, commits))?.text).toBe(said[commits]);
  }, 60_000);

  it('of another workspace, or for a customer, is not there', async () => {
    const { notes } = newTicket();
    const anna = staff(workspace, 'Anna');
    await type(notes, anna, 2, new Y.Doc());
    const elsewhere = staff(await newWorkspace(base.url), 'Eve');
    const row = (await place.documents.history.open(elsewhere, notes))!;
    expect(row.version).toBe(0);
    expect(await place.documents.history.at({ ...row, version: 2 }, 1)).toBeNull();
    expect((await place.documents.history.spells(row, {})).edges).toEqual([]);
    expect(await place.documents.history.open(guest(workspace, newId(), 'Karl'), notes)).toBeNull();
  });
});

describe('changes by the server', () => {
  it('are for who may write now, and leave nothing behind for others', async () => {
    const { notes } = newTicket();
    const anna = staff(workspace, 'Anna');
    await type(notes, anna, 2, new Y.Doc());
    const { changes, history } = place.documents;
    const attempt = async () => [
      await changes.restore(anna, notes, 1, 'a'), await changes.revert(anna, notes, `user:${anna.userId}`, new Date(0), 'b'),
    ].map((result) => (result.ok ? 'done' : result.kind));
    place.access = () => 'READ';
    expect(await attempt()).toEqual(['Forbidden', 'Forbidden']);
    place.access = () => null;
    expect(await attempt()).toEqual(['NotFound', 'NotFound']);
    // Taken away while the change was worked out.
    let asked = 0;
    place.access = () => (asked++ % 2 === 0 ? 'WRITE' : null);
    expect(await attempt()).toEqual(['NotFound', 'NotFound']);
    place.access = () => 'WRITE';
    expect((await history.open(anna, notes))!.version).toBe(2);
    expect(await columns('x.seq from document_edit', notes)).toEqual([]);
  });
});

describe('rows of the past', () => {
  it('come out as they went in', async () => {
    const rows: LoggedRow[] = [
      { seq: 1, at: 1_795_000_000_123, authors: '[["s","user:a",2]]', updates: packUpdates([Uint8Array.of(1, 2), Uint8Array.of(3)]) },
      { seq: 900_719_925, at: 1_795_000_000_124, authors: '[]', updates: new Uint8Array(0) },
    ];
    const back = await unpackRows(await packRows(rows));
    expect(back.map((row) => ({ ...row, updates: Buffer.from(row.updates) }))).toEqual(rows.map((row) => ({ ...row, updates: Buffer.from(row.updates) })));
    expect([...authored(rows[0]!)].map(({ actor, update }) => [actor, update.length])).toEqual([['user:a', 2], ['user:a', 1]]);
  });
});

describe('spells of editing', () => {
  /** Rows of one update each. */
  const logOf = (steps: [actor: string, at: number, update: Uint8Array][]): LoggedRow[] =>
    steps.map(([actor, at, update], i) => ({ seq: i + 1, at, authors: packAuthors([{ session: 's', actor }]), updates: packUpdates([update]) }));
  const change = (doc: Y.Doc, work: () => void): Uint8Array => {
    const vector = Y.encodeStateVector(doc);
    let update = Y.encodeStateAsUpdate(doc, vector);
    doc.once('update', (made: Uint8Array) => (update = made));
    doc.transact(work);
    return update;
  };

  it('are one author’s without a pause, whoever wrote between, and count letters and whose they were', () => {
    const [anna, bert] = [new Y.Doc(), new Y.Doc()];
    const owners = new Map([[anna.clientID, 'user:anna'], [bert.clientID, 'user:bert']]);
    const one = change(anna, () => anna.getText('default').insert(0, 'Hello 😀 world'));
    Y.applyUpdate(bert, one);
    const two = change(bert, () => bert.getText('default').delete(0, 5));
    const three = change(bert, () => bert.getText('default').insert(0, 'Bye'));
    Y.applyUpdate(anna, two);
    Y.applyUpdate(anna, three);
    const four = change(anna, () => anna.getText('default').delete(anna.getText('default').length - 5, 5));
    const pause = limit('documentSpellPauseMs');
    const log = logOf([['user:anna', 0, one], ['user:bert', 10, two], ['user:bert', 20, three], ['user:anna', pause, four], ['user:anna', 2 * pause + 1, change(anna, () => anna.getText('default').insert(0, '!'))]]);
    expect(spellsOf(log, new Structure(), owners, 'TEXT').map(({ actor, first, last, updates, inserted, deleted, deletedOthers }) => [actor, first, last, updates, inserted, deleted, deletedOthers])).toEqual([
      ['user:anna', 1, 4, 2, 14, 5, 0], ['user:bert', 2, 3, 2, 3, 5, 5], ['user:anna', 5, 5, 1, 1, 0, 0],
    ]);
  });

  it('on a canvas count strokes', () => {
    const [anna, bert] = [new Y.Doc(), new Y.Doc()];
    const owners = new Map([[anna.clientID, 'user:anna'], [bert.clientID, 'user:bert']]);
    const draw = (doc: Y.Doc): void => {
      const map = new Y.Map<unknown>();
      map.set('id', String(Math.random()));
      map.set('points', Y.Array.from([1, 2, 3]));
      doc.getArray('strokes').push([map]);
    };
    const one = change(anna, () => [draw, draw, draw].forEach((each) => each(anna)));
    Y.applyUpdate(bert, one);
    const two = change(bert, () => {
      draw(bert);
      bert.getArray('strokes').delete(1, 2);
    });
    expect(spellsOf(logOf([['user:anna', 0, one], ['user:bert', 1, two]]), new Structure(), owners, 'STROKES')).toMatchObject([
      { actor: 'user:anna', inserted: 3, deleted: 0 }, { actor: 'user:bert', inserted: 1, deleted: 2, deletedOthers: 2 },
    ]);
  });
});
