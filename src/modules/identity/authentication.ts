import DataLoader from 'dataloader';
import type { Actor, GuestActor, Role, Scope } from '../../kernel/actor.ts';
import { plus, type Clock } from '../../kernel/clock.ts';
import { limit } from '../../limits.ts';
import { tokenHash } from '../../platform/crypto/tokens.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Log } from '../../platform/log/log.ts';
import { apart } from '../../platform/operation/scope.ts';
import { guestCounts, sessionCounts, tokenCounts } from './access.ts';
import type { SigningKeys } from './keys.ts';

/** A known caller, and when what it showed ends: an open socket does not live longer. */
export interface Authenticated {
  actor: Actor;
  expiresAt: Date;
}

export const TOKEN_PREFIX = { room: 'prl_room_', personal: 'prl_pat_', service: 'prl_svc_' } as const;

/** An access token of ours has about 400 characters; what is longer is not looked at. */
const TOKEN_CHARACTERS = limit('tokenCharacters');
/** `lastUsedAt` is told to the minute, so that a busy key does not write on each request. */
const LAST_USED_MS = 60_000;

interface AuthenticationDeps {
  db: Database;
  clock: Clock;
  log: Log;
  keys: SigningKeys;
}

/**
 * The caller behind any token. Each way asks the database, in one statement, for the row behind the token and the user's
 * role and status: what was revoked or changed counts from the next request on.
 */
export const authentication = (deps: AuthenticationDeps) => {
  const sessions = sessionLoader(deps);
  return async (token: string): Promise<Authenticated | null> => {
    if (token.length > TOKEN_CHARACTERS) return null;
    if (token.startsWith(TOKEN_PREFIX.room)) return byRoomToken(deps, token);
    if (token.startsWith(TOKEN_PREFIX.personal) || token.startsWith(TOKEN_PREFIX.service)) return byApiToken(deps, token);
    const claims = await deps.keys.verify(token);
    return claims && sessions.load(claims);
  };
};

type Claims = NonNullable<Awaited<ReturnType<SigningKeys['verify']>>>;

/** A thousand sockets that come back at once are looked up in one statement a workspace. */
const sessionLoader = (deps: AuthenticationDeps) => new DataLoader<Claims, Authenticated | null, Claims>(async (all) => {
  const look = (own: Claims[]): Promise<[key: string, Authenticated][]> => sessionsOf(deps, own);
  const groups = [...Map.groupBy(all, ({ workspaceId }) => workspaceId).values()];
  // Nobody's leaving may end what others wait for.
  const found = new Map((await Promise.all(groups.map((own) => (all.length === 1 ? look(own) : apart(() => look(own)))))).flat());
  return all.map((claims) => found.get(keyOf(claims)) ?? null);
}, { cache: false, batchScheduleFn: setImmediate });

const keyOf = ({ sessionId, userId }: Pick<Claims, 'sessionId' | 'userId'>): string => `${sessionId}/${userId}`;

/** Of one workspace. */
const sessionsOf = async ({ db, clock }: AuthenticationDeps, claims: Claims[]): Promise<[key: string, Authenticated][]> => {
  const [{ workspaceId }] = claims as [Claims];
  const rows = await db.rows<{ sessionId: string; userId: string; name: string; role: Role; expiresAt: Date }>(workspaceId, sql`
    select s.id as "sessionId", s.user_id as "userId", u.name, u.role, s.expires_at as "expiresAt" from session s join app_user u on u.id = s.user_id
    where s.id = any(${[...new Set(claims.map(({ sessionId }) => sessionId))]}::uuid[]) and s.workspace_id = ${workspaceId}::uuid and ${sessionCounts(clock.now())}`);
  return rows.map(({ expiresAt, ...who }) => [keyOf(who), { actor: { kind: 'USER', workspaceId, tokenId: null, scopes: null, ...who }, expiresAt }]);
};

const byRoomToken = async ({ db, clock }: AuthenticationDeps, token: string): Promise<Authenticated | null> => {
  const [row] = await db.system.rows<Omit<GuestActor, 'kind'> & { expiresAt: Date }>(sql`
    select g.id as "guestId", g.workspace_id as "workspaceId", g.conversation_id as "conversationId", g.contact_id as "contactId", g.name,
      g.expires_at as "expiresAt"
    from guest g where g.hash = ${tokenHash(token)} and ${guestCounts(clock.now())}`);
  if (!row) return null;
  const { expiresAt, ...guest } = row;
  return { actor: { kind: 'GUEST', ...guest }, expiresAt };
};

interface ApiTokenFacts {
  id: string;
  workspaceId: string;
  name: string;
  scopes: Scope[];
  expiresAt: Date;
  lastUsedAt: Date | null;
  userId: string | null;
  userName: string;
  role: Role;
}

const byApiToken = async (deps: AuthenticationDeps, token: string): Promise<Authenticated | null> => {
  const now = deps.clock.now();
  const [row] = await deps.db.system.rows<ApiTokenFacts>(sql`
    select t.id, t.workspace_id as "workspaceId", t.name, t.scopes, t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt",
      t.user_id as "userId", u.name as "userName", u.role
    from api_token t left join app_user u on u.id = t.user_id
    where t.hash = ${tokenHash(token)} and ${tokenCounts(now)}`);
  if (!row) return null;
  if (!row.lastUsedAt || plus(row.lastUsedAt, LAST_USED_MS) <= now) await noteUse(deps, row.id, now);
  return { actor: apiActor(row), expiresAt: row.expiresAt };
};

const apiActor = ({ id, workspaceId, name, scopes, userId, userName, role }: ApiTokenFacts): Actor =>
  userId === null
    ? { kind: 'SERVICE', workspaceId, tokenId: id, name, scopes }
    : { kind: 'USER', workspaceId, userId, sessionId: null, tokenId: id, role, name: userName, scopes };

/** A full disk must not lock anybody out: reads go on without the note. */
const noteUse = ({ db, log }: AuthenticationDeps, id: string, now: Date): Promise<unknown> =>
  db.system.rows(sql`update api_token set last_used_at = ${now} where id = ${id}::uuid`)
    .catch((error: unknown) => log.warn({ err: error }, 'the last use of an API token was not noted'));
