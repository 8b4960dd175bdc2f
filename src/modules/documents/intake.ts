/** How fast one socket may send: one that is faster is read more slowly, so nothing of it is lost and nobody else waits. */
import type { WebSocket } from 'ws';
import { limit } from '../../limits.ts';

const MESSAGES = limit('documentMessagesASecond');
const BYTES = limit('documentBytesASecond');
/** A second's worth may be saved up this many times. */
const BURST_S = 10;
const LEAST_PAUSE_MS = 10;

const monotonic = (): number => performance.now();

export class Intake {
  readonly #socket: Pick<WebSocket, 'pause' | 'resume'>;
  readonly #now: () => number;
  #messages = MESSAGES * BURST_S;
  #bytes = BYTES * BURST_S;
  #at: number;
  #timer: NodeJS.Timeout | null = null;

  constructor(socket: Pick<WebSocket, 'pause' | 'resume'>, now: () => number = monotonic) {
    this.#socket = socket;
    this.#now = now;
    this.#at = now();
  }

  /** A message of so many bytes came. */
  took(bytes: number): void {
    this.#messages -= 1;
    this.#bytes -= bytes;
    if (this.#messages > 0 && this.#bytes > 0) return;
    this.#refill();
    if (this.#timer || (this.#messages > 0 && this.#bytes > 0)) return;
    this.#socket.pause();
    const wait = Math.max(-this.#messages / MESSAGES, -this.#bytes / BYTES) * 1_000;
    this.#timer = setTimeout(() => this.stop(), Math.max(wait, LEAST_PAUSE_MS));
  }

  #refill(): void {
    const seconds = (this.#now() - this.#at) / 1_000;
    this.#at += seconds * 1_000;
    this.#messages = Math.min(MESSAGES * BURST_S, this.#messages + MESSAGES * seconds);
    this.#bytes = Math.min(BYTES * BURST_S, this.#bytes + BYTES * seconds);
  }

  /** Reads on. */
  stop(): void {
    if (!this.#timer) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#socket.resume();
  }
}
