/** Compares statistics with what they come from, the log and the rows of tickets, and makes them anew. */
import type { Maintenance, MaintenanceRows } from '../../platform/db/maintenance.ts';
import { join, name, sql, type Sql } from '../../platform/db/sql.ts';
import { MEASURES, movesOf, NONE, stockOf } from './facts.ts';
import { APART, factRows, insertFacts, insertRollups, insertStock, insertZones, rollupRows, STATS_MARK } from './handlers.ts';

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
  /** The workspace has another time zone now than its days and months are cut by. */
  zoneChanged: boolean;
}

const SAID = ['ticket_id', 'at', 'queue_id', 'channel', 'agent_id', 'entered', 'earlier_at', 'waiting_ms', 'response_ms', 'resolution_ms'];
const said = (row: string): Sql => join(SAID.map((column) => name(row === '' ? column : `${row}.${column}`)));
const KEY = ['queue_id', 'agent_id', 'channel', 'grain', 'starts_at'];
const ownFacts = (workspaceId: string): Sql => sql`select * from stat_fact where workspace_id = ${workspaceId}::uuid`;
const below = (workspaceId: string, mark: string): Sql => sql`e.workspace_id = ${workspaceId}::uuid and e.xid < ${mark}::xid8`;
const above = (workspaceId: string, mark: string): Sql => sql`e.workspace_id = ${workspaceId}::uuid and e.xid >= ${mark}::xid8`;

/**
 * Facts by the rows alone, for tickets older than the log or than these statistics: openings, first answers, the resolution and
 * the closing that a ticket still shows. Where the queue or the agent has changed since, the row knows only the present one.
 * Rows have no events, so their ids are negative.
 */
const rowFacts = (workspaceId: string, mark: string): Sql => sql`
  select r.* from (
    select t.workspace_id, -(t.number::bigint * 4 + s.part) as event_id, false as withdrawn, t.id as ticket_id, s.at, t.queue_id, t.channel,
      s.agent_id, s.entered, null::timestamptz as earlier_at, null::bigint as waiting_ms, s.response_ms, s.resolution_ms, 0::smallint as apart
    from ticket t
    left join lateral (select m.created_at, m.author_user_id from message m where m.conversation_id = t.conversation_id and m.side = 'STAFF'
      and m.position between t.from_position and coalesce(t.to_position, 2147483647) order by m.position limit 1) a on true
    cross join lateral (values
      (0, t.opened_at, ${NONE}::uuid, 'CREATED', null::bigint, null::bigint),
      (1, a.created_at, coalesce(a.author_user_id, t.assignee_id, ${NONE}::uuid), null, (extract(epoch from a.created_at - t.opened_at) * 1000)::bigint, null),
      (2, t.resolved_at, coalesce(t.assignee_id, ${NONE}::uuid), 'RESOLVED', null, (extract(epoch from t.resolved_at - t.opened_at) * 1000)::bigint),
      (3, t.closed_at, coalesce(t.assignee_id, ${NONE}::uuid), 'CLOSED', null, null)) s(part, at, agent_id, entered, response_ms, resolution_ms)
    where t.workspace_id = ${workspaceId}::uuid and s.at is not null
      and not exists (select 1 from event e where ${above(workspaceId, mark)} and e.ticket_id = t.id)) r
  where not exists (select 1 from stat_fact f where f.workspace_id = r.workspace_id and f.ticket_id = r.ticket_id and not f.withdrawn
    and (f.entered = r.entered or (r.response_ms is not null and f.response_ms is not null)))`;

/** A stretch of time whose facts are summed up together. */
interface Month {
  since: Date;
  until: Date;
}

/** Months with facts or sums: one at a time, a rebuild takes the memory of a month. */
const monthsOf = (rows: MaintenanceRows, workspaceId: string): Promise<Month[]> => rows<Month>(sql`
  select m as since, date_add(m, interval '1 month', z.zone) as until
  from (select min(at) as first, max(at) as last from (
      select at from stat_fact where workspace_id = ${workspaceId}::uuid union all select starts_at from stat_rollup where workspace_id = ${workspaceId}::uuid) t) r
    join stat_zone z on z.workspace_id = ${workspaceId}::uuid
    cross join generate_series(date_trunc('month', r.first, z.zone), r.last, interval '1 month', z.zone) m`);

/** A block belongs to the month in which it begins. Hours are those of UTC, so the last one may reach over the month's edge. */
const rollupsIn = (workspaceId: string, { since, until }: Month): Sql => sql`
  select * from (${rollupRows(sql`select * from stat_fact where workspace_id = ${workspaceId}::uuid
    and at >= ${since}::timestamptz and at < ${until}::timestamptz + interval '1 hour'`)})
    r(workspace_id, grain, queue_id, agent_id, starts_at, channel, ${join(MEASURES.map(name))})
  where r.starts_at >= ${since}::timestamptz and r.starts_at < ${until}::timestamptz`;

const rollupDifference = async (rows: MaintenanceRows, workspaceId: string): Promise<Pick<StatsCheck, 'rollups' | 'differentRollups'>> => {
  const same = join(MEASURES.map((column) => sql`should.${name(column)} = has.${name(column)}`), ' and ');
  const total = { rollups: 0, differentRollups: 0 };
  for (const month of await monthsOf(rows, workspaceId)) {
    const [found] = await rows<typeof total>(sql`
      select count(has.grain)::int as rollups, (count(*) filter (where has.grain is null or should.grain is null or not (${same})))::int as "differentRollups"
      from (${rollupsIn(workspaceId, month)}) should
      full join (select * from stat_rollup where workspace_id = ${workspaceId}::uuid and starts_at >= ${month.since} and starts_at < ${month.until}) has using (${join(KEY.map(name))})`);
    total.rollups += found!.rollups;
    total.differentRollups += found!.differentRollups;
  }
  return total;
};

/** The tickets as they stand, less what the sums do not know yet. */
const stockRows = (workspaceId: string, mark: string): Sql => sql`
  select workspace_id, agent_id, queue_id, status, channel, sum(tickets)::int as tickets, sum(held)::int as held from (
    ${stockOf(sql`select t.workspace_id, coalesce(t.assignee_id, ${NONE}::uuid), t.queue_id, t.status, t.channel, 1 from ticket t where t.workspace_id = ${workspaceId}::uuid`)}
    union all select m.workspace_id, m.agent_id, m.queue_id, m.status, m.channel, -m.tickets, -m.held from (${movesOf(above(workspaceId, mark))}) m) s
  group by 1, 2, 3, 4, 5 having sum(tickets) <> 0 or sum(held) <> 0`;

/** Whether the log still has every event, so that a fact without one is stray. */
const WHOLE_LOG = sql`(select pruned_below = '0' from event_log)`;

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
    select coalesce(w.settings->>'timeZone', 'UTC') <> z.zone as changed from workspace w join stat_zone z on z.workspace_id = w.id where w.id = ${workspaceId}::uuid`);
  return { ...facts!, ...rollups, workspaceId, missingFromRows: fromRows!.n, differentStock: stock!.n, zoneChanged: zone?.changed ?? false };
};

/** Facts that are there stay, since the log may no longer say them; what it does say replaces them. */
const replace = async (rows: MaintenanceRows, workspaceId: string, mark: string): Promise<void> => {
  const own = sql`workspace_id = ${workspaceId}::uuid`;
  await rows(sql`delete from stat_zone where ${own}`);
  await rows(insertZones(sql`w.id = ${workspaceId}::uuid`));
  await rows(sql`delete from stat_fact f where ${own} and f.event_id > 0 and ${WHOLE_LOG}
    and not exists (select 1 from event e where ${below(workspaceId, mark)} and e.id = f.event_id)`);
  await rows(sql`${insertFacts(factRows(below(workspaceId, mark)))} on conflict (workspace_id, event_id, withdrawn) do update set (${said('')}) = row(${said('excluded')})`);
  await rows(insertFacts(rowFacts(workspaceId, mark)));
  await rows(sql`update stat_fact f set apart = ${APART} from stat_zone z where z.workspace_id = f.workspace_id and f.workspace_id = ${workspaceId}::uuid and f.earlier_at is not null`);
  await rows(sql`delete from stat_rollup where ${own}`);
  for (const month of await monthsOf(rows, workspaceId)) await rows(insertRollups(rollupsIn(workspaceId, month)));
  await rows(sql`delete from stat_stock where ${own}`);
  await rows(sql`${insertStock} ${stockRows(workspaceId, mark)}`);
};

/**
 * Every workspace, each in a transaction of its own; `write` replaces what differs. A check sees one moment; a rebuild holds the
 * mark, so the server goes on serving and adds to the sums again when it is done.
 */
export const checkStats = async (maintenance: Maintenance, { write, differs }: { write: boolean; differs: (check: StatsCheck) => void }): Promise<StatsCheck[]> => {
  const workspaces = await maintenance.tx({ repeatable: false }, (rows) => rows<{ id: string }>(sql`select id from workspace order by id`));
  const checks: StatsCheck[] = [];
  for (const { id } of workspaces) {
    checks.push(await maintenance.tx({ repeatable: !write }, async (rows, enter) => {
      const lock = write ? sql`for update` : sql``;
      const [mark] = await rows<{ below: string }>(sql`select done_below::text as below from event_handler where name = ${STATS_MARK} ${lock}`);
      await enter(id);
      // Sums of histograms are large while they are made: in a hash table all at once, in a sorted group one at a time.
      await rows(sql`set local enable_hashagg = off`);
      const check = await compare(rows, id, mark?.below ?? '0');
      if (isWrong(check)) {
        differs(check);
        if (write) await replace(rows, id, mark?.below ?? '0');
      }
      return check;
    }));
  }
  return checks;
};

export const isWrong = (check: StatsCheck): boolean =>
  check.zoneChanged || check.missingFacts + check.differentFacts + check.strayFacts + check.missingFromRows + check.differentRollups + check.differentStock > 0;
