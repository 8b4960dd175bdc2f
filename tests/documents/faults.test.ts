/** The database goes away, or a compaction dies, while people write: nothing is lost, and nobody has to do anything. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Worker } from 'node:worker_threads';
import pg from 'pg';
import * as Y from 'yjs';
import { documentCompactor } from '../../src/modules/documents/compaction.ts';
import { materialiser } from '../../src/modules/documents/materialise.ts';
import { syncMessage } from '../../src/modules/documents/frames.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { cuttable, type Cuttable } from '../support/cuttable.ts';
import { framesOf } from './frames.ts';
import { connectDatabase, faulty, freshDatabase, newTicket, newWorkspace, paragraph, quietLog, staff, startPlace, synced, textOf, until, type FaultyDatabase, type Place, type Raw } from './support.ts';

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

const again = async (): Promise<void> => {
  await place.stop();
  place = await startPlace(faulty(plain));
};
const stored = async (notes: string): Promise<Y.Doc> => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await place.documents.state(workspace, notes));
  return doc;
};
const tailOf = async (notes: string): Promise<{ rows: number; snapshot: number }> => {
  const { rows: [row] } = await admin.query<{ rows: number; snapshot: number }>(
    `select d.snapshot_seq::int as snapshot, (select count(*)::int from document_update u where u.document_id = d.id) as rows from document d where d.name = $1`, [notes]);
  return row!;
};

describe('a compaction', () => {
  /** More updates than a tail may have; each overwrites the one before. */
  const flood = (doc: Y.Doc, from: number, updates: number): void => {
    for (let i = from; i < from + updates; i++) doc.getMap('scratch').set('n', i);
  };
  /** Runs before the statement that removes the compacted tail, in its transaction. */
  const beforeRemoval = (fault: (pid: number) => Promise<void> | void): void => {
    const { tx } = db.system;
    db.system.tx = (work) => tx(async (rows) => work(async (statement) => {
      if (statement.text.includes('delete from document_update')) {
        const [own] = await rows<{ pid: number }>({ text: 'select pg_backend_pid() as pid', values: [] } as never);
        await fault(own!.pid);
      }
      return rows(statement);
    }));
  };

  test.each([
    ['fails between its statements', () => { throw new Error('disk full'); }],
    ['loses its connection between its statements', async (pid: number) => void await admin.query('select pg_terminate_backend($1)', [pid])],
  ])('that %s leaves all of the log, and the next one succeeds', async (_, fault) => {
    const { notes } = newTicket();
    let broken = true;
    let faults = 0;
    beforeRemoval((pid) => {
      if (!broken) return;
      faults++;
      return fault(pid);
    });
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    await synced(anna);
    paragraph(anna.doc, 'before');
    flood(anna.doc, 0, 2_100);
    await until('tried', () => place.log.lines.some((line) => line[1] === 'a document was not compacted'), 15_000);
    expect(faults).toBe(1);
    expect(await tailOf(notes)).toMatchObject({ snapshot: 0 });
    broken = false;
    // After a failure the tail has to grow as much again.
    flood(anna.doc, 2_100, 2_300);
    await until('compacted', () => place.documents.metrics().compactions === 1, 20_000);
    expect((await tailOf(notes)).snapshot).toBeGreaterThan(0);
    paragraph(anna.doc, 'after');
    await until('stored', async () => textOf(await stored(notes)) === 'before\nafter');
    await again();
    const doc = await stored(notes);
    expect([textOf(doc), doc.getMap('scratch').get('n')]).toEqual(['before\nafter', 4_399]);
  }, 60_000);

  test('whose worker dies is tried again with a new one', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    await synced(anna);
    paragraph(anna.doc, 'words');
    flood(anna.doc, 0, 1_500);
    await until('stored', async () => (await stored(notes)).getMap('scratch').get('n') === 1_499);
    await again();
    const workers: Worker[] = [];
    const thread = materialiser((worker) => void workers.push(worker));
    const killed = thread.ask(await place.documents.state(workspace, notes), { update: true, text: true });
    await workers[0]!.terminate();
    await expect(killed).rejects.toThrow('the document worker ended');
    const made = await thread.ask(await place.documents.state(workspace, notes), { update: true, text: true });
    expect([made.text, workers.length]).toEqual(['words', 2]);
    await thread.stop();
  });

  test('that made something else of a document changes nothing', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    await synced(anna);
    paragraph(anna.doc, 'words');
    await until('stored', async () => textOf(await stored(notes)) === 'words');
    const log = quietLog();
    const compacted: unknown[] = [];
    const compactor = documentCompactor({
      log, shapeOf: () => 'TEXT', historian: { ask: async () => [], stop: async () => {} } as never, rooms: () => ({ keep: () => {}, release: () => {} }) as never,
      materialiser: { ask: async () => ({ update: Uint8Array.of(0, 0), text: '' }), stop: async () => {} },
      store: {
        read: async () => ({ id: 1, snapshot: null, snapshotSeq: 0, tail: [{ seq: 1, updates: [Y.encodeStateAsUpdate(anna.doc)] }] }) as never,
        compact: async (...args: unknown[]) => { compacted.push(args); return true; },
      } as never,
    });
    compactor.consider({ tailUpdates: 10_000, seq: 1, content: { bytes: 100, remember: () => {}, forget: () => {} }, isLost: false, name: notes } as never);
    await compactor.idle();
    expect(compacted).toEqual([]);
    expect(log.lines).toMatchObject([[{ err: new Error('not compacted: 1 clients became 0') }, 'a document was not compacted']]);
  });
});

describe('the database goes away', () => {
  let wire: Cuttable;
  let far: Database;
  let there: Place;
  beforeEach(async () => {
    wire = await cuttable(base.url);
    far = await connectDatabase(wire.url);
    there = await startPlace(far);
  });
  afterEach(async () => {
    wire.mend();
    await there.stop();
    await far.close();
    await wire.close();
  });
  const join = async (raw: Raw): Promise<void> => {
    raw.send([0, 0, 1, 0]);
    await until('joined', () => framesOf(raw.frames, 'SYNC').some(({ step }) => step === 1));
  };
  const edits = (doc: Y.Doc, raw: Raw): void => void doc.on('update', (update: Uint8Array) => raw.send(syncMessage(2, update)));
  const acked = (raw: Raw): number => framesOf(raw.frames, 'ACK').at(-1)?.messages ?? 0;

  test('while edits wait: none is acknowledged or shown, and all are when it is back', async () => {
    const { notes } = newTicket();
    const raw = await there.raw(staff(workspace, 'Anna'), notes, '&ack=1');
    const bert = there.connect(staff(workspace, 'Bert'), notes);
    await join(raw);
    await synced(bert);
    const doc = new Y.Doc();
    edits(doc, raw);
    paragraph(doc, 'before');
    await until('saved', () => acked(raw) === 1);
    wire.cut();
    paragraph(doc, 'while it is away');
    paragraph(doc, 'and more');
    await until('tried', () => there.documents.metrics().retries > 1);
    expect([acked(raw), textOf(bert.doc)]).toEqual([1, 'before']);
    wire.mend();
    await until('saved', () => acked(raw) === 3);
    await until('shown', () => textOf(bert.doc) === 'before\nwhile it is away\nand more');
    expect(textOf(await stored(notes))).toBe('before\nwhile it is away\nand more');
    expect(there.documents.metrics().lost).toBe(0);
  });

  test('again and again under load: each edit once, in the order of its author', async () => {
    const { notes } = newTicket();
    const writers = ['Anna', 'Bert', 'Cleo'].map((name) => there.connect(staff(workspace, name), notes));
    await synced(...writers);
    for (let i = 0; i < 60; i++) {
      writers.forEach(({ doc }, n) => doc.getArray<string>('marks').push([`${n}.${i}`]));
      if (i % 10 === 5) wire.drop();
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await until('stored', async () => (await stored(notes)).getArray('marks').length === 180, 20_000);
    const marks = (await stored(notes)).getArray<string>('marks').toArray();
    for (const n of [0, 1, 2]) expect(marks.filter((mark) => mark.startsWith(`${n}.`))).toEqual(Array.from({ length: 60 }, (_, i) => `${n}.${i}`));
    await until('the same everywhere', () => writers.every(({ doc }) => doc.getArray('marks').toArray().join() === marks.join()), 20_000);
  }, 60_000);

  test('while a document is opened: its people come back to all of it, and nobody sees it empty', async () => {
    const { notes } = newTicket();
    const first = place.connect(staff(workspace, 'Anna'), notes);
    await synced(first);
    paragraph(first.doc, 'words');
    await until('stored', async () => textOf(await stored(notes)) === 'words');
    wire.cut();
    const raw = await there.raw(staff(workspace, 'Bert'), notes);
    raw.send([0, 0, 1, 0]);
    expect((await raw.closed).code).toBe(1012);
    expect(framesOf(raw.frames, 'SYNC')).toEqual([]);
    const late = there.connect(staff(workspace, 'Cleo'), notes);
    const empty: string[] = [];
    late.on('sync', (isSynced: boolean) => void (isSynced && empty.push(textOf(late.doc))));
    wire.mend();
    await synced(late);
    expect(empty).toEqual(['words']);
  });
});

test('a slow load keeps its people waiting, not the others', async () => {
  const { notes } = newTicket();
  const anna = place.connect(staff(workspace, 'Anna'), notes);
  await synced(anna);
  paragraph(anna.doc, 'words');
  await until('stored', async () => textOf(await stored(notes)) === 'words');
  await again();
  const slow = faulty(plain);
  const other = await startPlace(slow);
  try {
    const bert = other.connect(staff(workspace, 'Bert'), newTicket().notes);
    await synced(bert);
    let asked = 0;
    let open = (): void => {};
    slow.load = () => new Promise((resolve) => {
      asked++;
      open = resolve;
    });
    const cleo = other.connect(staff(workspace, 'Cleo'), notes);
    paragraph(cleo.doc, 'written meanwhile');
    await until('asked', () => asked === 1);
    paragraph(bert.doc, 'goes on');
    await until('committed', () => other.documents.metrics().updates === 1);
    expect([cleo.synced, textOf(cleo.doc)]).toEqual([false, 'written meanwhile']);
    slow.load = () => {};
    await until('open', () => { open(); return cleo.synced; });
    await until('stored', async () => textOf(await stored(notes)).split('\n').sort().join() === 'words,written meanwhile');
  } finally {
    await other.stop();
  }
});
