/** What the document door promises beyond the protocol: acknowledgements, refusals in words, quarantine, readers that are slow. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { limit } from '../../src/limits.ts';
import { syncMessage } from '../../src/modules/documents/frames.ts';
import { Intake } from '../../src/modules/documents/intake.ts';
import { DocumentOutlet } from '../../src/modules/documents/outlet.ts';
import type { Place as Room } from '../../src/modules/documents/connection.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { framesOf } from './frames.ts';
import { openDocument } from '../../client/documents.ts';
import { connectDatabase, faulty, freshDatabase, newTicket, newWorkspace, paragraph, staff, startPlace, synced, textOf, until, type FaultyDatabase, type Place, type Raw } from './support.ts';

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

const join = async (raw: Raw): Promise<void> => {
  raw.send([0, 0, 1, 0]);
  await until('joined', () => framesOf(raw.frames, 'SYNC').some(({ step }) => step === 1));
};
/** Edits as a client sends them. */
const writer = (): { doc: Y.Doc; edit(change: (doc: Y.Doc) => void): Uint8Array } => {
  const doc = new Y.Doc();
  return {
    doc,
    edit: (change) => {
      const before = Y.encodeStateVector(doc);
      const updates: Uint8Array[] = [];
      const hear = (update: Uint8Array): void => void updates.push(update);
      doc.on('update', hear);
      change(doc);
      doc.off('update', hear);
      return syncMessage(2, updates.length === 1 ? updates[0]! : Y.encodeStateAsUpdate(doc, before));
    },
  };
};

describe('with ack=1', () => {
  test('an edit is acknowledged after its commit, with the sequence and state vector that cover it, and how many messages they were', async () => {
    const raw = await place.raw(staff(workspace, 'Anna'), newTicket().notes, '&ack=1');
    await join(raw);
    const { doc, edit } = writer();
    let release = (): void => {};
    db.before = () => new Promise((resolve) => (release = resolve));
    raw.send(edit((own) => paragraph(own, 'one')));
    raw.send(edit((own) => own.getXmlFragment('default').delete(0, 1)));
    await until('committing', () => place.documents.metrics().commits === 0 && release.length === 0);
    expect(framesOf(raw.frames, 'ACK')).toEqual([]);
    db.before = () => {};
    await until('held', () => { release(); return framesOf(raw.frames, 'ACK').length > 0; });
    const ack = framesOf(raw.frames, 'ACK').at(-1)!;
    expect(ack).toMatchObject({ messages: 2 });
    expect(ack.seq).toBeGreaterThan(0);
    expect(Y.decodeStateVector(ack.vector).get(doc.clientID)).toBe(Y.decodeStateVector(Y.encodeStateVector(doc)).get(doc.clientID));
  });

  test('what the server has already is acknowledged too, once it is stored', async () => {
    const raw = await place.raw(staff(workspace, 'Anna'), newTicket().notes, '&ack=1');
    await join(raw);
    const message = writer().edit((doc) => paragraph(doc, 'one'));
    raw.send(message);
    await until('once', () => framesOf(raw.frames, 'ACK').some(({ messages }) => messages === 1));
    raw.send(message);
    await until('again', () => framesOf(raw.frames, 'ACK').some(({ messages }) => messages === 2));
    expect(new Set(framesOf(raw.frames, 'ACK').map(({ seq }) => seq)).size).toBe(1);
  });

  test('a refusal says why before the close, and the client may come back at once', async () => {
    const actor = staff(workspace, 'Anna');
    const { notes } = newTicket();
    const raw = await place.raw(actor, notes, '&ack=1');
    await join(raw);
    raw.send([0, 2, 3, 1, 1, 1]);
    expect((await raw.closed).code).toBe(4422);
    expect(framesOf(raw.frames, 'REFUSAL')).toMatchObject([{ code: 4422, reason: expect.stringMatching(/./) }]);
    await join(await place.raw(actor, notes, '&ack=1'));
  });
});

test('a stock client hears of no acknowledgement, and after a refusal is turned away for a while', async () => {
  const actor = staff(workspace, 'Anna');
  const { notes } = newTicket();
  const raw = await place.raw(actor, notes);
  await join(raw);
  raw.send(writer().edit((doc) => paragraph(doc, 'one')));
  await until('stored', () => place.documents.metrics().updates === 1);
  raw.send([0, 2, 3, 1, 1, 1]);
  expect((await raw.closed).code).toBe(4422);
  expect([...framesOf(raw.frames, 'ACK'), ...framesOf(raw.frames, 'REFUSAL')]).toEqual([]);
  const again = await place.raw(actor, notes);
  expect(await again.closed).toEqual({ code: 4422, reason: 'refused a moment ago' });
  await join(await place.raw(staff(workspace, 'Bert'), notes));
});

describe('a damaged document is set aside, and the others do not notice', () => {
  const written = async (notes: string): Promise<void> => {
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    await synced(anna);
    paragraph(anna.doc, 'words of some length');
    await until('stored', () => place.documents.metrics().updates > 0);
  };
  const expectQuarantine = async (notes: string): Promise<void> => {
    await place.stop();
    place = await startPlace(db);
    const raw = await place.raw(staff(workspace, 'Anna'), notes);
    expect(await raw.closed).toMatchObject({ code: 4409 });
    const other = place.connect(staff(workspace, 'Bert'), newTicket().notes);
    await synced(other);
    const { rows } = await admin.query('select quarantine_reason from document where name = $1', [notes]);
    expect(rows[0].quarantine_reason).toMatch(/./);
    // It stays so, and is told without being read again.
    const again = await place.raw(staff(workspace, 'Anna'), notes);
    expect(await again.closed).toMatchObject({ code: 4409 });
  };

  test('a flipped bit in a stored update', async () => {
    const { notes } = newTicket();
    await written(notes);
    await admin.query(`update document_update set updates = set_bit(updates, 8 * (length(updates) / 2), 1 - get_bit(updates, 8 * (length(updates) / 2)))
      where document_id = (select id from document where name = $1)`, [notes]);
    await expectQuarantine(notes);
  });

  test('a hole in its log', async () => {
    const { notes } = newTicket();
    await written(notes);
    await admin.query('update document_update set seq = seq + 1 where document_id = (select id from document where name = $1)', [notes]);
    await expectQuarantine(notes);
  });

  test('bytes that make no document, with the right checksum', async () => {
    const { notes } = newTicket();
    await written(notes);
    await admin.query("update document_update set updates = '\\x05ffffffffff', checksum = null where document_id = (select id from document where name = $1)", [notes]);
    await expectQuarantine(notes);
  });
});

describe('a slow reader', () => {
  const content = { clocks: new Map([[1, 5]]), since: (known: Map<number, number>) => Buffer.from(`since ${known.get(1)}`) };
  const open = () => {
    const stream = { writable: true, writableLength: 0, sent: [] as string[], write(frame: Buffer) { this.sent.push(frame.toString()); } };
    const heard = { slow: [] as string[], drained: 0 };
    const out = new DocumentOutlet(stream as never, {
      tooSlow: (reason) => void heard.slow.push(reason), place: { room: { content }, presence: {} } as unknown as Room,
      everybody: () => Buffer.from('everybody'), caughtUp: () => void heard.drained++,
    }, 30);
    return { stream, out, heard };
  };

  test('is not streamed to while it is behind, and then gets the difference and who is here', async () => {
    const { stream, out, heard } = open();
    stream.writableLength = limit('documentStreamBytes') + 1;
    out.show(Buffer.from('the last'));
    content.clocks.set(1, 9);
    out.show(Buffer.from('left out'));
    out.send(Buffer.from('an answer'));
    expect(stream.sent).toEqual(['the last', expect.stringContaining('an answer')]);
    stream.writableLength = 0;
    await until('caught up', () => heard.drained === 1);
    expect(stream.sent.slice(2)).toEqual([expect.stringContaining('since 5'), 'everybody']);
    expect(heard.slow).toEqual([]);
    out.stop();
  });

  test('for whom too much waits too long is given up', async () => {
    const { stream, out, heard } = open();
    stream.writableLength = limit('socketBufferBytes') + 1;
    out.send(Buffer.from('a large document'));
    await until('given up', () => heard.slow.length > 0);
    out.stop();
  });
});

test('a reader that asks again and again and takes nothing costs no memory', async () => {
  const { notes } = newTicket();
  const anna = place.connect(staff(workspace, 'Anna'), notes);
  await synced(anna);
  paragraph(anna.doc, 'x'.repeat(1_000_000));
  await until('stored', () => place.documents.metrics().updates === 1);
  const raw = await place.raw(staff(workspace, 'Greedy'), notes);
  await join(raw);
  raw.ws.pause();
  const before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < 500; i++) raw.send([0, 0, 1, 0]);
  // Behind all of them.
  raw.send(writer().edit((doc) => paragraph(doc, 'the last')));
  await until('all were read', () => place.documents.metrics().updates === 2);
  expect((process.memoryUsage().arrayBuffers - before) / 2 ** 20).toBeLessThan(50);
});

test('a socket that sends too fast is read more slowly, and nothing of it is lost', () => {
  let now = 0;
  const calls: string[] = [];
  const own = new Intake({ pause: () => void calls.push('pause'), resume: () => void calls.push('resume') }, () => now);
  const burst = 10 * limit('documentMessagesASecond');
  for (let i = 0; i < burst - 1; i++) own.took(1);
  expect(calls).toEqual([]);
  own.took(1);
  expect(calls).toEqual(['pause']);
  own.stop();
  expect(calls).toEqual(['pause', 'resume']);
  now = 1_000;
  own.took(1);
  expect(calls).toHaveLength(2);
});

test('who writes on while the database is away is told by silence, and acknowledged when it is back', async () => {
  const raw = await place.raw(staff(workspace, 'Anna'), newTicket().notes, '&ack=1');
  await join(raw);
  const { doc, edit } = writer();
  let away = true;
  let tries = 0;
  db.before = () => {
    tries++;
    if (away) throw Object.assign(new Error('away'), { code: '57P03' });
  };
  raw.send(edit((own) => paragraph(own, 'offline words')));
  await until('tried', () => tries > 2);
  expect(framesOf(raw.frames, 'ACK')).toEqual([]);
  away = false;
  await until('acknowledged', () => framesOf(raw.frames, 'ACK').some(({ messages }) => messages === 1));
  expect(textOf(doc)).toBe('offline words');
});

test('"come back" is no refusal: what was saved after coming back is not offered as unsent', async () => {
  const token = place.token(staff(workspace, 'Anna'));
  const anna = openDocument({ url: place.url.replace('/collab', ''), name: newTicket().notes, token: () => token, WebSocket: WebSocket as never });
  await until('synced', () => anna.provider.synced);
  let [away, back] = [true, (): void => {}];
  const returned = new Promise<void>((resolve) => { back = resolve; });
  db.before = () => (away ? returned : undefined);
  // More than may wait.
  const most = limit('documentPendingBytes') / 1_000_000;
  for (let i = 0; i <= most; i++) {
    paragraph(anna.doc, 'x'.repeat(1_000_000));
    await new Promise(setImmediate);
  }
  await until('told to come back', () => !anna.provider.synced);
  away = false;
  back();
  await until('saved', () => anna.status.get() === 'saved', 20_000);
  expect(anna.refusal.get()).toBeNull();
  anna.close();
}, 60_000);
