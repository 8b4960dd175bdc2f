import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { changeStatus } from './changes.ts';
import type { TicketEntity } from './entities.ts';

/**
 * The first answer to what an agent began goes the channel's way, into the queue, unless the workspace leaves it with a sender
 * who is available. True: the ticket was moved, and waits.
 */
export const routeAnswer = async (tx: Tx, ticket: TicketEntity, now: Date): Promise<boolean> => {
  const sender = ticket.outboundBy;
  ticket.outboundBy = null;
  // Somebody else has taken it, or the sender went on with it: it is a ticket like others.
  if (ticket.status !== 'PENDING' || ticket.assigneeId !== sender) return false;
  const [way] = await tx.rows<{ stays: boolean }>(sql`
    select coalesce((select outbound_reply_routing from workspace_setting where workspace_id = ${tx.workspaceId}::uuid), 'CHANNEL') = 'SENDER_IF_AVAILABLE'
      and exists (select 1 from agent where user_id = ${sender}::uuid and state = 'AVAILABLE') as stays`);
  if (way!.stays) return false;
  changeStatus(tx, ticket, 'NEW', 'CUSTOMER', now);
  return true;
};
