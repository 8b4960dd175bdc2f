/** How much work somebody has, as SQL over their id; handed to agents at composition. */
import { sql, type Sql } from '../../platform/db/sql.ts';
import { loadsSql } from './capacity.ts';

export const workload = {
  openTickets: (userId: Sql): Sql => sql`(select count(*)::int from ticket ot where ot.assignee_id = ${userId} and ot.status = 'OPEN')`,
  /** Rules P-04, P-08: counted as routing counts it, with offers and wrap-up. */
  load: (userId: Sql, workspaceId: string): Sql =>
    sql`(select coalesce(sum(l.load), 0)::float8 from (${loadsSql(workspaceId, sql`array[${userId}]::uuid[]`)}) l)`,
};
