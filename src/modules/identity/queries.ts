import type { StaffActor } from '../../kernel/actor.ts';
import type { PageArgs } from '../../kernel/pagination.ts';
import type { Database } from '../../platform/db/database.ts';
import { listRows, readPage, rowLoader } from '../../platform/reads/loaders.ts';
import {
  apiTokenRead, apiTokens, groupRead, identityReads, subaccountRead, userRead, users, workspaceRead,
  type ApiTokenRow, type GroupRow, type SubaccountRow, type UserRow, type WorkspaceRow,
} from './reads.ts';

export type IdentityQueries = ReturnType<typeof identityQueries>;

export const identityQueries = ({ db }: { db: Database }) => ({
  reads: identityReads,
  userLoader: rowLoader<UserRow>(db, userRead),
  workspaceLoader: rowLoader<WorkspaceRow>(db, workspaceRead),
  subaccountLoader: rowLoader<SubaccountRow>(db, subaccountRead),
  groupLoader: rowLoader<GroupRow>(db, groupRead),
  users: (actor: StaffActor, page: PageArgs) => readPage<UserRow>(db, userRead, users, actor, {}, page),
  apiTokens: (actor: StaffActor) => listRows<ApiTokenRow>(db, apiTokenRead, apiTokens, actor),
  apiTokenLoader: rowLoader<ApiTokenRow>(db, apiTokenRead),
});
