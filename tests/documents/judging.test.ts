/** Rooms and commits by themselves: what an edit rests on, what other nodes are told, and what a customer may touch of theirs. */
import { expect, test } from '@jest/globals';
import * as Y from 'yjs';
import { groupCommit } from '../../src/modules/documents/commit.ts';
import type { Sender } from '../../src/modules/documents/parties.ts';
import { Room } from '../../src/modules/documents/room.ts';
import type { StoredDocument } from '../../src/modules/documents/store.ts';
import { quietLog } from '../documents/support.ts';

const stored = (): StoredDocument => ({ id: 1, workspaceId: 'w', name: 'screenshot:x:canvas', snapshot: null, snapshotSeq: 0, tail: [], owners: new Map(), textSeq: 0, damage: null, erased: false });
const hooks = (behind: () => void = () => {}) => ({ dirty: () => {}, changed: () => {}, repeated: () => {}, behind, lost: () => {}, guards: () => true });
const sender = (actor: string, sparing = false) => ({
  author: { session: actor, actor, sparing }, mayWrite: true, stakes: [{ subject: 's', epoch: '1' }], settledCount: 0, refusals: [] as string[],
  settled() { this.settledCount++; }, refused(_: number, reason: string) { this.refusals.push(reason); }, renew: async () => {},
});
const stroke = (doc: Y.Doc, id: string): Uint8Array => {
  const before = Y.encodeStateVector(doc);
  const map = new Y.Map<unknown>();
  doc.getArray('strokes').push([map]);
  map.set('id', id);
  const points = new Y.Array<number>();
  map.set('points', points);
  points.push([1, 2, 3]);
  return Y.encodeStateAsUpdate(doc, before);
};

test('what an edit rests on is what its author was allowed when it came', () => {
  const room = new Room(stored(), hooks());
  const who = sender('agent');
  const doc = new Y.Doc();
  expect(room.accept(stroke(doc, 'a'), who as Sender).kind).toBe('ACCEPTED');
  who.mayWrite = false;
  who.stakes = [{ subject: 's', epoch: '2' }];
  expect(room.take(10, 1e6)!.row.stakes).toContainEqual({ subject: 's', epoch: '1' });
});

test.each([false, true])('[E-09] a customer may not write in a stroke that came from another node (something of theirs waits: %s)', (pending) => {
  const room = new Room(stored(), hooks());
  const guest = sender('guest', true);
  const agentDoc = new Y.Doc();
  const agentUpdate = stroke(agentDoc, 'agent');
  const guestDoc = new Y.Doc();
  if (pending) expect(room.accept(stroke(guestDoc, 'guest'), guest as Sender).kind).toBe('ACCEPTED');
  room.follow([{ seq: 1, updates: [agentUpdate] }], new Map([[agentDoc.clientID, 'agent']]));
  Y.applyUpdate(guestDoc, agentUpdate);
  const before = Y.encodeStateVector(guestDoc);
  guestDoc.getArray<Y.Map<unknown>>('strokes').forEach((map) => { if (map.get('id') === 'agent') (map.get('points') as Y.Array<number>).push([666]); });
  expect(room.accept(Y.encodeStateAsUpdate(guestDoc, before), guest as Sender)).toMatchObject({ kind: 'REFUSED' });
});

test.each([false, true])('[E-09] nor delete it (something of theirs waits: %s)', (pending) => {
  const room = new Room(stored(), hooks());
  const guest = sender('guest', true);
  const agentDoc = new Y.Doc();
  const agentUpdate = stroke(agentDoc, 'agent');
  const guestDoc = new Y.Doc();
  if (pending) expect(room.accept(stroke(guestDoc, 'guest'), guest as Sender).kind).toBe('ACCEPTED');
  room.follow([{ seq: 1, updates: [agentUpdate] }], new Map([[agentDoc.clientID, 'agent']]));
  Y.applyUpdate(guestDoc, agentUpdate);
  const before = Y.encodeStateVector(guestDoc);
  const list = guestDoc.getArray<Y.Map<unknown>>('strokes');
  list.delete(list.toArray().findIndex((map) => map.get('id') === 'agent'));
  expect(room.accept(Y.encodeStateAsUpdate(guestDoc, before), guest as Sender)).toMatchObject({ kind: 'REFUSED' });
});

test('other nodes are told of what was committed though its answer was lost', async () => {
  const told: number[] = [];
  const commits = groupCommit({
    store: { append: async () => { throw new Error('connection lost'); }, outcomes: async () => ['COMMITTED' as const] },
    log: quietLog(), written: (rows) => told.push(...rows.map(({ seq }) => seq)),
  });
  let done = false;
  commits.mark({ take: () => done ? null : { row: { documentId: 1, seq: 7, updates: Buffer.alloc(1) } as never, updates: 1, committed: () => { done = true; }, refused: () => {}, lost: () => {} }, lost: () => {} });
  await commits.idle();
  expect(done).toBe(true);
  expect(told).toEqual([7]);
});
