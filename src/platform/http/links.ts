import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../kernel/clock.ts';
import { limit } from '../../limits.ts';
import { deriveKey } from '../crypto/sealing.ts';

/** Links that carry their own permission for a short time. */
export interface LinkSigner {
  /** `path` with an expiry and a signature over method, path and expiry. */
  sign(method: 'GET' | 'PUT', path: string): string;
  /** False when the link was changed or has expired. */
  verify(method: string, path: string, query: { expires?: unknown; signature?: unknown }): boolean;
}

/** Expiries are rounded up to this, ms, so that one file keeps one link (and one cache entry) for a while. */
const ROUND_MS = 60_000;

/** HMAC-SHA-256 with a key of its own, derived from the server's secret. */
export const linkSigner = ({ secret, clock }: { secret: string; clock: Clock }): LinkSigner => {
  const key = deriveKey(secret, 'parley links');
  const signature = (method: string, path: string, expires: number): Buffer =>
    createHmac('sha256', key).update(`${method}\n${path}\n${expires}`).digest();
  return {
    sign: (method, path) => {
      const expires = Math.ceil((clock.now().getTime() + limit('uploadMs')) / ROUND_MS) * ROUND_MS;
      return `${path}?expires=${expires}&signature=${signature(method, path, expires).toString('base64url')}`;
    },
    verify: (method, path, query) => {
      const expires = Number(query.expires);
      if (!Number.isSafeInteger(expires) || expires < clock.now().getTime() || typeof query.signature !== 'string') return false;
      const given = Buffer.from(query.signature, 'base64url');
      const expected = signature(method, path, expires);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
};
