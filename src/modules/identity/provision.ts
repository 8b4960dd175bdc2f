import { systemActor, type Role } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, ok, type Result } from '../../kernel/result.ts';
import type { Passwords } from '../../platform/crypto/passwords.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { User } from './entities.ts';
import type { GroupRow, SubaccountRow, UserRow, WorkspaceRow } from './reads.ts';
import { normaliseEmail } from './rules.ts';
import { userRow } from './sessions.ts';

export interface NewUser {
  workspaceId: string;
  email: string;
  password: string;
  name: string;
  role: Role;
  groupId?: string | null;
}

/** Makes tenants and people for demo data and tests; no user reaches these, so what goes wrong is thrown. */
export const provisioning = ({ db, clock, passwords }: { db: Database; clock: Clock; passwords: Passwords }) => {
  const inside = async <T>(workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
    const result: Result<T> = await db.tx(systemActor(workspaceId), async (tx) => ok(await work(tx)));
    if (!result.ok) throw new Error(result.message);
    return result.value;
  };
  return {
    createWorkspace: ({ name }: { name: string }): Promise<WorkspaceRow> => {
      const id = newId();
      return inside(id, async (tx) => {
        await tx.rows(sql`insert into workspace (id, name, created_at) values (${id}, ${name}, ${clock.now()})`);
        tx.record({ type: 'WorkspaceCreated' });
        return { id, name };
      });
    },
    createSubaccount: ({ workspaceId, name }: { workspaceId: string; name: string }): Promise<SubaccountRow> =>
      inside(workspaceId, async (tx) => {
        const row = { id: newId(), workspaceId, name };
        await tx.rows(sql`insert into subaccount (id, workspace_id, name) values (${row.id}, ${workspaceId}, ${name})`);
        tx.record({ type: 'SubaccountCreated', payload: { subaccountId: row.id } });
        return row;
      }),
    createGroup: ({ workspaceId, name }: { workspaceId: string; name: string }): Promise<GroupRow> =>
      inside(workspaceId, async (tx) => {
        const row = { id: newId(), workspaceId, name };
        await tx.rows(sql`insert into user_group (id, workspace_id, name) values (${row.id}, ${workspaceId}, ${name})`);
        tx.record({ type: 'GroupCreated', payload: { groupId: row.id } });
        return row;
      }),
    /** Makes the login when the address has none; otherwise its password stays. */
    createUser: async (input: NewUser): Promise<UserRow> => {
      const email = normaliseEmail(input.email);
      const loginId = await loginOf(db, clock, email, await passwords.hash(input.password));
      return inside(input.workspaceId, (tx) => createUser(tx, { ...input, email }, loginId, clock.now()));
    },
    /** The same within somebody's own transaction, for administrators: an address that is here already is their mistake. */
    prepareUser: async (input: NewUser): Promise<(tx: Tx) => Promise<Result<UserRow>>> => {
      const email = normaliseEmail(input.email);
      const loginId = await loginOf(db, clock, email, await passwords.hash(input.password));
      return async (tx) => {
        const [known] = await tx.rows(sql`select 1 from app_user where login_id = ${loginId}::uuid and workspace_id = ${tx.workspaceId}::uuid`);
        return known ? badInput('Somebody here has this address.', ['email']) : ok(await createUser(tx, { ...input, email }, loginId, clock.now()));
      };
    },
  };
};

const loginOf = async (db: Database, clock: Clock, email: string, passwordHash: string): Promise<string> => {
  const [login] = await db.system.rows<{ id: string }>(sql`
    insert into login (id, email, password_hash, created_at) values (${newId()}, ${email}, ${passwordHash}, ${clock.now()})
    on conflict (email) do update set email = excluded.email returning id`);
  return login!.id;
};

const createUser = async (tx: Tx, input: NewUser, loginId: string, now: Date): Promise<UserRow> => {
  const { email, name, role, groupId = null } = input;
  // A foreign key does not know of workspaces.
  const group = groupId ? await tx.rows(sql`select 1 from user_group where id = ${groupId}::uuid and workspace_id = ${tx.workspaceId}::uuid`) : null;
  if (group?.length === 0) throw new Error(`there is no group ${groupId} in this workspace`);
  const user = tx.em.create(User, {
    id: newId(), workspaceId: tx.workspaceId, loginId, name, email, role, status: 'ACTIVE', groupId, createdAt: now,
  });
  tx.record({ type: 'UserCreated', payload: { userId: user.id, role } });
  return userRow(user);
};
