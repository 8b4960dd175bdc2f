/** What goes over the wire (y-websocket) and into a row of the log. */
import { Cursor, partSize, sizeOf, Writer } from './bytes.ts';

/** 100 and 101 are for clients that ask for them with `ack=1`. */
export const MESSAGE = { SYNC: 0, AWARENESS: 1, QUERY_AWARENESS: 3, ACKNOWLEDGEMENT: 100, REFUSAL: 101 } as const;
export const SYNC = { STEP_1: 0, STEP_2: 1, UPDATE: 2 } as const;

export const syncMessage = (step: number, payload: Uint8Array): Buffer =>
  new Writer(2 + partSize(payload.length)).byte(MESSAGE.SYNC).byte(step).part(payload).done();

/**
 * Everything that its receiver has sent until now is durable: `seq` is the document's latest committed sequence, `vector` its
 * state vector, `messages` how many messages with updates came on this socket.
 */
export const acknowledgement = (seq: number, vector: Uint8Array, messages: number): Buffer =>
  new Writer(24 + vector.length).byte(MESSAGE.ACKNOWLEDGEMENT).varUint(seq).part(vector).varUint(messages).done();

/** A change was refused; `vector` is what the server has. The socket is closed behind it. */
export const refusal = (code: number, reason: string, vector: Uint8Array): Buffer => {
  const text = Buffer.from(reason);
  return new Writer(16 + text.length + vector.length).byte(MESSAGE.REFUSAL).varUint(code).part(text).part(vector).done();
};

/** An awareness message around entries that are encoded already. */
export const awarenessMessage = (entries: Uint8Array[]): Buffer => {
  let size = sizeOf(entries.length);
  for (const entry of entries) size += entry.length;
  const writer = new Writer(1 + partSize(size) + 8).byte(MESSAGE.AWARENESS).varUint(size).varUint(entries.length);
  for (const entry of entries) writer.raw(entry);
  return writer.done();
};

/** Who sent an update: their session's key and their own. */
export interface Author {
  session: string;
  actor: string;
  /** May not touch what others made. */
  sparing?: boolean;
}

/** The `updates` of a row: each with its length before it. */
export const packUpdates = (updates: Uint8Array[]): Buffer => {
  const writer = new Writer(updates.reduce((sum, update) => sum + partSize(update.length), 0));
  for (const update of updates) writer.part(update);
  return writer.done();
};

export const unpackUpdates = (packed: Uint8Array): Uint8Array[] => {
  const cursor = new Cursor(packed);
  const updates: Uint8Array[] = [];
  while (cursor.pos < cursor.end) updates.push(cursor.part());
  return updates;
};

/** The `authors` of a row, in the order of its updates: session, actor, and how many updates in a row are theirs. */
export const packAuthors = (authors: Author[]): string => {
  const runs: [session: string, actor: string, updates: number][] = [];
  for (const { session, actor } of authors) {
    const last = runs.at(-1);
    if (last && last[0] === session && last[1] === actor) last[2]++;
    else runs.push([session, actor, 1]);
  }
  return JSON.stringify(runs);
};
