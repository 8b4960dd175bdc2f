/**
 * Makes statistics anew in steps, each a transaction of its own that works before it writes: an open writer holds the log's
 * horizon, for every workspace. The server goes on serving and summing up. What a step has made right, later events keep right;
 * until the last step is done, answers are made of old sums and new ones. A rebuild that was broken off is begun again.
 */
import type { Maintenance, MaintenanceRows } from '../../platform/db/maintenance.ts';
import { LOCKS } from '../../platform/db/locks.ts';
import { join, name, sql, type Sql } from '../../platform/db/sql.ts';
import { checkWorkspace, isWrong, type StatsCheck } from './check.ts';
import { MEASURES } from './facts.ts';
import { addRollups, APART, factRows, insertFacts, insertStock, insertZones } from './handlers.ts';
import { below, markOf, monthsDebt, monthsOf, ONE_AT_A_TIME, rowFacts, said, stockRows, WHOLE_LOG, type Month } from './should.ts';

/** Events or facts that one step writes: about a second's work. */
const STEP = 20_000;

type Step = <T>(work: (rows: MaintenanceRows, mark: string) => Promise<T>) => Promise<T>;

/** How a workspace's steps are done: `held` keeps the mark, and so the sums, as they are meanwhile. */
const stepsOf = (maintenance: Maintenance, workspaceId: string, held: boolean): Step => (work) =>
  maintenance.tx({ repeatable: !held }, async (rows, enter) => {
    const mark = await markOf(rows, held ? sql`for update` : sql``);
    await enter(workspaceId);
    await rows(ONE_AT_A_TIME);
    return work(rows, mark);
  });

/** What the log says replaces what there is. Below the mark no event is summed up any more, so nobody needs to wait. */
const replaceFromLog = async (step: Step, workspaceId: string): Promise<void> => {
  let from: string | null = '0';
  while (from !== null) {
    from = await step(async (rows, mark): Promise<string | null> => {
      const rest = sql`${below(workspaceId, mark)} and e.xid >= ${from}::xid8`;
      const [next] = await rows<{ xid: string }>(sql`select e.xid::text as xid from event e where ${rest} order by e.xid, e.id offset ${STEP} limit 1`);
      // A transaction's events may be more than a step: then it is one.
      const until = next?.xid === from ? String(BigInt(from!) + 1n) : next?.xid;
      await rows(sql`${insertFacts(factRows(until ? sql`${rest} and e.xid < ${until}::xid8` : rest))} on conflict (workspace_id, event_id, withdrawn) do update
        set (${said('')}) = row(${said('excluded')}) where (${said('stat_fact')}) is distinct from (${said('excluded')})`);
      return until ?? null;
    });
  }
};

/** Tickets that no event tells of. */
const addFromRows = async (step: Step, workspaceId: string): Promise<void> => {
  let added: number;
  do {
    added = await step(async (rows, mark) => (await rows(sql`${insertFacts(sql`${rowFacts(workspaceId, mark)} limit ${STEP}`)} returning 1 as n`)).length);
  } while (added === STEP);
};

/**
 * What is missing is added to sums that may be added to meanwhile; sums and facts are of one moment, so nobody needs to wait.
 * Two that add to the same sums may wait for each other: the database ends one, and it tries again.
 */
const mendMonth = async (maintenance: Maintenance, workspaceId: string, month: Month, tries = 5): Promise<void> => {
  try {
    await maintenance.tx({ repeatable: false }, async (rows, enter) => {
      // Two rebuilds that saw the same debt would pay it twice.
      await rows(sql`select pg_advisory_xact_lock(${LOCKS.statsRebuild})`);
      await enter(workspaceId);
      await rows(ONE_AT_A_TIME);
      await rows(addRollups(monthsDebt(workspaceId, month)));
    });
  } catch (error) {
    if ((error as { code?: string }).code !== '40P01' || tries <= 1) throw error;
    await mendMonth(maintenance, workspaceId, month, tries - 1);
  }
};

/** Facts keep what is apart in the zone of the sums. */
const partFacts = (workspaceId: string, { since, until }: Month): Sql => sql`
  update stat_fact f set apart = ${APART} from stat_zone z where z.workspace_id = f.workspace_id and z.slot = 0 and f.workspace_id = ${workspaceId}::uuid
    and f.at >= ${since} and f.at < ${until} and f.earlier_at is not null and f.apart <> ${APART}`;

/** Sums of days that are no days in the zone any more. */
const sweep = (maintenance: Maintenance, workspaceId: string): Promise<object[]> =>
  maintenance.tx({ repeatable: false }, async (rows, enter) => {
    await enter(workspaceId);
    return rows(sql`delete from stat_rollup where workspace_id = ${workspaceId}::uuid and ${join(MEASURES.map((measure) => sql`${name(measure)} = 0`), ' and ')}`);
  });

/** Facts that are there stay, since the log may no longer say them; what it does say replaces them. */
const replace = async (maintenance: Maintenance, { workspaceId, zoneChanged }: StatsCheck): Promise<void> => {
  const [held, beside] = [stepsOf(maintenance, workspaceId, true), stepsOf(maintenance, workspaceId, false)];
  const own = sql`workspace_id = ${workspaceId}::uuid`;
  await held(async (rows, mark) => {
    await rows(sql`delete from stat_zone where ${own}`);
    await rows(insertZones(sql`w.id = ${workspaceId}::uuid`));
    await rows(sql`delete from stat_fact f where ${own} and f.event_id > 0 and ${WHOLE_LOG}
      and not exists (select 1 from event e where ${below(workspaceId, mark)} and e.id = f.event_id)`);
  });
  await replaceFromLog(beside, workspaceId);
  await addFromRows(beside, workspaceId);
  for (const month of await beside((rows) => monthsOf(rows, workspaceId))) {
    await beside((rows) => rows(partFacts(workspaceId, month)));
    await mendMonth(maintenance, workspaceId, month);
  }
  if (zoneChanged) await sweep(maintenance, workspaceId);
  await held(async (rows, mark) => {
    await rows(sql`delete from stat_stock where ${own}`);
    await rows(sql`${insertStock} ${stockRows(workspaceId, mark)}`);
  });
};

/** Every workspace; `write` replaces what differs. */
export const checkStats = async (maintenance: Maintenance, { write, differs }: { write: boolean; differs: (check: StatsCheck) => void }): Promise<StatsCheck[]> => {
  const workspaces = await maintenance.tx({ repeatable: false }, (rows) => rows<{ id: string }>(sql`select id from workspace order by id`));
  const checks: StatsCheck[] = [];
  for (const { id } of workspaces) {
    const check = await checkWorkspace(maintenance, id);
    checks.push(check);
    if (!isWrong(check)) continue;
    differs(check);
    if (write) await replace(maintenance, check);
  }
  return checks;
};
