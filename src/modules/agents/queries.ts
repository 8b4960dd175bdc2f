import type { StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { rowId } from '../../kernel/ids.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { rowLoader } from '../../platform/reads/loaders.ts';
import { visibleAgents } from './access.ts';
import { rangeOf, type RangeArgs } from './lists.ts';
import type { AgentRow, agentReads } from './reads.ts';
import type { AgentState } from './rules.ts';

export interface TimeRow {
  state: AgentState;
  auxCodeId: string | null;
  ms: number;
  times: number;
}

export const agentQueries = ({ db, clock }: { db: Database; clock: Clock }, types: ReturnType<typeof agentReads>) => ({
  reads: types.reads,
  agentLoader: rowLoader<AgentRow>(db, types.agent),
  /** Rule I-06: what lies outside the range is cut off, and what lasts counts up to now. */
  times: async (actor: StaffActor, args: RangeArgs): Promise<TimeRow[]> => {
    const { from, to } = rangeOf(args);
    const userId = rowId('user', args.userId);
    if (!userId) return [];
    return db.rows<TimeRow>(actor.workspaceId, sql`
      select i.state, i.aux_code_id as "auxCodeId", count(*) filter (where i.since >= ${from}::timestamptz)::int as times,
        sum(greatest(0, extract(epoch from least(coalesce(i.until, ${clock.now()}), ${to}::timestamptz) - greatest(i.since, ${from}::timestamptz)) * 1000))::float8 as ms
      from agent_interval i join agent_person p on p.id = i.user_id
      where i.user_id = ${userId}::uuid and i.since < ${to}::timestamptz and (i.until is null or i.until > ${from}::timestamptz) and ${visibleAgents(actor, 'p')}
      group by 1, 2 order by 4 desc, 1, 2`);
  },
});
