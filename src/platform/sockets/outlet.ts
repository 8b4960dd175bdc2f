/**
 * Writes the frames of many subscriptions to one connection: gathered for a turn of the event loop into one write, and never
 * more than a limit ahead of the reader.
 */
import type { Writable } from 'node:stream';
import { limit } from '../../limits.ts';

/** One encoded answer; the frame made of it last is kept, since clients that name their subscriptions alike share it. */
export interface Payload {
  /** JSON of an execution result. */
  json: Buffer;
  /** Resume point once it was read. */
  cursor: string;
  framed?: { by: Framing; id: string; bytes: Buffer };
}

/** Puts a payload of the subscription `id` into a frame of the protocol. */
export type Framing = (id: string, json: Buffer) => Buffer;

export interface Outlet {
  send(id: string, payload: Payload): void;
  /** Writes what was gathered; before anything else is written to the same connection. */
  flush(): void;
  /** True while what was written waits for the reader. */
  full(): boolean;
  /** Resolves when the reader has caught up, or is gone. */
  ready(): Promise<void>;
  /** The subscription has ended. */
  forget(id: string): void;
}

export interface OutletOptions {
  stream: Writable;
  framing: Framing;
  /** False once nothing may be written any more. */
  isOpen(): boolean;
  /** The reader is too slow: close with the reason. `cursors` are the last that were sent, one a subscription. */
  cut(cursors: string[]): void;
}

const frameOf = (framing: Framing, id: string, payload: Payload): Buffer => {
  const { framed } = payload;
  if (framed?.by === framing && framed.id === id) return framed.bytes;
  const bytes = framing(id, payload.json);
  payload.framed = { by: framing, id, bytes };
  return bytes;
};

export const outlet = ({ stream, framing, isOpen, cut }: OutletOptions): Outlet => {
  const most = limit('socketBufferBytes');
  const cursors = new Map<string, string>();
  let gathered: Buffer[] = [];
  let size = 0;
  let isCut = false;

  const flush = (): void => {
    if (gathered.length === 0) return;
    const bytes = gathered.length === 1 ? gathered[0]! : Buffer.concat(gathered, size);
    gathered = [];
    size = 0;
    if (isOpen()) stream.write(bytes);
  };
  const cutOff = (): void => {
    isCut = true;
    cut([...cursors.values()]);
  };
  return {
    send: (id, payload) => {
      if (isCut || !isOpen()) return;
      const bytes = frameOf(framing, id, payload);
      if (stream.writableLength + size + bytes.length > most) {
        // A burst that the network takes at once is no slow reader.
        flush();
        if (stream.writableLength + bytes.length > most) return cutOff();
      }
      cursors.set(id, payload.cursor);
      size += bytes.length;
      if (gathered.push(bytes) === 1) setImmediate(flush);
    },
    flush,
    full: () => isOpen() && stream.writableNeedDrain,
    ready: () => {
      flush();
      if (!isOpen() || !stream.writableNeedDrain) return Promise.resolve();
      return new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          stream.off('drain', done).off('close', done);
          resolve();
        };
        const timer = setTimeout(() => {
          cutOff();
          done();
        }, limit('slowReaderMs'));
        stream.once('drain', done).once('close', done);
      });
    },
    forget: (id) => void cursors.delete(id),
  };
};
