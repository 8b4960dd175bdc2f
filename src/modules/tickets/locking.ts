import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { Ticket, type TicketEntity } from './entities.ts';

/** A ticket for who acts in the system's name, or on what the ticket itself does not decide: its conversation is locked, then itself. */
export const lockTicket = async (tx: Tx, id: string): Promise<TicketEntity | null> => {
  const [row] = await tx.rows<object>(sql`
    select t.* from ticket t join conversation c on c.id = t.conversation_id
    where t.id = ${id}::uuid and t.workspace_id = ${tx.workspaceId}::uuid for update of c, t`);
  return row ? tx.em.map(Ticket, row as never) : null;
};
