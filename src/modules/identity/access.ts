import { isAdmin, isStaff, seesAll, type Actor, type StaffActor } from '../../kernel/actor.ts';
import { notFound, ok, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { name, sql, type Sql } from '../../platform/db/sql.ts';
import { ApiToken, User, type ApiTokenEntity, type UserEntity } from './entities.ts';
import { colleaguesOf } from './rules.ts';

/** Every predicate says the workspace too: row-level security is the second wall, not the only one. */
const inWorkspace = (actor: Actor, alias: string): Sql => sql`${name(`${alias}.workspace_id`)} = ${actor.workspaceId}::uuid`;

/** Users an actor may know by id: staff meet each other in tickets, also those who have left. A partner knows only themself. */
export const visibleUsers = (actor: Actor, alias: string): Sql => {
  if (actor.kind === 'SYSTEM') return inWorkspace(actor, alias);
  if (!isStaff(actor)) return sql`false`;
  if (actor.kind === 'SERVICE' || colleaguesOf(actor) !== 'SELF') return inWorkspace(actor, alias);
  return sql`(${inWorkspace(actor, alias)} and ${name(`${alias}.id`)} = ${actor.userId}::uuid)`;
};

/** Users in the list: for agents and experts only those who may sign in. */
export const listedUsers = (actor: StaffActor, alias: string): Sql =>
  colleaguesOf(actor) === 'ACTIVE' ? sql`(${visibleUsers(actor, alias)} and ${name(`${alias}.status`)} = 'ACTIVE')` : visibleUsers(actor, alias);

/** A-18, A-21: one's own group; managers and administrators see all. */
export const visibleGroups = (actor: Actor, alias: string): Sql => {
  if (seesAll(actor)) return inWorkspace(actor, alias);
  if (actor.kind !== 'USER') return sql`false`;
  return sql`(${inWorkspace(actor, alias)} and ${name(`${alias}.id`)} = (select own.group_id from app_user own where own.id = ${actor.userId}::uuid))`;
};

/** Staff and customers know where they are, and nowhere else. */
export const visibleWorkspaces = (actor: Actor, alias: string): Sql => sql`${name(`${alias}.id`)} = ${actor.workspaceId}::uuid`;

export const visibleSubaccounts = (actor: Actor, alias: string): Sql =>
  actor.kind === 'GUEST' || (isStaff(actor) && colleaguesOf(actor) === 'SELF') ? sql`false` : inWorkspace(actor, alias);

/** One's own keys; for administrators the workspace's service keys too. */
export const visibleApiTokens = (actor: Actor, alias: string): Sql => {
  if (!isStaff(actor)) return sql`false`;
  const userId = name(`${alias}.user_id`);
  const own = actor.kind === 'USER' ? sql`${userId} = ${actor.userId}::uuid` : sql`false`;
  const service = isAdmin(actor) ? sql`${userId} is null` : sql`false`;
  return sql`(${inWorkspace(actor, alias)} and (${own} or ${service}))`;
};

/** Whether a session `s` of user `u`, a token `t` (of user `u`, if it is somebody's) or a customer's `g` still counts. */
export const sessionCounts = (now: Date): Sql => sql`(s.revoked_at is null and s.expires_at > ${now} and u.status = 'ACTIVE')`;
export const tokenCounts = (now: Date): Sql => sql`(t.revoked_at is null and t.expires_at > ${now} and (t.user_id is null or u.status = 'ACTIVE'))`;
export const guestCounts = (now: Date): Sql => sql`(g.revoked_at is null and g.expires_at > ${now})`;

/** A user, locked, together with all active administrators: two of them must not remove each other at the same moment. */
export const accessUser = async (tx: Tx, actor: StaffActor, id: string): Promise<Result<{ user: UserEntity; activeAdmins: string[] }>> => {
  const rows = await tx.rows<{ id: string; role: string; status: string }>(sql`
    select u.* from app_user u
    where ${visibleUsers(actor, 'u')} and (u.id = ${id}::uuid or (u.role = 'ADMIN' and u.status = 'ACTIVE')) order by u.id for update`);
  const row = rows.find((candidate) => candidate.id === id);
  if (!row) return notFound('user', ['userId']);
  const activeAdmins = rows.filter((candidate) => candidate.role === 'ADMIN' && candidate.status === 'ACTIVE').map((admin) => admin.id);
  return ok({ user: tx.em.map(User, row as never), activeAdmins });
};

/** An API token that still works, locked. */
export const accessApiToken = async (tx: Tx, actor: StaffActor, id: string): Promise<Result<ApiTokenEntity>> => {
  const [row] = await tx.rows<object>(sql`
    select t.* from api_token t where t.id = ${id}::uuid and t.revoked_at is null and ${visibleApiTokens(actor, 't')} for update`);
  return row ? ok(tx.em.map(ApiToken, row as never)) : notFound('API token', ['id']);
};
