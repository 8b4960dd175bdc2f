import type { Clock } from '../../kernel/clock.ts';
import type { NewEvent } from '../../kernel/event.ts';
import { globalId, newId } from '../../kernel/ids.ts';
import type { Tx, WithinHandler } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { markHandover } from '../documents/index.ts';
import { takeLocked } from './access.ts';
import { isFree } from './capacity.ts';
import { assign, changeStatus, standing } from './changes.ts';
import { Ticket, type TicketEntity } from './entities.ts';
import { lapsed, nextTransition, step, type Standing } from './rules.ts';

/** The ticket of a conversation that is not closed. The writer of the message holds the conversation's lock. */
const activeTicket = async (tx: Tx, conversationId: string): Promise<TicketEntity | null> => {
  const [row] = await tx.rows<object>(sql`select * from ticket where conversation_id = ${conversationId}::uuid and status <> 'CLOSED' for update`);
  return row ? tx.em.map(Ticket, row as never) : null;
};

/** Runs within the transaction that posts a message, so a message and what it does to its ticket are one fact. */
export const messageHandler = ({ clock }: { clock: Clock }): WithinHandler => async (tx, event) => {
  const { side, position } = event.payload as { side: string; position: number };
  const conversationId = event.conversationId!;
  const now = clock.now();
  const ticket = takeLocked(tx, conversationId) ?? (await activeTicket(tx, conversationId));
  if (side === 'CUSTOMER') await onCustomerMessage(tx, ticket, conversationId, position, now);
  if (side === 'STAFF' && ticket) await onStaffMessage(tx, ticket, event, now);
};

/** Pad and draft keep the version with which a ticket went to somebody else. */
export const handoverHandler = (): WithinHandler => async (tx, event) => {
  const { before, after } = event.payload as { before: Standing; after: Standing };
  if (before.assigneeId === after.assigneeId && before.queueId === after.queueId) return;
  const ticket = globalId('ticket', event.ticketId!);
  markHandover(tx, [`ticket:${ticket}:notes`, `ticket:${ticket}:draft`]);
};

/** §4.2: opens, reopens, or joins. A hold that ran out before the sweeper looked counts as run out. */
const onCustomerMessage = async (tx: Tx, active: TicketEntity | null, conversationId: string, position: number, now: Date): Promise<void> => {
  let ticket = active;
  const expired = ticket && lapsed(ticket.status, ticket.nextTransitionAt ?? null, now);
  if (ticket && expired) {
    ticket.toPosition = position - 1;
    changeStatus(tx, ticket, 'CLOSED', expired, now);
    ticket = null;
  }
  if (!ticket) return void (await open(tx, conversationId, position, now));

  const away = ticket.status === 'RESOLVED' && !(ticket.assigneeId && (await isFree(tx, ticket.assigneeId, ticket)));
  const next = step(ticket.status, away ? 'CUSTOMER_MESSAGE_AGENT_AWAY' : 'CUSTOMER_MESSAGE');
  if (!next.ok) throw new Error(`a customer's message found the ticket ${ticket.id} ${ticket.status}`);
  // Most messages move no ticket: what they leave on its row needs no answer, and goes out with the commit.
  if (next.value === ticket.status) tx.write(sql`update ticket set last_activity_at = ${now} where id = ${ticket.id}::uuid`);
  else changeStatus(tx, ticket, next.value, ticket.status === 'RESOLVED' ? 'REOPENED' : 'CUSTOMER', now);
};

/** A NEW ticket in the endpoint's queue; after a closed one it follows that, with its tags (rules K-16, C3). */
const open = async (tx: Tx, conversationId: string, position: number, now: Date): Promise<void> => {
  // A ticket closed a moment ago in this transaction must be out of the unique index first.
  await tx.em.flush();
  const [thread] = await tx.rows<{ contactId: string; queueId: string; channel: string; previousId: string | null }>(sql`
    select c.contact_id as "contactId", n.queue_id as "queueId", n.channel,
      (select id from ticket where conversation_id = c.id order by number desc limit 1) as "previousId"
    from conversation c join endpoint n on n.id = c.endpoint_id where c.id = ${conversationId}::uuid`);
  if (!thread) throw new Error(`conversation ${conversationId} has no endpoint`);
  const ticket = tx.em.create(Ticket, {
    id: newId(), workspaceId: tx.workspaceId, conversationId, contactId: thread.contactId, queueId: thread.queueId, channel: thread.channel,
    status: 'NEW', cause: 'CUSTOMER', fromPosition: position, lastActivityAt: now, openedAt: now, statusSince: now, transferCount: 0,
    followUpOfId: thread.previousId, version: 1,
  });
  await tx.em.flush();
  if (thread.previousId) {
    tx.write(sql`
      insert into ticket_tag (ticket_id, tag_id, workspace_id)
      select ${ticket.id}::uuid, tag_id, workspace_id from ticket_tag where ticket_id = ${thread.previousId}::uuid`);
  }
  tx.record({ type: 'TicketOpened', conversationId, ticketId: ticket.id, payload: { after: standing(ticket), at: now, channel: ticket.channel } });
};

/** A public message of the staff is the first answer or a further one; it moves the ticket either way. */
const onStaffMessage = async (tx: Tx, ticket: TicketEntity, event: NewEvent, now: Date): Promise<void> => {
  const { authorUserId } = event.payload as { authorUserId: string | null };
  const first = !ticket.lastAgentMessageAt;
  await moveAnswered(tx, ticket, authorUserId, now);
  if (first) recordAnswer(tx, ticket, authorUserId, now);
};

/** The first-response clock stops (§4.2). Of no conversation's order: nobody but statistics hears of it. */
const recordAnswer = (tx: Tx, ticket: TicketEntity, authorUserId: string | null, now: Date): void =>
  tx.record({
    type: 'TicketAnswered', ticketId: ticket.id,
    payload: { after: standing(ticket), at: now, channel: ticket.channel, authorUserId, responseMs: now.getTime() - ticket.openedAt.getTime() },
  });

/** An answer takes a ticket off hold (G-12), restarts Pending's hold (G-10), and gives a NEW one an owner. */
const moveAnswered = async (tx: Tx, ticket: TicketEntity, authorUserId: string | null, now: Date): Promise<void> => {
  const next = ticket.status === 'NEW' ? null : step(ticket.status, 'AGENT_REPLY');
  if (next && !next.ok) throw new Error(`a staff message found the ticket ${ticket.id} ${ticket.status}`);
  if (next?.value === ticket.status) {
    return tx.write(sql`
      update ticket set last_activity_at = ${now}, last_agent_message_at = ${now}, next_transition_at = ${nextTransition(ticket.status, now, now)}
      where id = ${ticket.id}::uuid`);
  }
  ticket.lastAgentMessageAt = now;
  ticket.lastActivityAt = now;
  if (next) return changeStatus(tx, ticket, next.value, 'AGENT', now);
  // Only who supervises the queue gets here; the answer makes it theirs.
  if (authorUserId && tx.actor.kind === 'USER') assign(tx, ticket, { id: authorUserId, name: tx.actor.name }, 'SUPERVISOR', now);
};
