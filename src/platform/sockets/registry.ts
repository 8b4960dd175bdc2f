import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { limit } from '../../limits.ts';

/** An open socket of somebody, of whatever protocol. */
export interface OpenSocket {
  actor: Actor;
  /** When the session behind it ends; null when it has no end of its own. */
  expiresAt: Date | null;
  close(code: number, reason: string): void;
}

export interface SocketRegistry {
  /** Returns how to take it off again. */
  add(socket: OpenSocket): () => void;
  /** Closes every socket of the actors that `matches` picks. */
  closeWhere(matches: (actor: Actor) => boolean, code: number, reason: string): void;
  /** Whose sockets are open now. */
  actors(): Iterable<Actor>;
  /** Hears of each that opens. */
  onAdd(listener: (actor: Actor) => void): () => void;
  size(): number;
  stop(): void;
}

/** How often sessions are checked for having expired, ms. */
const EXPIRY_CHECK_MS = 2_000;

/** Every open socket with its actor, so that a revocation finds them. */
export const socketRegistry = ({ clock, expiredCode }: { clock: Clock; expiredCode: number }): SocketRegistry => {
  const open = new Set<OpenSocket>();
  const listeners = new Set<(actor: Actor) => void>();
  const timer = setInterval(() => {
    const now = clock.now();
    for (const socket of [...open]) if (socket.expiresAt && socket.expiresAt <= now) socket.close(expiredCode, 'The session has expired.');
  }, EXPIRY_CHECK_MS);
  timer.unref();
  return {
    add: (socket) => {
      open.add(socket);
      for (const listener of listeners) listener(socket.actor);
      return () => void open.delete(socket);
    },
    closeWhere: (matches, code, reason) => {
      for (const socket of [...open]) if (matches(socket.actor)) socket.close(code, reason);
    },
    actors: () => [...open].map(({ actor }) => actor),
    onAdd: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    size: () => open.size,
    stop: () => clearInterval(timer),
  };
};

/** Reason of a close that asks to come back: after how many ms, for each another time, so that not all come at once. */
export const comeBack = (): string => String(Math.floor(Math.random() * limit('reconnectSpreadMs')));
