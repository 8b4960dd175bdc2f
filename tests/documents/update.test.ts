/** Updates on bytes against Yjs itself. */
import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import * as Y from 'yjs';
import { judge, type Known } from '../../src/modules/documents/admission.ts';
import { Writer } from '../../src/modules/documents/bytes.ts';
import { DeletedRanges } from '../../src/modules/documents/deletions.ts';
import { diff, encodeVector, join } from '../../src/modules/documents/splice.ts';
import { parse, parseStateVector, type Update } from '../../src/modules/documents/update.ts';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = Number(process.env.RUNS ?? 60);

interface Room extends Known {
  clocks: Map<number, number>;
  owners: Map<number, string>;
  parts: Update[];
}

const room = (): Room => ({ clocks: new Map(), owners: new Map(), deleted: new DeletedRanges(), structure: null, nesting: null, parts: [] });

const accept = (known: Room, bytes: Uint8Array, author = 'me'): ReturnType<typeof judge> => {
  const verdict = judge(known, bytes, author);
  if (verdict.kind === 'NEW') {
    for (const { client, end } of verdict.update.sections) known.clocks.set(client, end);
    for (const client of verdict.claims) known.owners.set(client, author);
    known.deleted.add(verdict.update.deletions);
    known.parts.push(verdict.update);
  }
  return verdict;
};

const WORDS = ['a', 'bc', 'é', '😀', 'xyz😀q', 'ü', '漢字', ' '];
type Op = { who: number; what: number; at: number; word: number; sync: boolean };
const op = fc.record({ who: fc.nat(2), what: fc.nat(6), at: fc.nat(10_000), word: fc.nat(WORDS.length - 1), sync: fc.boolean() });

/** An index that does not lie within a surrogate pair: no editor puts a cursor there, and Yjs itself diverges then. */
const between = (text: Y.Text, at: number): number => {
  const string = text.toString();
  const index = at % (string.length + 1);
  return /[\udc00-\udfff]/.test(string[index] ?? '') ? index - 1 : index;
};

const act = (doc: Y.Doc, { what, at, word }: Op): void => {
  const text = doc.getText('t');
  const fragment = doc.getXmlFragment('default');
  const strokes = doc.getArray<Y.Map<unknown>>('strokes');
  if (what <= 1) text.insert(between(text, at), WORDS[word]!);
  else if (what === 2 && text.length > 0) {
    const index = between(text, at % text.length);
    text.delete(index, Math.min(/[\ud800-\udbff]/.test(text.toString()[index] ?? '') ? 2 : 1, text.length - index));
  } else if (what === 3) {
    const block = new Y.XmlElement('paragraph');
    block.insert(0, [new Y.XmlText(WORDS[word]!)]);
    fragment.insert(at % (fragment.length + 1), [block]);
  } else if (what === 4 && fragment.length > 0) fragment.delete(at % fragment.length, 1);
  else if (what === 5) {
    const points = Y.Array.from([1, 2.5, -3]);
    strokes.push([new Y.Map<unknown>([['id', String(at)], ['points', points], ['any', { deep: [null, true, 'x', 2 ** 40] }]])]);
  } else if (what === 6 && strokes.length > 0) (strokes.get(at % strokes.length).get('points') as Y.Array<number>).push([at, at / 3]);
};

const content = (doc: Y.Doc): string =>
  JSON.stringify([doc.getText('t').toString(), doc.getXmlFragment('default').toString(), doc.getArray('strokes').toJSON()]);

/** Three clients that edit at once and meet now and then, through a room that keeps bytes only. */
const play = (ops: Op[]): { docs: Y.Doc[]; known: Room } => {
  const docs = [0, 1, 2].map(() => new Y.Doc());
  const known = room();
  const sent: { bytes: Uint8Array; from: number }[] = [];
  docs.forEach((doc, from) => doc.on('update', (bytes: Uint8Array, origin: unknown) => origin !== 'room' && sent.push({ bytes, from })));
  const meet = (): void => {
    while (sent.length > 0) {
      const { bytes, from } = sent.shift()!;
      const verdict = accept(known, bytes, `user ${from}`);
      if (verdict.kind === 'NEW') for (const doc of docs) Y.applyUpdate(doc, verdict.update.bytes, 'room');
      else if (verdict.kind !== 'KNOWN') throw new Error(`${verdict.kind}: ${verdict.reason}`);
    }
  };
  for (const one of ops) {
    act(docs[one.who]!, one);
    if (one.sync) meet();
  }
  meet();
  return { docs, known };
};

const property = (name: string, ops: { minLength: number; maxLength: number }, check: (ops: Op[], random: number) => void): void => {
  it(`${name} (seed ${SEED})`, () => {
    fc.assert(fc.property(fc.array(op, ops), fc.nat(), check), { seed: SEED, numRuns: RUNS });
  });
};

const structsOf = (update: Uint8Array): unknown =>
  Y.decodeUpdate(update).structs.map((struct) => [struct.id, struct.length, struct.constructor.name, 'content' in struct ? [struct.origin, struct.rightOrigin, struct.content instanceof Y.ContentType ? 'type' : struct.content.getContent()] : null]);

// Yjs warns at every look into a type that stands in no document.
jest.spyOn(console, 'warn').mockImplementation(() => {});

describe('updates on bytes agree with Yjs', () => {
  property('joined updates make the document of every client', { minLength: 1, maxLength: 80 }, (ops) => {
    const { docs, known } = play(ops);
    const oracle = content(docs[0]!);
    for (const doc of docs) expect(content(doc)).toBe(oracle);
    const loaded = new Y.Doc();
    Y.applyUpdate(loaded, join(known.parts).bytes);
    expect(content(loaded)).toBe(oracle);
    expect([...parseStateVector(Y.encodeStateVector(docs[0]!))].sort()).toEqual([...known.clocks].sort());
    // Whoever sends everything again brings nothing new.
    for (const [i, doc] of docs.entries()) expect(judge(known, Y.encodeStateAsUpdate(doc), `user ${i}`).kind).toBe('KNOWN');
  });

  property('a difference is cut exactly, as Yjs cuts it', { minLength: 1, maxLength: 60 }, (ops, random) => {
    const { docs } = play(ops);
    const whole = Y.encodeStateAsUpdate(docs[0]!);
    const vector = new Map([...Y.decodeStateVector(Y.encodeStateVector(docs[0]!))].map(([client, clock], i) => [client, (random >> i) % (clock + 1)]));
    const cut = diff(parse(whole), vector);
    expect(structsOf(cut)).toEqual(structsOf(Y.diffUpdate(whole, encodeVector(vector))));
    for (const section of parse(cut).sections) expect(section.clock).toBe(vector.get(section.client) ?? 0);
  });

  property('what is half known joins what is known', { minLength: 2, maxLength: 60 }, (ops) => {
    const doc = new Y.Doc();
    const half = ops.length >> 1;
    ops.slice(0, half).forEach((one) => act(doc, one));
    const known = room();
    accept(known, Y.encodeStateAsUpdate(doc));
    // By now Yjs has merged old and new characters into single structs.
    ops.slice(half).forEach((one) => act(doc, one));
    accept(known, Y.encodeStateAsUpdate(doc));
    const loaded = new Y.Doc();
    Y.applyUpdate(loaded, join(known.parts).bytes);
    expect(content(loaded)).toBe(content(doc));
  });

  it(`a changed byte is refused, or harmless to Yjs (seed ${SEED})`, () => {
    let passed = 0;
    fc.assert(fc.property(fc.array(op, { minLength: 5, maxLength: 40 }), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 40, maxLength: 40 }), (ops, changes) => {
      const whole = Y.encodeStateAsUpdate(play(ops).docs[0]!);
      for (const [at, value] of changes) {
        const bytes = Uint8Array.from(whole);
        bytes[at % bytes.length] = value;
        const verdict = judge(room(), bytes, 'me');
        if (verdict.kind !== 'NEW') continue;
        passed++;
        const doc = new Y.Doc();
        Y.applyUpdate(doc, bytes);
        // Everything that was accepted was integrated: nothing waits for what never comes.
        const reached = Y.decodeStateVector(Y.encodeStateVector(doc));
        for (const { client, end } of verdict.update.sections) expect(reached.get(client)).toBe(end);
      }
    }), { seed: SEED, numRuns: RUNS });
    expect(passed).toBeGreaterThan(0);
  });
});

describe('what a room does not take', () => {
  const text = (doc: Y.Doc, at: number, words: string): Uint8Array => {
    let update = new Uint8Array();
    doc.once('update', (bytes: Uint8Array) => {
      update = bytes as Uint8Array<ArrayBuffer>;
    });
    doc.getText('t').insert(at, words);
    return update;
  };

  it('refuses a clientID of somebody else, and lets its owner go on', () => {
    const known = room();
    const doc = new Y.Doc();
    expect(accept(known, text(doc, 0, 'mine'), 'anna').kind).toBe('NEW');
    const next = text(doc, 4, ' too');
    expect(judge(known, next, 'bert')).toMatchObject({ kind: 'REFUSED' });
    expect(accept(known, next, 'anna').kind).toBe('NEW');
    expect(judge(known, next, 'bert')).toMatchObject({ kind: 'KNOWN' });
  });

  it('sees what is missing before an update', () => {
    const doc = new Y.Doc();
    const first = text(doc, 0, 'one');
    const second = text(doc, 3, 'two');
    const known = room();
    expect(judge(known, second, 'me')).toMatchObject({ kind: 'GAP' });
    accept(known, first);
    expect(accept(known, second).kind).toBe('NEW');
    doc.getText('t').delete(0, 2);
    expect(judge(room(), Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)), 'me')).toMatchObject({ kind: 'GAP' });
  });

  it('cuts what it has in half', () => {
    const doc = new Y.Doc();
    const known = room();
    accept(known, text(doc, 0, 'ab'));
    doc.transact(() => doc.getText('t').insert(2, '😀de'));
    const verdict = accept(known, Y.encodeStateAsUpdate(doc));
    expect(verdict).toMatchObject({ kind: 'NEW' });
    const loaded = new Y.Doc();
    Y.applyUpdate(loaded, join(known.parts).bytes);
    expect(loaded.getText('t').toString()).toBe('ab😀de');
  });

  it('refuses two clients whose structs wait for each other', () => {
    const struct = (writer: Writer, client: number, other: number): Writer =>
      writer.varUint(1).varUint(client).varUint(0).byte(4 | 0x80).varUint(other).varUint(0).string('x');
    const circle = struct(struct(new Writer().varUint(2), 9, 8), 8, 9).varUint(0).done();
    expect(judge(room(), circle, 'me')).toMatchObject({ kind: 'GAP', reason: expect.stringContaining('circle') });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, circle);
    expect(doc.store.pendingStructs).not.toBeNull();
  });

  it('refuses V2, later structs of its own, subdocuments and huge claims', () => {
    const doc = new Y.Doc();
    text(doc, 0, 'hello');
    const head = (): Writer => new Writer().varUint(1).varUint(1).varUint(5).varUint(0);
    const cases: Record<string, Uint8Array> = {
      v2: Y.encodeStateAsUpdateV2(doc),
      later: head().byte(4 | 0x80).varUint(5).varUint(3).string('x').varUint(0).done(),
      subdocument: head().byte(9).varUint(1).string('root').string('guid').byte(126).varUint(0).done(),
      huge: head().byte(0).varUint(2 ** 30).varUint(0).done(),
      trailing: Buffer.concat([Y.encodeStateAsUpdate(doc), Buffer.from([0])]),
      truncated: Y.encodeStateAsUpdate(doc).subarray(0, -3),
      empty: new Uint8Array(),
    };
    for (const [name, bytes] of Object.entries(cases)) expect([name, judge(room(), bytes, 'me').kind]).toEqual([name, 'REFUSED']);
  });
});

describe('deleted ranges', () => {
  it(`are a set of clocks (seed ${SEED})`, () => {
    const range = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 30 }));
    fc.assert(fc.property(fc.array(fc.array(range, { maxLength: 50 }), { maxLength: 8 }), fc.array(range, { maxLength: 10 }), (adds, asked) => {
      const ranges = new DeletedRanges();
      const model = new Set<number>();
      const deletion = (pairs: [number, number][]) => [{ client: 1, ranges: pairs.flat(), from: 0, to: 0 }];
      const clocks = (pairs: number[]): number[] => {
        const out = new Set<number>();
        for (let i = 0; i < pairs.length; i += 2) for (let c = pairs[i]!; c < pairs[i]! + pairs[i + 1]!; c++) out.add(c);
        return [...out].sort((a, b) => a - b);
      };
      for (const add of adds) {
        ranges.add(deletion(add));
        for (const clock of clocks(add.flat())) model.add(clock);
      }
      const missing = ranges.missing(deletion(asked))[0]?.ranges ?? [];
      expect(clocks(missing)).toEqual(clocks(asked.flat()).filter((clock) => !model.has(clock)));
    }), { seed: SEED, numRuns: RUNS * 5 });
  });
});
