/** The one WebSocket that carries all subscriptions of a page, and what the page may say about it. */
import { createClient, type Client as WsClient } from 'graphql-ws';
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

const longestWaitMs = 8_000;
const firstWaitMs = 500;

export interface Link {
  ws: WsClient;
  connection: Connection;
  dispose(): void;
}

export const createLink = (url: string, token: () => string | null): Link => {
  const status = createStore<LinkState>({ kind: 'connecting' });
  let since = 0;
  let wake: (() => void) | null = null;

  const lost = (nextTryAt: number | null) => {
    since ||= Date.now();
    status.set({ kind: 'offline', since, nextTryAt });
  };

  /** Waits before a try: longer each time, spread out so that a restart is not met by everybody at once. */
  const wait = (retries: number) =>
    new Promise<void>((resolve) => {
      const ms = Math.min(longestWaitMs, firstWaitMs * 2 ** retries) * (0.75 + Math.random() / 2);
      lost(Date.now() + ms);
      const timer = setTimeout(() => wake?.(), ms);
      wake = () => {
        clearTimeout(timer);
        wake = null;
        lost(null);
        resolve();
      };
    });

  const ws = createClient({
    url,
    lazy: true,
    keepAlive: 12_000,
    retryAttempts: Number.MAX_SAFE_INTEGER,
    shouldRetry: () => true,
    retryWait: wait,
    connectionParams: () => {
      const value = token();
      return value === null ? {} : { token: value };
    },
    on: {
      connected: () => {
        since = 0;
        status.set({ kind: 'online' });
      },
      closed: (event) => {
        // A clean close of ours (the last subscription ended) is no loss.
        if (typeof event === 'object' && event !== null && 'code' in event && event.code === 1000) return;
        lost(null);
      },
    },
  });

  const tryNow = () => wake?.();
  const online = () => tryNow();
  globalThis.addEventListener?.('online', online);
  return {
    ws,
    connection: { status, tryNow },
    dispose: () => {
      globalThis.removeEventListener?.('online', online);
      void ws.dispose();
    },
  };
};
