/** Subscriptions as server-sent events, one request each, for networks that let no WebSocket through. */
import { createClient, NetworkError } from 'graphql-sse';
import { listening, type Channel, type Ending } from './channel.ts';
import type { ApiError } from './failure.ts';

export interface StreamOptions {
  url: string;
  token: () => string | null;
  fetch: typeof globalThis.fetch;
}

/** How long to stay away, as the server says before it restarts: a field of the protocol that graphql-sse leaves unread. */
const restartWatch = (fetch: typeof globalThis.fetch) => {
  let askedMs: number | null = null;
  const listen = (body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> => {
    const decoder = new TextDecoder();
    return body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        const retry = /(?:^|\n)retry: ?(\d{1,6})\n/.exec(decoder.decode(chunk, { stream: true }))?.[1];
        if (retry !== undefined) askedMs = Number(retry);
        controller.enqueue(chunk);
      },
    }));
  };
  return {
    fetch: async (...request: Parameters<typeof globalThis.fetch>) => {
      const { body, status, statusText, headers } = await fetch(...request);
      return new Response(body && listen(body), { status, statusText, headers });
    },
    /** Once: what was asked for one loss says nothing of the next. */
    askedMs: () => {
      const asked = askedMs;
      askedMs = null;
      return asked;
    },
  };
};

const endingOf = async (cause: unknown, askedMs: number | null): Promise<Ending> => {
  const response = cause instanceof NetworkError ? (cause as NetworkError<Response>).response : undefined;
  if (response?.status === 401) return { kind: 'UNAUTHENTICATED' };
  // A request that the server understood and does not want: it says why, as over plain HTTP.
  if (response?.status === 400) {
    const { errors } = await response.json().catch(() => ({})) as { errors?: ApiError[] };
    return { kind: 'REFUSED', errors: errors ?? [{ message: 'The subscription was refused.', extensions: { code: 'BAD_INPUT' } }] };
  }
  const seconds = Number(response?.headers.get('retry-after') ?? NaN);
  return { kind: 'LOST', waitMs: Number.isFinite(seconds) ? seconds * 1_000 : askedMs };
};

export const createStream = ({ url, token, fetch }: StreamOptions): Channel => {
  const restart = restartWatch(fetch);
  const client = createClient({
    url,
    retryAttempts: 0,
    fetchFn: restart.fetch,
    headers: (): Record<string, string> => {
      const value = token();
      return value === null ? {} : { authorization: `Bearer ${value}` };
    },
  });
  return {
    open: (payload, hearing) => {
      const heard = listening(hearing);
      const abort = client.subscribe(payload, {
        next: heard.frame,
        error: (cause) => void endingOf(cause, restart.askedMs()).then(heard.end),
        complete: () => heard.end({ kind: 'COMPLETE' }),
      }, { connected: heard.live });
      return () => {
        heard.stop();
        abort();
      };
    },
    // A stream that is open stays with the session; the next one brings the new token.
    tellToken: () => {},
    dispose: () => client.dispose(),
  };
};
