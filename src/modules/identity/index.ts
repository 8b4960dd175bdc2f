/**
 * Who acts: workspaces, logins and their users, sessions, API tokens, and customers' room tokens.
 * Owns the tables of the first migration. Does not own what an actor may see elsewhere: each module has its own access.
 * All ids in and out are row ids; events: SessionStarted, SessionRevoked, UserCreated, UserStatusChanged, UserRoleChanged,
 * ApiTokenCreated, ApiTokenRevoked, GuestAdmitted.
 */
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { DoorError } from '../../kernel/errors.ts';
import { argon2Passwords, type Passwords } from '../../platform/crypto/passwords.ts';
import { randomToken } from '../../platform/crypto/tokens.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Log } from '../../platform/log/log.ts';
import { userAdministration } from './administration.ts';
import { authentication } from './authentication.ts';
import { signingKeys } from './keys.ts';
import { provisioning } from './provision.ts';
import { identityQueries } from './queries.ts';
import { sessionCommands } from './sessions.ts';
import { signIn, type SignIn } from './sign-in.ts';
import { standing } from './standing.ts';
import { sweeping } from './sweeping.ts';
import { signInThrottle } from './throttle.ts';
import { tokenCommands } from './tokens.ts';

export { visibleUsers } from './access.ts';
export { identityEntities } from './entities.ts';
export type { Authenticated } from './authentication.ts';
export type { NewUser } from './provision.ts';
export type { ApiTokenRow, GroupRow, SubaccountRow, UserRow, UserStatus, WorkspaceRow } from './reads.ts';
export { addressBlock, type NewApiToken } from './rules.ts';
export { closeRevoked } from './revoking.ts';
export type { IssuedSession } from './sessions.ts';
export type { SignIn } from './sign-in.ts';
export type { NewGuest } from './tokens.ts';

export interface IdentityDeps {
  db: Database;
  clock: Clock;
  /** PARLEY_SECRET: seals the signing keys. */
  secret: string;
  log: Log;
  /** How passwords are hashed; argon2id unless a test counts. */
  passwords?: Passwords;
}

export type Identity = Awaited<ReturnType<typeof identityModule>>;

/** Loads the signing key, or makes the first one; throws when it was sealed with another secret. */
export const identityModule = async (deps: IdentityDeps) => {
  const passwords = deps.passwords ?? argon2Passwords;
  const keys = await signingKeys(deps);
  const sessions = sessionCommands({ ...deps, keys });
  const signInDeps = { db: deps.db, passwords, sessions, throttle: signInThrottle(deps), nobodysHash: await passwords.hash(randomToken()) };
  return {
    /** The caller behind an access token, a room token or an API token; null when it does not count, or no longer. */
    authenticate: authentication({ ...deps, keys }),
    /** Whether what an actor came with still counts, and gives the same role. */
    stands: standing(deps),
    signIn: (input: SignIn) => signIn(signInDeps, input),
    refreshSession: sessions.refresh,
    /** Ends the caller's session, or without a caller the refresh token's. Doing it twice is no error. */
    signOut: async ({ actor, refreshToken, everywhere }: { actor: Actor | null; refreshToken: string | null; everywhere: boolean }): Promise<void> => {
      if (actor && (actor.kind !== 'USER' || actor.sessionId === null)) throw new DoorError('FORBIDDEN', 'This token has no session to end.');
      await sessions.end({ actor, refreshToken, everywhere });
    },
    ...userAdministration(deps),
    ...tokenCommands(deps),
    ...identityQueries(deps),
    provision: provisioning({ ...deps, passwords }),
    /** For a job, about hourly. */
    sweep: sweeping(deps),
  };
};
