/** Subscriptions as server-sent events, one request each, for networks that let no WebSocket through. */
import { createClient, NetworkError } from 'graphql-sse';
import { listening, type Channel, type Ending } from './channel.ts';
import type { ApiError } from './failure.ts';

export interface StreamOptions {
  url: string;
  token: () => string | null;
  fetch: typeof globalThis.fetch;
}

const endingOf = async (cause: unknown): Promise<Ending> => {
  const response = cause instanceof NetworkError ? (cause as NetworkError<Response>).response : undefined;
  if (response?.status === 401) return { kind: 'UNAUTHENTICATED' };
  // A request that the server understood and does not want: it says why, as over plain HTTP.
  if (response?.status === 400) {
    const { errors } = await response.json().catch(() => ({})) as { errors?: ApiError[] };
    return { kind: 'REFUSED', errors: errors ?? [{ message: 'The subscription was refused.', extensions: { code: 'BAD_INPUT' } }] };
  }
  const seconds = Number(response?.headers.get('retry-after') ?? NaN);
  return { kind: 'LOST', waitMs: Number.isFinite(seconds) ? seconds * 1_000 : null };
};

export const createStream = ({ url, token, fetch }: StreamOptions): Channel => {
  const client = createClient({
    url,
    retryAttempts: 0,
    fetchFn: fetch,
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
        error: (cause) => void endingOf(cause).then(heard.end),
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
