/** Documents whose clients are on several nodes: one log, and hints that may be lost. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import * as Y from 'yjs';
import { systemActor } from '../../src/kernel/actor.ts';
import { ok } from '../../src/kernel/result.ts';
import { syncMessage } from '../../src/modules/documents/frames.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { memoryBuses } from '../support/bus.ts';
import { framesOf } from './frames.ts';
import { connectDatabase, faulty, freshDatabase, newTicket, newWorkspace, paragraph, staff, startPlace, synced, textOf, until, type Place } from './support.ts';

let base: { url: string; drop(): Promise<void> };
let databases: Database[];
let workspace: string;
let here: Place;
let there: Place;
let wires: { cut: boolean }[];

beforeAll(async () => {
  base = await freshDatabase();
  databases = [await connectDatabase(base.url), await connectDatabase(base.url)];
  workspace = await newWorkspace(base.url);
}, 60_000);
afterAll(async () => {
  await Promise.all(databases.map((db) => db.close()));
  await base.drop();
});
beforeEach(async () => {
  const buses = memoryBuses();
  const [a, b] = [buses.join('a'), buses.join('b')];
  wires = [a, b];
  here = await startPlace(databases[0]!, { bus: a });
  there = await startPlace(databases[1]!, { bus: b });
});
afterEach(() => Promise.all([here.stop(), there.stop()]));

const lines = (doc: Y.Doc): string[] => textOf(doc).split('\n').filter(Boolean).sort();

test('an edit on one node reaches clients of the other', async () => {
  const { notes } = newTicket();
  const anna = here.connect(staff(workspace, 'Anna'), notes);
  const bert = there.connect(staff(workspace, 'Bert'), notes);
  await synced(anna, bert);
  paragraph(anna.doc, 'from here');
  await until('shown there', () => textOf(bert.doc) === 'from here');
  paragraph(bert.doc, 'from there');
  await until('shown here', () => lines(anna.doc).length === 2);
  expect([here.documents.metrics().lost, there.documents.metrics().lost]).toEqual([0, 0]);
});

test('typing on both at once loses nothing, and all who look on see the same', async () => {
  const { notes } = newTicket();
  const writers = [here, here, there, there].map((place, i) => place.connect(staff(workspace, `Writer ${i}`), notes));
  const readers = [here.connect(staff(workspace, 'Reader'), notes), there.connect(staff(workspace, 'Reader'), notes)];
  await synced(...writers, ...readers);
  for (let i = 0; i < 60; i++) {
    writers.forEach(({ doc }, n) => paragraph(doc, `${n}.${i}`));
    if (i % 7 === 0) await new Promise(setImmediate);
  }
  const all = [...writers, ...readers];
  await until('everywhere', () => all.every(({ doc }) => lines(doc).length === 240), 20_000);
  expect(new Set(all.map(({ doc }) => textOf(doc))).size).toBe(1);
  expect([here.documents.metrics().lost, there.documents.metrics().lost]).toEqual([0, 0]);
  const stored = new Y.Doc();
  Y.applyUpdate(stored, await here.documents.state(workspace, notes));
  expect(textOf(stored)).toBe(textOf(all[0]!.doc));
}, 30_000);

test('hints that are lost are made up for: by the next edit, and when the wire is back', async () => {
  const { notes } = newTicket();
  const anna = here.connect(staff(workspace, 'Anna'), notes);
  const bert = there.connect(staff(workspace, 'Bert'), notes);
  await synced(anna, bert);
  wires[0]!.cut = true;
  paragraph(anna.doc, 'unheard');
  await until('stored', async () => here.documents.metrics().updates === 1);
  paragraph(bert.doc, 'on top');
  await until('there', () => lines(bert.doc).length === 2);
  expect(lines(anna.doc)).toEqual(['unheard']);
  wires[0]!.cut = false;
  await until('here', () => lines(anna.doc).length === 2);
});

test('a clientID that two people take into use on two nodes is one of theirs', async () => {
  const { notes } = newTicket();
  const anna = await here.raw(staff(workspace, 'Anna'), notes, '&ack=1');
  const bert = await there.raw(staff(workspace, 'Bert'), notes, '&ack=1');
  const edit = (text: string): Uint8Array => {
    const doc = new Y.Doc();
    doc.clientID = 4711;
    paragraph(doc, text);
    return syncMessage(2, Y.encodeStateAsUpdate(doc));
  };
  for (const raw of [anna, bert]) raw.send([0, 0, 1, 0]);
  await until('joined', () => anna.frames.length > 0 && bert.frames.length > 0);
  wires[0]!.cut = true;
  anna.send(edit('Anna'));
  await until('acknowledged', () => framesOf(anna.frames, 'ACK').length === 1);
  bert.send(edit('Bert, who writes more'));
  expect((await bert.closed).code).toBe(4422);
  expect(framesOf(bert.frames, 'REFUSAL')).toMatchObject([{ code: 4422, reason: 'this clientID belongs to somebody else' }]);
  const stored = new Y.Doc();
  Y.applyUpdate(stored, await here.documents.state(workspace, notes));
  expect(textOf(stored)).toBe('Anna');
});

test('an edit by the server builds on what other nodes have written', async () => {
  const { notes } = newTicket();
  const anna = here.connect(staff(workspace, 'Anna'), notes);
  await synced(anna);
  // In memory there, before it is written here and without a hint.
  const bert = there.connect(staff(workspace, 'Bert'), notes);
  await synced(bert);
  wires[0]!.cut = true;
  paragraph(anna.doc, 'first');
  await until('stored', () => here.documents.metrics().updates === 1);
  let seen = '';
  const result = await there.documents.edit(workspace, notes, (room) => databases[1]!.tx(systemActor(workspace), async (tx) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, room.state());
    seen = textOf(doc);
    const before = Y.encodeStateVector(doc);
    paragraph(doc, 'second');
    await room.append(tx, Y.encodeStateAsUpdate(doc, before));
    return ok(null);
  }));
  expect(result.ok).toBe(true);
  expect(seen).toBe('first');
  await until('shown there', () => textOf(bert.doc) === 'first\nsecond');
});

test('a node that is behind a compaction lets its people come back to the whole', async () => {
  const { notes } = newTicket();
  const anna = here.connect(staff(workspace, 'Anna'), notes);
  const bert = there.connect(staff(workspace, 'Bert'), notes);
  await synced(anna, bert);
  wires[1]!.cut = true;
  const map = anna.doc.getMap('scratch');
  for (let i = 0; i < 2_100; i++) map.set('n', i);
  paragraph(anna.doc, 'compacted');
  await until('compacted', () => here.documents.metrics().compactions === 1, 15_000);
  paragraph(bert.doc, 'late');
  await until('both', () => lines(bert.doc).join() === 'compacted,late', 15_000);
  expect(there.documents.metrics().lost).toBe(1);
}, 40_000);

test('who comes from another node may bring what that one has shown, before this one has heard of it', async () => {
  const { notes } = newTicket();
  const anna = here.connect(staff(workspace, 'Anna'), notes);
  const bertHimself = staff(workspace, 'Bert');
  const bert = here.connect(bertHimself, notes);
  const cleo = there.connect(staff(workspace, 'Cleo'), notes);
  await synced(anna, bert, cleo);
  paragraph(anna.doc, 'heard');
  await until('there', () => textOf(cleo.doc) === 'heard');
  // As when a node dies between its commit and its hint.
  wires[0]!.cut = true;
  paragraph(anna.doc, 'unheard');
  await until('shown', () => textOf(bert.doc) === 'heard\nunheard');
  const moved = there.connect(bertHimself, notes, { doc: bert.doc });
  const closes: (number | undefined)[] = [];
  moved.on('connection-close', (event: CloseEvent | null) => closes.push(event?.code));
  bert.disconnect();
  await until('followed', () => textOf(cleo.doc) === 'heard\nunheard');
  paragraph(moved.doc, 'and on');
  await until('goes on', () => textOf(cleo.doc) === 'heard\nunheard\nand on');
  expect([closes, there.documents.metrics().refused]).toEqual([[], 0]);
});

test('who extends the clientID of somebody else is refused here too, after a look', async () => {
  const { notes } = newTicket();
  const anna = here.connect(staff(workspace, 'Anna'), notes);
  await synced(anna);
  paragraph(anna.doc, 'mine');
  await until('stored', () => here.documents.metrics().updates === 1);
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(anna.doc));
  forged.clientID = anna.doc.clientID;
  const before = Y.encodeStateVector(forged);
  paragraph(forged, 'not mine');
  const mallory = await there.raw(staff(workspace, 'Mallory'), notes, '&ack=1');
  mallory.send([0, 0, 1, 0]);
  await until('joined', () => mallory.frames.length > 0);
  mallory.send(syncMessage(2, Y.encodeStateAsUpdate(forged, before)));
  expect((await mallory.closed).code).toBe(4422);
  expect(framesOf(mallory.frames, 'REFUSAL')).toMatchObject([{ reason: 'this clientID belongs to somebody else' }]);
});

test('a hint that comes while its document is loading is not lost', async () => {
  const { notes } = newTicket();
  const anna = here.connect(staff(workspace, 'Anna'), notes);
  await synced(anna);
  paragraph(anna.doc, 'before');
  await until('stored', () => here.documents.metrics().updates === 1);
  await there.stop();
  const slow = faulty(databases[1]!);
  there = await startPlace(slow, { bus: wires[1] as never });
  // What is read is from before the edit, and arrives after its hint.
  const { tx } = slow.system;
  let read = (): void => {};
  let go = (): void => {};
  const reading = new Promise<void>((resolve) => (read = resolve));
  slow.system.tx = async (work) => {
    const found = await tx(work);
    read();
    await new Promise<void>((resolve) => (go = resolve));
    return found;
  };
  const bert = there.connect(staff(workspace, 'Bert'), notes);
  await reading;
  paragraph(anna.doc, 'meanwhile');
  await until('stored', () => here.documents.metrics().updates === 2);
  slow.system.tx = tx;
  go();
  await until('shown', () => textOf(bert.doc) === 'before\nmeanwhile');
});
