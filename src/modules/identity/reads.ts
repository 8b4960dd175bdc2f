/** What each type is read from; hashes are never among the columns. */
import type { Role, Scope } from '../../kernel/actor.ts';
import { isStaff } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import { rowId } from '../../kernel/ids.ts';
import { decodeCursor, type PageArgs } from '../../kernel/pagination.ts';
import { limit } from '../../limits.ts';
import { sql } from '../../platform/db/sql.ts';
import { always, byId, connection, many, one, typeRead, type ModuleReads } from '../../platform/reads/declare.ts';
import { globalIdSql } from '../../platform/reads/wire.ts';
import { listedUsers, visibleApiTokens, visibleGroups, visibleSubaccounts, visibleUsers, visibleWorkspaces } from './access.ts';

export type UserStatus = 'ACTIVE' | 'DISABLED';

export interface WorkspaceRow {
  id: string;
  name: string;
}

export interface SubaccountRow {
  id: string;
  workspaceId: string;
  name: string;
}

export interface GroupRow {
  id: string;
  workspaceId: string;
  name: string;
}

export interface UserRow {
  id: string;
  workspaceId: string;
  name: string;
  email: string;
  role: Role;
  status: UserStatus;
  groupId: string | null;
}

export interface ApiTokenRow {
  id: string;
  workspaceId: string;
  /** Null: a service token. */
  userId: string | null;
  name: string;
  hint: string;
  scopes: Scope[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
}

export const workspaceRead = typeRead<WorkspaceRow>({
  name: 'Workspace', table: 'workspace', node: 'workspace', ids: { id: 'workspace' }, visible: visibleWorkspaces,
  columns: (t) => ({ id: sql`${t}.id`, name: sql`${t}.name` }),
});

export const subaccountRead = typeRead<SubaccountRow>({
  name: 'Subaccount', table: 'subaccount', node: 'subaccount', ids: { id: 'subaccount' }, visible: visibleSubaccounts,
  columns: (t) => ({ id: sql`${t}.id`, workspaceId: sql`${t}.workspace_id`, name: sql`${t}.name` }),
});

export const groupRead = typeRead<GroupRow>({
  name: 'Group', table: 'user_group', node: 'group', ids: { id: 'group' }, visible: visibleGroups,
  columns: (t) => ({ id: sql`${t}.id`, workspaceId: sql`${t}.workspace_id`, name: sql`${t}.name` }),
});

export const userRead = typeRead<UserRow>({
  name: 'User', table: 'app_user', node: 'user', ids: { id: 'user' }, visible: visibleUsers,
  columns: (t) => ({
    id: sql`${t}.id`, workspaceId: sql`${t}.workspace_id`, name: sql`${t}.name`, email: sql`${t}.email`, role: sql`${t}.role`,
    status: sql`${t}.status`, groupId: sql`${t}.group_id`,
  }),
  fields: { group: one('Group', 'groupId', { shared: true }) },
});

export const apiTokenRead = typeRead<ApiTokenRow>({
  name: 'ApiToken', table: 'api_token', node: 'apiToken', ids: { id: 'apiToken' }, visible: visibleApiTokens,
  columns: (t) => ({
    id: sql`${t}.id`, workspaceId: sql`${t}.workspace_id`, userId: sql`${t}.user_id`, name: sql`${t}.name`, hint: sql`${t}.hint`,
    scopes: sql`${t}.scopes`, createdAt: sql`${t}.created_at`, expiresAt: sql`${t}.expires_at`, lastUsedAt: sql`${t}.last_used_at`,
  }),
  fields: { user: one('User', 'userId') },
});

/** Name and row id of a cursor of `users`; both null at the start. */
const userCursor = (cursor: string | null | undefined): { name: string | null; id: string | null } => {
  if (!cursor) return { name: null, id: null };
  const [name, id] = decodeCursor(cursor, 2) ?? [];
  const uuid = typeof id === 'string' ? rowId('user', id) : null;
  if (typeof name !== 'string' || name.includes('\0') || !uuid) throw new DoorError('BAD_INPUT', 'This is not a cursor of this connection.');
  return { name, id: uuid };
};

export const users = connection({
  type: 'User', implied: always,
  prepare: ({ first, after }: PageArgs) => {
    const size = Math.min(first ?? limit('defaultPageSize'), limit('pageSize'));
    if (size < 0) throw new DoorError('BAD_INPUT', '`first` is a number from 0.');
    return { size, limit: size + 1, backward: false, started: Boolean(after), nothing: false, ...userCursor(after) };
  },
  page: ({ t, actor }, { id, name }) => ({
    where: isStaff(actor) ? listedUsers(actor, t.text) : sql`false`,
    beyond: id === null ? sql`true` : sql`(${t}.name, ${t}.id) > (${name}, ${id}::uuid)`,
    order: sql`${t}.name, ${t}.id`,
    keys: [sql`${t}.name`, globalIdSql('user', sql`${t}.id`)],
  }),
});

/** Newest first, those that were not revoked. */
export const apiTokens = many('ApiToken', ({ t }) => ({ where: sql`${t}.revoked_at is null`, order: sql`${t}.created_at desc, ${t}.id desc`, limit: limit('listSize') }));

export const identityReads: ModuleReads = {
  types: [workspaceRead, subaccountRead, groupRead, userRead, apiTokenRead],
  roots: {
    me: { guard: 'anybody', field: byId('User', (_: unknown, actor) => (actor.kind === 'USER' ? actor.userId : null)) },
    workspace: { guard: 'anybody', field: byId('Workspace', (_: unknown, actor) => actor.workspaceId) },
    user: { guard: 'staff', field: byId('User', ({ id }: { id: string }) => rowId('user', id)) },
    users: { guard: 'staff', field: users },
    apiTokens: { guard: 'staff', field: apiTokens },
  },
};
