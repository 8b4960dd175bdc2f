/** The two ways on which subscriptions come, a WebSocket and server-sent events, seen alike. */
import type { ApiError } from './failure.ts';

export interface Payload {
  query: string;
  variables: Record<string, unknown>;
}

export interface Frame {
  data?: Record<string, unknown> | null | undefined;
  errors?: readonly ApiError[] | undefined;
}

/** Why a subscription came to its end without being stopped. */
export type Ending =
  /** The server says that nothing more follows. */
  | { kind: 'COMPLETE' }
  /** The server refused the operation. */
  | { kind: 'REFUSED'; errors: readonly ApiError[] }
  /** The token does not count, or no longer. */
  | { kind: 'UNAUTHENTICATED' }
  /** The way broke; `waitMs` is how long the server asks to stay away. */
  | { kind: 'LOST'; waitMs: number | null };

export interface Hearing {
  /** The server has let us in. */
  live(): void;
  frame(frame: Frame): void;
  /** Once, and nothing after it. */
  end(ending: Ending): void;
}

export interface Channel {
  /** Starts one subscription; the result stops it, and then nothing more is heard. */
  open(payload: Payload, hearing: Hearing): () => void;
  /** There may be a fresh token: the server is told, where the way allows it. */
  tellToken(): void;
  dispose(): void;
}

/** What is heard until somebody stops listening: an ending comes once, and what a stopped way still says is nobody's matter. */
export const listening = (hearing: Hearing): Hearing & { stop(): void } => {
  let over = false;
  const unlessOver = <Args extends unknown[]>(run: (...args: Args) => void) => (...args: Args) => {
    if (!over) run(...args);
  };
  return {
    live: unlessOver(hearing.live),
    frame: unlessOver(hearing.frame),
    end: unlessOver((ending: Ending) => {
      over = true;
      hearing.end(ending);
    }),
    stop: () => { over = true; },
  };
};
