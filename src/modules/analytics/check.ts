/** Compares statistics with what they come from, the log and the rows of tickets. */
import type { Maintenance, MaintenanceRows } from '../../platform/db/maintenance.ts';
import { sql } from '../../platform/db/sql.ts';
import { factRows, ZONES } from './handlers.ts';
import { below, IS_OFF, markOf, monthsOf, monthsSums, ONE_AT_A_TIME, ownFacts, rowFacts, said, stockRows, WHOLE_LOG } from './should.ts';

/** How far a workspace's statistics are from what they should be. */
export interface StatsCheck {
  workspaceId: string;
  facts: number;
  /** Facts that the log has and statistics have not, or otherwise, and facts that nothing in the log says. */
  missingFacts: number;
  differentFacts: number;
  strayFacts: number;
  /** What the rows of tickets and messages say and no fact does. */
  missingFromRows: number;
  rollups: number;
  differentRollups: number;
  differentStock: number;
  /** The workspace has other time zones now than its days and months are cut by. */
  zoneChanged: boolean;
}

const rollupDifference = async (rows: MaintenanceRows, workspaceId: string): Promise<Pick<StatsCheck, 'rollups' | 'differentRollups'>> => {
  const total = { rollups: 0, differentRollups: 0 };
  for (const month of await monthsOf(rows, workspaceId)) {
    const [found] = await rows<typeof total>(sql`
      select count(has.workspace_id)::int as rollups, (count(*) filter (where ${IS_OFF}))::int as "differentRollups" from ${monthsSums(workspaceId, month)}`);
    total.rollups += found!.rollups;
    total.differentRollups += found!.differentRollups;
  }
  return total;
};

const compare = async (rows: MaintenanceRows, workspaceId: string, mark: string): Promise<StatsCheck> => {
  const [facts] = await rows<StatsCheck>(sql`
    select count(has.event_id)::int as facts, (count(*) filter (where has.event_id is null))::int as "missingFacts",
      (count(*) filter (where has.event_id is not null and should.event_id is not null and (${said('should')}) is distinct from (${said('has')})))::int as "differentFacts",
      (count(*) filter (where should.event_id is null and event_id > 0 and ${WHOLE_LOG}))::int as "strayFacts"
    from (${factRows(below(workspaceId, mark))}) should full join (${ownFacts(workspaceId)}) has using (event_id, withdrawn)`);
  const [fromRows] = await rows<{ n: number }>(sql`select count(*)::int as n from (${rowFacts(workspaceId, mark)}) r`);
  const rollups = await rollupDifference(rows, workspaceId);
  const [stock] = await rows<{ n: number }>(sql`
    select count(*)::int as n from (${stockRows(workspaceId, mark)}) should
    full join (select * from stat_stock where workspace_id = ${workspaceId}::uuid and (tickets <> 0 or held <> 0)) has using (agent_id, queue_id, status, channel)
    where (should.tickets, should.held) is distinct from (has.tickets, has.held)`);
  const [zone] = await rows<{ changed: boolean }>(sql`
    select array(select z.zone from (${ZONES}) z order by z.slot) <> h.zones as changed
    from workspace w cross join lateral (select array_agg(z.zone order by z.slot) as zones from stat_zone z where z.workspace_id = w.id) h where w.id = ${workspaceId}::uuid`);
  return { ...facts!, ...rollups, workspaceId, missingFromRows: fromRows!.n, differentStock: stock!.n, zoneChanged: zone?.changed ?? false };
};

/** One workspace at one moment. A check only reads, so it holds back nobody, however long it takes. */
export const checkWorkspace = (maintenance: Maintenance, workspaceId: string): Promise<StatsCheck> =>
  maintenance.tx({ repeatable: true }, async (rows, enter) => {
    const mark = await markOf(rows);
    await enter(workspaceId);
    await rows(ONE_AT_A_TIME);
    return compare(rows, workspaceId, mark);
  });

export const isWrong = (check: StatsCheck): boolean =>
  check.zoneChanged || check.missingFacts + check.differentFacts + check.strayFacts + check.missingFromRows + check.differentRollups + check.differentStock > 0;
