import { seesAll, type Actor, type UserActor } from '../../kernel/actor.ts';
import type { Reader } from './database.ts';
import { join, sql, type Sql } from './sql.ts';

/** All users of a role at once: their ids stand in a column, so that one statement decides for many. */
export type UserColumn = Pick<UserActor, 'kind' | 'workspaceId' | 'role'> & { userId: Sql };

/** Whose eyes a predicate looks through. Predicates are written once and take either. */
export type Viewer = Actor | UserColumn;

/** Whose sights depend on rows, not on the role alone. */
export const rankedUsers = (viewers: Actor[]): UserActor[] => viewers.filter((viewer) => viewer.kind === 'USER').filter((user) => !seesAll(user));

/**
 * Decides for many viewers what each sees of something (`what`, one thing unless told), in one statement. `select` reads, for
 * the users `v(id)` of one role, rows of `viewer`, `view` and, where there are several things, `what`. Who sees everything
 * is not asked about: their scope is their role.
 */
export const roleScopes = async (
  db: Reader, workspaceId: string, viewers: Actor[], select: (viewer: UserColumn, users: Sql) => Sql,
): Promise<(viewer: Actor, what?: string) => string | null> => {
  const roles = Map.groupBy(rankedUsers(viewers), ({ role }) => role);
  const statements = [...roles].map(([role, users]) =>
    select({ kind: 'USER', workspaceId, role, userId: sql`v.id` }, sql`unnest(${users.map((user) => user.userId)}::uuid[]) v(id)`));
  const rows = statements.length > 0 ? await db.rows<{ viewer: string; view: string; what?: string }>(workspaceId, sql`${join(statements, ' union all ')}`) : [];
  const views = new Map(rows.map(({ viewer, what, view }) => [`${viewer}|${what ?? ''}`, view]));
  return (viewer, what = '') => {
    if (seesAll(viewer)) return `ALL:${viewer.kind === 'USER' ? viewer.role : viewer.kind}`;
    if (viewer.kind !== 'USER') return null;
    const view = views.get(`${viewer.userId}|${what}`);
    return view === undefined ? null : `${viewer.role}:${view}`;
  };
};
