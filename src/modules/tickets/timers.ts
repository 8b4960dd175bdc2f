/** What happens to tickets by itself. The deadline is a column of the ticket: whatever moves the ticket writes it anew. */
import type { Tx, WithinHandler } from '../../platform/db/database.ts';
import { name, sql, type Sql } from '../../platform/db/sql.ts';
import type { Deadline } from '../../platform/deadlines/deadlines.ts';
import { limit } from '../../limits.ts';
import { changeStatus } from './changes.ts';
import { replyTo } from './destination.ts';
import { Ticket, type TicketEntity } from './entities.ts';
import { nextTransition, step, timerEvent, type Answered, type Standing, type Status, type Timers } from './rules.ts';

/** A setting of the workspace `w`, or the product's default. */
const setting = (column: string, otherwise: number, w: Sql): Sql =>
  sql`coalesce((select s.${name(column)} from workspace_setting s where s.workspace_id = ${w}), ${otherwise}::int)`;

export const resolvedHold = (w: Sql): Sql => setting('resolved_hold_ms', limit('resolvedHoldMs'), w);
export const pendingHold = (w: Sql): Sql => setting('pending_hold_ms', limit('pendingHoldMs'), w);
export const inactivity = (w: Sql): Sql => setting('inactivity_ms', limit('inactivityMs'), w);

/** Where an answer that moves nothing puts the deadline of an open or pending ticket. */
export const afterAnswer = (status: Status, now: Date): Sql => {
  const w = sql`ticket.workspace_id`;
  return sql`${now}::timestamptz + interval '1 ms' * ${status === 'PENDING' ? pendingHold(w) : inactivity(w)}`;
};

/** Arms the timer of the status that a ticket has come to, with what its workspace waits. */
export const timerHandler = (): WithinHandler => async (tx, event) => {
  const { before, after, at } = event.payload as { before?: Standing; after: Standing; at: Date };
  if (before?.status === after.status || timerEvent(after.status) === null) return;
  const w = sql`t.workspace_id`;
  // A transaction's rows have times as text.
  const [row] = await tx.rows<Pick<Answered, 'answered'> & Timers & { lastAgentMs: number | null }>(sql`
    select (extract(epoch from t.last_agent_message_at) * 1000)::float8 as "lastAgentMs", c.last_staff_position > c.last_customer_position as answered,
      ${resolvedHold(w)} as "resolvedHoldMs", ${pendingHold(w)} as "pendingHoldMs", ${inactivity(w)} as "inactivityMs"
    from ticket t join conversation c on c.id = ${replyTo(sql`t`)} where t.id = ${event.ticketId}::uuid`);
  const { answered, lastAgentMs, ...timers } = row!;
  const due = nextTransition(after.status, at, { answered, lastAgentMessageAt: lastAgentMs === null ? null : new Date(lastAgentMs) }, timers);
  if (due) tx.write(sql`update ticket set next_transition_at = ${due} where id = ${event.ticketId}::uuid and status = ${after.status}`);
};

/** A ticket that is still due, locked after its conversation; null when it moved or somebody else is at it. */
const lockDue = async (tx: Tx, id: string, now: Date): Promise<{ ticket: TicketEntity; lastPosition: number } | null> => {
  const [row] = await tx.rows<{ lastPosition: number }>(sql`
    select t.*, c.last_position as "lastPosition" from ticket t join conversation c on c.id = t.conversation_id
    where t.id = ${id}::uuid and t.next_transition_at <= ${now} for update of c, t skip locked`);
  if (!row) return null;
  const { lastPosition, ...columns } = row;
  return { ticket: tx.em.map(Ticket, columns as never), lastPosition };
};

/** Rules G-07, G-08, G-10, K-24: closes what was resolved or pending, resolves what the customer does not answer. */
export const ticketTimers = (): Deadline => ({
  name: 'ticket-timers',
  next: sql`select min(next_transition_at) as at from ticket where next_transition_at is not null`,
  due: (most, now) => sql`
    select id, workspace_id as "workspaceId" from ticket where next_transition_at <= ${now}::timestamptz order by next_transition_at limit ${most}`,
  fire: async (tx, id, now) => {
    const found = await lockDue(tx, id, now);
    if (!found) return false;
    const { ticket, lastPosition } = found;
    const event = timerEvent(ticket.status);
    const next = event && step(ticket.status, event);
    if (!next?.ok) {
      ticket.nextTransitionAt = null;
      return true;
    }
    if (next.value === 'CLOSED') ticket.toPosition = lastPosition;
    changeStatus(tx, ticket, next.value, event!, now);
    return true;
  },
});
