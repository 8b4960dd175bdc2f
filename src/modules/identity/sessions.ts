import { LockMode } from '@mikro-orm/core';
import type { UserActor } from '../../kernel/actor.ts';
import { plus, type Clock } from '../../kernel/clock.ts';
import { fail, ok, type Failure, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import { randomToken, tokenHash } from '../../platform/crypto/tokens.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { rowColumns } from '../../platform/reads/loaders.ts';
import { Session, User, type UserEntity } from './entities.ts';
import type { SigningKeys } from './keys.ts';
import { workspaceRead, type UserRow, type WorkspaceRow } from './reads.ts';
import { refreshOutcome } from './rules.ts';

/** What `Session` in the API is made of. */
export interface IssuedSession {
  accessToken: string;
  expiresAt: Date;
  /** Always set by the commands; the resolver hides it from whoever did not ask. */
  refreshToken: string | null;
  /** As whom the rest of the answer is read. */
  actor: UserActor;
  user: UserRow;
  workspace: WorkspaceRow;
}

export interface SessionDeps {
  db: Database;
  clock: Clock;
  keys: SigningKeys;
}

/** A session whose rows are written, before its access token is signed. */
interface Granted {
  sessionId: string;
  refreshToken: string;
  user: UserRow;
  workspace: WorkspaceRow;
}

const sessionEnded = (): Failure => fail('SessionEnded', 'This session has ended. Sign in again.');

export const sessionCommands = (deps: SessionDeps) => ({
  /** A new session of a user whose password was right; null when the user was disabled meanwhile. */
  open: async (actor: UserActor & { sessionId: string }): Promise<IssuedSession | null> => {
    const granted = await deps.db.tx(actor, async (tx) => ok(await open(tx, actor, deps.clock.now())));
    return granted.ok && granted.value ? issue(deps.keys, granted.value) : null;
  },

  refresh: async (refreshToken: string): Promise<Result<IssuedSession>> => {
    const owner = await ownerOf(deps.db, refreshToken);
    if (!owner) return sessionEnded();
    const granted = await deps.db.tx(owner, (tx) => rotate(tx, owner, refreshToken, deps.clock.now()));
    if (!granted.ok) return granted;
    return granted.value ? ok(await issue(deps.keys, granted.value)) : sessionEnded();
  },

  /** Ends the caller's session, or the one behind the refresh token when the access token has already lapsed. */
  end: async (input: { actor: UserActor | null; refreshToken: string | null; everywhere: boolean }): Promise<void> => {
    const owner = input.actor ?? (input.refreshToken ? await ownerOf(deps.db, input.refreshToken) : null);
    if (!owner?.sessionId) return;
    const only = input.everywhere ? null : owner.sessionId;
    await deps.db.tx(owner, async (tx) => ok(await revokeSessions(tx, owner.userId, deps.clock.now(), only)));
  },
});

const open = async (tx: Tx, actor: UserActor & { sessionId: string }, now: Date): Promise<Granted | null> => {
  // The lock makes a disabling at this moment wait, and then end this session too.
  const user = await tx.em.findOne(User, { id: actor.userId, workspaceId: tx.workspaceId, status: 'ACTIVE' }, { lockMode: LockMode.PESSIMISTIC_READ });
  if (!user) return null;
  const session = { id: actor.sessionId, workspaceId: tx.workspaceId, userId: user.id, createdAt: now, expiresAt: plus(now, limit('sessionMs')) };
  tx.em.create(Session, { ...session, revokedAt: null });
  tx.record({ type: 'SessionStarted', payload: { sessionId: session.id, userId: user.id } });
  return grant(tx, session.id, user, now);
};

/** Uses up the token and makes its successor. Null: the session has ended, or ends now because the token was stolen. */
const rotate = async (tx: Tx, owner: UserActor & { sessionId: string }, refreshToken: string, now: Date): Promise<Result<Granted | null>> => {
  const session = await tx.em.findOne(Session, { id: owner.sessionId, workspaceId: tx.workspaceId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const user = await tx.em.findOne(User, { id: owner.userId, workspaceId: tx.workspaceId });
  // Read under the session's lock: of two uses at once the second sees the first.
  const [token] = await tx.rows<{ expiresAt: string; usedAt: string | null }>(sql`
    select expires_at as "expiresAt", used_at as "usedAt" from refresh_token where hash = ${tokenHash(refreshToken)}`);
  if (!session || !user || !token) return ok(null);
  const outcome = refreshOutcome({
    sessionRevoked: session.revokedAt != null, sessionExpiresAt: session.expiresAt, userActive: user.status === 'ACTIVE',
    tokenExpiresAt: new Date(token.expiresAt), usedAt: token.usedAt === null ? null : new Date(token.usedAt),
  }, now);
  if (outcome === 'ENDED') return ok(null);
  if (outcome === 'THEFT') {
    await revokeSessions(tx, user.id, now, session.id);
    return ok(null);
  }
  // The first use stays noted: the tolerance does not start anew with each repeat.
  await tx.rows(sql`update refresh_token set used_at = coalesce(used_at, ${now}) where hash = ${tokenHash(refreshToken)}`);
  session.expiresAt = plus(now, limit('sessionMs'));
  return ok(await grant(tx, session.id, user, now));
};

const grant = async (tx: Tx, sessionId: string, user: UserEntity, now: Date): Promise<Granted> => {
  const refreshToken = randomToken();
  await tx.rows(sql`
    insert into refresh_token (hash, workspace_id, session_id, expires_at)
    values (${tokenHash(refreshToken)}, ${tx.workspaceId}, ${sessionId}, ${plus(now, limit('sessionMs'))})`);
  const [workspace] = await tx.rows<WorkspaceRow>(sql`select ${rowColumns(workspaceRead, 'w', tx.actor)} from workspace w where w.id = ${tx.workspaceId}::uuid`);
  return { sessionId, refreshToken, user: userRow(user), workspace: workspace! };
};

export const userRow = ({ id, workspaceId, name, email, role, status, groupId }: UserEntity): UserRow =>
  ({ id, workspaceId, name, email, role, status, groupId: groupId ?? null });

const issue = async (keys: SigningKeys, { sessionId, refreshToken, user, workspace }: Granted): Promise<IssuedSession> => {
  const signed = await keys.sign({ userId: user.id, workspaceId: workspace.id, sessionId });
  const { workspaceId, id: userId, role, name } = user;
  const actor: UserActor = { kind: 'USER', workspaceId, userId, sessionId, tokenId: null, role, name, scopes: null };
  return { ...signed, refreshToken, actor, user, workspace };
};

/** Ends a user's sessions, or only one of them, with an event each: by these the open sockets are closed. */
export const revokeSessions = async (tx: Tx, userId: string, now: Date, only: string | null = null): Promise<void> => {
  const ended = await tx.rows<{ id: string }>(sql`
    update session set revoked_at = ${now}
    where user_id = ${userId}::uuid and workspace_id = ${tx.workspaceId}::uuid and revoked_at is null and expires_at > ${now}
      and (${only}::uuid is null or id = ${only}::uuid)
    returning id`);
  for (const { id } of ended) tx.record({ type: 'SessionRevoked', payload: { sessionId: id, userId } });
};

/** Whose session a refresh token belongs to, in whatever workspace; whether it still counts is decided under a lock. */
const ownerOf = async (db: Database, refreshToken: string): Promise<(UserActor & { sessionId: string }) | null> => {
  const [row] = await db.system.rows<Pick<UserActor, 'workspaceId' | 'userId' | 'role' | 'name'> & { sessionId: string }>(sql`
    select s.id as "sessionId", s.workspace_id as "workspaceId", u.id as "userId", u.role, u.name
    from refresh_token r join session s on s.id = r.session_id join app_user u on u.id = s.user_id
    where r.hash = ${tokenHash(refreshToken)}`);
  return row ? { kind: 'USER', ...row, tokenId: null, scopes: null } : null;
};
