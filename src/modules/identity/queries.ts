import DataLoader from 'dataloader';
import type { Actor, StaffActor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import { globalId, rowId } from '../../kernel/ids.ts';
import { decodeCursor, encodeCursor, pageOf, type Page, type PageArgs } from '../../kernel/pagination.ts';
import { limit } from '../../limits.ts';
import { byId } from '../../platform/db/by-id.ts';
import type { Database } from '../../platform/db/database.ts';
import { name as identifier, sql, type Sql } from '../../platform/db/sql.ts';
import { listedUsers, visibleApiTokens, visibleGroups, visibleSubaccounts, visibleUsers, visibleWorkspaces } from './access.ts';
import { READS, type ApiTokenRow, type GroupRow, type Read, type SubaccountRow, type UserRow, type WorkspaceRow } from './reads.ts';

export type IdentityQueries = ReturnType<typeof identityQueries>;

export const identityQueries = ({ db }: { db: Database }) => {
  /** Rows of a type by id, each through its type's predicate: null is absent or not visible. */
  const loaderOf = <Row extends { id: string }>({ from, columns, alias }: Read, visible: (actor: Actor, alias: string) => Sql) =>
    (actor: Actor): DataLoader<string, Row | null> =>
      new DataLoader(async (ids) =>
        byId(
          await db.rows<Row>(actor.workspaceId, sql`
            select ${columns} from ${from} where ${identifier(`${alias}.id`)} = any(${ids}::uuid[]) and ${visible(actor, alias)}`),
          ids,
        ));
  return {
    userLoader: loaderOf<UserRow>(READS.user, visibleUsers),
    workspaceLoader: loaderOf<WorkspaceRow>(READS.workspace, visibleWorkspaces),
    subaccountLoader: loaderOf<SubaccountRow>(READS.subaccount, visibleSubaccounts),
    groupLoader: loaderOf<GroupRow>(READS.group, visibleGroups),
    apiTokenLoader: loaderOf<ApiTokenRow>(READS.apiToken, visibleApiTokens),
    users: (actor: StaffActor, page: PageArgs) => users(db, actor, page),
    /** Newest first, those that were not revoked. */
    apiTokens: (actor: StaffActor): Promise<ApiTokenRow[]> =>
      db.rows<ApiTokenRow>(actor.workspaceId, sql`
        select ${READS.apiToken.columns} from ${READS.apiToken.from}
        where ${visibleApiTokens(actor, 't')} and t.revoked_at is null order by t.created_at desc, t.id desc limit ${limit('listSize')}`),
  };
};

const users = async (db: Database, actor: StaffActor, { first, after }: PageArgs): Promise<Page<UserRow>> => {
  const size = Math.min(first ?? limit('defaultPageSize'), limit('pageSize'));
  if (size < 0) throw new DoorError('BAD_INPUT', '`first` is a number from 0.');
  const { columns, from } = READS.user;
  const rows = await db.rows<UserRow>(actor.workspaceId, sql`
    select ${columns} from ${from} where ${listedUsers(actor, 'u')} and ${after ? afterCursor(after) : sql`true`}
    order by u.name, u.id limit ${size + 1}`);
  return pageOf(rows, size, (row) => encodeCursor([row.name, globalId('user', row.id)]), { backward: false, started: Boolean(after) });
};

const afterCursor = (cursor: string): Sql => {
  const [name, id] = decodeCursor(cursor, 2) ?? [];
  const uuid = typeof id === 'string' ? rowId('user', id) : null;
  if (typeof name !== 'string' || name.includes('\0') || !uuid) throw new DoorError('BAD_INPUT', 'This is not a cursor of this connection.');
  return sql`(u.name, u.id) > (${name}, ${uuid}::uuid)`;
};
