/** Tickets that an agent begins by writing first (§4.2, row 2). */
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Thread } from '../conversations/index.ts';
import { activeTicket } from './arriving.ts';
import { changeStatus, standing } from './changes.ts';
import { Ticket, type TicketEntity } from './entities.ts';
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
  const active = await activeTicket(tx, thread.id);
  const expired = active && lapsed(active.status, active.nextTransitionAt ?? null, now);
  if (active && !expired) return active;
  if (active && expired) {
    active.toPosition = thread.lastPosition;
    changeStatus(tx, active, 'CLOSED', expired, now);
    // It must be out of the unique index first.
    await tx.em.flush();
  }
  const [previous] = await tx.rows<{ id: string }>(sql`select id from ticket where conversation_id = ${thread.id}::uuid order by number desc limit 1`);
  const ticket = tx.em.create(Ticket, {
    id: newId(), workspaceId: tx.workspaceId, conversationId: thread.id, contactId, queueId, assigneeId: userId, channel,
    status: 'PENDING', cause: 'AGENT', fromPosition: thread.lastPosition + 1, lastActivityAt: now, openedAt: now, statusSince: now, lastAgentMessageAt: now,
    transferCount: 0, followUpOfId: previous?.id ?? null, outboundBy: userId, version: 1,
  });
  await tx.em.flush();
  if (previous) {
    tx.write(sql`insert into ticket_tag (ticket_id, tag_id, workspace_id)
      select ${ticket.id}::uuid, tag_id, workspace_id from ticket_tag where ticket_id = ${previous.id}::uuid`);
  }
  tx.record({ type: 'TicketOpened', conversationId: thread.id, ticketId: ticket.id, payload: { after: standing(ticket), at: now, channel } });
  return ticket;
};
