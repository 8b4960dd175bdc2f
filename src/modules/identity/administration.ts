import { isAdmin, type Role, type StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { accessUser } from './access.ts';
import type { UserRow, UserStatus } from './reads.ts';
import { mayChangeUser } from './rules.ts';
import { revokeSessions, userRow } from './sessions.ts';

/** What administrators do with users. Others may know that it exists, so they are told that it is not theirs. */
export const userAdministration = ({ db, clock }: { db: Database; clock: Clock }) => ({
  setUserStatus: (actor: StaffActor, userId: string, status: UserStatus) =>
    db.tx(actor, (tx) => setStatus(tx, actor, userId, status, clock.now())),
  changeUserRole: (actor: StaffActor, userId: string, role: Role) => db.tx(actor, (tx) => changeRole(tx, actor, userId, role)),
});

const forbidden = () => fail('Forbidden', 'Only administrators manage users.');

const setStatus = async (tx: Tx, actor: StaffActor, userId: string, status: UserStatus, now: Date): Promise<Result<UserRow>> => {
  if (!isAdmin(actor)) return forbidden();
  const found = await accessUser(tx, actor, userId);
  if (!found.ok) return found;
  const { user, activeAdmins } = found.value;
  const allowed = mayChangeUser(user, { role: user.role, status }, activeAdmins, 'status');
  if (!allowed.ok) return allowed;
  if (user.status === status) return ok(userRow(user));

  user.status = status;
  tx.record({ type: 'UserStatusChanged', payload: { userId, status } });
  if (status === 'DISABLED') await revokeSessions(tx, userId, now);
  return ok(userRow(user));
};

const changeRole = async (tx: Tx, actor: StaffActor, userId: string, role: Role): Promise<Result<UserRow>> => {
  if (!isAdmin(actor)) return forbidden();
  const found = await accessUser(tx, actor, userId);
  if (!found.ok) return found;
  const { user, activeAdmins } = found.value;
  const allowed = mayChangeUser(user, { role, status: user.status }, activeAdmins, 'role');
  if (!allowed.ok) return allowed;
  if (user.role === role) return ok(userRow(user));

  user.role = role;
  tx.record({ type: 'UserRoleChanged', payload: { userId, role } });
  return ok(userRow(user));
};
