/** The statements behind statistics. Each adds what the log holds above the mark to the sums below it, in one snapshot. */
import { and, join, name, raw, sql, type Sql } from '../../platform/db/sql.ts';
import { queueColumns, type QueueRow } from '../settings/index.ts';
import type { StatsScope } from './access.ts';
import { FACT_TYPES, factsOf, measureNames, measuresOf, movesOf, NONE, type DurationName } from './facts.ts';
import { STATS_MARK } from './handlers.ts';
import { GRAIN, type Cut, type Grain } from './rules.ts';

/** What lies above the mark, read once for all that needs it. */
const RECENT = sql`recent`;

export const DIMENSIONS = ['QUEUE', 'CHANNEL'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What a statement is asked for. */
export interface Question {
  workspaceId: string;
  scope: StatsScope;
  from: Date;
  to: Date;
  cuts: Cut[];
  /** The grain whose blocks are points of the series themselves. */
  pointGrain: Grain | null;
  /** Beginnings of a series' points, the first is `from`; null: the range is one. */
  points: number[] | null;
  by: readonly Dimension[];
  /** Histograms are most of the work, so only those that somebody wants. */
  durations: readonly DurationName[];
}

/** The sums of a group of tickets or a point of a series, as the database gives them. */
export interface SumRow {
  point: number;
  queue: QueueRow | null;
  channel: string | null;
  created: number;
  resolved: number;
  closed: number;
  onHold: number;
  /** Absent where it was not asked for, null where there is nothing but a standing. */
  waiting?: [n: number, ms: number, bins: string] | null;
  response?: [n: number, ms: number, bins: string] | null;
  resolution?: [n: number, ms: number, bins: string] | null;
}

/** The queues of the scope and the beginnings of points, found once for all that needs them. */
const QUEUES = sql`(select queues from asked)::uuid[]`;
const POINTS = sql`(select points from asked)`;

const pick = ({ queues, agentId, channel }: StatsScope, row: string): Sql => and([
  ...(queues === null ? [] : [sql`${name(`${row}.queue_id`)} = any(${QUEUES})`]),
  ...(agentId === NONE ? [] : [sql`${name(`${row}.agent_id`)} = ${agentId}::uuid`]),
  ...(channel === null ? [] : [sql`${name(`${row}.channel`)} = ${channel}`]),
]);

/** Sums of everybody are kept over all channels too, those of an agent are not. */
const channelOfSums = ({ scope, by }: Question): Sql => {
  if (scope.channel !== null) return sql`r.channel = ${scope.channel}`;
  if (scope.agentId !== NONE) return sql`true`;
  return by.includes('CHANNEL') ? sql`r.channel <> ''` : sql`r.channel = ''`;
};

const withRecent = ({ workspaceId, scope, points }: Question): Sql => sql`with asked as materialized (
  select ${dates(points ?? [])} as points, ${scope.queues ?? sql`array[${NONE}::uuid]`} as queues), recent as materialized (
  select e.workspace_id, e.id, e.type, e.ticket_id, e.payload, e.at from event e where e.workspace_id = ${workspaceId}::uuid
    and e.type = any(${FACT_TYPES}::text[]) and e.xid >= coalesce((select h.done_below from event_handler h where h.name = ${STATS_MARK}), '0'::xid8))`;

/** Milliseconds are read and written faster than times are, and there may be a year of days. */
const dates = (times: number[]): Sql => sql`array(select to_timestamp(t / 1000.0::float8) from unnest(${`{${times.join()}}`}::float8[]) t)`;

const cutTable = (cuts: Cut[]): Sql => sql`unnest(${cuts.map((cut) => cut.grain)}::smallint[], ${dates(cuts.map((cut) => cut.since))}, ${dates(cuts.map((cut) => cut.until))}) c(grain, since, until)`;

/** What rows are told apart by. Only that is grouped by: a sort by constants as well would cost more than the sums. */
const keysOf = ({ points, by }: Question): string[] =>
  [...(points ? ['point'] : []), ...(by.includes('QUEUE') ? ['queue_id'] : []), ...(by.includes('CHANNEL') ? ['channel'] : [])];

/** The same of a row. */
const groupOf = (question: Question, row: string, at: string): Sql[] => keysOf(question).map((key) =>
  key === 'point' ? sql`width_bucket(${name(at)}, ${POINTS}) as point` : sql`${name(`${row}.${key}`)} as ${name(key)}`);

const groupBy = (question: Question): Sql => {
  const keys = keysOf(question);
  return keys.length > 0 ? sql`group by ${join(keys.map((_, i) => raw(String(i + 1))))}` : sql`group by ()`;
};

/** A key as a column, null where it is not told apart. */
const keyColumn = (question: Question, row: string, key: string, type: string): Sql =>
  keysOf(question).includes(key) ? name(`${row}.${key}`) : sql`null::${name(type)}`;

/** Where the point of a fact begins: a ticket counts once in each (rule N-05). */
const pointStart = (question: Question): Sql =>
  question.points ? sql`(${POINTS})[width_bucket(f.at, ${POINTS})]` : sql`${question.from}::timestamptz`;

const cutBlocks = (question: Question): Cut[] => question.cuts.filter((cut) => cut.grain !== GRAIN.FACT);

// Each lateral makes a cut a range of the index, one after the other: as joins, the database would read every row there is.
const blocks = (question: Question): Sql => sql`
  select ${join([...groupOf(question, 'r', 'r.starts_at'), ...measureNames(question.durations).map((column) => name(`r.${column}`))])}
  from ${cutTable(cutBlocks(question))} cross join lateral (select r.* from stat_rollup r
    where r.workspace_id = ${question.workspaceId}::uuid and r.grain = c.grain and r.queue_id = any(${QUEUES})
      and r.agent_id = ${question.scope.agentId}::uuid and r.starts_at >= c.since and r.starts_at < c.until and ${channelOfSums(question)} offset 0) r`;

/**
 * A block counts a ticket once; one that was in the same status in an earlier block of the same point is one too many. What lies
 * in two days may lie in one hour, where days begin at half past.
 */
const repeats = (question: Question): Sql => {
  const cuts = cutBlocks(question).filter((cut) => cut.grain !== question.pointGrain);
  const once = (status: string): Sql => sql`(-count(*) filter (where f.entered = ${status}::text))::int`;
  return sql`
    union all select ${join([...groupOf(question, 'f', 'f.at'), sql`0`, once('RESOLVED'), sql`0`, once('ON_HOLD'), ...question.durations.flatMap(() => [sql`0`, sql`0`, sql`0`])])}
    from ${cutTable(cuts)} join unnest(${[GRAIN.HOUR, GRAIN.DAY, GRAIN.MONTH]}::smallint[]) a(apart) on a.apart >= c.grain
      cross join lateral (select f.* from stat_fact f
        where f.workspace_id = ${question.workspaceId}::uuid and f.apart = a.apart and f.apart > 0 and f.at >= c.since and f.at < c.until offset 0) f
    where f.earlier_at >= ${pointStart(question)} and ${pick(question.scope, 'f')}
      and (c.grain <> ${GRAIN.HOUR}::int or f.earlier_at < date_trunc('hour', f.at, 'UTC'))
    ${groupBy(question)}`;
};

const FACT = sql`f.withdrawn, f.at, f.queue_id, f.channel, f.agent_id, f.entered, f.earlier_at, f.waiting_ms, f.response_ms, f.resolution_ms`;

/** Facts of the edges that no block covers, and of the events above the mark. */
const facts = (question: Question): Sql => {
  const edges = question.cuts.filter((cut) => cut.grain === GRAIN.FACT);
  const kept = sql`select f.* from ${cutTable(edges)} cross join lateral (select ${FACT} from stat_fact f
    where f.workspace_id = ${question.workspaceId}::uuid and f.at >= c.since and f.at < c.until offset 0) f`;
  return sql`
    select ${join([...groupOf(question, 'f', 'f.at'), measuresOf(pointStart(question), question.durations)])}
    from (${kept} union all
      select ${FACT} from (${factsOf(sql`true`, RECENT)}) f where f.at >= ${question.from}::timestamptz and f.at < ${question.to}::timestamptz) f
    where ${pick(question.scope, 'f')} ${groupBy(question)}`;
};

const SUMMED = ['created', 'resolved', 'closed', 'on_hold'];
const triple = (of: DurationName): Sql => sql`json_build_array(sum(${name(`${of}_n`)})::int, sum(${name(`${of}_ms`)})::float8, sum(${name(`${of}_bins`)})::text) as ${name(of)}`;

const flows = (question: Question): Sql => {
  const keys = keysOf(question).map(name);
  return sql`
    select ${join([...keys, ...SUMMED.map((count) => sql`sum(${name(count)})::int as ${name(count)}`), ...question.durations.map(triple)])}
    from (${blocks(question)} ${repeats(question)} union all ${facts(question)}) m(${join([...keys, ...measureNames(question.durations).map(name)])})
    ${groupBy(question)}`;
};

const flow = ({ durations }: Question): Sql => sql`f.created, f.resolved, f.closed, f.on_hold as "onHold"${join([sql``, ...durations.map((of) => name(`f.${of}`))])}`;

/** The rows of an answer, and the zones by whose days there are sums, by slot. */
export interface Answer<Row> {
  zones: string[];
  rows: Row[];
}

const zonesOf = (workspaceId: string): Sql => sql`array(select zone from stat_zone where workspace_id = ${workspaceId}::uuid order by slot) as zones`;
export const zonesStatement = (workspaceId: string): Sql => sql`select ${zonesOf(workspaceId)}`;

const answer = (question: Question, rows: Sql): Sql => sql`
  ${withRecent(question)} select ${zonesOf(question.workspaceId)},
    coalesce((select json_agg(a) from (${rows}) a), '[]') as rows`;

/** The points of a series that are not empty. */
export const seriesStatement = (question: Question): Sql => answer(question, sql`select f.point, ${flow(question)} from (${flows(question)}) f`);

/** Tickets as they stand: the stock below the mark, moved by the events above it. */
const stock = (question: Question): Sql => {
  const { workspaceId, scope } = question;
  const standing = (status: string): Sql => sql`coalesce(sum(s.tickets) filter (where s.status = ${status}::text), 0)::int as ${name(status.toLowerCase())}`;
  return sql`
    select ${join([...groupOf(question, 's', ''), ...['NEW', 'OPEN', 'PENDING', 'ON_HOLD', 'RESOLVED', 'CLOSED'].map(standing)])},
      coalesce(sum(s.held) filter (where s.status not in ('RESOLVED', 'CLOSED')), 0)::int as assigned
    from (select s.* from stat_stock s where s.workspace_id = ${workspaceId}::uuid union all ${movesOf(sql`true`, RECENT)}) s
    where s.agent_id = ${scope.agentId}::uuid and ${pick(scope, 's')} ${groupBy(question)}`;
};

/** Every group of which there is anything to say, by name of queue and channel. */
export const groupsStatement = (question: Question): Sql => {
  const keys = keysOf(question);
  const same = keys.length > 0 ? join(keys.map((key) => sql`f.${name(key)} = s.${name(key)}`), ' and ') : sql`true`;
  const key = (of: string, type: string): Sql => sql`coalesce(${keyColumn(question, 'f', of, type)}, ${keyColumn(question, 's', of, type)})`;
  return answer(question, sql`
    select (select to_json(n) from (select ${queueColumns('q')}) n where q.id is not null) as queue, ${key('channel', 'text')} as channel, ${flow(question)},
      case when s.new is not null then json_build_object('new', s.new, 'open', s.open, 'pending', s.pending, 'onHold', s.on_hold, 'resolved', s.resolved, 'closed', s.closed,
        'assigned', s.assigned) end as standing
    from (${flows(question)}) f full join (${stock(question)}) s on ${same}
    left join queue q on q.id = ${key('queue_id', 'uuid')}
    order by q.name, 2`);
};
