/** The parts of `bench:sync` that a wrong figure could hide in: what it sends is what Yjs would send, and what it counts is what came. */
import { describe, expect, test } from '@jest/globals';
import * as awareness from 'y-protocols/awareness';
import * as Y from 'yjs';
import { latencies } from '../../bench/sync/latency.ts';
import { parseOptions, SCENARIOS } from '../../bench/sync/options.ts';
import { openTally } from '../../bench/sync/tally.ts';
import { clocksOf, cursorState, keystroke, paragraph } from '../../bench/sync/typing.ts';
import { awarenessMessage, eachFrame, eachSection, eachState, frame, readFrom } from '../../bench/sync/wire.ts';

const sectionsOf = (update: Uint8Array): number[][] => {
  const sections: number[][] = [];
  readFrom(update, 0);
  eachSection((...section) => { sections.push(section); });
  return sections;
};

describe('edits', () => {
  test('a keystroke by hand is what Yjs writes for it', () => {
    const { writer, update } = paragraph(300, '');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    // Only now: a document that meets its own clientID takes another.
    doc.clientID = 300;
    const text = (doc.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    for (let n = 0; n < 300; n++) {
      const made = keystroke(writer);
      const written: Uint8Array[] = [];
      doc.once('update', (bytes: Uint8Array) => { written.push(bytes); });
      text.insert(n, String.fromCharCode(made.at(-2)!));
      expect([...made]).toEqual([...written[0]!]);
    }
    doc.destroy();
  });

  test('all that writers typed makes one document', () => {
    const writers = [paragraph(7, ''), paragraph(2 ** 31 - 1, 'Good morning')];
    const updates = writers.map(({ update }) => update);
    for (let n = 0; n < 200; n++) updates.push(keystroke(writers[n % 2]!.writer));
    const clocks = clocksOf(updates);
    for (const { writer } of writers) expect(clocks.get(writer.client)).toBe(writer.clock);
  });

  test('clocks are read from updates as Yjs merges them, with deletions and letters beyond ASCII', () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()];
    a.getText('t').insert(0, 'grüße 👋 all');
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
    b.getText('t').insert(3, 'xyz');
    b.getText('t').delete(1, 4);
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
    a.getText('t').insert(2, 'more');
    const sections = sectionsOf(Y.encodeStateAsUpdate(a));
    expect(new Map(sections.map(([client, from, to]) => [client, [from, to]]))).toEqual(
      new Map([...Y.decodeStateVector(Y.encodeStateVector(a))].map(([client, clock]) => [client, [0, clock]])));
    for (const doc of [a, b]) doc.destroy();
  });
});

test('a cursor by hand is what y-protocols reads, and is counted', () => {
  const doc = new Y.Doc();
  const room = new awareness.Awareness(doc);
  const writer = { client: 4_000, clock: 12 };
  const message = awarenessMessage(writer.client, 3, cursorState(writer, 1));
  const update = message.subarray(message[1]! < 0x80 ? 2 : 3);
  awareness.applyAwarenessUpdate(room, update, null);
  expect(room.getStates().get(4_000)).toMatchObject({ activity: 'TYPING' });
  const states: number[][] = [];
  readFrom(awareness.encodeAwarenessUpdate(room, [4_000]), 0);
  eachState((...state) => { states.push(state); });
  expect(states).toEqual([[4_000, 3]]);
  room.destroy();
  doc.destroy();
});

test.each([0, 125, 126, 65_535, 65_536])('a frame of %i bytes is read as it was written, in parts too', (size) => {
  const sent = frame(2, Buffer.alloc(size, 7));
  // Servers send without a mask.
  const head = size < 126 ? 2 : size < 65_536 ? 4 : 10;
  const bytes = Buffer.concat([sent.subarray(0, head), sent.subarray(head + 4), Buffer.from([0x82])]);
  bytes[1]! &= 0x7f;
  const frames: number[] = [];
  expect(eachFrame(bytes, 0, bytes.length - 2, () => { frames.push(-1); })).toBe(0);
  expect(eachFrame(bytes, 0, bytes.length, (opcode, at, end) => { frames.push(opcode, end - at); })).toBe(bytes.length - 1);
  expect(frames).toEqual([2, size]);
});

test('quantiles come from buckets of a tenth of a millisecond', () => {
  const times = latencies();
  for (let ms = 1; ms <= 1_000; ms++) times.add(ms);
  const { p50, p99, max } = times.quantiles();
  expect(Math.abs(p50 - 500)).toBeLessThan(0.2);
  expect(Math.abs(p99 - 990)).toBeLessThan(0.2);
  expect(max).toBe(1_000);
  times.clear();
  expect(times.quantiles().p50).toBeNaN();
});

test('what was sent before counts no more', () => {
  const tally = openTally();
  const before = performance.now() - 1;
  tally.clear();
  tally.came(before, before + 5);
  tally.came(undefined, before + 5);
  expect(tally.count.delivered).toBe(0);
  tally.came(performance.now(), performance.now() + 1);
  expect(tally.count.delivered).toBe(1);
});

test('the command line', () => {
  expect(parseOptions([])).toMatchObject({ scenarios: SCENARIOS, rounds: 3, peers: null, json: false });
  expect(parseOptions(['b', 'A', '--quick', '--peers', 'hocus'])).toMatchObject({ scenarios: ['A', 'B'], rounds: 1, peers: ['hocus'] });
  expect(() => parseOptions(['Z'])).toThrow(/scenarios\.0/);
});
