/** A long document, typed keystroke by keystroke, as the updates that one editor made of it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as Y from 'yjs';

type Patch = [position: number, deleted: number, inserted: string];

export interface Trace {
  client: number;
  updates: Buffer[];
  /** The client's clock after each. */
  ends: number[];
  clocks: number;
  text: string;
}

const RECORDED = 'automerge-paper.json.gz';
const MADE_UP_EDITS = 259_778;
const SEED = 20_260_601;
const LETTERS = 'etaoin shrdlu cmfwyp ';

const recorded = async (file: string): Promise<Patch[][]> => {
  const { txns } = JSON.parse((await promisify(gunzip)(await readFile(file))).toString()) as { txns: { patches: Patch[] }[] };
  return txns.map(({ patches }) => patches);
};

/** Somebody who mostly writes on, sometimes goes elsewhere, and takes back a quarter. */
const madeUp = (): Patch[][] => {
  let state = SEED;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  let length = 0;
  let at = 0;
  return Array.from({ length: MADE_UP_EDITS }, (): Patch[] => {
    if (random(200) === 0) at = random(length + 1);
    if (at > 0 && random(4) === 0) {
      length -= 1;
      at -= 1;
      return [[at, 1, '']];
    }
    length += 1;
    at += 1;
    return [[at - 1, 0, LETTERS[random(LETTERS.length)]!]];
  });
};

/** The recorded one when the folder holds it. */
export const readTrace = async (folder: string, client: number, edits: number): Promise<Trace> => {
  const file = path.join(folder, RECORDED);
  const patches = (existsSync(file) ? await recorded(file) : madeUp()).slice(0, edits);
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Buffer[] = [];
  const ends: number[] = [];
  doc.on('update', (update) => {
    updates.push(Buffer.from(update));
    ends.push(Y.getState(doc.store, client));
  });
  const text = new Y.XmlText();
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [text]);
  doc.getXmlFragment('default').push([element]);
  for (const transaction of patches) {
    doc.transact(() => {
      for (const [position, deleted, inserted] of transaction) {
        if (deleted > 0) text.delete(position, deleted);
        if (inserted !== '') text.insert(position, inserted);
      }
    });
  }
  const trace = { client, updates, ends, clocks: ends.at(-1)!, text: text.toString() as string };
  doc.destroy();
  return trace;
};

/** The text of a document that received these. */
export const textIn = (updates: Uint8Array[]): string => {
  const doc = new Y.Doc();
  doc.transact(() => { for (const update of updates) Y.applyUpdate(doc, update); });
  const texts = (element: Y.XmlElement): string => element.toArray().map((text) => (text as Y.XmlText).toString()).join('');
  const text = doc.getXmlFragment('default').toArray().map((element) => texts(element as Y.XmlElement)).join('\n');
  doc.destroy();
  return text;
};
