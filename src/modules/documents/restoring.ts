/**
 * Makes a document what it was, by as few changes as a comparison finds: blocks, letters and strokes that are the same stay.
 * What comes back is a new part of the document, of the owner it had. Runs Yjs, so only in the historian's thread.
 */
import * as Y from 'yjs';
import { NOTE_FRAGMENT, STROKES_ARRAY } from '../../../client/shapes.ts';
import { match, type Match } from './matching.ts';
import { hands, type Hands, type Made } from './owning.ts';
import { liveItems } from './text.ts';
import type { Shape } from './types.ts';
import { readVersion, within, type Reading } from './viewing.ts';

export interface Restoring {
  /** The present state. */
  state: Uint8Array;
  reading: Reading;
  owners: ReadonlyMap<number, string>;
  shape: Shape;
}

/** What copying needs to know. */
interface Copying {
  hands: Hands;
  ownerOf(client: number | undefined): string;
}

type Parent = Y.XmlFragment | Y.XmlElement;
type Child = Y.XmlElement | Y.XmlText;

export const restore = async ({ state, reading, owners, shape }: Restoring): Promise<Made> => {
  const { update: wanted } = await readVersion(reading);
  return within(wanted, { gc: true }, (then) => within(state, { gc: true }, (now) => {
    const own = hands(now, owners);
    const copying: Copying = { hands: own, ownerOf: (client) => owners.get(client ?? -1) ?? 'system' };
    let made: Uint8Array | null = null;
    now.on('update', (update: Uint8Array) => (made = update));
    now.transact(() => {
      if (shape === 'STROKES') matchStrokes(copying, now.getArray(STROKES_ARRAY), then.getArray(STROKES_ARRAY));
      else matchChildren(copying, now.getXmlFragment(NOTE_FRAGMENT), then.getXmlFragment(NOTE_FRAGMENT));
    });
    return { update: made, owners: own.owners };
  }));
};

/** Goes through what differs between two lists; `at` is where it begins in the first as it becomes. */
const gaps = (lengths: [a: number, b: number], matches: Match[], each: (at: number, gone: [number, number], come: [number, number]) => void): void => {
  let [a, b] = [0, 0];
  for (const found of [...matches, { a: lengths[0], b: lengths[1], length: 0 }]) {
    if (found.a > a || found.b > b) each(b, [a, found.a], [b, found.b]);
    a = found.a + found.length;
    b = found.b + found.length;
  }
};

// ---- text

const isChild = (node: unknown): node is Child => node instanceof Y.XmlElement || node instanceof Y.XmlText;

/** The same letters of another author are not the same. */
const printOf = (copying: Copying, node: Child): string => {
  if (node instanceof Y.XmlText) return JSON.stringify(tokensOf(copying, node).map(({ print }) => print));
  const attributes = Object.entries(node.getAttributes()).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([node.nodeName, attributes, childrenOf(node).map((child) => printOf(copying, child))]);
};

const childrenOf = (parent: Parent): Child[] => (parent.toArray() as unknown[]).filter(isChild);

const isAlike = (a: Child, b: Child): boolean =>
  a instanceof Y.XmlText ? b instanceof Y.XmlText : b instanceof Y.XmlElement && a.nodeName === b.nodeName;

const matchChildren = (copying: Copying, now: Parent, then: Parent): void => {
  const [has, wants] = [childrenOf(now), childrenOf(then)];
  gaps([has.length, wants.length], match(has.map((node) => printOf(copying, node)), wants.map((node) => printOf(copying, node))), (at, [goneFrom, goneTo], [comeFrom, comeTo]) => {
    const [gone, come] = [has.slice(goneFrom, goneTo), wants.slice(comeFrom, comeTo)];
    let index = at;
    for (const node of come) {
      // A block that changed is changed, not exchanged: who has the cursor in it keeps it.
      if (gone[0] && isAlike(gone[0], node)) change(copying, gone.shift()!, node);
      else insert(copying, now, index, node);
      index++;
    }
    if (gone.length > 0) now.delete(index, gone.length);
  });
};

const change = (copying: Copying, now: Child, then: Child): void => {
  if (now instanceof Y.XmlText) return matchLetters(copying, now, then as Y.XmlText);
  matchAttributes(copying, now, then as Y.XmlElement);
  matchChildren(copying, now, then as Y.XmlElement);
};

const insert = (copying: Copying, parent: Parent, index: number, node: Child): void => {
  const made = node instanceof Y.XmlText ? new Y.XmlText() : new Y.XmlElement(node.nodeName);
  copying.hands.as(copying.ownerOf(node._item?.id.client), () => parent.insert(index, [made]));
  change(copying, made, node);
};

const matchAttributes = ({ hands: own, ownerOf }: Copying, now: Y.XmlElement, then: Y.XmlElement): void => {
  const [has, wants] = [now.getAttributes(), then.getAttributes()] as [Record<string, unknown>, Record<string, unknown>];
  for (const key of Object.keys(has)) if (!(key in wants)) now.removeAttribute(key);
  for (const [key, value] of Object.entries(wants)) {
    if (JSON.stringify(has[key]) === JSON.stringify(value)) continue;
    own.as(ownerOf(then._map.get(key)?.id.client), () => now.setAttribute(key, value as string));
  }
};

/** A letter, or an object between letters. */
interface Token {
  text: string;
  embed: object | null;
  attributes: Record<string, unknown>;
  print: string;
  client: number;
}

const tokensOf = ({ ownerOf }: Copying, text: Y.XmlText): Token[] => {
  const tokens: Token[] = [];
  let attributes: Record<string, unknown> = {};
  let formats = '{}';
  for (const { content, id } of liveItems(text)) {
    const rest = `${formats}${ownerOf(id.client)}`;
    if (content instanceof Y.ContentFormat) {
      const { [content.key]: _, ...others } = attributes;
      attributes = content.value === null ? others : { ...others, [content.key]: content.value as unknown };
      formats = JSON.stringify(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
    } else if (content instanceof Y.ContentString) {
      for (const letter of content.str) tokens.push({ text: letter, embed: null, attributes, print: `${letter}${rest}`, client: id.client });
    } else if (content instanceof Y.ContentEmbed) {
      const embed = content.embed as object;
      tokens.push({ text: ' ', embed, attributes, print: `${JSON.stringify(embed)}${rest}`, client: id.client });
    }
  }
  return tokens;
};

/** How many units of text stand before each token, and in all. */
const offsetsOf = (tokens: Token[]): number[] => {
  const offsets = [0];
  for (const { text } of tokens) offsets.push(offsets.at(-1)! + text.length);
  return offsets;
};

/** No editor puts shared types into a text; where one did, positions would not count as they do here. */
const holdsTypes = (text: Y.XmlText): boolean => [...liveItems(text)].some(({ content }) => content instanceof Y.ContentType);

const matchLetters = (copying: Copying, now: Y.XmlText, then: Y.XmlText): void => {
  if (holdsTypes(now) || holdsTypes(then)) return;
  const { hands: own, ownerOf } = copying;
  const [has, wants] = [tokensOf(copying, now), tokensOf(copying, then)];
  const [hasAt, wantsAt] = [offsetsOf(has), offsetsOf(wants)];
  const matches = match(has.map(({ print }) => print), wants.map(({ print }) => print));
  gaps([has.length, wants.length], matches, (at, [goneFrom, goneTo], [comeFrom, comeTo]) => {
    let index = wantsAt[at]!;
    if (goneTo > goneFrom) now.delete(index, hasAt[goneTo]! - hasAt[goneFrom]!);
    for (let from = comeFrom; from < comeTo;) {
      const first = wants[from]!;
      const same = (token: Token): boolean => token.client === first.client && token.attributes === first.attributes && token.embed === null;
      let to = from + 1;
      while (to < comeTo && first.embed === null && same(wants[to]!)) to++;
      const text = wants.slice(from, to).map((token) => token.text).join('');
      own.as(ownerOf(first.client), () =>
        (first.embed ? now.insertEmbed(index, first.embed, first.attributes) : now.insert(index, text, first.attributes)));
      index += text.length;
      from = to;
    }
  });
};

// ---- strokes

const matchStrokes = (copying: Copying, now: Y.Array<unknown>, then: Y.Array<unknown>): void => {
  const [has, wants] = [now.toArray(), then.toArray()];
  gaps([has.length, wants.length], match(has.map(valuePrint), wants.map(valuePrint)), (at, [goneFrom, goneTo], [comeFrom, comeTo]) => {
    if (goneTo > goneFrom) now.delete(at, goneTo - goneFrom);
    for (let i = comeFrom; i < comeTo; i++) insertValue(copying, now, i, wants[i], itemAt(then, i)?.id.client);
  });
};

const valuePrint = (value: unknown): string =>
  JSON.stringify(value instanceof Y.Map ? Object.entries(value.toJSON()).sort(([a], [b]) => (a < b ? -1 : 1)) : value instanceof Y.AbstractType ? value.toJSON() : value);

/** The item behind an element of a list. */
const itemAt = (array: Y.Array<unknown>, index: number): Y.Item | null => {
  let left = index;
  for (let item = array._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (left < item.length) return item;
    left -= item.length;
  }
  return null;
};

const emptyOf = (value: unknown): unknown => (value instanceof Y.Map ? new Y.Map() : value instanceof Y.Array ? new Y.Array() : value);

const insertValue = (copying: Copying, array: Y.Array<unknown>, index: number, value: unknown, client: number | undefined): void => {
  const made = emptyOf(value);
  copying.hands.as(copying.ownerOf(client), () => {
    array.insert(index, [made]);
    fill(copying, made, value);
  });
};

/** The inside of a stroke is of whoever made it; what somebody else put there comes back as that owner's. */
const fill = (copying: Copying, made: unknown, value: unknown): void => {
  if (made instanceof Y.Map && value instanceof Y.Map) {
    for (const [key, item] of value._map) {
      if (item.deleted) continue;
      const inner: unknown = value.get(key);
      const empty = emptyOf(inner);
      copying.hands.as(copying.ownerOf(item.id.client), () => made.set(key, empty));
      fill(copying, empty, inner);
    }
  } else if (made instanceof Y.Array && value instanceof Y.Array) {
    const items = value.toArray() as unknown[];
    if (items.every((each) => !(each instanceof Y.AbstractType))) made.insert(0, items);
    else items.forEach((each, i) => insertValue(copying, made, i, each, itemAt(value, i)?.id.client));
  }
};
