/** What statistics should be: by the log, by the rows of tickets, and by their own facts. */
import type { MaintenanceRows } from '../../platform/db/maintenance.ts';
import { join, name, sql, type Sql } from '../../platform/db/sql.ts';
import { MEASURES, movesOf, NONE, stockOf } from './facts.ts';
import { rollupRows, STATS_MARK } from './handlers.ts';

/** Sums of histograms are large while they are made: in a hash table all at once, in a sorted group one at a time. */
export const ONE_AT_A_TIME = sql`set local enable_hashagg = off`;

export const markOf = async (rows: MaintenanceRows, lock = sql``): Promise<string> =>
  (await rows<{ below: string }>(sql`select done_below::text as below from event_handler where name = ${STATS_MARK} ${lock}`))[0]?.below ?? '0';

const SAID = ['ticket_id', 'at', 'queue_id', 'channel', 'agent_id', 'entered', 'earlier_at', 'waiting_ms', 'response_ms', 'resolution_ms'];
export const said = (row: string): Sql => join(SAID.map((column) => name(row === '' ? column : `${row}.${column}`)));
export const ownFacts = (workspaceId: string): Sql => sql`select * from stat_fact where workspace_id = ${workspaceId}::uuid`;
export const below = (workspaceId: string, mark: string): Sql => sql`e.workspace_id = ${workspaceId}::uuid and e.xid < ${mark}::xid8`;
const above = (workspaceId: string, mark: string): Sql => sql`e.workspace_id = ${workspaceId}::uuid and e.xid >= ${mark}::xid8`;

/**
 * Facts by the rows alone, for tickets older than the log or than these statistics: openings, first answers, the resolution and
 * the closing that a ticket still shows. Where the queue or the agent has changed since, the row knows only the present one.
 * Rows have no events, so their ids are negative.
 */
export const rowFacts = (workspaceId: string, mark: string): Sql => sql`
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
export interface Month {
  since: Date;
  until: Date;
}

/** What is left of the last block that begins in a month, after the month: days of another zone, hours of UTC. */
const LONGEST_DAY = sql`interval '26 hours'`;

/** Months with facts or sums: one at a time, a rebuild takes the memory of a month. */
export const monthsOf = (rows: MaintenanceRows, workspaceId: string): Promise<Month[]> => rows<Month>(sql`
  select m as since, date_add(m, interval '1 month', z.zone) as until
  from (select min(at) as first, max(at) as last from (
      select at from stat_fact where workspace_id = ${workspaceId}::uuid union all select starts_at from stat_rollup where workspace_id = ${workspaceId}::uuid) t) r
    join stat_zone z on z.workspace_id = ${workspaceId}::uuid and z.slot = 0
    cross join generate_series(date_trunc('month', r.first - ${LONGEST_DAY}, z.zone), r.last, interval '1 month', z.zone) m`);

/** A block belongs to the month in which it begins. */
const rollupsIn = (workspaceId: string, { since, until }: Month): Sql => sql`
  select * from (${rollupRows(sql`select * from stat_fact where workspace_id = ${workspaceId}::uuid
    and at >= ${since}::timestamptz and at < ${until}::timestamptz + ${LONGEST_DAY}`)})
    r(workspace_id, grain, queue_id, agent_id, starts_at, channel, ${join(MEASURES.map(name))})
  where r.starts_at >= ${since}::timestamptz and r.starts_at < ${until}::timestamptz`;

const KEY = ['grain', 'queue_id', 'agent_id', 'starts_at', 'channel'].map(name);
/** A sum that is not there is one of nothing. */
const off = (measure: string): Sql => sql`coalesce(should.${name(measure)}, 0) - coalesce(has.${name(measure)}, 0)`;
export const IS_OFF = sql`(${join(MEASURES.map((measure) => sql`${off(measure)} <> 0`), ' or ')})`;

/** A month's sums as they should be beside those that are there; both of one moment, so each fact is in both or in none. */
export const monthsSums = (workspaceId: string, month: Month): Sql => sql`
  (${rollupsIn(workspaceId, month)}) should
  full join (select * from stat_rollup where workspace_id = ${workspaceId}::uuid and starts_at >= ${month.since} and starts_at < ${month.until}) has using (${join(KEY)})`;

/** What must be added to a month's sums. Sorted, so that all is known before the first is written. */
export const monthsDebt = (workspaceId: string, month: Month): Sql => sql`
  select ${workspaceId}::uuid, ${join([...KEY, ...MEASURES.map(off)])} from ${monthsSums(workspaceId, month)} where ${IS_OFF} order by ${join(KEY)}`;

/** The tickets as they stand, less what the sums do not know yet. */
export const stockRows = (workspaceId: string, mark: string): Sql => sql`
  select workspace_id, agent_id, queue_id, status, channel, sum(tickets)::int as tickets, sum(held)::int as held from (
    ${stockOf(sql`select t.workspace_id, coalesce(t.assignee_id, ${NONE}::uuid), t.queue_id, t.status, t.channel, 1 from ticket t where t.workspace_id = ${workspaceId}::uuid`)}
    union all select m.workspace_id, m.agent_id, m.queue_id, m.status, m.channel, -m.tickets, -m.held from (${movesOf(above(workspaceId, mark))}) m) s
  group by 1, 2, 3, 4, 5 having sum(tickets) <> 0 or sum(held) <> 0`;

/** Whether the log still has every event, so that a fact without one is stray. */
export const WHOLE_LOG = sql`(select pruned_below = '0' from event_log)`;
