/**
 * Writes to one document socket. A reader that falls behind is not sent the stream any more: once it has caught up it gets the
 * difference in one message, so what it costs does not grow with how slow it is.
 */
import type { Writable } from 'node:stream';
import { limit } from '../../limits.ts';
import type { Place } from './connection.ts';
import { binaryFrame } from '../../platform/sockets/framing.ts';

/** Whose socket it is. */
export interface OutletOwner {
  /** It never caught up. */
  tooSlow(reason: string): void;
  readonly place: Place | null;
  /** Who is here, as a frame for the owner's eyes. */
  everybody(place: Place): Buffer;
  /** It has caught up, and was sent the difference. */
  caughtUp(): void;
}

const HIGH = limit('documentStreamBytes');
const LOW = HIGH / 4;
const MOST = limit('socketBufferBytes');
/** A reader that is behind is looked at this often, ms. */
const LOOK_MS = 50;

/** While a reader is behind. */
interface Behind {
  timer: NodeJS.Timeout;
  /** What it has been sent of the document. */
  known: Map<number, number>;
  /** Since when more waits than a socket may keep. */
  overSince: number | null;
}

export class DocumentOutlet {
  /** `performance.now()` of the last thing said. */
  saidAt = performance.now();
  readonly #stream: Writable;
  readonly #owner: OutletOwner;
  readonly #patienceMs: number;
  #behind: Behind | null = null;

  constructor(stream: Writable, owner: OutletOwner, patienceMs = limit('documentSlowReaderMs')) {
    this.#stream = stream;
    this.#owner = owner;
    this.#patienceMs = patienceMs;
  }

  get isBehind(): boolean {
    return this.#behind !== null;
  }

  /** A frame that may be left out when the reader is behind, since the difference will hold it: edits and presence. */
  show(frame: Buffer): void {
    if (!this.#behind) this.#write(frame);
  }

  /** A message that may not: answers, acknowledgements, refusals. */
  send(message: Uint8Array): void {
    this.#write(binaryFrame(message));
  }

  /** The same as a frame. */
  answer(frame: Buffer): void {
    this.#write(frame);
  }

  #write(frame: Buffer): void {
    if (!this.#stream.writable) return;
    this.saidAt = performance.now();
    this.#stream.write(frame);
    if (this.#stream.writableLength > HIGH && !this.#behind) this.#fallBehind();
  }

  #fallBehind(): void {
    const timer = setInterval(() => this.#look(), LOOK_MS);
    timer.unref();
    this.#behind = { timer, known: new Map(this.#owner.place?.room?.content.clocks), overSince: null };
  }

  #look(): void {
    const behind = this.#behind!;
    const waiting = this.#stream.writableLength;
    if (waiting <= LOW) return this.#catchUp(behind);
    behind.overSince = waiting > MOST ? (behind.overSince ?? performance.now()) : null;
    if (behind.overSince !== null && performance.now() - behind.overSince > this.#patienceMs) this.#owner.tooSlow('too slow a reader');
  }

  #catchUp({ known }: Behind): void {
    const { place } = this.#owner;
    this.stop();
    if (!place) return;
    if (place.room) this.send(place.room.content.since(known));
    this.show(this.#owner.everybody(place));
    this.#owner.caughtUp();
  }

  stop(): void {
    if (this.#behind) clearInterval(this.#behind.timer);
    this.#behind = null;
  }
}
