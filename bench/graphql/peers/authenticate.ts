/** What a peer checks of a caller: the token's signature, and the session behind it, as the product does. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { jwtVerify, type JWK } from 'jose';
import type { Query } from './pool.ts';

export interface Caller {
  workspaceId: string;
  userId: string;
  name: string;
}

const SESSION = `select u.name from session s join app_user u on u.id = s.user_id
  where s.id = $1 and s.workspace_id = $2 and s.user_id = $3 and s.revoked_at is null and s.expires_at > now() and u.status = 'ACTIVE'`;

/** Reads the keys once. Throws for a token that does not count. */
export const authenticator = async (query: Query): Promise<(header: string | undefined) => Promise<Caller>> => {
  const rows = await query<{ kid: string; public_jwk: JWK }>('keys', 'select kid, public_jwk from signing_key', []);
  const keys = new Map<string, KeyObject>(rows.map((row) => [row.kid, createPublicKey({ key: row.public_jwk as never, format: 'jwk' })]));
  return async (header) => {
    const { payload } = await jwtVerify(header?.replace('Bearer ', '') ?? '', ({ kid }) => keys.get(kid ?? '')!, { algorithms: ['EdDSA'], issuer: 'parley' });
    const workspaceId = payload['wsp'] as string;
    const [session] = await query<{ name: string }>('session', SESSION, [payload['sid'], workspaceId, payload.sub]);
    if (!session) throw new Error('the session has ended');
    return { workspaceId, userId: payload.sub!, name: session.name };
  };
};
