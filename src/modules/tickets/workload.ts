/** How much work somebody has, as SQL over their id; handed to agents at composition. */
import { sql, type Sql } from '../../platform/db/sql.ts';

export const workload = {
  openTickets: (userId: Sql): Sql => sql`(select count(*)::int from ticket ot where ot.assignee_id = ${userId} and ot.status = 'OPEN')`,
  /** Rules P-04, P-08: an open ticket, and one that is held out, weighs what its channel does, one that waits for somebody else what the workspace says. */
  load: (userId: Sql): Sql => sql`(
    select coalesce(sum(coalesce(cp.weight, 1) * case lt.status when 'NEW' then 1 when 'OPEN' then 1 when 'PENDING' then coalesce(ws.pending_weight, 0) else coalesce(ws.on_hold_weight, 0) end), 0)
    from ticket lt left join channel_policy cp on cp.workspace_id = lt.workspace_id and cp.channel = lt.channel
      left join workspace_setting ws on ws.workspace_id = lt.workspace_id
    where (lt.assignee_id = ${userId} and lt.status in ('OPEN', 'PENDING', 'ON_HOLD')) or lt.offered_to = ${userId})`,
};
