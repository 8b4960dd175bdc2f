/** Tickets that an agent begins by writing first (§4.2, row 2). */
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Thread } from '../conversations/index.ts';
import { changeStatus, standing } from './changes.ts';
import { ticketIn } from './destination.ts';
import { Ticket, type TicketEntity } from './entities.ts';
import { closeAt, follow, lastOf } from './following.ts';
import { lapsed } from './rules.ts';

export interface Outbound {
  /** Locked. */
  thread: Thread;
  contactId: string;
  queueId: string;
  channel: string;
  /** Who writes. */
  userId: string;
}

/** The thread's ticket that is not closed, or a PENDING one that is the sender's: the message that follows belongs to it. */
export const openOutbound = async (tx: Tx, { thread, contactId, queueId, channel, userId }: Outbound, now: Date): Promise<TicketEntity> => {
  const active = await ticketIn(tx, thread.id);
  const expired = active && lapsed(active.status, active.nextTransitionAt ?? null, now);
  if (active && !expired) return active;
  if (active && expired) {
    closeAt(tx, active, { conversationId: thread.id, position: thread.lastPosition });
    changeStatus(tx, active, 'CLOSED', expired, now);
    // It must be out of the unique index first.
    await tx.em.flush();
  }
  const previousId = active?.id ?? (await lastOf(tx, thread.id));
  const ticket = tx.em.create(Ticket, {
    id: newId(), workspaceId: tx.workspaceId, conversationId: thread.id, contactId, queueId, assigneeId: userId, channel,
    status: 'PENDING', cause: 'AGENT', fromPosition: thread.lastPosition + 1, lastActivityAt: now, openedAt: now, statusSince: now, lastAgentMessageAt: now,
    transferCount: 0, followUpOfId: previousId, outboundBy: userId, version: 1,
  });
  await tx.em.flush();
  if (previousId) follow(tx, ticket, previousId, now);
  tx.record({ type: 'TicketOpened', conversationId: thread.id, ticketId: ticket.id, payload: { after: standing(ticket), at: now, channel } });
  return ticket;
};
