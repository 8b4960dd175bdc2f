import { request as plainRequest, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { limit } from '../../limits.ts';
import { checkedLookup, literalAddress, refusedAddress, REFUSED_ADDRESS, type AddressRule } from './addresses.ts';

/** How a request to somebody else's server went: it answered, or why it did not. */
export type Outcome =
  | { kind: 'ANSWERED'; status: number; retryAfter: string | null; ms: number }
  | { kind: 'FAILED'; error: string; ms: number };

export interface Post {
  url: URL;
  headers: Record<string, string>;
  body: string;
  /** Ends the attempt without an outcome. */
  signal: AbortSignal;
}

export type Outgoing = (post: Post) => Promise<Outcome>;

/** What went wrong in words that give nothing of our network away. */
const WORDS: Record<string, string> = {
  [REFUSED_ADDRESS]: 'The address is private or reserved.', ENOTFOUND: 'The name of the host is unknown.', EAI_AGAIN: 'The name of the host could not be resolved.',
  ECONNREFUSED: 'The connection was refused.', ECONNRESET: 'The connection was cut.', EPIPE: 'The connection was cut.', ABORT_ERR: 'No answer in time.', TimeoutError: 'No answer in time.',
};

const wordsFor = (error: Error & { code?: string }): string => {
  // A name with several addresses fails with an error for each.
  const code = error.code ?? (error instanceof AggregateError ? (error.errors[0] as { code?: string }).code : undefined) ?? error.name;
  return WORDS[code] ?? (/^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code) ? `TLS: ${code}` : `The request failed: ${code}`);
};

/** Posts to an address that a customer chose: checked when connecting, redirects not followed, TLS verified, time and answer bounded. */
export const outgoingRequests = (rule: AddressRule): Outgoing => {
  const lookup = checkedLookup(rule);
  return async (post) => {
    post.signal.throwIfAborted();
    const started = performance.now();
    const ms = (): number => Math.round(performance.now() - started);
    const timeout = AbortSignal.timeout(limit('webhookTimeoutMs'));
    try {
      const literal = literalAddress(post.url);
      if (literal !== null && !rule.allows(literal)) throw refusedAddress(literal);
      const answer = await exchange(post, { lookup, agent: false, signal: AbortSignal.any([post.signal, timeout]) });
      return { kind: 'ANSWERED', ...answer, ms: ms() };
    } catch (error) {
      post.signal.throwIfAborted();
      return { kind: 'FAILED', error: wordsFor(error as Error), ms: ms() };
    }
  };
};

const exchange = ({ url, headers, body }: Post, options: RequestOptions): Promise<{ status: number; retryAfter: string | null }> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secureRequest : plainRequest;
    const request = send(url, { ...options, method: 'POST', headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) } }, (response) => {
      const answer = { status: response.statusCode!, retryAfter: response.headers['retry-after'] ?? null };
      let read = 0;
      // The status is the answer; a body that never ends must not become ours to wait for.
      response.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read > limit('webhookResponseBytes')) response.destroy();
      });
      response.on('error', () => {});
      response.on('close', () => resolve(answer));
    });
    request.on('error', reject);
    request.end(body);
  });
