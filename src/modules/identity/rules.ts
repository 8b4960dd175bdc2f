import { hasScope, isAdmin, type Role, type Scope, type StaffActor } from '../../kernel/actor.ts';
import { plus } from '../../kernel/clock.ts';
import { badInput, fail, ok, type Failure, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';

/** Which colleagues stand in the list of users: all, those who work, or only oneself. */
export type Colleagues = 'ALL' | 'ACTIVE' | 'SELF';

const COLLEAGUES: Record<Role, Colleagues> = {
  ADMIN: 'ALL', MANAGER: 'ALL', SUPERVISOR: 'ALL', AGENT: 'ACTIVE', EXPERT: 'ACTIVE', PARTNER_VIEWER: 'SELF',
};

export const colleaguesOf = (actor: StaffActor): Colleagues => (actor.kind === 'SERVICE' ? 'ALL' : COLLEAGUES[actor.role]);

/** As logins are stored and compared. What no address can hold (a NUL, which PostgreSQL refuses) makes it one that nobody has. */
export const normaliseEmail = (email: string): string => (email.includes('\0') ? '' : email.trim().toLowerCase());

/** Who guesses from one address: a person with IPv6 holds a /64 of them. */
export const addressBlock = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : new Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...after].slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '')).join(':');
};

export interface ThrottleState {
  failures: number;
  lastFailureAt: Date;
  blockedUntil: Date;
}

/** An office shares one address, so its typing errors add up: it has more of them free than an account. */
const FREE_FAILURES_AN_ADDRESS = limit('signInFreeFailuresAnAddress');
/** Who was quiet for this long starts anew. Far more than the longest delay, or waiting it out would be the faster way. */
const FORGET_MS = limit('signInForgetMs');
const FIRST_DELAY_MS = limit('signInFirstDelayMs');

export const FREE_FAILURES: Record<'account' | 'address', number> = { account: limit('signInFreeFailures'), address: FREE_FAILURES_AN_ADDRESS };

/** Nothing before the free failures are used up, then a second that doubles. */
export const delayAfter = (failures: number, free: number): number =>
  failures <= free ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (failures - free - 1), limit('signInMaxDelayMs'));

/** The state with one more failure, before it is known to be one: guesses at the same moment must all be counted. */
export const countTry = (state: ThrottleState, free: number, now: Date): ThrottleState => {
  const failures = (plus(state.lastFailureAt, FORGET_MS) <= now ? 0 : state.failures) + 1;
  return { failures, lastFailureAt: now, blockedUntil: plus(now, delayAfter(failures, free)) };
};

export const throttleForgottenBefore = (now: Date): Date => plus(now, -FORGET_MS);

export const tooManyAttempts = (blockedUntil: Date, now: Date): Failure => {
  const retryAfterSeconds = Math.max(1, Math.ceil((blockedUntil.getTime() - now.getTime()) / 1000));
  return fail('TooManyAttempts', `Too many failed sign-ins. Try again in ${retryAfterSeconds} s.`, [], { retryAfterSeconds });
};

/** Which of a login's active users signs in: the one in the named workspace, or the only one there is. */
export const chooseUser = <U extends { workspaceId: string }>(users: U[], workspaceId: string | null): U | 'NONE' | 'SEVERAL' => {
  if (workspaceId !== null) return users.find((user) => user.workspaceId === workspaceId) ?? 'NONE';
  return users.length > 1 ? 'SEVERAL' : (users[0] ?? 'NONE');
};

export interface RefreshFacts {
  sessionRevoked: boolean;
  sessionExpiresAt: Date;
  userActive: boolean;
  tokenExpiresAt: Date;
  usedAt: Date | null;
}

/** What presenting a refresh token leads to. Two tabs may use it at once; much later it is somebody's copy. */
export const refreshOutcome = (facts: RefreshFacts, now: Date): 'ROTATE' | 'ENDED' | 'THEFT' => {
  if (facts.sessionRevoked || !facts.userActive || facts.sessionExpiresAt <= now || facts.tokenExpiresAt <= now) return 'ENDED';
  if (facts.usedAt === null || plus(facts.usedAt, limit('refreshReuseMs')) >= now) return 'ROTATE';
  return 'THEFT';
};

/** Signs until `signingKeyMs`, verifies until the last token it may have signed has lapsed. */
export const keyRetiresAt = (createdAt: Date): Date => plus(createdAt, limit('signingKeyMs') + limit('accessTokenMs'));
export const keySigns = (createdAt: Date, now: Date): boolean => now < plus(createdAt, limit('signingKeyMs'));

/** Without an administrator nobody could make another. */
export const mayChangeUser = (
  user: { id: string; role: Role; status: string }, next: { role: Role; status: string }, activeAdmins: string[], field: string,
): Result<null> => {
  const administrates = (u: { role: Role; status: string }): boolean => u.role === 'ADMIN' && u.status === 'ACTIVE';
  const remaining = activeAdmins.filter((id) => id !== user.id).length + (administrates(next) ? 1 : 0);
  return administrates(user) && remaining === 0
    ? badInput('This is the last active administrator of the workspace.', [field])
    : ok(null);
};

export interface NewApiToken {
  name: string;
  scopes: Scope[];
  expiresInDays: number;
  service: boolean;
}

/**
 * A key never makes more than its maker may do: a service key needs an administrator, the ADMIN scope an administrator's
 * role, and a key without that scope makes none at all (else a leaked one would outlive its own end).
 */
export const mayCreateToken = (actor: StaffActor, { scopes, service }: Pick<NewApiToken, 'scopes' | 'service'>): Result<null> => {
  if (service) return isAdmin(actor) ? ok(null) : fail('Forbidden', 'Only administrators make service tokens.');
  if (actor.kind !== 'USER') return fail('Forbidden', 'A service has no personal tokens.');
  if (actor.sessionId === null && !hasScope(actor, 'ADMIN')) return fail('Forbidden', 'This token may not make further tokens.');
  if (scopes.includes('ADMIN') && actor.role !== 'ADMIN') return fail('Forbidden', 'Only administrators make tokens with the scope ADMIN.', ['scopes']);
  return ok(null);
};

/** A personal key is ended by its owner signed in, by itself, or with ADMIN scope; a service key by administrators. */
export const mayRevokeToken = (actor: StaffActor, token: { id: string; userId: string | null }): boolean => {
  if (token.userId === null || actor.kind === 'SERVICE') return isAdmin(actor);
  return token.userId === actor.userId && (actor.sessionId !== null || actor.tokenId === token.id || hasScope(actor, 'ADMIN'));
};

/** The token's fields as they are stored: the name trimmed, each scope once, in a fixed order. */
export const tokenFields = (input: NewApiToken): Result<{ name: string; scopes: Scope[]; days: number }> => {
  const name = input.name.trim();
  if (name.length < 1 || name.length > limit('nameCharacters') || name.includes('\0')) {
    return badInput(`A name has 1 to ${limit('nameCharacters')} characters.`, ['name']);
  }
  const scopes = (['READ', 'WRITE', 'ADMIN'] as const).filter((scope) => input.scopes.includes(scope));
  if (scopes.length === 0) return badInput('A token needs at least one scope.', ['scopes']);
  const days = input.expiresInDays;
  if (!Number.isInteger(days) || days < 1 || days > limit('apiTokenDays')) {
    return badInput(`A token lives 1 to ${limit('apiTokenDays')} days.`, ['expiresInDays']);
  }
  return ok({ name, scopes, days });
};
