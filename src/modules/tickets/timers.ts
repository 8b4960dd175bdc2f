import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Deadline } from '../../platform/deadlines/deadlines.ts';
import { changeStatus } from './changes.ts';
import { Ticket, type TicketEntity } from './entities.ts';
import { lapsed, step } from './rules.ts';

/** A ticket that is still due, locked after its conversation; null when it moved or somebody else is at it. */
export const lockDue = async (tx: Tx, id: string, now: Date): Promise<{ ticket: TicketEntity; lastPosition: number } | null> => {
  const [row] = await tx.rows<{ lastPosition: number }>(sql`
    select t.*, c.last_position as "lastPosition" from ticket t join conversation c on c.id = t.conversation_id
    where t.id = ${id}::uuid and t.next_transition_at <= ${now} for update of c, t skip locked`);
  if (!row) return null;
  const { lastPosition, ...columns } = row;
  return { ticket: tx.em.map(Ticket, columns as never), lastPosition };
};

/** Rules G-07, G-08, G-10: a hold that has run out closes its ticket. */
export const ticketTimers = (): Deadline => ({
  name: 'ticket-timers',
  next: sql`select min(next_transition_at) as at from ticket where next_transition_at is not null`,
  due: (limit, now) => sql`
    select id, workspace_id as "workspaceId" from ticket where next_transition_at <= ${now}::timestamptz order by next_transition_at limit ${limit}`,
  fire: async (tx, id, now) => {
    const found = await lockDue(tx, id, now);
    const event = found && lapsed(found.ticket.status, found.ticket.nextTransitionAt ?? null, now);
    if (!event) return false;
    const next = step(found.ticket.status, event);
    if (!next.ok) throw new Error(`the timer ${event} found the ticket ${id} ${found.ticket.status}`);
    if (next.value === 'CLOSED') found.ticket.toPosition = found.lastPosition;
    changeStatus(tx, found.ticket, next.value, event, now);
    return true;
  },
});
