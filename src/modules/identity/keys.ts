import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { newId } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/clock.ts';
import { plus } from '../../kernel/clock.ts';
import { limit } from '../../limits.ts';
import { deriveKey, seal, unseal } from '../../platform/crypto/sealing.ts';
import type { Database, SystemDb } from '../../platform/db/database.ts';
import { LOCKS } from '../../platform/db/locks.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Log } from '../../platform/log/log.ts';
import { keyRetiresAt, keySigns } from './rules.ts';

export interface AccessClaims {
  userId: string;
  workspaceId: string;
  sessionId: string;
}

/** Makes and checks access tokens. Every node signs with the newest key of the database. */
export interface SigningKeys {
  sign(claims: AccessClaims): Promise<{ accessToken: string; expiresAt: Date }>;
  /** The claims, or null for any token that this installation did not sign or that has lapsed. */
  verify(token: string): Promise<AccessClaims | null>;
}

interface Key {
  kid: string;
  createdAt: Date;
  retiresAt: Date;
  privateKey: KeyObject;
  /** Taken from the sealed key, never from the table's readable column: who can only write the table forges nothing. */
  publicKey: KeyObject;
}

/** A token whose signature was good. */
interface Verified {
  claims: AccessClaims;
  kid: string;
  /** Seconds since 1970. */
  expires: number;
}

interface KeyRow {
  kid: string;
  sealed: Buffer;
  created_at: Date;
  retires_at: Date;
}

const ALGORITHM = 'EdDSA';
const ISSUER = 'parley';
const KID_CHARACTERS = 36;

interface KeyDeps {
  db: Database;
  clock: Clock;
  secret: string;
  log: Log;
}

export const signingKeys = async ({ db, clock, secret, log }: KeyDeps): Promise<SigningKeys> => {
  const sealing = deriveKey(secret, 'parley signing keys');
  const known = new Map<string, Key>();

  const remember = (row: KeyRow): Key | null => {
    const plain = unseal(sealing, row.sealed, row.kid);
    if (!plain) return null;
    const privateKey = createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' });
    const key = { kid: row.kid, createdAt: row.created_at, retiresAt: row.retires_at, privateKey, publicKey: createPublicKey(privateKey) };
    known.set(key.kid, key);
    return key;
  };

  /** The newest key, or a new one; under a lock, so that nodes starting together agree on one. */
  const newest = (): Promise<Key> => db.system.tx(async (rows) => {
    await rows(sql`select pg_advisory_xact_lock(${LOCKS.signingKey})`);
    const [row] = await rows<KeyRow>(sql`select kid, sealed, created_at, retires_at from signing_key order by created_at desc limit 1`);
    const key = remember(row && keySigns(row.created_at, clock.now()) ? row : await makeKey(rows, sealing, clock.now()));
    if (!key) throw new Error('The signing key was sealed with another PARLEY_SECRET. Start with that one, or empty the table signing_key.');
    return key;
  });

  let current = await newest();

  const find = async (kid: unknown): Promise<Key> => {
    if (typeof kid !== 'string' || kid.length !== KID_CHARACTERS) throw new errors.JWSInvalid('no key id');
    const cached = known.get(kid);
    const [row] = cached ? [] : await db.system.rows<KeyRow>(sql`select kid, sealed, created_at, retires_at from signing_key where kid = ${kid}`);
    const key = cached ?? (row && remember(row));
    if (row && !key) log.warn({ kid }, 'a signing key does not open with this PARLEY_SECRET');
    if (!key || key.retiresAt <= clock.now()) throw new errors.JWSInvalid('unknown key');
    return key;
  };

  /** A signature does not change, so it is checked once; time and the key's end count each time. */
  const verified = new LRUCache<string, Verified>({ max: limit('verifiedTokens') });
  const holds = ({ kid, expires }: Verified): boolean =>
    expires > Math.floor(clock.now().getTime() / 1000) && (known.get(kid)?.retiresAt ?? clock.now()) > clock.now();

  return {
    sign: async ({ userId, workspaceId, sessionId }) => {
      const now = clock.now();
      if (!keySigns(current.createdAt, now)) current = await newest();
      const issued = Math.floor(now.getTime() / 1000);
      const expires = Math.floor(plus(now, limit('accessTokenMs')).getTime() / 1000);
      const accessToken = await new SignJWT({ wsp: workspaceId, sid: sessionId })
        .setProtectedHeader({ alg: ALGORITHM, kid: current.kid, typ: 'JWT' })
        .setIssuer(ISSUER).setSubject(userId).setIssuedAt(issued).setExpirationTime(expires).sign(current.privateKey);
      return { accessToken, expiresAt: new Date(expires * 1000) };
    },
    verify: async (token) => {
      const before = verified.get(token);
      if (before && holds(before)) return before.claims;
      try {
        const { payload, protectedHeader } = await jwtVerify(token, async (header) => (await find(header.kid)).publicKey, {
          algorithms: [ALGORITHM], issuer: ISSUER, currentDate: clock.now(), requiredClaims: ['sub', 'exp', 'iat', 'wsp', 'sid'],
        });
        const claims = { userId: payload.sub!, workspaceId: payload['wsp'] as string, sessionId: payload['sid'] as string };
        verified.set(token, { claims, kid: protectedHeader.kid!, expires: payload.exp! });
        return claims;
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
};

const makeKey = async (rows: SystemDb['rows'], sealing: Buffer, now: Date): Promise<KeyRow> => {
  const kid = newId();
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const sealed = seal(sealing, privateKey.export({ format: 'der', type: 'pkcs8' }), kid);
  const row = { kid, sealed, created_at: now, retires_at: keyRetiresAt(now) };
  await rows(sql`
    insert into signing_key (kid, sealed, public_jwk, created_at, retires_at)
    values (${kid}, ${sealed}, ${JSON.stringify(publicKey.export({ format: 'jwk' }))}::jsonb, ${row.created_at}, ${row.retires_at})`);
  return row;
};
