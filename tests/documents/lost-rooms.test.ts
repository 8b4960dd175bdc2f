/** Rooms that were given up: whoever still has one comes back to the document as it is. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import * as Y from 'yjs';
import { systemActor } from '../../src/kernel/actor.ts';
import { ok } from '../../src/kernel/result.ts';
import { syncMessage } from '../../src/modules/documents/frames.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { memoryBuses } from '../support/bus.ts';
import { framesOf } from '../documents/frames.ts';
import { connectDatabase, faulty, freshDatabase, newTicket, newWorkspace, paragraph, staff, startPlace, synced, textOf, until, type FaultyDatabase, type Place } from '../documents/support.ts';

let base: { url: string; drop(): Promise<void> };
let databases: Database[];
let workspace: string;
let here: Place;
let there: Place;
let db: FaultyDatabase;
let wires: { cut: boolean }[];
beforeAll(async () => {
  base = await freshDatabase();
  databases = [await connectDatabase(base.url), await connectDatabase(base.url)];
  workspace = await newWorkspace(base.url);
}, 60_000);
afterAll(async () => { await Promise.all(databases.map((d) => d.close())); await base.drop(); });
beforeEach(async () => {
  const buses = memoryBuses();
  const [a, b] = [buses.join('a'), buses.join('b')];
  wires = [a, b];
  db = faulty(databases[0]!);
  here = await startPlace(db, { bus: a });
  there = await startPlace(databases[1]!, { bus: b });
});
afterEach(() => Promise.all([here.stop(), there.stop()]));

test('a socket that joins after its room was lost is told to come back', async () => {
  const { notes } = newTicket();
  const anna = await here.raw(staff(workspace, 'Anna'), notes, '&ack=1');
  anna.send([0, 0, 1, 0]);
  await until('joined', () => framesOf(anna.frames, 'SYNC').length > 0);
  const late = await here.raw(staff(workspace, 'Late'), notes, '&ack=1');
  await until('both admitted', () => here.documents.metrics().sockets === 2);
  db.before = () => { throw Object.assign(new Error('refused'), { code: '22000' }); };
  const doc = new Y.Doc();
  paragraph(doc, 'a');
  anna.send(syncMessage(2, Y.encodeStateAsUpdate(doc)));
  expect((await anna.closed).code).toBe(1012);
  db.before = () => {};
  late.send([0, 0, 1, 0]);
  late.send(syncMessage(2, Y.encodeStateAsUpdate(doc)));
  expect((await late.closed).code).toBe(1012);
}, 20_000);

test('an edit by the server survives a compaction elsewhere that it has not heard of', async () => {
  const { notes } = newTicket();
  const anna = here.connect(staff(workspace, 'Anna'), notes);
  const bert = there.connect(staff(workspace, 'Bert'), notes);
  await synced(anna, bert);
  wires[0]!.cut = true;
  wires[1]!.cut = true;
  for (let i = 0; i < 300; i++) { paragraph(anna.doc, `${i}`); if (i % 10 === 0) await new Promise(setImmediate); }
  await until('compacted', () => here.documents.metrics().compactions === 1, 8000);
  const result = await there.documents.edit(workspace, notes, (room) => databases[1]!.tx(systemActor(workspace), async (tx) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, room.state());
    const before = Y.encodeStateVector(doc);
    paragraph(doc, 'server');
    await room.append(tx, Y.encodeStateAsUpdate(doc, before));
    return ok(1);
  })).then((r) => r.ok, (error: Error) => error.message);
  expect(result).toBe(true);
}, 30_000);

test('what is in doubt is decided though the first look into the log failed', async () => {
  const { notes } = newTicket();
  const anna = staff(workspace, 'Anna');
  const raw = await here.raw(anna, notes, '&ack=1');
  raw.send([0, 0, 1, 0]);
  await until('joined', () => framesOf(raw.frames, 'SYNC').length > 1);
  raw.send(syncMessage(1, Y.encodeStateAsUpdate(new Y.Doc())));
  await until('answered', () => framesOf(raw.frames, 'ACK').length > 0);
  // The document's commits wait for an edit by the server, and a second edit stands in line.
  let release = (): void => {};
  const held = new Promise<void>((resolve) => { release = resolve; });
  let entered = false;
  const first = here.documents.edit(workspace, notes, async () => { entered = true; await held; return ok(1); });
  await until('held', () => entered);
  // What she writes at the other node is not heard of here.
  for (const wire of wires) wire.cut = true;
  const other = there.connect(anna, notes);
  await synced(other);
  paragraph(other.doc, 'base');
  await until('stored', () => there.documents.metrics().updates === 1);
  const second = here.documents.edit(workspace, notes, async () => ok(2)).catch((error: Error) => error.message);
  await new Promise(setImmediate);
  const vector = Y.encodeStateVector(other.doc);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc));
  doc.clientID = other.doc.clientID;
  paragraph(doc, 'on top');
  const asked = raw.frames.length;
  raw.send(syncMessage(2, Y.encodeStateAsUpdate(doc, vector)));
  // Its answer comes behind the update's handling.
  raw.send([3]);
  await until('in doubt', () => raw.frames.slice(asked).some(([type]) => type === 1));
  let failures = 0;
  db.look = () => { if (failures++ === 0) throw new Error('away'); };
  release();
  await first;
  expect(await second).toBe('away');
  await until('decided', () => framesOf(raw.frames, 'ACK').some(({ messages }) => messages === 2));
  const found = new Y.Doc();
  Y.applyUpdate(found, await here.documents.state(workspace, notes));
  expect(textOf(found)).toBe('base\non top');
}, 20_000);
