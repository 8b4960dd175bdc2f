/** What the log says of tickets in the words of statistics: one row an event, and one more for a resolution that is withdrawn. */
import { join, name, sql, type Sql } from '../../platform/db/sql.ts';
import { BIN_DIGITS, BINS, BINS_A_DOUBLING } from './rules.ts';

export const FACT_TYPES = ['TicketOpened', 'TicketChanged', 'TicketAnswered'];
/** Stands for nobody and, in the sums of a whole workspace, for every queue: keys hold no null. */
export const NONE = '00000000-0000-0000-0000-000000000000';
const NOBODY = sql`${NONE}::uuid`;

/** Changes that move a ticket, of those that only tag it: `before` and `after` differ. */
const MOVES = sql`(e.type <> 'TicketChanged' or e.payload->'before' <> e.payload->'after')`;

const agent = (standing: Sql): Sql => sql`coalesce((${standing}->>'assigneeId')::uuid, ${NOBODY})`;
/** Events from before channels were written down are all of the web. */
const CHANNEL = sql`coalesce(e.payload->>'channel', 'WEB')`;

const LOG = sql`event`;

/** Facts of the events `e` that `where` picks of `log`. Each carries the time at which it happened by the server's clock. */
export const factsOf = (where: Sql, log = LOG): Sql => sql`
  select e.workspace_id, e.id as event_id, false as withdrawn, e.ticket_id, coalesce((e.payload->>'at')::timestamptz, e.at) as at,
    (e.payload->'after'->>'queueId')::uuid as queue_id, ${CHANNEL} as channel,
    coalesce((e.payload->>'authorUserId')::uuid, ${agent(sql`e.payload->'after'`)}) as agent_id,
    case when e.type = 'TicketOpened' then 'CREATED'
      when e.payload->'after'->>'status' <> e.payload->'before'->>'status' then e.payload->'after'->>'status' end as entered,
    (e.payload->>'earlierAt')::timestamptz as earlier_at, (e.payload->>'waitingMs')::bigint as waiting_ms,
    (e.payload->>'responseMs')::bigint as response_ms, (e.payload->>'resolutionMs')::bigint as resolution_ms
  from ${log} e where e.type = any(${FACT_TYPES}::text[]) and ${MOVES} and ${where}
  union all
  select e.workspace_id, e.id, true, e.ticket_id, (e.payload->>'withdrawnAt')::timestamptz, (e.payload->'before'->>'queueId')::uuid, ${CHANNEL},
    ${agent(sql`e.payload->'before'`)}, null, null, null, null, (e.payload->>'withdrawnMs')::bigint
  from ${log} e where e.type = 'TicketChanged' and e.payload ? 'withdrawnMs' and ${where}`;

/** Tickets by place, and how many of them somebody holds; each agent's own apart. `moves` are standings with a number, in JSON. */
export const stockOf = (moves: Sql): Sql => sql`
  select p.workspace_id, k.agent_id, p.queue_id, p.status, p.channel, sum(p.n)::int as tickets,
    coalesce(sum(p.n) filter (where p.agent_id <> ${NOBODY}), 0)::int as held
  from (${moves}) p(workspace_id, agent_id, queue_id, status, channel, n)
    cross join lateral (values (${NOBODY}), (nullif(p.agent_id, ${NOBODY}))) k(agent_id)
  where k.agent_id is not null group by 1, 2, 3, 4, 5`;

/** How many tickets more or less stand in a place because of the events `e` that `where` picks of `log`. */
export const movesOf = (where: Sql, log = LOG): Sql => stockOf(sql`
  select e.workspace_id, ${agent(sql`s.at`)}, (s.at->>'queueId')::uuid, s.at->>'status', ${CHANNEL}, s.n
  from ${log} e cross join lateral (values (e.payload->'before', -1), (e.payload->'after', 1)) s(at, n)
  where e.type in ('TicketOpened', 'TicketChanged') and ${MOVES} and s.at is not null and ${where}`);

/** The histogram of one duration. */
const bin = (ms: Sql): Sql => sql`('1e' || ${BIN_DIGITS}::int * (case when ${ms} < 1000 then 0
  else least(${BINS - 1}::int, 1 + floor(${BINS_A_DOUBLING}::int * ln(${ms} / 1000.0::float8) / ln(2.0::float8))::int) end))::numeric`;

const duration = (of: DurationName): Sql => {
  const ms = name(`f.${of}_ms`);
  return sql`
    coalesce(sum(case when f.withdrawn then -1 else 1 end) filter (where ${ms} is not null), 0)::int,
    coalesce(sum(case when f.withdrawn then -${ms} else ${ms} end), 0)::bigint,
    coalesce(sum(case when f.withdrawn then -1 else 1 end * ${bin(ms)}) filter (where ${ms} is not null), 0)`;
};

export const DURATIONS = ['waiting', 'response', 'resolution'] as const;
export type DurationName = (typeof DURATIONS)[number];

const COUNTS = ['created', 'resolved', 'closed', 'on_hold'] as const;
/** Names of the measures with some durations, in the order of `measuresOf`. */
export const measureNames = (durations: readonly DurationName[]): string[] => [...COUNTS, ...durations.flatMap((of) => [`${of}_n`, `${of}_ms`, `${of}_bins`])];
export const MEASURES = measureNames(DURATIONS);

/** The measures of facts `f`. A ticket counts where it was not in the same status since `since` (rule N-05). */
export const measuresOf = (since: Sql, durations: readonly DurationName[] = DURATIONS): Sql => {
  const entered = (status: string): Sql => sql`count(*) filter (where f.entered = ${status}::text and (f.earlier_at is null or f.earlier_at < ${since}))::int`;
  return join([...COUNTS.map((status) => entered(status.toUpperCase())), ...durations.map(duration)]);
};
