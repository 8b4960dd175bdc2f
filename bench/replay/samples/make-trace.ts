/**
 * Makes `trace.json`: three people write one note at the same time, with random edits from a fixed seed. Each has a document
 * of its own and merges the others' now and then; the end text is what the merged documents read. Run it with
 * `node bench/replay/samples/make-trace.ts`.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as Y from 'yjs';

const SEED = 20_417;
const AUTHORS = 3;
const PHRASES = 75;
const WORDS = ['parcel', 'depot', 'refund', 'customer', 'called', 'again', 'about', 'the', 'second', 'invoice', 'check', 'with',
  'billing', 'promised', 'until', 'Friday', 'not', 'yet', 'resolved', '— see above', '👍', 'Ōe', '\n', '€18.50'];

/** Mulberry32: small, and the same everywhere. */
const randomFrom = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};

interface Writer {
  doc: Y.Doc;
  text: Y.Text;
  /** How many edits of each writer its document holds. */
  version: number[];
}

interface Transaction {
  parents: number[];
  agent: number;
  patches: [number, number, string][];
}

const random = randomFrom(SEED);
const writers = Array.from({ length: AUTHORS }, (_, number): Writer => {
  const doc = new Y.Doc();
  doc.clientID = number + 1;
  return { doc, text: doc.getText('note'), version: new Array<number>(AUTHORS).fill(0) };
});
const txns: Transaction[] = [];
const versions: number[][] = [];
const indices: number[][] = writers.map(() => []);

/** The newest edits of a version that are not already contained in another of them. */
const heads = (version: number[]): number[] => {
  const last = version.flatMap((count, agent) => (count > 0 ? [{ agent, index: indices[agent]?.[count - 1] ?? 0 }] : []));
  return last
    .filter(({ agent, index }) => !last.some((other) => other.index !== index && (versions[other.index]?.[agent] ?? 0) >= (version[agent] ?? 0)))
    .map(({ index }) => index);
};

/** Positions count whole characters, as the collection's traces do. */
const edit = (writer: Writer, agent: number, position: number, deleted: number, inserted: string): void => {
  const characters = [...writer.text.toString()];
  const at = characters.slice(0, position).join('').length;
  const length = characters.slice(position, position + deleted).join('').length;
  const parents = heads(writer.version);
  writer.doc.transact(() => {
    if (length > 0) writer.text.delete(at, length);
    if (inserted) writer.text.insert(at, inserted);
  });
  writer.version[agent] = (writer.version[agent] ?? 0) + 1;
  versions.push([...writer.version]);
  indices[agent]?.push(txns.length);
  txns.push({ parents, agent, patches: [[position, deleted, inserted]] });
};

const merge = (into: Writer, from: Writer): void => {
  Y.applyUpdate(into.doc, Y.encodeStateAsUpdate(from.doc));
  into.version = into.version.map((count, agent) => Math.max(count, from.version[agent] ?? 0));
};

/** Mostly a phrase key by key; now and then a deletion or a word replaced. Colleagues' edits arrive between the keys. */
const act = (writer: Writer, agent: number): void => {
  const length = [...writer.text.toString()].length;
  const position = random(length + 1);
  const deleted = Math.min(random(6) + 1, length - position);
  const word = WORDS[random(WORDS.length)] ?? '';
  const kind = random(10);
  if (kind < 2) {
    edit(writer, agent, position, deleted, '');
  } else if (kind === 2) {
    edit(writer, agent, position, deleted, word);
  } else {
    [...`${word} `].forEach((character, typed) => { edit(writer, agent, position + typed, 0, character); });
  }
};

for (let phrase = 0; phrase < PHRASES; phrase += 1) {
  const agent = random(AUTHORS);
  const other = writers[(agent + 1 + random(AUTHORS - 1)) % AUTHORS];
  const writer = writers[agent];
  if (!writer || !other) continue;
  if (random(2) === 0) merge(writer, other);
  act(writer, agent);
}
const [first, ...others] = writers;
if (!first) throw new Error('there are no writers');
for (const other of others) merge(first, other);

const head = JSON.stringify({ kind: 'concurrent', endContent: first.text.toString(), numAgents: AUTHORS }).slice(0, -1);
const lines = txns.map((transaction) => JSON.stringify(transaction)).join(',\n');
writeFileSync(path.join(import.meta.dirname, 'trace.json'), `${head},"txns":[\n${lines}\n]}\n`);
