/** Who a document in memory deals with: whoever is shown it, and whoever writes in it. */
import type { Author } from './frames.ts';
import type { Stake } from './store.ts';

/** A socket that has joined. */
export interface Member {
  /** A WebSocket frame: made once, whoever gets it. */
  show(frame: Buffer): void;
  end(code: number, reason: string): void;
}

/** Who sends updates, and hears what becomes of them. */
export interface Sender {
  readonly author: Author;
  readonly mayWrite: boolean;
  /** What that hangs on. */
  readonly stakes: readonly Stake[];
  /** One of its messages is durable. */
  settled(): void;
  /** One that was accepted is refused after all. */
  refused(code: number, reason: string): void;
  /** Looks again at what it may do. */
  renew(): Promise<void>;
}
