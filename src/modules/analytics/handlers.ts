import { limit } from '../../limits.ts';
import { join, name, sql, type Sql } from '../../platform/db/sql.ts';
import type { AfterFold } from '../../platform/events/after.ts';
import { FACT_TYPES, factsOf, MEASURES, measuresOf, movesOf, NONE } from './facts.ts';
import { GRAIN } from './rules.ts';

/** The name of the mark: what lies below it in the log is in the sums. */
export const STATS_MARK = 'analytics:stats';

/** Where the block of a grain that holds `at` begins, in the zone `z` of the grain. */
export const blockOf = (grain: Sql, at: Sql): Sql => sql`case ${grain} when ${GRAIN.HOUR}::int then date_trunc('hour', ${at}, 'UTC')
  when ${GRAIN.MONTH}::int then date_trunc('month', ${at}, z.zone) else date_trunc('day', ${at}, z.zone) end`;

const FACT_COLUMNS = sql`workspace_id, event_id, withdrawn, ticket_id, at, queue_id, channel, agent_id, entered, earlier_at, waiting_ms, response_ms, resolution_ms, apart`;
const KEY = sql`workspace_id, grain, queue_id, agent_id, starts_at, channel`;
const COLUMNS = join(MEASURES.map(name));

/** The coarsest grain of which a fact and the earlier time in the same status lie in different blocks. */
export const APART = sql`case when f.earlier_at is null then 0
  when ${blockOf(sql`${GRAIN.MONTH}::int`, sql`f.earlier_at`)} <> ${blockOf(sql`${GRAIN.MONTH}::int`, sql`f.at`)} then ${GRAIN.MONTH}::int
  when ${blockOf(sql`${GRAIN.DAY}::int`, sql`f.earlier_at`)} <> ${blockOf(sql`${GRAIN.DAY}::int`, sql`f.at`)} then ${GRAIN.DAY}::int
  when ${blockOf(sql`${GRAIN.HOUR}::int`, sql`f.earlier_at`)} <> ${blockOf(sql`${GRAIN.HOUR}::int`, sql`f.at`)} then ${GRAIN.HOUR}::int else 0 end`;

/** Facts of events as rows of `stat_fact`, in the order of its columns here. */
export const factRows = (where: Sql): Sql => sql`
  select f.workspace_id, f.event_id, f.withdrawn, f.ticket_id, f.at, f.queue_id, f.channel, f.agent_id, f.entered, f.earlier_at,
    f.waiting_ms, f.response_ms, f.resolution_ms, (${APART})::smallint as apart
  from (${factsOf(where)}) f join stat_zone z on z.workspace_id = f.workspace_id and z.slot = 0`;

/** The sums that a fact belongs to: of its queue, its channel, both, or the whole workspace, and those of its agent. */
const KEYS = sql`(values (f.queue_id, ${NONE}::uuid, f.channel), (f.queue_id, ${NONE}::uuid, ''), (${NONE}::uuid, ${NONE}::uuid, f.channel), (${NONE}::uuid, ${NONE}::uuid, ''),
  (f.queue_id, nullif(f.agent_id, ${NONE}::uuid), f.channel)) k(queue_id, agent_id, channel)`;

/** Sums of facts by block and key. */
export const rollupRows = (facts: Sql): Sql => sql`
  select f.workspace_id, g.grain, k.queue_id, k.agent_id, b.starts_at, k.channel, ${measuresOf(sql`b.starts_at`)}
  from (${facts}) f join stat_zone z on z.workspace_id = f.workspace_id
    cross join lateral unnest(case z.slot when 0 then ${[GRAIN.HOUR, GRAIN.DAY, GRAIN.MONTH]}::smallint[] else array[(${GRAIN.MONTH}::int + z.slot)::smallint] end) g(grain)
    cross join lateral (select ${blockOf(sql`g.grain`, sql`f.at`)} as starts_at) b
    cross join lateral ${KEYS}
  where k.agent_id is not null
    and (f.entered in ('CREATED', 'RESOLVED', 'CLOSED', 'ON_HOLD') or coalesce(f.waiting_ms, f.response_ms, f.resolution_ms) is not null)
  group by f.workspace_id, g.grain, k.queue_id, k.agent_id, b.starts_at, k.channel`;

const ADDED = join(MEASURES.map((column) => sql`${name(column)} = stat_rollup.${name(column)} + excluded.${name(column)}`));

export const insertFacts = (rows: Sql): Sql => sql`insert into stat_fact (${FACT_COLUMNS}) ${rows}`;
/** Sums only ever grow by what is added to them, so who adds need not know who else does. */
export const addRollups = (rows: Sql): Sql => sql`insert into stat_rollup (${KEY}, ${COLUMNS}) ${rows} on conflict (${KEY}) do update set ${ADDED}`;

export const insertStock = sql`insert into stat_stock (workspace_id, agent_id, queue_id, status, channel, tickets, held)`;

/** Zones that the settings of a workspace `w` name: its own (slot 0), and those whose days are summed up beside it. */
export const ZONES = sql`
  select (row_number() over (order by min(n.n)) - 1)::smallint as slot, n.zone from (
    select 0, coalesce((select t.name from pg_timezone_names t where t.name = w.settings->>'timeZone'), 'UTC')
    union all
    select s.n, t.name from jsonb_array_elements_text(case jsonb_typeof(w.settings->'statsZones') when 'array' then w.settings->'statsZones' else '[]' end)
      with ordinality s(zone, n) join pg_timezone_names t on t.name = s.zone where s.n <= ${limit('statsFurtherZones')}::int) n(n, zone)
  group by n.zone`;

/** A workspace's days follow its settings, as they were when its first ticket was counted; a rebuild takes new ones. */
export const insertZones = (where: Sql): Sql => sql`
  insert into stat_zone (workspace_id, slot, zone) select w.id, z.slot, z.zone from workspace w cross join lateral (${ZONES}) z where ${where}`;

/** Takes facts from the log and adds them to the sums. An event that is a fact already adds nothing. */
export const statsFold: AfterFold = {
  name: STATS_MARK,
  types: FACT_TYPES,
  fold: async (rows, { from, below }) => {
    const span = sql`e.xid >= ${from}::xid8 and e.xid < ${below}::xid8`;
    await rows(sql`${insertZones(sql`not exists (select 1 from stat_zone z where z.workspace_id = w.id)
      and w.id in (select e.workspace_id from event e where ${span} and e.type = any(${FACT_TYPES}::text[]))`)} on conflict do nothing`);
    await rows(sql`
      with fresh as (${insertFacts(factRows(span))} on conflict do nothing returning *),
      summed as (${addRollups(rollupRows(sql`select * from fresh`))})
      ${insertStock}
      ${movesOf(sql`${span} and exists (select 1 from fresh where fresh.workspace_id = e.workspace_id and fresh.event_id = e.id)`)}
      on conflict (workspace_id, agent_id, queue_id, status, channel) do update
        set tickets = stat_stock.tickets + excluded.tickets, held = stat_stock.held + excluded.held`);
  },
};
