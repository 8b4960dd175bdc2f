import type { Role } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { fail, ok, type Failure, type Result } from '../../kernel/result.ts';
import type { Passwords } from '../../platform/crypto/passwords.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { chooseUser, normaliseEmail } from './rules.ts';
import type { IssuedSession, sessionCommands } from './sessions.ts';
import type { Throttle } from './throttle.ts';

export interface SignIn {
  email: string;
  password: string;
  /** A row id. */
  workspaceId: string | null;
  /** The caller's network address. */
  address: string;
}

export interface SignInDeps {
  db: Database;
  throttle: Throttle;
  passwords: Passwords;
  /** What an unknown account's password is compared with, so that it takes as long. */
  nobodysHash: string;
  sessions: ReturnType<typeof sessionCommands>;
}

interface Candidate {
  userId: string;
  name: string;
  role: Role;
  workspaceId: string;
  workspaceName: string;
}

const wrongCredentials = (): Failure => fail('WrongCredentials', 'Address and password do not match.');

/** Until the password was found right, every account takes the same steps, whether it exists or not. */
export const signIn = async (deps: SignInDeps, input: SignIn): Promise<Result<IssuedSession>> => {
  const email = normaliseEmail(input.email);
  const attempt = await deps.throttle.count(email, input.address);
  if (!attempt.ok) return attempt;
  const { passwordHash, candidates } = await accountOf(deps.db, email);
  const right = await deps.passwords.verify(input.password, passwordHash ?? deps.nobodysHash);
  if (!right || passwordHash === null) return wrongCredentials();

  const chosen = chooseUser(candidates, input.workspaceId);
  if (chosen === 'NONE') return wrongCredentials();
  await deps.throttle.forgive(attempt.value);
  if (chosen === 'SEVERAL') {
    const workspaces = candidates.map(({ workspaceId, workspaceName }) => ({ id: workspaceId, name: workspaceName }));
    return fail('WorkspaceChoiceNeeded', 'This address has users in several workspaces: say which.', ['workspaceId'], { workspaces });
  }
  const { userId, name, role, workspaceId } = chosen;
  const session = await deps.sessions.open({ kind: 'USER', workspaceId, userId, sessionId: newId(), tokenId: null, role, name, scopes: null });
  return session ? ok(session) : wrongCredentials();
};

/** The login of an address and its users who may sign in, in one statement whatever there is. */
const accountOf = async (db: Database, email: string): Promise<{ passwordHash: string | null; candidates: Candidate[] }> => {
  const rows = await db.system.rows<{ passwordHash: string } & (Candidate | { userId: null })>(sql`
    select l.password_hash as "passwordHash", u.id as "userId", u.name, u.role, w.id as "workspaceId", w.name as "workspaceName"
    from login l left join app_user u on u.login_id = l.id and u.status = 'ACTIVE' left join workspace w on w.id = u.workspace_id
    where l.email = ${email} order by w.name, w.id`);
  return { passwordHash: rows[0]?.passwordHash ?? null, candidates: rows.filter((row) => row.userId !== null) as Candidate[] };
};
