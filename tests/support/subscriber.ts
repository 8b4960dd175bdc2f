import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import type { TestServer } from './server.ts';

/** An event as tests read it. */
export type Seen = { __typename: string; id?: string; cursor?: string } & Record<string, unknown>;

export interface Subscriber {
  /** Everything that came, in order. */
  seen: Seen[];
  /** Resolves with the first value that matches, past or to come; fails after `timeoutMs`. */
  until(matches: (value: Seen) => boolean, timeoutMs?: number): Promise<Seen>;
  /** Resolves when the server has closed the subscription or the socket. */
  ended: Promise<{ code?: number; errors?: readonly { message: string; extensions?: Record<string, unknown> }[] }>;
  stop(): Promise<void>;
}

/** A resume point: subscribing `after` it, a test misses nothing that happens from here on. */
export const eventCursor = async (server: TestServer, token: string): Promise<string> =>
  (await server.client(token).request<{ eventCursor: string }>('{ eventCursor }')).eventCursor;

/** One graphql-transport-ws subscription on a socket of its own; resolves once the server has accepted the socket. */
export const subscribe = async (wsUrl: string, token: string, query: string, variables: Record<string, unknown> = {}): Promise<Subscriber> => {
  const seen: Seen[] = [];
  const waiting = new Set<() => void>();
  let closed: number | undefined;
  const client: Client = createClient({
    url: `${wsUrl}/graphql`, webSocketImpl: WebSocket, connectionParams: { token }, lazy: false, retryAttempts: 0, onNonLazyError: () => {},
    on: { closed: (event) => { closed = (event as { code?: number }).code; } },
  });
  const field = /\{\s*(\w+)/.exec(query)![1]!;
  let unsubscribe = (): void => {};
  const ended = new Promise<Awaited<Subscriber['ended']>>((resolve) => {
    unsubscribe = client.subscribe<Record<string, Seen>>({ query, variables }, {
      next: ({ data, errors }) => {
        if (data?.[field]) seen.push(data[field]!);
        if (errors) resolve({ errors: errors as never });
        for (const check of waiting) check();
      },
      error: (error) => resolve(Array.isArray(error) ? { errors: error } : { code: (error as { code?: number }).code ?? closed }),
      complete: () => resolve({ code: closed }),
    });
  });
  return {
    seen, ended,
    until: (matches, timeoutMs = 5_000) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const found = seen.find(matches);
          if (!found) return;
          clearTimeout(timer);
          waiting.delete(check);
          resolve(found);
        };
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(new Error(`nothing like that among ${JSON.stringify(seen)}`));
        }, timeoutMs);
        waiting.add(check);
        check();
      }),
    stop: async () => {
      unsubscribe();
      await client.dispose();
    },
  };
};
