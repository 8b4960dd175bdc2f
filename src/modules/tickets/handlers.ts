import { seesAll, type UserActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NewEvent } from '../../kernel/event.ts';
import { globalId } from '../../kernel/ids.ts';
import type { Tx, WithinHandler } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { markHandover } from '../documents/index.ts';
import { servesQueue } from '../settings/index.ts';
import { onCustomerMessage } from './arriving.ts';
import { assign, changeStatus, standing } from './changes.ts';
import { destination, hears } from './destination.ts';
import type { TicketEntity } from './entities.ts';
import { step, type Standing } from './rules.ts';
import { afterAnswer } from './timers.ts';

/** Runs within the transaction that posts a message, so a message and what it does to its ticket are one fact. */
export const messageHandler = ({ clock }: { clock: Clock }): WithinHandler => async (tx, event) => {
  const { side, position } = event.payload as { side: string; position: number };
  const conversationId = event.conversationId!;
  const now = clock.now();
  if (side === 'CUSTOMER') return onCustomerMessage(tx, { conversationId, position }, now);
  const ticket = side === 'STAFF' ? await destination(tx, conversationId) : null;
  if (!ticket) return;
  hears(tx, ticket, { conversationId, position });
  await onStaffMessage(tx, ticket, event, now);
};

/** Pad and draft keep the version with which a ticket went to somebody else. */
export const handoverHandler = (): WithinHandler => async (tx, event) => {
  const { before, after } = event.payload as { before: Standing; after: Standing };
  if (before.assigneeId === after.assigneeId && before.queueId === after.queueId) return;
  const ticket = globalId('ticket', event.ticketId!);
  markHandover(tx, [`ticket:${ticket}:notes`, `ticket:${ticket}:draft`]);
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

/** An answer takes a ticket off hold (G-12), restarts Pending's hold (G-10) and the wait for the customer (K-24), and gives a NEW one an owner. */
const moveAnswered = async (tx: Tx, ticket: TicketEntity, authorUserId: string | null, now: Date): Promise<void> => {
  const next = ticket.status === 'NEW' ? null : step(ticket.status, 'AGENT_REPLY');
  if (next && !next.ok) throw new Error(`a staff message found the ticket ${ticket.id} ${ticket.status}`);
  if (next?.value === ticket.status) {
    return tx.write(sql`
      update ticket set last_activity_at = ${now}, last_agent_message_at = ${now}, next_transition_at = ${afterAnswer(ticket.status, now)}
      where id = ${ticket.id}::uuid`);
  }
  ticket.lastAgentMessageAt = now;
  ticket.lastActivityAt = now;
  if (next) return changeStatus(tx, ticket, next.value, 'AGENT', now);
  // The answer of who supervises the queue makes it theirs; who wrote to the customer past the queue (C-09) has not taken it out of the line.
  if (authorUserId && tx.actor.kind === 'USER' && (await supervisesQueue(tx, tx.actor, ticket.queueId))) assign(tx, ticket, { id: authorUserId, name: tx.actor.name }, 'SUPERVISOR', now);
};

const supervisesQueue = async (tx: Tx, actor: UserActor, queueId: string): Promise<boolean> => {
  if (seesAll(actor) || actor.role !== 'SUPERVISOR') return seesAll(actor);
  return (await tx.rows(sql`select 1 where ${servesQueue(actor, sql`${queueId}::uuid`)}`)).length > 0;
};
