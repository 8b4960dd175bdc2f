import type { Scope, StaffActor } from '../../kernel/actor.ts';
import { plus, type Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, fail, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import { randomToken, tokenHash } from '../../platform/crypto/tokens.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { accessApiToken } from './access.ts';
import { TOKEN_PREFIX } from './authentication.ts';
import { ApiToken, Guest, type ApiTokenEntity } from './entities.ts';
import type { ApiTokenRow } from './reads.ts';
import { mayCreateToken, mayRevokeToken, tokenFields, type NewApiToken } from './rules.ts';

export interface NewGuest {
  conversationId: string;
  contactId: string;
  name: string;
}

/** Of one user, or service tokens of one workspace: as many as anybody can oversee. */
const LIVE_TOKENS = limit('apiTokensAnOwner');
const HINT_CHARACTERS = 4;
const DAY_MS = 24 * 3_600_000;

export const tokenCommands = ({ db, clock }: { db: Database; clock: Clock }) => ({
  createApiToken: (actor: StaffActor, input: NewApiToken) => db.tx(actor, (tx) => create(tx, actor, input, clock.now())),
  revokeApiToken: (actor: StaffActor, tokenId: string) => db.tx(actor, (tx) => revoke(tx, actor, tokenId, clock.now())),
  mintGuest: (tx: Tx, guest: NewGuest) => mintGuest(tx, guest, clock.now()),
});

const create = async (tx: Tx, actor: StaffActor, input: NewApiToken, now: Date): Promise<Result<{ apiToken: ApiTokenRow; key: string }>> => {
  const allowed = mayCreateToken(actor, input);
  if (!allowed.ok) return allowed;
  const fields = tokenFields(input);
  if (!fields.ok) return fields;
  const userId = input.service || actor.kind !== 'USER' ? null : actor.userId;
  const [live] = await tx.rows<{ count: number }>(sql`
    select count(*)::int as count from api_token
    where workspace_id = ${tx.workspaceId}::uuid and user_id is not distinct from ${userId}::uuid and revoked_at is null and expires_at > ${now}`);
  if (live!.count >= LIVE_TOKENS) return badInput(`There are ${LIVE_TOKENS} API tokens already; revoke one first.`, []);

  const prefix = userId === null ? TOKEN_PREFIX.service : TOKEN_PREFIX.personal;
  const key = `${prefix}${randomToken()}`;
  const { name, scopes, days } = fields.value;
  const token = tx.em.create(ApiToken, {
    id: newId(), hash: tokenHash(key), hint: key.slice(0, prefix.length + HINT_CHARACTERS), workspaceId: tx.workspaceId, userId, name, scopes,
    createdAt: now, expiresAt: plus(now, days * DAY_MS), revokedAt: null, lastUsedAt: null,
  });
  tx.record({ type: 'ApiTokenCreated', payload: { tokenId: token.id, userId } });
  return ok({ apiToken: apiTokenRow(token), key });
};

const revoke = async (tx: Tx, actor: StaffActor, tokenId: string, now: Date): Promise<Result<ApiTokenRow>> => {
  const token = await accessApiToken(tx, actor, tokenId);
  if (!token.ok) return token;
  if (!mayRevokeToken(actor, { id: token.value.id, userId: token.value.userId ?? null })) {
    return fail('Forbidden', 'This token may revoke only itself.');
  }
  token.value.revokedAt = now;
  tx.record({ type: 'ApiTokenRevoked', payload: { tokenId } });
  return ok(apiTokenRow(token.value));
};

const apiTokenRow = (token: ApiTokenEntity): ApiTokenRow => ({
  id: token.id, workspaceId: token.workspaceId, userId: token.userId ?? null, name: token.name, hint: token.hint,
  scopes: token.scopes as Scope[], createdAt: token.createdAt, expiresAt: token.expiresAt, lastUsedAt: token.lastUsedAt ?? null,
});

const mintGuest = async (tx: Tx, guest: NewGuest, now: Date): Promise<{ token: string; expiresAt: Date; guestId: string }> => {
  const token = `${TOKEN_PREFIX.room}${randomToken()}`;
  const { conversationId, contactId, name } = guest;
  const row = tx.em.create(Guest, {
    id: newId(), hash: tokenHash(token), workspaceId: tx.workspaceId, conversationId, contactId, name,
    createdAt: now, expiresAt: plus(now, limit('roomTokenMs')), revokedAt: null,
  });
  tx.record({ type: 'GuestAdmitted', payload: { guestId: row.id, conversationId, contactId } });
  return { token, expiresAt: row.expiresAt, guestId: row.id };
};
