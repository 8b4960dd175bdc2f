/** Where a ticket's part of a conversation ends, and what the next one takes over (rules K-16, C3). */
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Place } from './destination.ts';
import type { TicketEntity } from './entities.ts';
import { link } from './links.ts';

/** The conversation's last ticket, or the one that it was merged into. */
export const lastOf = async (tx: Tx, conversationId: string): Promise<string | null> => {
  const [row] = await tx.rows<{ id: string }>(sql`
    select coalesce(merged_into_id, id) as id from ticket where conversation_id = ${conversationId}::uuid order by number desc limit 1`);
  return row?.id ?? null;
};

/** The last message of a ticket that closes. What it heard in another's conversation does not tell where its own ends. */
export const closeAt = (tx: Tx, ticket: TicketEntity, { conversationId, position }: Place): void => {
  if (ticket.conversationId === conversationId) ticket.toPosition = position;
  else tx.write(sql`update ticket t set to_position = c.last_position from conversation c where t.id = ${ticket.id}::uuid and c.id = t.conversation_id`);
};

/** A new ticket follows another: with its tags, a link, and for itself what is written from here on. */
export const follow = (tx: Tx, ticket: TicketEntity, previousId: string, now: Date): void => {
  tx.write(sql`
    insert into ticket_tag (ticket_id, tag_id, workspace_id)
    select ${ticket.id}::uuid, tag_id, workspace_id from ticket_tag where ticket_id = ${previousId}::uuid`);
  link(tx, ticket.id, previousId, 'FOLLOW_UP', now);
  tx.write(sql`update ticket_span set to_position = ${ticket.fromPosition - 1} where conversation_id = ${ticket.conversationId}::uuid and to_position is null`);
};
