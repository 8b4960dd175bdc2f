/** The server's public doors: GraphQL over HTTP and over a socket, and the document socket's address. */
import http from 'node:http';
import https from 'node:https';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

export interface Door {
  /** Where the server is, without a slash at the end. */
  url: string;
  graphql: URL;
  socket: string;
  collab: string;
}

export const doorAt = (address: string): Door => {
  const url = address.replace(/\/+$/, '');
  const sockets = url.replace(/^http/, 'ws');
  return { url, graphql: new URL(`${url}/graphql`), socket: `${sockets}/graphql`, collab: `${sockets}/collab` };
};

/** Who asks: a bearer token, and the connections to ask over. */
export interface Asker {
  token?: string;
  agent?: http.Agent;
}

const ANSWER_MS = 30_000;

const shared = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true }) };

const post = (target: URL, body: string, { token, agent }: Asker): Promise<string> =>
  new Promise((resolve, reject) => {
    const secure = target.protocol === 'https:';
    const request = (secure ? https : http).request(target, {
      method: 'POST',
      agent: agent ?? shared[secure ? 'https:' : 'http:'],
      timeout: ANSWER_MS,
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
    }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => { text += part; });
      response.on('end', () => { resolve(text); }).on('error', reject);
    });
    request.on('timeout', () => { request.destroy(new Error(`no answer within ${ANSWER_MS} ms`)); });
    request.on('error', reject);
    request.end(body);
  });

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** One operation. Throws when the answer has top-level errors. */
export const ask = async <Data>(door: Door, query: string, variables: Record<string, unknown>, asker: Asker = {}): Promise<Data> => {
  const text = await post(door.graphql, JSON.stringify({ query, variables }), asker);
  let answer: Answer<Data>;
  try {
    answer = JSON.parse(text) as Answer<Data>;
  } catch {
    throw new Error(`not JSON: ${text.slice(0, 200)}`);
  }
  const [error] = answer.errors ?? [];
  if (error) throw new Error(`${error.extensions?.code ?? 'error'}: ${error.message}`);
  if (!answer.data) throw new Error(`neither data nor errors: ${text.slice(0, 200)}`);
  return answer.data;
};

interface PayloadError {
  __typename: string;
  message: string;
  limit?: string;
}

/** What every mutation's payload has. */
export interface Payload {
  errors: PayloadError[];
}

/** The selection of `errors` that `accepted` reads. */
export const ERRORS = 'errors { __typename ... on UserError { message } }';

/** An expected failure of a mutation, by its type's name. */
export class Refused extends Error {
  readonly kind: string;
  constructor(what: string, error: PayloadError) {
    super(`${what}: ${error.__typename}: ${error.message}`);
    this.kind = error.__typename;
  }
}

/** The payload, or its first error thrown. */
export const accepted = <P extends Payload>(what: string, payload: P): P => {
  const [error] = payload.errors;
  if (error) throw new Refused(what, error);
  return payload;
};

export interface Ear<Data> {
  /** What came, with the time it came on the clock of `performance.now()`. */
  hear: (data: Data, at: number) => void;
  /** An end that was not asked for. */
  lost: (why: Error) => void;
}

export interface Line {
  /** Starts a subscription and returns its stop. */
  subscribe: <Data>(query: string, variables: Record<string, unknown>, ear: Ear<Data>) => () => void;
  close: () => Promise<void>;
}

const reasonOf = (cause: unknown): Error => {
  if (cause instanceof Error) return cause;
  if (Array.isArray(cause)) return new Error(cause.map((error: { message: string }) => error.message).join('; '));
  const { code, reason } = cause as { code?: number; reason?: string };
  return new Error(`the socket closed with ${code ?? '?'} ${reason ?? ''}`);
};

/** A graphql-ws socket. It does not reconnect: a socket that is lost during a replay is a finding. */
export const openLine = (door: Door, token: () => Promise<string>): Line => {
  let closing = false;
  const client = createClient({
    url: door.socket,
    webSocketImpl: WebSocket,
    connectionParams: async () => ({ token: await token() }),
    retryAttempts: 0,
    lazy: true,
    keepAlive: 10_000,
  });
  return {
    subscribe: <Data>(query: string, variables: Record<string, unknown>, ear: Ear<Data>) => {
      let stopped = false;
      const lose = (why: Error): void => { if (!closing && !stopped) ear.lost(why); };
      const stop = client.subscribe<Data>({ query, variables }, {
        next: ({ data, errors }) => {
          if (errors?.[0]) lose(new Error(errors[0].message));
          else if (data) ear.hear(data, performance.now());
        },
        error: (cause) => { lose(reasonOf(cause)); },
        complete: () => { lose(new Error('the server ended the subscription')); },
      });
      return () => {
        stopped = true;
        stop();
      };
    },
    close: async () => {
      closing = true;
      await client.dispose();
    },
  };
};
