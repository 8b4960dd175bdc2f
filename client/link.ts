/** The link that carries the subscriptions: which way it goes, when it is tried again, and what a page may say about it. */
import type { Channel, Ending, Frame, Payload } from './channel.ts';
import { createStore, type Store } from './store.ts';

export type LinkState =
  | { kind: 'connecting' }
  | { kind: 'online' }
  /** `since` is when it was lost, `nextTryAt` when it is tried again (null while a try is under way); both in ms. */
  | { kind: 'offline'; since: number; nextTryAt: number | null };

export interface Connection {
  status: Store<LinkState>;
  /** Do not wait for the next try. */
  tryNow(): void;
}

/** `auto` begins with a WebSocket and changes over where none gets through. */
export type Transport = 'auto' | 'websocket' | 'sse';

export interface Link {
  connection: Connection;
  /** Starts one subscription on whichever way is in use. */
  open(payload: Payload, hear: { frame(frame: Frame): void; end(ending: Ending): void }): () => void;
  /** Resolves when it is time to try again: all who wait come back together. */
  turn(): Promise<void>;
  /** The server is away, as somebody found out on another way. */
  lost(): void;
  tellToken(): void;
  dispose(): void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
/** So many tries in vain, and the other way gets as many. */
const TRIES_A_WAY = 2;

/** Longer each time, and spread out so that a restart is not met by everybody at once. */
export const backoffMs = (failures: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures) * (0.75 + Math.random() / 2);

/** Waits that can be cut short, and say when they end. */
const waitingRoom = (status: { away(nextTryAt: number | null): void }) => {
  let waiting: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wake: (() => void) | null = null;
  return {
    wait: (ms: number): Promise<void> => waiting ??= new Promise<void>((resolve) => {
      status.away(Date.now() + ms);
      wake = () => {
        clearTimeout(timer);
        wake = null;
        waiting = null;
        status.away(null);
        resolve();
      };
      timer = setTimeout(() => wake?.(), ms);
    }),
    wake: () => wake?.(),
    isWaiting: () => waiting !== null,
    close: () => clearTimeout(timer),
  };
};

/** What is to be waited for: a socket of our own that failed, or a server that told us to stay away. */
const setbacks = (ways: number) => {
  let failures = 0;
  let askedMs: number | null = null;
  /** One loss strikes every subscription; it counts once. */
  let era = 0;
  return {
    era: () => era,
    strike: (of: number, waitMs: number | null): boolean => {
      if (of !== era) return false;
      era += 1;
      failures += 1;
      askedMs = waitMs;
      return true;
    },
    clear: () => { failures = 0; askedMs = null; },
    waitMs: () => askedMs ?? backoffMs(Math.max(0, failures - 1)),
    /** Which way the next try takes, counted from the one that worked last. */
    way: () => Math.floor(failures / TRIES_A_WAY) % ways,
  };
};

/** @param ways in the order in which they are tried. */
export const createLink = (ways: readonly [Channel, ...Channel[]]): Link => {
  const status = createStore<LinkState>({ kind: 'connecting' });
  const bad = setbacks(ways.length);
  let since = 0;
  let working = 0;

  const away = (nextTryAt: number | null) => {
    since ||= Date.now();
    status.set({ kind: 'offline', since, nextTryAt });
  };
  const room = waitingRoom({ away });
  const chosen = (): number => (working + bad.way()) % ways.length;
  const online = () => room.wake();
  globalThis.addEventListener?.('online', online);

  return {
    connection: { status, tryNow: room.wake },
    open: (payload, hear) => {
      const era = bad.era();
      const way = chosen();
      return ways[way]!.open(payload, {
        live: () => {
          since = 0;
          working = way;
          bad.clear();
          status.set({ kind: 'online' });
        },
        frame: hear.frame,
        end: (ending) => {
          if (ending.kind === 'LOST' && bad.strike(era, ending.waitMs)) away(null);
          hear.end(ending);
        },
      });
    },
    turn: () => room.wait(bad.waitMs()),
    lost: () => {
      // Several find out at once; it counts once.
      if (!room.isWaiting() && bad.strike(bad.era(), null)) away(null);
    },
    tellToken: () => {
      for (const way of ways) way.tellToken();
    },
    dispose: () => {
      globalThis.removeEventListener?.('online', online);
      room.close();
      for (const way of ways) way.dispose();
    },
  };
};
