/** Why a ticket waits or went to whom it went, what would be decided, and to whom it can be handed. Reads only. */
import type { Actor } from '../../kernel/actor.ts';
import { isOpen, type Hours } from '../../kernel/business-time.ts';
import type { Clock } from '../../kernel/clock.ts';
import { limit } from '../../limits.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { visibleTickets } from '../tickets/index.ts';
import { supervisedQueues } from './access.ts';
import { members, type Ask } from './facts.ts';
import { chosen, estimatedWait, ranked, type SkipReason } from './rules.ts';

export interface CandidateView {
  userId: string;
  chosen: boolean;
  skipped: SkipReason | null;
  proficiency: number;
  load: number;
  capacity: number;
  idleSince: Date | null;
}

export interface DecisionView {
  at: Date;
  mode: 'OFFER' | 'DIRECT';
  userId: string;
  waitedMs: number;
  candidates: CandidateView[] | null;
}

export type WaitReason = 'NOT_WAITING' | 'PICKED_BY_HAND' | 'QUEUE_DISABLED' | 'QUEUE_CLOSED' | 'OFFERED' | 'NOBODY_FREE' | 'DECIDING';

export interface RoutingView {
  ticketId: string;
  waitingSince: Date | null;
  position: number | null;
  estimatedWaitMs: number | null;
  reason: WaitReason;
  offerId: string | null;
  candidates: CandidateView[] | null;
  lastDecision: DecisionView | null;
}

interface Standing {
  id: string;
  status: string;
  queueId: string;
  channel: string;
  statusSince: Date;
  lastAgentId: string | null;
  assigneeId: string | null;
  offerId: string | null;
  supervised: boolean;
  enabled: boolean;
  mode: string;
  hours: Hours | null;
}

interface ExplainDeps {
  db: Database;
  clock: Clock;
}

export const explaining = ({ db, clock }: ExplainDeps) => ({
  routing: (actor: Actor, ticketId: string): Promise<RoutingView | null> => explain(db, actor, ticketId, clock.now()),
  simulate: async (actor: Actor, ticketId: string): Promise<CandidateView[] | null> => {
    const ticket = await standingOf(db, actor, ticketId);
    return ticket?.supervised ? candidatesOf(askAs(db, actor), actor.workspaceId, ticket) : null;
  },
});

const askAs = (db: Database, actor: Actor): Ask => (statement) => db.rows(actor.workspaceId, statement);

const standingOf = async (db: Database, actor: Actor, ticketId: string): Promise<Standing | null> => {
  const [row] = await db.rows<Standing>(actor.workspaceId, sql`
    select t.id, t.status, t.queue_id as "queueId", t.channel, t.status_since as "statusSince", t.assignee_id as "assigneeId",
      case t.cause when 'REOPENED' then t.last_agent_id end as "lastAgentId", ${supervisedQueues(actor, sql`t.queue_id`)} as supervised,
      (select o.id from offer o where o.ticket_id = t.id and o.state = 'PENDING') as "offerId", q.enabled, q.assignment_mode as mode,
      case when h.id is null then null else json_build_object('zone', h.zone, 'weekly', h.weekly, 'holidays', h.holidays) end as hours
    from ticket t join queue q on q.id = t.queue_id left join business_hours h on h.id = q.hours_id
    where t.id = ${ticketId}::uuid and ${visibleTickets(actor, 't')}`);
  return row ?? null;
};

const candidatesOf = async (ask: Ask, workspaceId: string, ticket: Standing): Promise<CandidateView[]> => {
  const people = await members(ask, workspaceId, { queueId: ticket.queueId, channel: ticket.channel, ticketId: ticket.id, among: null, available: false });
  const order = ranked(people, ticket.lastAgentId);
  const best = chosen(order);
  return order.slice(0, limit('listSize')).map(({ candidate, skipped }) => ({ ...candidate, skipped, chosen: candidate === best }));
};

const explain = async (db: Database, actor: Actor, ticketId: string, now: Date): Promise<RoutingView | null> => {
  const ticket = await standingOf(db, actor, ticketId);
  if (!ticket) return null;
  const waits = ticket.status === 'NEW';
  const candidates = ticket.supervised && waits ? await candidatesOf(askAs(db, actor), actor.workspaceId, ticket) : null;
  const position = waits ? await positionOf(db, actor.workspaceId, ticket) : null;
  return {
    ticketId, waitingSince: waits ? ticket.statusSince : null, position, reason: reasonOf(ticket, candidates, now), offerId: ticket.offerId, candidates,
    estimatedWaitMs: position === null ? null : estimatedWait(position, await paceOf(db, actor.workspaceId, ticket.queueId, now), now),
    lastDecision: await lastDecisionOf(db, actor.workspaceId, ticket),
  };
};

/** Why it is not somebody's yet, the nearest reason first. */
const reasonOf = ({ status, mode, enabled, offerId, hours }: Standing, candidates: CandidateView[] | null, now: Date): WaitReason => {
  if (status !== 'NEW') return 'NOT_WAITING';
  if (offerId) return 'OFFERED';
  if (mode === 'PICK') return 'PICKED_BY_HAND';
  if (!enabled) return 'QUEUE_DISABLED';
  if (hours && !isOpen(hours, now)) return 'QUEUE_CLOSED';
  return candidates?.some((candidate) => candidate.chosen) ? 'DECIDING' : 'NOBODY_FREE';
};

const positionOf = async (db: Database, workspaceId: string, ticket: Standing): Promise<number> => {
  const [counted] = await db.rows<{ n: number }>(workspaceId, sql`
    select count(*)::int as n from (
      select 1 from ticket t where t.queue_id = ${ticket.queueId}::uuid and t.status = 'NEW' and (coalesce(t.status_since, t.opened_at), t.id) <= (
        select coalesce(own.status_since, own.opened_at), own.id from ticket own where own.id = ${ticket.id}::uuid)
      limit ${limit('routingWaiters')}) ahead`);
  return counted!.n;
};

/** When the queue's latest decisions were. */
const paceOf = async (db: Database, workspaceId: string, queueId: string, now: Date): Promise<Date[]> => {
  const rows = await db.rows<{ at: Date }>(workspaceId, sql`
    select at from routing_decision where queue_id = ${queueId}::uuid and at > ${new Date(now.getTime() - limit('routingPaceMs'))} order by at desc limit ${limit('routingPace')}`);
  return rows.map(({ at }) => at);
};

type Kept = Omit<CandidateView, 'chosen' | 'idleSince'> & { idleSince: string | null };

const lastDecisionOf = async (db: Database, workspaceId: string, { id, supervised }: Standing): Promise<DecisionView | null> => {
  const [row] = await db.rows<Omit<DecisionView, 'candidates'> & { candidates: Kept[] }>(workspaceId, sql`
    select at, mode, user_id as "userId", waited_ms::float8 as "waitedMs", candidates from routing_decision where ticket_id = ${id}::uuid`);
  if (!row) return null;
  const candidates = row.candidates.map((kept) => ({ ...kept, chosen: kept.userId === row.userId, idleSince: kept.idleSince === null ? null : new Date(kept.idleSince) }));
  return { ...row, candidates: supervised ? candidates : null };
};
