/**
 * The page's door to the server: queries and mutations over HTTP, subscriptions over one WebSocket that resume where
 * they stopped. Used by the staff's console and by the customer's pages.
 */
import { Client, fetchExchange, mapExchange, subscriptionExchange, type AnyVariables, type TypedDocumentNode } from 'urql';
import type { ExecutionResult } from 'graphql';
import { graphql } from '../gql/index.ts';
import { createCache } from './cache.ts';
import { createLink, type Connection } from './link.ts';
import { resumable } from './resume.ts';

export interface ApiOptions {
  /** The access token of the moment; null before sign-in. */
  token: () => string | null;
  /** The server does not know us any more. May answer whether a fresh token was found, then what failed is tried again. */
  onUnauthenticated: () => void | Promise<boolean>;
  /** Awaited before each request, so that a page that slept sends no stale token. */
  beforeRequest?: () => Promise<void>;
  /** Where the server is; the page's own origin unless told. */
  origin?: string;
}

export interface EventHandlers<Data> {
  /**
   * The feed has its starting point: what is read from the server now misses nothing that the feed does not bring. Comes
   * once, before the first event.
   */
  onStart?(): void;
  /** Each event once, in order. */
  next(data: Data): void;
  /** The cursor was too old: read the state anew. Live events go on by themselves. */
  onResync?(): void;
  /** The subscription ended for good. */
  onEnd?(error?: Error): void;
}

export interface Api {
  client: Client;
  /** Watches something, from a resume point taken at the start; `after` is filled in at each reconnect. Call the result to stop. */
  subscribe<Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    handlers: EventHandlers<Data>,
  ): () => void;
  connection: Connection;
  /** The options' token, for documents. */
  token: () => string | null;
  /** Asks for a fresh token; false when there is none to be had. */
  renew: () => Promise<boolean>;
  dispose(): void;
}

const unauthenticated = 'UNAUTHENTICATED';

const isResync = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  Object.values(data).some((event: unknown) => typeof event === 'object' && event !== null && '__typename' in event && event.__typename === 'ResyncRequired');

const socketUrl = (origin: string, path: string) => `${origin.replace(/^http/, 'ws')}${path}`;

const StartingPoint = graphql(`
  query StartingPoint {
    eventCursor
  }
`);

/** Where a feed begins; null while the server cannot be asked: then it begins when the link is there. */
const startingPoint = async (client: Client): Promise<string | null> => {
  const { data } = await client.query(StartingPoint, {}, { requestPolicy: 'network-only' }).toPromise();
  return data?.eventCursor ?? null;
};

export const createApi = (options: ApiOptions): Api => {
  const origin = options.origin ?? globalThis.location.origin;
  const link = createLink(socketUrl(origin, '/graphql'), options.token);
  const renew = async () => (await options.onUnauthenticated()) === true;
  const watch = resumable(link.ws, renew);

  const client = new Client({
    url: `${origin}/graphql`,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetch: async (input, init) => {
      await options.beforeRequest?.();
      const headers = new Headers(init?.headers);
      const token = options.token();
      if (token !== null) headers.set('authorization', `Bearer ${token}`);
      return fetch(input, { ...init, headers, credentials: 'same-origin' });
    },
    exchanges: [
      mapExchange({
        onError: (error) => {
          if (error.graphQLErrors.some((e) => e.extensions['code'] === unauthenticated)) void options.onUnauthenticated();
        },
      }),
      createCache(),
      subscriptionExchange({
        forwardSubscription: (request) => ({
          subscribe: (sink) =>
            watch(
              { query: request.query ?? '', variables: request.variables, operationName: request.operationName },
              {
                next: (result) => sink.next(result as ExecutionResult<Record<string, unknown>>),
                error: (error) => sink.error(error),
                complete: () => sink.complete(),
              },
            ),
        }),
      }),
      fetchExchange,
    ],
  });

  return {
    client,
    connection: link.connection,
    token: options.token,
    renew,
    subscribe: (document, variables, handlers) => {
      let stop = () => {};
      let stopped = false;
      void startingPoint(client).then((after) => {
        if (stopped) return;
        stop = client.subscription(document, { ...variables, after }).subscribe((result) => {
          if (result.error) return handlers.onEnd?.(result.error);
          if (result.data === undefined) return;
          if (isResync(result.data)) return handlers.onResync?.();
          handlers.next(result.data);
        }).unsubscribe;
        handlers.onStart?.();
      });
      return () => {
        stopped = true;
        stop();
      };
    },
    dispose: link.dispose,
  };
};
