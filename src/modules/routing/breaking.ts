import { sql } from '../../platform/db/sql.ts';
import type { Leave } from './commands.ts';

/** Rule D-06. */
export const goOnBreak: Leave = async (tx, userId, cause, now) => {
  const changed = await tx.rows<{ before: string }>(sql`
    update agent a set state = 'ON_BREAK', state_since = ${now}, idle_since = null, version = a.version + 1
    from (select user_id, state from agent where user_id = ${userId}::uuid for update) was
    where a.user_id = was.user_id and was.state in ('AVAILABLE', 'POST_PROCESSING') returning was.state as before`);
  for (const { before } of changed) tx.record({ type: 'AgentStateChanged', payload: { userId, before, after: 'ON_BREAK', auxCodeId: null, cause } });
};
