/**
 * Which ticket a message belongs to, and where a ticket's replies go. A conversation has at most one ticket that is not closed,
 * and mostly that is all there is to it. Two things bend the way:
 *
 * A merged ticket is closed, and its conversation goes on: what the customer writes there belongs to the survivor, whose span
 * over that conversation is open. A split ticket has a conversation of its own only to stand in the index: it answers in the
 * thread that it was split from, where the customer is. Only one ticket can be told apart as the thread's own, so it hears
 * what the customer writes next; the split one does once that is closed.
 *
 * Locks: a conversation before the conversation of the ticket that its messages go to, which is what whoever writes there does.
 */
import type { Tx } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import type { Thread } from '../conversations/index.ts';
import { takeLocked } from './access.ts';
import { Ticket, type TicketEntity } from './entities.ts';

/** Conversations besides its own in which a ticket may be answered; `t` is an alias, or a row's id. */
export const elsewhere = (ticketId: Sql): Sql => sql`(
  select rs.conversation_id from ticket_span rs where rs.ticket_id = ${ticketId} and rs.to_position is null
  union select rt.thread_id from ticket rt where rt.id = ${ticketId} and rt.thread_id is not null)`;

/** When the customer last wrote in the conversation `c`. */
const writtenAt = sql`coalesce((select lm.created_at from message lm where lm.conversation_id = c.id and lm.position = c.last_customer_position), c.created_at)`;

/** The conversation that a reply of a ticket goes to: where the customer last wrote. */
export const replyTo = (t: Sql): Sql => sql`case when exists ${elsewhere(sql`${t}.id`)}
  then (select c.id from conversation c where (c.id in ${elsewhere(sql`${t}.id`)} or c.id = ${t}.conversation_id) and c.kind <> 'SIDE' order by ${writtenAt} desc, c.id limit 1)
  else ${t}.conversation_id end`;

/** Conversations in an order in which whoever needs several can lock them: those that lead to another ticket's come first. */
export const lockOrder = sql`coalesce((select lo.merged_into_id is null from ticket lo where lo.conversation_id = c.id order by lo.number desc limit 1), true), c.kind = 'SIDE', c.id`;

/** Tickets that are answered in the conversation `c`, its own among them: a customer who writes there may be writing to them. */
export const answeredIn = (c: Sql): Sql => sql`(
  select ai.id from ticket ai where ai.conversation_id = ${c} or ai.thread_id = ${c}
  union all select ais.ticket_id from ticket_span ais where ais.conversation_id = ${c} and ais.to_position is null)`;

export interface ReplyThread extends Thread {
  channel: string;
  /** When the customer last wrote there, in ms. */
  writtenAt: number;
}

const REPLY_THREAD = sql`c.id, c.last_position as "lastPosition", (extract(epoch from ${writtenAt}) * 1000)::float8 as "writtenAt",
  (select n.channel from endpoint n where n.id = c.endpoint_id) as channel`;

/** Locks the conversations besides its own in which a ticket may be answered. Comes before the ticket's own lock. */
export const lockElsewhere = (tx: Tx, ticketId: string): Promise<ReplyThread[]> => tx.rows<ReplyThread>(sql`
  select ${REPLY_THREAD} from conversation c
  where c.id in ${elsewhere(sql`${ticketId}::uuid`)} and c.workspace_id = ${tx.workspaceId}::uuid order by ${lockOrder} for update of c`);

/** The conversation that the reply goes to, of the ticket's own and the others; all are locked. */
export const replyThread = async (tx: Tx, own: Thread, others: ReplyThread[]): Promise<Thread & { channel?: string }> => {
  if (others.length === 0) return own;
  const mine = await tx.rows<ReplyThread>(sql`
    select ${REPLY_THREAD} from conversation c where c.id = ${own.id}::uuid and c.kind <> 'SIDE'`);
  return [...mine, ...others].reduce((last, each) => (each.writtenAt > last.writtenAt || (each.writtenAt === last.writtenAt && each.id < last.id) ? each : last));
};

/** Replies of tickets in conversations that are not their own, from the command to the message's handler. */
const answering = new WeakMap<Tx, { conversationId: string; ticket: TicketEntity }>();

export const answerElsewhere = (tx: Tx, conversationId: string, ticket: TicketEntity): void => void answering.set(tx, { conversationId, ticket });

const takeAnswering = (tx: Tx, conversationId: string): TicketEntity | null => {
  const found = answering.get(tx);
  answering.delete(tx);
  return found?.conversationId === conversationId ? found.ticket : null;
};

/** The ticket of a conversation that is not closed. The writer of the message holds the conversation's lock. */
const activeTicket = async (tx: Tx, conversationId: string): Promise<TicketEntity | null> => {
  const [row] = await tx.rows<object>(sql`select * from ticket where conversation_id = ${conversationId}::uuid and status <> 'CLOSED' for update`);
  return row ? tx.em.map(Ticket, row as never) : null;
};

/** The survivor of the conversation's merged ticket, or a split one that answers there. It may have been merged on meanwhile. */
const heir = async (tx: Tx, conversationId: string): Promise<TicketEntity | null> => {
  const [next] = await tx.rows<{ merged: string | null; split: string | null }>(sql`select
    (select merged_into_id from ticket where conversation_id = ${conversationId}::uuid order by number desc limit 1) as merged,
    (select id from ticket where thread_id = ${conversationId}::uuid and status <> 'CLOSED' order by number desc limit 1) as split`);
  for (let id = next?.merged ?? next?.split ?? null; id; ) {
    const [row] = await tx.rows<object>(sql`select t.* from ticket t join conversation c on c.id = t.conversation_id where t.id = ${id}::uuid for update of c, t`);
    const ticket = tx.em.map(Ticket, row as never);
    if (ticket.status !== 'CLOSED') return ticket;
    id = ticket.mergedIntoId ?? null;
  }
  return null;
};

/** The ticket that goes on in a conversation, whoever it began as; null: none that is not closed. */
export const ticketIn = async (tx: Tx, conversationId: string): Promise<TicketEntity | null> => (await activeTicket(tx, conversationId)) ?? heir(tx, conversationId);

/** The ticket that a message in a conversation belongs to; null: none that is not closed. */
export const destination = async (tx: Tx, conversationId: string): Promise<TicketEntity | null> =>
  takeAnswering(tx, conversationId) ?? takeLocked(tx, conversationId) ?? ticketIn(tx, conversationId);

/** Where a message stands. */
export interface Place {
  conversationId: string;
  position: number;
}

/** The tickets that messages went to, for handlers of the same message that come after. */
const hearers = new WeakMap<Tx, Place & { ticketId: string }>();

/** The ticket that heard a message in this transaction; null: none did. */
export const hearerOf = (tx: Tx, { conversationId, position }: Place): string | null => {
  const last = hearers.get(tx);
  return last?.conversationId === conversationId && last.position === position ? last.ticketId : null;
};

/** The message is the ticket's, also when it stands in another's conversation. */
export const hears = (tx: Tx, ticket: TicketEntity, { conversationId, position }: Place): void => {
  hearers.set(tx, { conversationId, position, ticketId: ticket.id });
  if (ticket.conversationId === conversationId) return;
  tx.write(sql`
    insert into ticket_span (ticket_id, conversation_id, from_position, to_position, workspace_id)
    select ${ticket.id}::uuid, ${conversationId}::uuid, ${position}, ${position}, ${tx.workspaceId}::uuid
    where not exists (select 1 from ticket_span s where s.ticket_id = ${ticket.id}::uuid and s.conversation_id = ${conversationId}::uuid
      and ${position} between s.from_position and coalesce(s.to_position, 2147483647))`);
};
