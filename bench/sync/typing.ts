/** Edits as Yjs makes them: a writer's own paragraph by Yjs itself, then its keystrokes by hand, since a Y.Doc a writer would cost too much. */
import * as Y from 'yjs';
import { varUint } from './wire.ts';

/** Clocks that the paragraph and the text in it take. */
const PARAGRAPH_CLOCKS = 2;

export interface Writer {
  client: number;
  /** Of the next edit. */
  clock: number;
}

/** The writer's paragraph, with a text in it. */
export const paragraph = (client: number, text: string): { writer: Writer; update: Buffer } => {
  const doc = new Y.Doc();
  doc.clientID = client;
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  doc.getXmlFragment('default').push([element]);
  const update = Buffer.from(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return { writer: { client, clock: PARAGRAPH_CLOCKS + text.length }, update };
};

const NO_DELETIONS = 0;
const STRING = 4;
const HAS_ORIGIN = 0x80;
const LETTERS = 'etaoin shrdlu';

/** One more letter at the end of the writer's text. */
export const keystroke = (writer: Writer): Buffer => {
  const { client, clock } = writer;
  writer.clock += 1;
  const id = varUint(client);
  const letter = LETTERS.charCodeAt(clock % LETTERS.length);
  // The first letter of an empty text hangs on the text, later ones on the letter before.
  const place = clock === PARAGRAPH_CLOCKS ? [STRING, 0, ...id, 1] : [STRING | HAS_ORIGIN, ...id, ...varUint(clock - 1)];
  return Buffer.from([1, 1, ...id, ...varUint(clock), ...place, 1, letter, NO_DELETIONS]);
};

/** What the writers have typed, as a document that received it has it: by clock of each client. */
export const clocksOf = (updates: Uint8Array[]): Map<number, number> => {
  const doc = new Y.Doc();
  doc.transact(() => { for (const update of updates) Y.applyUpdate(doc, update); });
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
  doc.destroy();
  return clocks;
};

/** A cursor as an editor's binding sends it, in the shape of the contract. */
export const cursorState = ({ client, clock }: Writer, n: number): string => {
  const at = { type: null, tname: null, item: { client, clock: Math.max(0, clock - 1 - (n % 7)) }, assoc: 0 };
  return JSON.stringify({ activity: 'TYPING', cursor: { anchor: at, head: at } });
};
