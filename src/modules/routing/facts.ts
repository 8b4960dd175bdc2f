/** What a decision looks at: the oldest waiters, and the members of their queue. Neither grows with how many wait. */
import type { Hours } from '../../kernel/business-time.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { effectiveCapacity, fits, loadsSql } from '../tickets/index.ts';
import type { Candidate } from './rules.ts';

/** Runs a statement in one workspace: a transaction, or a reader. */
export type Ask = <Row extends object>(statement: Sql) => Promise<Row[]>;

/** The oldest ticket of a queue and channel that waits and is held out to nobody. */
export interface Waiter {
  id: string;
  queueId: string;
  channel: string;
  waitingSince: Date;
  mode: 'OFFER' | 'DIRECT';
  acceptanceMs: number;
  /** Null: always open. */
  hours: Hours | null;
  /** Whose it was before it was reopened (G8). */
  lastAgentId: string | null;
  /** True: the whole queue is looked at; else only the agents whom something has happened to. */
  whole: boolean;
}

const HOURS = sql`case when h.id is null then null else json_build_object('zone', h.zone, 'weekly', h.weekly, 'holidays', h.holidays) end`;

/** Whose decisions are due: these queues, and those of these agents. */
export interface Scope {
  queues: string[];
  agents: string[];
}

/**
 * One look into an index for each queue and channel: channels have ceilings of their own, so who can take none of the oldest
 * may still take the oldest of another. The longest waiting comes first, whichever queue it stands in.
 */
export const waiters = async (ask: Ask, workspaceId: string, scope: Scope): Promise<Waiter[]> =>
  (await ask<Waiter>(waitersSql(workspaceId, scope))).map((row) => ({ ...row, waitingSince: new Date(row.waitingSince) }));

const waitersSql = (workspaceId: string, { queues, agents }: Scope): Sql => sql`
  select t.id, q.id as "queueId", c.channel, t.status_since as "waitingSince", q.assignment_mode as mode, q.acceptance_ms as "acceptanceMs",
    ${HOURS} as hours, case t.cause when 'REOPENED' then t.last_agent_id end as "lastAgentId", q.id = any(${queues}::uuid[]) as whole
  from queue q
  cross join (values ('WEB'), ('SMS'), ('WHATSAPP'), ('EMAIL'), ('MESSENGER'), ('SOCIAL')) c(channel)
  cross join lateral (
    select t.id, t.status_since, t.cause, t.last_agent_id from ticket t
    where t.queue_id = q.id and t.channel = c.channel and t.status = 'NEW' and t.offered_to is null order by t.status_since, t.id limit 1) t
  left join business_hours h on h.id = q.hours_id
  where q.id in (select unnest(${queues}::uuid[]) union select m.queue_id from queue_member m where m.user_id = any(${agents}::uuid[]))
    and q.workspace_id = ${workspaceId}::uuid and q.enabled and q.assignment_mode <> 'PICK'
  order by t.status_since, t.id`;

export interface Member extends Candidate {
  name: string;
}

interface Row extends Omit<Member, 'room'> {
  ceiling: number | null;
  weight: number;
}

export interface About {
  queueId: string;
  channel: string;
  /** Null: a ticket that is not there yet, so nobody has refused it. */
  ticketId: string | null;
  /** Only these; null: every member. */
  among: readonly string[] | null;
  /** Only who is available: the others are of interest to who asks why. */
  available: boolean;
}

/** The members of a queue with what rules ask about them. */
export const members = async (ask: Ask, workspaceId: string, { queueId, channel, ticketId, among, available }: About): Promise<Member[]> => {
  const rows = await ask<Row>(sql`
    with someone as materialized (
      select a.user_id, a.state, a.capacity, a.idle_since, u.name
      from queue_member m join agent a on a.user_id = m.user_id join app_user u on u.id = m.user_id
      where m.queue_id = ${queueId}::uuid and a.workspace_id = ${workspaceId}::uuid and u.status = 'ACTIVE'
        and ${available ? sql`a.state = 'AVAILABLE'` : sql`true`} and ${among ? sql`m.user_id = any(${among}::uuid[])` : sql`true`}),
    demanded as materialized (select skill_id, min_level from queue_skill where queue_id = ${queueId}::uuid),
    skills as (
      select g.user_id, sum(g.level)::int as proficiency, count(*) filter (where g.level >= d.min_level) as met
      from demanded d join agent_skill g on g.skill_id = d.skill_id where g.user_id = any(array(select user_id from someone)) group by g.user_id),
    loads as (${loadsSql(workspaceId, sql`array(select user_id from someone)`)}),
    refusals as (
      select user_id, count(*)::int as n from offer where ticket_id = ${ticketId}::uuid and state in ('REJECTED', 'TIMED_OUT') group by user_id)
    select s.user_id as "userId", s.name, s.state, s.capacity, s.idle_since as "idleSince", coalesce(l.load, 0) as load,
      coalesce(k.proficiency, 0) as proficiency, coalesce(k.met, 0) = (select count(*) from demanded) as skilled, coalesce(r.n, 0) as refusals,
      p.max_concurrent as ceiling, coalesce(p.weight, 1)::float8 as weight
    from someone s left join loads l on l.user_id = s.user_id left join skills k on k.user_id = s.user_id left join refusals r on r.user_id = s.user_id
    left join channel_policy p on p.workspace_id = ${workspaceId}::uuid and p.channel = ${channel}`);
  return rows.map(({ ceiling, weight, ...row }) => {
    const capacity = effectiveCapacity(row.capacity, channel, ceiling);
    // A transaction hands times out as text.
    const idleSince = row.idleSince && new Date(row.idleSince);
    return { ...row, idleSince, capacity, room: fits({ load: row.load, weight, capacity }) };
  });
};
