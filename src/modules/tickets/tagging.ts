import { badInput, ok, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

/** Rule K-23: whether a ticket may be resolved as it is tagged. */
export const mayResolve = async (tx: Tx, ticketId: string): Promise<Result<null>> => {
  const missing = await tx.rows(sql`
    select 1 from workspace_setting s where s.workspace_id = ${tx.workspaceId}::uuid and s.tag_before_resolve
      and not exists (select 1 from ticket_tag tt where tt.ticket_id = ${ticketId}::uuid)`);
  return missing.length > 0 ? badInput('Tag the ticket before you resolve it.', ['ticketId']) : ok(null);
};
