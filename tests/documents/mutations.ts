/** Frames as clients send them, and what a broken or hostile client makes of them. */
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Dice } from '../../bench/faults/dice.ts';
import { awarenessMessage, syncMessage } from '../../src/modules/documents/frames.ts';
import { editOne } from './fuzz-client.ts';

/** Frames of two people who type into one document, in an order that a server would take them in, and by whom. */
export interface Recorded {
  frame: Uint8Array;
  by: 0 | 1;
}

const awarenessFrame = (client: number, state: object): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = client;
  const awareness = new Awareness(doc);
  awareness.setLocalState(state as Record<string, unknown>);
  const payload = encodeAwarenessUpdate(awareness, [client]);
  awareness.destroy();
  doc.destroy();
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, payload);
  });
};

export const record = (dice: Dice, edits: number): Recorded[] => {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  docs.forEach((doc) => (doc.clientID = dice.between(1, 0xffff_fffe)));
  const recorded: Recorded[] = [];
  docs.forEach((doc, n) => doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'other') return;
    recorded.push({ frame: syncMessage(2, update), by: n as 0 | 1 });
    Y.applyUpdate(docs[1 - n]!, update, 'other');
  }));
  for (let i = 0; i < edits; i++) {
    const n = dice.between(0, 1);
    const doc = docs[n]!;
    doc.transact(() => {
      for (let left = dice.between(1, 3); left > 0; left--) editOne(doc, dice, `${n}.${i}`);
    });
    if (dice.chance(0.05)) recorded.push({ frame: syncMessage(0, Y.encodeStateVector(doc)), by: n as 0 | 1 });
    if (dice.chance(0.03)) recorded.push({ frame: syncMessage(1, Y.encodeStateAsUpdate(doc)), by: n as 0 | 1 });
    if (dice.chance(0.05)) recorded.push({ frame: awarenessFrame(doc.clientID, { cursor: { anchor: i }, activity: 'TYPING' }), by: n as 0 | 1 });
  }
  recorded.push({ frame: Uint8Array.of(3), by: 0 }, { frame: awarenessMessage([]), by: 1 });
  return recorded;
};

const TELLING = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 31, 32, 64, 116, 117, 118, 119, 125, 127, 128, 129, 132, 135, 136, 192, 255];
const HUGE = [[0xff, 0xff, 0xff, 0xff, 0x0f], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00]];

const spliced = (frame: Uint8Array, at: number, remove: number, insert: ArrayLike<number>): Uint8Array =>
  Buffer.concat([frame.subarray(0, at), Uint8Array.from(insert), frame.subarray(at + remove)]);

/** A list in a list, and so on. */
const deepAny = (depth: number): number[] => [...Array.from({ length: depth }, () => [117, 1]).flat(), 126];
const deepJson = (depth: number): Uint8Array => Buffer.from('['.repeat(depth) + ']'.repeat(depth));

/** An update of one struct by a new client: content of `ref` in the root `array`. */
const oneStruct = (client: number, ref: number, content: ArrayLike<number>): Uint8Array =>
  syncMessage(2, encoding.encode((encoder) => {
    for (const number of [1, 1, client, 0]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8(encoder, ref);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'array');
    encoding.writeUint8Array(encoder, Uint8Array.from(content));
    encoding.writeVarUint(encoder, 0);
  }));

type Mutation = (frame: Uint8Array, dice: Dice, other: Uint8Array) => Uint8Array;
const at = (frame: Uint8Array, dice: Dice): number => dice.between(0, Math.max(0, frame.length - 1));

const MUTATIONS: Record<string, Mutation> = {
  flip: (frame, dice) => {
    const made = frame.slice();
    for (let n = dice.between(1, 4); n > 0; n--) made[at(frame, dice)]! ^= 1 << dice.between(0, 7);
    return made;
  },
  tell: (frame, dice) => {
    const made = frame.slice();
    for (let n = dice.between(1, 3); n > 0; n--) made[at(frame, dice)] = TELLING[dice.between(0, TELLING.length - 1)]!;
    return made;
  },
  step: (frame, dice) => {
    const made = frame.slice();
    made[at(frame, dice)]! += dice.chance(0.5) ? 1 : -1;
    return made;
  },
  cut: (frame, dice) => frame.slice(0, at(frame, dice)),
  drop: (frame, dice) => spliced(frame, at(frame, dice), dice.between(1, 6), []),
  grow: (frame, dice) => spliced(frame, at(frame, dice), 0, Array.from({ length: dice.between(1, 6) }, () => dice.between(0, 255))),
  splice: (frame, dice, other) => spliced(frame, at(frame, dice), dice.between(0, 20), other.subarray(at(other, dice))),
  twice: (frame, dice) => {
    const from = at(frame, dice);
    return spliced(frame, from, 0, frame.subarray(from, from + dice.between(1, 30)));
  },
  huge: (frame, dice) => spliced(frame, at(frame, dice), dice.between(0, 4), HUGE[dice.between(0, HUGE.length - 1)]!),
  many: (frame, dice) => {
    const from = at(frame, dice);
    const part = frame.subarray(from, from + dice.between(1, 12));
    return spliced(frame, from, 0, Buffer.concat(Array.from({ length: dice.between(1, 2_000) }, () => part)));
  },
  // Those that are right again outside, so that what is inside is looked at.
  refit: (frame, dice, other) => {
    const kind = pick(dice, ['flip', 'tell', 'step', 'drop', 'grow', 'huge', 'splice', 'twice']);
    return syncMessage(dice.between(1, 2), MUTATIONS[kind]!(frame.subarray(headerOf(frame)), dice, other.subarray(headerOf(other))));
  },
  deepAny: (_, dice) => oneStruct(dice.between(1, 0xffff_fffe), 8, [1, ...deepAny(dice.between(1, 3_000))]),
  deepJson: (_, dice) => {
    const text = deepJson(dice.between(1, 3_000));
    return oneStruct(dice.between(1, 0xffff_fffe), 5, encoding.encode((encoder) => encoding.writeVarUint8Array(encoder, text)));
  },
  deepState: (_, dice) => {
    const text = Buffer.from(`{"a":${Buffer.from(deepJson(dice.between(1, 3_000))).toString()}}`);
    return awarenessMessage([encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 7);
      encoding.writeVarUint(encoder, dice.between(1, 9));
      encoding.writeVarUint8Array(encoder, text);
    })]);
  },
  noise: (_, dice) => Uint8Array.from({ length: dice.between(0, 60) }, () => dice.between(0, 255)),
};

/** Where the payload of a frame with a short length begins. */
const headerOf = (frame: Uint8Array): number => Math.min(frame.length, frame[2]! < 128 ? 3 : 4);
const pick = <T>(dice: Dice, from: readonly T[]): T => from[dice.between(0, from.length - 1)]!;

/** Most often the cheap and telling ones. */
const CHOICE = [
  ...['flip', 'tell', 'step', 'cut', 'drop', 'grow', 'splice', 'twice', 'huge', 'noise'].flatMap((kind) => [kind, kind, kind]),
  ...Array.from({ length: 40 }, () => 'refit'), 'many', 'deepAny', 'deepJson', 'deepState',
];

export const mutated = (frames: readonly Recorded[], dice: Dice): { kind: string; frame: Uint8Array } => {
  const kind = pick(dice, CHOICE);
  let { frame } = pick(dice, frames);
  for (let n = dice.chance(0.2) ? 2 : 1; n > 0; n--) frame = MUTATIONS[kind]!(frame, dice, pick(dice, frames).frame);
  return { kind, frame };
};
