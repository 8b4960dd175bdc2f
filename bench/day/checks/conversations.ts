/** A conversation has one ticket that is not closed, at any time. */
import type { Facts } from '../facts.ts';
import { conversations } from './timeline.ts';

export const oneActiveTicket = (facts: Pick<Facts, 'events' | 'tickets'>): string[] => {
  const found: string[] = [];
  for (const [conversationId, events] of conversations(facts)) {
    const active = new Set<string>();
    for (const { id, ticketId, payload: { after } } of events) {
      if (!ticketId || !after) continue;
      if (after.status === 'CLOSED') active.delete(ticketId);
      else active.add(ticketId);
      if (active.size > 1) found.push(`${conversationId}: event ${id} leaves ${active.size} tickets active`);
    }
    const rows = facts.tickets.filter((ticket) => ticket.conversationId === conversationId && ticket.status !== 'CLOSED').length;
    if (rows > 1) found.push(`${conversationId}: ${rows} tickets are active`);
  }
  return found;
};
