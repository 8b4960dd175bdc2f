/** What each type is read from: its table, its columns as the row that leaves this module, and its order. */
import type { Role, Scope } from '../../kernel/actor.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';

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

/** Table, its alias in predicates, and columns; hashes are never among them. */
export interface Read {
  from: Sql;
  alias: string;
  columns: Sql;
}

export const READS = {
  workspace: { from: sql`workspace w`, alias: 'w', columns: sql`w.id, w.name` },
  subaccount: { from: sql`subaccount s`, alias: 's', columns: sql`s.id, s.workspace_id as "workspaceId", s.name` },
  group: { from: sql`user_group g`, alias: 'g', columns: sql`g.id, g.workspace_id as "workspaceId", g.name` },
  user: {
    from: sql`app_user u`,
    alias: 'u',
    columns: sql`u.id, u.workspace_id as "workspaceId", u.name, u.email, u.role, u.status, u.group_id as "groupId"`,
  },
  apiToken: {
    from: sql`api_token t`,
    alias: 't',
    columns: sql`t.id, t.workspace_id as "workspaceId", t.user_id as "userId", t.name, t.hint, t.scopes, t.created_at as "createdAt",
      t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt"`,
  },
} as const satisfies Record<string, Read>;
