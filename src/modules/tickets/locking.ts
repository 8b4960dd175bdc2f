import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Thread } from '../conversations/index.ts';
import { Ticket, type TicketEntity } from './entities.ts';

/** A ticket for the server's own work: its conversation locked, then the ticket, as everybody does. Null: it is gone. */
export const lockTicket = async (tx: Tx, id: string): Promise<{ ticket: TicketEntity; thread: Thread } | null> => {
  const [row] = await tx.rows<{ lastPosition: number }>(sql`
    select t.*, c.last_position as "lastPosition" from ticket t join conversation c on c.id = t.conversation_id where t.id = ${id}::uuid for update of c, t`);
  if (!row) return null;
  const { lastPosition, ...columns } = row;
  const ticket = tx.em.map(Ticket, columns as never);
  return { ticket, thread: { id: ticket.conversationId, lastPosition } };
};
