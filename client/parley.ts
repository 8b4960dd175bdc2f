/** The client: requests, subscriptions, documents and queues of one caller at one server. */
import type { Channel } from './channel.ts';
import { openDocument, type DocumentConnection } from './documents.ts';
import { startFeed, type EventHandlers } from './feed.ts';
import { createLink, type Connection, type Transport } from './link.ts';
import { createHttp, textOf, type Http, type Operation, type Request } from './request.ts';
import { createSocket } from './socket.ts';
import { createStream } from './stream.ts';

export interface ParleyOptions {
  /** Where the server is, such as `https://desk.example.com`. */
  url: string;
  /** The access token, or what gives the one of the moment; null for what is public. */
  token?: string | null | (() => string | null);
  /**
   * The server does not know us any more. Answers true when a fresh token is there: what failed is tried again. Throws when
   * the server could not be asked: then subscriptions ask again later instead of ending.
   */
  onUnauthenticated?: () => boolean | void | Promise<boolean | void>;
  /** Awaited before each request, so that a page that slept sends no stale token. */
  beforeRequest?: () => Promise<unknown>;
  /** `auto`, the default, begins with a WebSocket and takes server-sent events where none gets through. */
  transport?: Transport;
  fetch?: typeof globalThis.fetch;
  WebSocket?: typeof globalThis.WebSocket;
}

export interface OpenDocumentOptions {
  readOnly?: boolean;
}

export interface Parley {
  /** One query or mutation. Rejects with `RequestFailed` when there is no answer. */
  request: Request;
  /** For other GraphQL clients: `fetch` with token and renewal. */
  fetch: Http['fetch'];
  /** Watches something, over every loss of the link, until the result is called. A document that declares `$after` misses nothing. */
  subscribe<Data, Variables extends object = Record<string, unknown>>(operation: Operation<Data, Variables>, variables: Variables, handlers: EventHandlers<Data>): () => void;
  /** Opens a shared document by the name that the API gave: `Ticket.notes { document }`. */
  openDocument(name: string, options?: OpenDocumentOptions): DocumentConnection;
  /** How the link of the subscriptions stands. */
  connection: Connection;
  /** The token of the moment. */
  token: () => string | null;
  /** Asks for a fresh token; false when there is none to be had. */
  renew: () => Promise<boolean>;
  /** There is a fresh token: tells the open socket, which otherwise hears of it within 12 s. */
  tokenChanged(): void;
  dispose(): void;
}

const channelsOf = (transport: Transport, socket: () => Channel, stream: () => Channel): [Channel, ...Channel[]] => {
  if (transport === 'sse') return [stream()];
  return transport === 'websocket' ? [socket()] : [socket(), stream()];
};

const hasWebSocket = ({ WebSocket: given }: ParleyOptions): boolean => (given ?? globalThis.WebSocket) !== undefined;

/** One fresh token for all who ask at the same time. */
const renewal = (ask: ParleyOptions['onUnauthenticated']): (() => Promise<boolean>) => {
  let asking: Promise<boolean> | null = null;
  return () => asking ??= (async () => (await ask?.()) === true)().finally(() => { asking = null; });
};

/** The first of the links that is back tells the others: the server is there again. */
const sharingNews = (opened: DocumentConnection, { status, tryNow }: Connection): DocumentConnection => {
  const stops = [
    status.subscribe(() => status.get().kind === 'online' && opened.tryNow()),
    opened.status.subscribe(() => opened.status.get() === 'saved' && status.get().kind === 'offline' && tryNow()),
  ];
  return {
    ...opened,
    close: () => {
      for (const stop of stops) stop();
      opened.close();
    },
  };
};

/** Opens no connection by itself: the first subscription does. */
export const createParley = (options: ParleyOptions): Parley => {
  const url = options.url.replace(/\/+$/, '');
  const sockets = url.replace(/^http/, 'ws');
  const given = options.token ?? null;
  const token = typeof given === 'function' ? given : () => given;
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const ask = renewal(options.onUnauthenticated);
  const renew = async () => {
    const fresh = await ask();
    if (fresh) link.tellToken();
    return fresh;
  };
  const transport = options.transport ?? 'auto';
  const link = createLink(channelsOf(
    transport === 'auto' && !hasWebSocket(options) ? 'sse' : transport,
    () => createSocket({ url: `${sockets}/graphql`, token, WebSocket: options.WebSocket }),
    () => createStream({ url: `${url}/graphql/stream`, token, fetch }),
  ));
  const { request, fetch: authorised } = createHttp({ url, token, renew, beforeRequest: options.beforeRequest, fetch });

  return {
    request,
    fetch: authorised,
    subscribe: (operation, variables, handlers) =>
      startFeed({ link, request, renew }, { query: textOf(operation), variables: variables as Record<string, unknown> }, handlers),
    openDocument: (name, { readOnly = false } = {}) =>
      sharingNews(openDocument({ url: sockets, name, token, renew, readOnly, WebSocket: options.WebSocket }), link.connection),
    connection: link.connection,
    token,
    renew,
    tokenChanged: link.tellToken,
    dispose: link.dispose,
  };
};
