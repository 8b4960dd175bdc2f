/** One operation over HTTP: with the token of the moment, and once more with a fresh one when the server asks for it. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { asFailure, failureOf, RequestFailed, type ApiError } from './failure.ts';

/** A document as codegen makes it, with its types, or as plain text. */
export type Operation<Data, Variables> = TypedDocumentNode<Data, Variables> | string;

export const textOf = <Data, Variables>(operation: Operation<Data, Variables>): string =>
  typeof operation === 'string' ? operation : print(operation);

export interface RequestOptions {
  signal?: AbortSignal;
  /** Another token than the client's, for this request only; null sends none. It is not renewed. */
  token?: string | null;
}

export type Request = <Data = unknown, Variables = Record<string, unknown>>(
  operation: Operation<Data, Variables>, variables?: Variables, options?: RequestOptions,
) => Promise<Data>;

export interface HttpOptions {
  url: string;
  token: () => string | null;
  /** Gets a fresh token; false when there is none to be had. */
  renew: () => Promise<boolean>;
  beforeRequest?: (() => Promise<unknown>) | undefined;
  fetch: typeof globalThis.fetch;
}

export interface Http {
  request: Request;
  /** `fetch` for other GraphQL clients: whatever it is asked goes to the API, with token and renewal. */
  fetch: (input: unknown, init?: RequestInit) => Promise<Response>;
}

const ACCEPT = 'application/graphql-response+json, application/json;q=0.9';

/** A code in the data would stand there with its quotes escaped. */
const isRefused = (text: string): boolean => text.includes('"code":"UNAUTHENTICATED"');

interface Reply {
  status: number;
  headers: Headers;
  text: string;
}

const retryAfterMs = ({ headers }: Reply): number | null => {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : null;
};

const dataOf = <Data>(reply: Reply): Data => {
  let answer: { data?: Data | null; errors?: ApiError[] };
  try {
    answer = JSON.parse(reply.text) as typeof answer;
  } catch {
    throw new RequestFailed(reply.status === 503 ? 'UNAVAILABLE' : 'NETWORK', `No answer but the status ${reply.status}.`, { retryAfterMs: retryAfterMs(reply) });
  }
  if (answer.errors?.length || answer.data == null) throw failureOf(answer.errors ?? [], { data: answer.data ?? null, retryAfterMs: retryAfterMs(reply) });
  return answer.data;
};

export const createHttp = ({ url, token, renew, beforeRequest, fetch }: HttpOptions): Http => {
  const post = async (init: RequestInit, bearer: string | null): Promise<Reply> => {
    const headers = new Headers(init.headers);
    if (!headers.has('accept')) headers.set('accept', ACCEPT);
    headers.set('content-type', 'application/json');
    if (bearer !== null) headers.set('authorization', `Bearer ${bearer}`);
    const response = await fetch(`${url}/graphql`, { credentials: 'same-origin', ...init, method: 'POST', headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const send = async (init: RequestInit): Promise<Reply> => {
    await beforeRequest?.();
    const reply = await post(init, token());
    return isRefused(reply.text) && (await renew()) ? post(init, token()) : reply;
  };
  return {
    fetch: async (_input, init = {}) => {
      const { status, headers, text } = await send(init);
      return new Response(text, { status, headers });
    },
    request: async (operation, variables, { signal, token: own } = {}) => {
      const init: RequestInit = { body: JSON.stringify({ query: textOf(operation), variables }), ...(signal ? { signal } : {}) };
      const reply = await (own === undefined ? send(init) : post(init, own)).catch((error: unknown) => {
        throw signal?.aborted ? error : asFailure(error);
      });
      return dataOf(reply);
    },
  };
};
