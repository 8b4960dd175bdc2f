/**
 * Writes to one document socket. A reader that falls behind is not sent the stream any more: once it has caught up it gets the
 * difference in one message, so what it costs does not grow with how slow it is.
 */
import type { WebSocket } from 'ws';
import { limit } from '../../limits.ts';
import type { Place } from './connection.ts';

export interface DocumentOutlet {
  /** What may be left out when the reader is behind, since the difference will hold it: edits and presence. */
  stream(message: Buffer): void;
  /** What may not: answers, acknowledgements, refusals. */
  send(message: Buffer): void;
  readonly isBehind: boolean;
  /** `performance.now()` of the last thing said. */
  readonly saidAt: number;
  stop(): void;
}

export interface OutletHooks {
  /** It never caught up. */
  slow(reason: string): void;
  place(): Place | null;
  everybody(place: Place): Buffer;
  /** It has caught up, and was sent the difference. */
  drained(): void;
}

const HIGH = limit('documentStreamBytes');
const LOW = HIGH / 4;
const MOST = limit('socketBufferBytes');
/** A reader that is behind is looked at this often, ms. */
const LOOK_MS = 50;
const BINARY = { binary: true, compress: false } as const;

export const documentOutlet = (socket: Pick<WebSocket, 'send' | 'bufferedAmount'>, hooks: OutletHooks, patienceMs = limit('documentSlowReaderMs')): DocumentOutlet => {
  let saidAt = performance.now();
  let timer: NodeJS.Timeout | null = null;
  /** What the reader has been sent of the document. */
  let known: Map<number, number> | null = null;
  /** Since when more waits than a socket may keep. */
  let overSince: number | null = null;

  const write = (message: Buffer): void => {
    saidAt = performance.now();
    socket.send(message, BINARY);
    if (socket.bufferedAmount > HIGH && timer === null) fallBehind();
  };
  const fallBehind = (): void => {
    known = new Map(hooks.place()?.room?.content.clocks);
    timer = setInterval(look, LOOK_MS);
    timer.unref();
  };
  const look = (): void => {
    const waiting = socket.bufferedAmount;
    if (waiting <= LOW) return catchUp();
    overSince = waiting > MOST ? (overSince ?? performance.now()) : null;
    if (overSince !== null && performance.now() - overSince > patienceMs) hooks.slow('too slow a reader');
  };
  const catchUp = (): void => {
    const place = hooks.place();
    const had = known!;
    stop();
    if (!place) return;
    if (place.room) write(place.room.content.since(had));
    if (timer === null) write(hooks.everybody(place));
    hooks.drained();
  };
  const stop = (): void => {
    if (timer) clearInterval(timer);
    timer = null;
    known = null;
    overSince = null;
  };

  return {
    stream: (message) => {
      if (timer === null) write(message);
    },
    send: write,
    get isBehind() {
      return timer !== null;
    },
    get saidAt() {
      return saidAt;
    },
    stop,
  };
};
