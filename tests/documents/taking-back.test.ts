/** Restoring a version and taking back what one author did: properties over random editing, on the functions that the worker runs. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as Y from 'yjs';
import { judge } from '../../src/modules/documents/admission.ts';
import { append } from '../../src/modules/documents/appending.ts';
import { DeletedRanges } from '../../src/modules/documents/deletions.ts';
import { packAuthors, packUpdates } from '../../src/modules/documents/frames.ts';
import { match } from '../../src/modules/documents/matching.ts';
import type { Made } from '../../src/modules/documents/owning.ts';
import { packRows } from '../../src/modules/documents/past.ts';
import { restore } from '../../src/modules/documents/restoring.ts';
import { revert } from '../../src/modules/documents/reverting.ts';
import { authored, type LoggedRow } from '../../src/modules/documents/spells.ts';
import { vectorOf } from '../../src/modules/documents/splice.ts';
import { textOf } from '../../src/modules/documents/text.ts';
import { parse } from '../../src/modules/documents/update.ts';
import { attribute, view, type Reading } from '../../src/modules/documents/viewing.ts';

const ACTORS = ['user:anna', 'user:bert', 'contact:karl'] as const;

/** Several authors' documents and the log that they make; every letter is another, so that it can be followed. */
const newDesk = () => {
  const docs = ACTORS.map(() => new Y.Doc());
  const rows: LoggedRow[] = [];
  const owners = new Map(docs.map((doc, i): [number, string] => [doc.clientID, ACTORS[i]!]));
  /** Who typed a letter, and with which row. */
  const letters = new Map<string, { who: number; seq: number }>();
  let last = 0x3400;
  const letter = (who: number): string => {
    const made = String.fromCodePoint(last++);
    letters.set(made, { who, seq: rows.length + 1 });
    return made;
  };
  const store = (who: number, update: Uint8Array): void => {
    rows.push({ seq: rows.length + 1, at: rows.length + 1, authors: packAuthors([{ session: 's', actor: ACTORS[who]! }]), updates: packUpdates([update]) });
  };
  const heard = ACTORS.map(() => 0);
  /** Until then an author writes without having seen what the others wrote. */
  const hear = (who: number): void => {
    for (const row of rows.slice(heard[who])) for (const { update } of authored(row)) Y.applyUpdate(docs[who]!, update);
    heard[who] = rows.length;
  };
  const change = (who: number, work: (doc: Y.Doc) => void): void => {
    const doc = docs[who]!;
    let made: Uint8Array | null = null;
    doc.once('update', (update: Uint8Array) => (made = update));
    doc.transact(() => work(doc));
    if (made) store(who, made);
  };
  const present = (): Y.Doc => {
    const doc = new Y.Doc();
    for (const row of rows) for (const { update } of authored(row)) Y.applyUpdate(doc, update);
    return doc;
  };
  const state = (): Uint8Array => Y.encodeStateAsUpdate(present());
  const reading = async (upTo: number, after = 0, base: Uint8Array | null = null): Promise<Reading> => {
    const half = Math.floor(rows.length / 2);
    return { base, after, upTo, chapters: half > 0 ? [await packRows(rows.slice(0, half))] : [], tail: rows.slice(Math.max(0, half - 1)) };
  };
  return { rows, owners, letters, letter, change, hear, present, state, reading };
};
type Desk = ReturnType<typeof newDesk>;

const blocksOf = (doc: Y.Doc): Y.XmlElement[] => doc.getXmlFragment('default').toArray() as Y.XmlElement[];
const textIn = (block: Y.XmlElement): Y.XmlText | null => block.toArray().find((child): child is Y.XmlText => child instanceof Y.XmlText) ?? null;

const step = fc.record({
  who: fc.nat(2), what: fc.constantFrom('block', 'type', 'type', 'type', 'erase', 'erase', 'drop', 'bold', 'level', 'hear', 'hear', 'hear'), block: fc.nat(6), at: fc.nat(40), count: fc.integer({ min: 1, max: 6 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const steps = fc.array(step, { minLength: 3, maxLength: 50, size: 'max' });

const play = (desk: Desk, { who, what, block, at, count }: Step): void => what === 'hear' ? desk.hear(who) : desk.change(who, (doc) => {
  const blocks = blocksOf(doc);
  const chosen = blocks[block % Math.max(blocks.length, 1)];
  const text = chosen && textIn(chosen);
  const from = text ? at % (text.length + 1) : 0;
  const typed = (): string => Array.from({ length: count }, () => desk.letter(who)).join('');
  if (what === 'block' || !chosen || !text) {
    const made = new Y.XmlElement(count % 2 === 0 ? 'paragraph' : 'heading');
    made.insert(0, [new Y.XmlText(typed())]);
    doc.getXmlFragment('default').insert(block % (blocks.length + 1), [made]);
  } else if (what === 'type') text.insert(from, typed());
  else if (what === 'erase') text.delete(from, Math.min(count, text.length - from));
  else if (what === 'drop') doc.getXmlFragment('default').delete(blocks.indexOf(chosen), 1);
  else if (what === 'bold') text.format(from, Math.min(count, text.length - from), { bold: at % 2 === 0 ? {} : null });
  else chosen.setAttribute('level', String(count));
});

const applied = (state: Uint8Array, made: Made): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  if (made.update) Y.applyUpdate(doc, made.update);
  return doc;
};
const marked = (doc: Y.Doc): string => JSON.stringify(blocksOf(doc).map((block) => [block.nodeName, block.getAttributes(), textIn(block)?.toDelta()]));

/** A state and nothing after it. */
const whole = (state: Uint8Array): Reading => ({ base: state, after: 0, upTo: 0, chapters: [], tail: [] });

/** What the server would say of the change, as of any other. */
const verdictOn = (desk: Desk, made: Made): string => {
  const state = parse(desk.state());
  const deleted = new DeletedRanges();
  deleted.add(state.deletions);
  return judge({ clocks: vectorOf(state), owners: desk.owners, deleted, structure: null, nesting: null }, made.update!, 'user:boss').kind;
};

describe('restoring a version', () => {
  it('gives its text, formats and owners, by a change that the server takes, and a second time changes nothing', async () => {
    await fc.assert(fc.asyncProperty(steps, fc.double({ min: 0, max: 1, noNaN: true }), async (given, where) => {
      const desk = newDesk();
      for (const each of given) play(desk, each);
      const version = Math.round(where * desk.rows.length);
      const then = new Y.Doc();
      for (const row of desk.rows.slice(0, version)) for (const { update } of authored(row)) Y.applyUpdate(then, update);
      const shown = await view({ reading: await desk.reading(version), owners: desk.owners, shape: 'TEXT' });
      const made = await restore({ state: desk.state(), reading: await desk.reading(version), owners: desk.owners, shape: 'TEXT' });
      const after = applied(desk.state(), made);
      expect(textOf(after)).toBe(shown.text);
      expect(marked(after)).toBe(marked(then));
      if (!made.update) return;
      expect(verdictOn(desk, made)).toBe('NEW');
      const owners = new Map([...desk.owners, ...made.owners]);
      const whose = async (state: Uint8Array) => {
        const text = (await within(state)).text;
        return (await attribute({ reading: whole(state), owners })).map(({ owner, from, to }) => [owner, text.slice(from, to)]);
      };
      const restored = Y.encodeStateAsUpdate(after);
      for (const [owner, text] of await whose(restored)) for (const letter of text!) expect(ACTORS[desk.letters.get(letter)!.who]).toBe(owner);
      const again = await restore({ state: restored, reading: await desk.reading(version), owners, shape: 'TEXT' });
      expect(again.update).toBeNull();
    }), { numRuns: 150 });
  }, 60_000);

  it('keeps what is the same: a word put back is the only thing that changes', async () => {
    const desk = newDesk();
    desk.change(0, (doc) => {
      for (const line of ['one two three', 'four five six']) {
        const block = new Y.XmlElement('paragraph');
        block.insert(0, [new Y.XmlText(line)]);
        doc.getXmlFragment('default').push([block]);
      }
    });
    const version = desk.rows.length;
    desk.hear(1);
    desk.change(1, (doc) => textIn(blocksOf(doc)[0]!)!.delete(4, 4));
    desk.change(1, (doc) => textIn(blocksOf(doc)[1]!)!.insert(0, 'zero '));
    const made = await restore({ state: desk.state(), reading: await desk.reading(version), owners: desk.owners, shape: 'TEXT' });
    const { sections } = parse(made.update!);
    expect(sections.map(({ clock, end }) => end - clock)).toEqual([4]);
    expect([...made.owners.values()]).toEqual(['user:anna']);
    expect(textOf(applied(desk.state(), made))).toBe('one two three\nfour five six');
  });

  it('of a canvas brings strokes back by their id, as their author’s', async () => {
    const desk = newDesk();
    const draw = (who: number, id: string): void => {
      desk.hear(who);
      desk.change(who, (doc) => {
        const map = new Y.Map<unknown>();
        map.set('id', id);
        map.set('points', Y.Array.from([1, 2, 3]));
        doc.getArray('strokes').push([map]);
      });
    };
    ['a', 'b', 'c', 'd'].forEach((id, i) => draw(i % 3, id));
    const version = desk.rows.length;
    desk.hear(0);
    desk.change(0, (doc) => doc.getArray('strokes').delete(1, 2));
    draw(1, 'e');
    const made = await restore({ state: desk.state(), reading: await desk.reading(version), owners: desk.owners, shape: 'STROKES' });
    const after = applied(desk.state(), made);
    const { strokes } = await view({ reading: whole(Y.encodeStateAsUpdate(after)), owners: new Map([...desk.owners, ...made.owners]), shape: 'STROKES' });
    expect(strokes!.map(({ id, owner, points }) => [id, owner, points])).toEqual([['a', 'user:anna', [1, 2, 3]], ['b', 'user:bert', [1, 2, 3]], ['c', 'contact:karl', [1, 2, 3]], ['d', 'user:anna', [1, 2, 3]]]);
    expect(new Set(made.owners.values())).toEqual(new Set(['user:bert', 'contact:karl']));
  });
});

const within = async (state: Uint8Array): Promise<{ text: string; doc: Y.Doc }> => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return { text: textOf(doc), doc };
};

describe('taking back what one author did', () => {
  it('leaves others’ words in their order, and nothing of the author’s since then', async () => {
    await fc.assert(fc.asyncProperty(steps, fc.nat(2), fc.double({ min: 0, max: 1, noNaN: true }), async (given, who, where) => {
      const desk = newDesk();
      for (const each of given) play(desk, each);
      const since = Math.round(where * desk.rows.length) + 1;
      const made = await revert({ reading: await desk.reading(desk.rows.length), owners: desk.owners, actor: ACTORS[who]!, since, done: [] });
      const present = textOf(desk.present()).replaceAll('\n', '');
      const after = applied(desk.state(), made);
      const left = textOf(after).replaceAll('\n', '');
      const isTheirs = (letter: string): boolean => desk.letters.get(letter)!.who === who && desk.letters.get(letter)!.seq >= since;
      expect([...left].filter(isTheirs)).toEqual([]);
      expect(new Set(left).size).toBe([...left].length);
      // What was there of everybody else is still there, in the same order.
      const kept = [...present].filter((letter) => !isTheirs(letter));
      expect([...left].filter((letter) => present.includes(letter))).toEqual(kept);
      if (made.update) expect(verdictOn(desk, made)).toBe('NEW');
      const owners = new Map([...desk.owners, ...made.owners]);
      for (const { owner, from, to } of await attribute({ reading: whole(Y.encodeStateAsUpdate(after)), owners })) {
        for (const letter of textOf(after).slice(from, to)) expect(ACTORS[desk.letters.get(letter)!.who]).toBe(owner);
      }
    }), { numRuns: 150 });
  }, 60_000);

  it('of the only author since then, gives the text of then', async () => {
    await fc.assert(fc.asyncProperty(steps, steps, async (before, theirs) => {
      const desk = newDesk();
      for (const each of before) play(desk, each);
      const [then, since] = [desk.present(), desk.rows.length + 1];
      desk.hear(1);
      const [text, marks] = [textOf(then), marked(then)];
      for (const each of theirs) play(desk, { ...each, who: 1 });
      const made = await revert({ reading: await desk.reading(desk.rows.length), owners: desk.owners, actor: 'user:bert', since, done: [] });
      const after = applied(desk.state(), made);
      expect(textOf(after)).toBe(text);
      expect(marked(after)).toBe(marks);
    }), { numRuns: 150 });
  }, 60_000);

  it('is done once: what was taken back is not brought back again', async () => {
    const desk = newDesk();
    play(desk, { who: 0, what: 'block', block: 0, at: 0, count: 6 });
    desk.hear(1);
    play(desk, { who: 1, what: 'erase', block: 0, at: 0, count: 3 });
    const upTo = desk.rows.length;
    const again = await revert({ reading: await desk.reading(upTo), owners: desk.owners, actor: 'user:bert', since: 0, done: [{ after: 0, upTo }] });
    expect(again.update).toBeNull();
  });

  it('keeps a paragraph of theirs in which somebody else wrote', async () => {
    const desk = newDesk();
    play(desk, { who: 1, what: 'block', block: 0, at: 0, count: 4 });
    desk.hear(0);
    play(desk, { who: 0, what: 'type', block: 0, at: 2, count: 2 });
    const made = await revert({ reading: await desk.reading(2), owners: desk.owners, actor: 'user:bert', since: 0, done: [] });
    expect([...textOf(applied(desk.state(), made))].map((letter) => desk.letters.get(letter)!.who)).toEqual([0, 0]);
  });
});

describe('appending', () => {
  it('writes paragraphs, into an empty last one', async () => {
    const first = await append({ state: Uint8Array.of(0, 0), text: 'one\n\ntwo' });
    expect(textOf(applied(Uint8Array.of(0, 0), first))).toBe('one\n\ntwo');
    const doc = applied(Uint8Array.of(0, 0), first);
    doc.getXmlFragment('default').push([new Y.XmlElement('paragraph')]);
    const state = Y.encodeStateAsUpdate(doc);
    expect(textOf(applied(state, await append({ state, text: 'three' })))).toBe('one\n\ntwo\nthree');
  });
});

describe('matching', () => {
  it('finds runs that are the same, ascending, and as many as the longest common list has', () => {
    const lists = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 14 });
    const longest = (a: string[], b: string[]): number => {
      const row = new Array<number>(b.length + 1).fill(0);
      for (const x of a) {
        let diagonal = 0;
        for (let j = 1; j <= b.length; j++) {
          const above = row[j]!;
          row[j] = x === b[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1]!);
          diagonal = above;
        }
      }
      return row[b.length]!;
    };
    fc.assert(fc.property(lists, lists, (a, b) => {
      let [x, y] = [0, 0];
      let sum = 0;
      for (const { a: from, b: to, length } of match(a, b)) {
        expect(from >= x && to >= y).toBe(true);
        expect(a.slice(from, from + length)).toEqual(b.slice(to, to + length));
        [x, y] = [from + length, to + length];
        sum += length;
      }
      expect(sum).toBe(longest(a, b));
    }), { numRuns: 500 });
  });
});
