import DataLoader from 'dataloader';
import type { Actor, StaffActor } from '../../kernel/actor.ts';
import { limit } from '../../limits.ts';
import { byId } from '../../platform/db/by-id.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { effectiveCapacity, fits, loadsSql, visibleTickets } from '../tickets/index.ts';
import { supervisedQueues } from './access.ts';

export interface TargetView {
  userId: string;
  load: number;
  capacity: number;
}

export interface TargetsView {
  agents: TargetView[];
  queueIds: string[];
}

export interface QueueLoadRow {
  queueId: string;
  waiting: number;
  oldestSince: Date | null;
  pendingOffers: number;
  available: number;
}

export const routingQueries = ({ db }: { db: Database }) => ({
  /** Rules K-09, C40: who is available with room, and the queues that are enabled. */
  targets: (actor: StaffActor, ticketId: string): Promise<TargetsView | null> => targets(db, actor, ticketId),
  loads: (actor: Actor): Promise<QueueLoadRow[]> => db.rows<QueueLoadRow>(actor.workspaceId, queueLoads(actor, sql`true`)),
  loadLoader: (actor: Actor) => new DataLoader<string, QueueLoadRow | null>(async (ids) => {
    const rows = await db.rows<QueueLoadRow>(actor.workspaceId, queueLoads(actor, sql`q.id = any(${ids}::uuid[])`));
    return byId(rows.map((row) => ({ ...row, id: row.queueId })), ids);
  }),
});

const targets = async (db: Database, actor: StaffActor, ticketId: string): Promise<TargetsView | null> => {
  const [ticket] = await db.rows<{ channel: string; assigneeId: string | null }>(actor.workspaceId, sql`
    select t.channel, t.assignee_id as "assigneeId" from ticket t where t.id = ${ticketId}::uuid and ${visibleTickets(actor, 't')}`);
  // Who only helps hands nothing over, and need not know who is free.
  if (!ticket || (actor.kind === 'USER' && actor.role === 'EXPERT')) return null;
  const agents = await db.rows<TargetView & { ceiling: number | null; weight: number }>(actor.workspaceId, sql`
    with someone as materialized (
      select a.user_id, a.capacity, u.name from agent a join app_user u on u.id = a.user_id
      where a.workspace_id = ${actor.workspaceId}::uuid and a.state = 'AVAILABLE' and u.status = 'ACTIVE' and a.user_id is distinct from ${ticket.assigneeId}::uuid),
    loads as (${loadsSql(actor.workspaceId, sql`array(select user_id from someone)`)})
    select s.user_id as "userId", s.capacity, coalesce(l.load, 0) as load, p.max_concurrent as ceiling, coalesce(p.weight, 1)::float8 as weight
    from someone s left join loads l on l.user_id = s.user_id
    left join channel_policy p on p.workspace_id = ${actor.workspaceId}::uuid and p.channel = ${ticket.channel}
    order by s.name, s.user_id`);
  const queues = await db.rows<{ id: string }>(actor.workspaceId, sql`
    select id from queue where workspace_id = ${actor.workspaceId}::uuid and enabled order by name, id limit ${limit('listSize')}`);
  const free = agents.map(({ ceiling, ...agent }) => ({ ...agent, capacity: effectiveCapacity(agent.capacity, ticket.channel, ceiling) })).filter(fits);
  return { agents: free.slice(0, limit('listSize')), queueIds: queues.map(({ id }) => id) };
};

const queueLoads = (actor: Actor, which: Sql): Sql => sql`
  select q.id as "queueId", w.waiting, w."oldestSince",
    (select count(*)::int from offer o where o.state = 'PENDING' and o.queue_id = q.id) as "pendingOffers",
    (select count(*)::int from queue_member m join agent a on a.user_id = m.user_id where m.queue_id = q.id and a.state = 'AVAILABLE') as available
  from queue q cross join lateral (
    select count(*)::int as waiting, min(t.since) as "oldestSince" from (
      select coalesce(status_since, opened_at) as since from ticket where queue_id = q.id and status = 'NEW' order by coalesce(status_since, opened_at), id limit ${limit('routingWaiters')}) t) w
  where q.workspace_id = ${actor.workspaceId}::uuid and ${supervisedQueues(actor, sql`q.id`)} and ${which}
  order by q.name, q.id limit ${limit('listSize')}`;
