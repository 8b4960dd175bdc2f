/** Offers begin and end here, always under the lock of their ticket's conversation, then the ticket's. */
import { plus } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { limit } from '../../limits.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { lockTicket, standing, type TicketEntity } from '../tickets/index.ts';
import type { Member, Waiter } from './facts.ts';
import type { Ending, Judged, OfferState } from './rules.ts';

export interface OfferHeld {
  id: string;
  ticketId: string;
  queueId: string;
  userId: string;
  state: OfferState;
  expiresAt: Date;
}

const COLUMNS = sql`id, ticket_id as "ticketId", queue_id as "queueId", user_id as "userId", state, expires_at as "expiresAt"`;

/** An offer (to this user, if one is named) and its ticket, both locked; null when there is no such offer. */
export const lockOffer = async (tx: Tx, id: string, userId: string | null = null): Promise<{ offer: OfferHeld; ticket: TicketEntity } | null> => {
  const [found] = await tx.rows<{ ticketId: string }>(sql`
    select ticket_id as "ticketId" from offer
    where id = ${id}::uuid and workspace_id = ${tx.workspaceId}::uuid and user_id = coalesce(${userId}::uuid, user_id)`);
  const ticket = found && (await lockTicket(tx, found.ticketId))?.ticket;
  if (!ticket) return null;
  // Read anew: whoever had the ticket's lock may have ended it.
  const [offer] = await tx.rows<OfferHeld>(sql`select ${COLUMNS} from offer where id = ${id}::uuid`);
  // A transaction hands times out as text.
  return { offer: { ...offer!, expiresAt: new Date(offer!.expiresAt) }, ticket };
};

/** Holds a ticket out to somebody, for the queue's acceptance interval (G2). */
export const makeOffer = (tx: Tx, ticket: TicketEntity, waiter: Waiter, to: Member, now: Date): void => {
  const id = newId();
  const before = standing(ticket);
  ticket.offeredTo = to.userId;
  tx.write(sql`
    insert into offer (id, workspace_id, ticket_id, queue_id, user_id, round, made_at, expires_at)
    select ${id}::uuid, ${tx.workspaceId}::uuid, ${ticket.id}::uuid, ${ticket.queueId}::uuid, ${to.userId}::uuid, count(*) + 1, ${now}::timestamptz, ${plus(now, waiter.acceptanceMs)}::timestamptz
    from offer o where o.ticket_id = ${ticket.id}::uuid and o.user_id = ${to.userId}::uuid and o.state <> 'RESCINDED'`);
  tx.record({
    type: 'OfferMade', ticketId: ticket.id,
    payload: { offerId: id, userId: to.userId, queueId: ticket.queueId, before, after: standing(ticket), at: now },
  });
};

/** Ends a pending offer. The ticket waits on, unless whoever ends it moves it, too. */
export const endOffer = (tx: Tx, offer: OfferHeld, ticket: TicketEntity, ending: Ending, now: Date): void => {
  const before = { ...standing(ticket), offeredTo: offer.userId };
  ticket.offeredTo = null;
  tx.write(sql`update offer set state = ${ending}, ended_at = ${now} where id = ${offer.id}::uuid`);
  recordEnd(tx, offer, ending, { before, after: standing(ticket), at: now });
};

const recordEnd = (tx: Tx, { id, ticketId, userId, queueId }: OfferHeld, state: Ending, rest: Record<string, unknown>): void =>
  tx.record({ type: 'OfferEnded', ticketId, payload: { offerId: id, userId, queueId, state, ...rest } });

/** Takes back what is still held out of a ticket that has just gone elsewhere. */
export const rescindPending = async (tx: Tx, ticketId: string, now: Date): Promise<void> => {
  const ended = await tx.rows<OfferHeld>(sql`
    update offer set state = 'RESCINDED', ended_at = ${now} where ticket_id = ${ticketId}::uuid and state = 'PENDING' returning ${COLUMNS}`);
  for (const offer of ended) recordEnd(tx, offer, 'RESCINDED', { at: now });
};

/** Takes back an offer whose agent does not take any longer; nothing when it has ended. */
export const rescind = async (tx: Tx, id: string, now: Date): Promise<void> => {
  const found = await lockOffer(tx, id);
  if (found?.offer.state === 'PENDING') endOffer(tx, found.offer, found.ticket, 'RESCINDED', now);
};

/** What is kept of a decision, for who asks why. */
export const keepDecision = (tx: Tx, ticket: TicketEntity, { mode, waitingSince }: Waiter, to: Member, order: readonly Judged[], now: Date): void => {
  const candidates = order.slice(0, limit('routingCandidates')).map(({ candidate, skipped }) => ({
    userId: candidate.userId, skipped, proficiency: candidate.proficiency, load: candidate.load, capacity: candidate.capacity, idleSince: candidate.idleSince,
  }));
  tx.write(sql`
    insert into routing_decision (ticket_id, workspace_id, queue_id, user_id, mode, at, waited_ms, candidates)
    values (${ticket.id}, ${tx.workspaceId}, ${ticket.queueId}, ${to.userId}, ${mode}, ${now}, ${Math.max(0, now.getTime() - waitingSince.getTime())}, ${JSON.stringify(candidates)}::jsonb)
    on conflict (ticket_id) do update set queue_id = excluded.queue_id, user_id = excluded.user_id, mode = excluded.mode, at = excluded.at,
      waited_ms = excluded.waited_ms, candidates = excluded.candidates`);
};
