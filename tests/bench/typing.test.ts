import { afterEach, expect, test } from '@jest/globals';
import path from 'node:path';
import * as Y from 'yjs';
import { typeAll, type Manuscript } from '../../bench/replay/author.ts';
import { readNote } from '../../bench/replay/note.ts';
import { blankNote, clientOf, rehearse, unitOf } from '../../bench/replay/rehearsal.ts';
import { hasArrived, openShadow } from '../../bench/replay/shadow.ts';
import { readTrace } from '../../bench/replay/trace.ts';

const SAMPLE = path.resolve('bench/replay/samples/trace.json');
const docs: Y.Doc[] = [];

const openDoc = (): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, blankNote(''), 'relay');
  docs.push(doc);
  return doc;
};

afterEach(() => { for (const doc of docs.splice(0)) doc.destroy(); });

/** Joins documents as a server does: what one writes reaches the others later, and several updates come as one. */
const relay = (joined: Y.Doc[]): void => {
  for (const doc of joined) {
    const waiting: Uint8Array[] = [];
    const deliver = (): void => {
      const update = Y.mergeUpdates(waiting.splice(0));
      for (const other of joined) if (other !== doc) Y.applyUpdate(other, update, 'relay');
    };
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'relay') return;
      if (waiting.push(update) === 1) setImmediate(deliver);
    });
  }
};

const turnOfLoop = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

test('authors who type the sample trace at the same time all end with its end text', async () => {
  const trace = await readTrace(SAMPLE, 1);
  expect(trace.authors).toBe(3);
  const authors = Array.from({ length: trace.authors }, openDoc);
  const reader = openDoc();
  relay([...authors, reader]);
  const manuscript: Manuscript = [];
  await Promise.all(authors.map((doc, author) => typeAll({
    trace, unit: unitOf(trace), author, doc, manuscript,
    clientId: clientOf(author),
    breathe: (index) => (index % 3 === author ? turnOfLoop() : null),
    patienceMs: 10_000,
    signal: new AbortController().signal,
  })));
  while (readNote(reader) !== trace.end) await turnOfLoop();
  expect(authors.map(readNote)).toEqual(authors.map(() => trace.end));
});

test('the sample is a real test: its text depends on the order of clientIDs and on the parents', async () => {
  const trace = await readTrace(SAMPLE, 1);
  const concurrent = trace.edits.filter(({ needs }, index) => needs.reduce((sum, count) => sum + count, 0) < index).length;
  expect(concurrent).toBeGreaterThan(100);
  expect(rehearse(trace, 'codePoint')).toBe(trace.end);
  expect(rehearse(trace, 'utf16')).not.toBe(trace.end);
});

test('an author whose colleague is never heard gives up', async () => {
  const trace = await readTrace(SAMPLE, 1);
  const typing = typeAll({
    trace, unit: 'codePoint', author: 0, doc: openDoc(), manuscript: [], clientId: clientOf(0),
    breathe: () => null, patienceMs: 5, signal: new AbortController().signal,
  });
  await expect(typing).rejects.toThrow('author 0 heard nothing for 5 ms');
});

test('an author stops waiting when the replay is stopped', async () => {
  const trace = await readTrace(SAMPLE, 1);
  const stopped = new AbortController();
  const typing = typeAll({
    trace, unit: 'codePoint', author: 0, doc: openDoc(), manuscript: [], clientId: clientOf(0),
    breathe: () => null, patienceMs: 60_000, signal: stopped.signal,
  });
  stopped.abort();
  await expect(typing).rejects.toThrow('stopped');
});

test('a deletion has arrived only when the characters are gone, though the state vector is the same', () => {
  const shadow = openShadow(blankNote(''), clientOf(0));
  const doc = openDoc();
  const insert = shadow.write([[0, 0, 'abc']], 'utf16');
  const deletion = shadow.write([[1, 1, '']], 'utf16');
  expect(hasArrived(doc, insert)).toBe(false);
  Y.applyUpdate(doc, insert.update ?? new Uint8Array());
  expect(hasArrived(doc, insert)).toBe(true);
  expect(deletion.clock).toBe(insert.clock);
  expect(hasArrived(doc, deletion)).toBe(false);
  Y.applyUpdate(doc, deletion.update ?? new Uint8Array());
  expect(hasArrived(doc, deletion)).toBe(true);
  shadow.close();
});
