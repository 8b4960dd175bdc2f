/** A customer's message and the ticket it opens, joins, settles or takes up again (§4.2, C3). */
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { arrival, saysOnly, wakes, type Terms } from './arriving-rules.ts';
import { changeStatus, standing } from './changes.ts';
import { isFree } from './capacity.ts';
import { Ticket, type Cause, type TicketEntity } from './entities.ts';
import { routeAnswer } from './outbound-answer.ts';
import { lapsed, step, type TicketEvent } from './rules.ts';
import { cancelAnswered } from './scheduled.ts';
import { wake } from './snooze.ts';

/** The ticket of a conversation that is not closed. The writer of the message holds the conversation's lock. */
export const activeTicket = async (tx: Tx, conversationId: string): Promise<TicketEntity | null> => {
  const [row] = await tx.rows<object>(sql`select * from ticket where conversation_id = ${conversationId}::uuid and status <> 'CLOSED' for update`);
  return row ? tx.em.map(Ticket, row as never) : null;
};

const lastTicket = async (tx: Tx, conversationId: string): Promise<TicketEntity | null> => {
  const [row] = await tx.rows<object>(sql`select * from ticket where conversation_id = ${conversationId}::uuid order by number desc limit 1 for update`);
  return row ? tx.em.map(Ticket, row as never) : null;
};

/** An endpoint's own policy counts before its queue's; the text is only read where keywords are set. */
const termsOf = async (tx: Tx, conversationId: string, position: number): Promise<Terms & { planned: boolean }> => {
  const [row] = await tx.rows<Omit<Terms, 'keywordOnly'> & { planned: boolean; keywords: string[] | null; said: string | null }>(sql`
    select coalesce(n.follow_up_policy, q.follow_up_policy) as "followUp", coalesce(s.hold_on_customer_message, 'OPEN') as "onHold", s.resolve_keywords as keywords,
      exists (select 1 from scheduled_reply r join ticket rt on rt.id = r.ticket_id where rt.conversation_id = c.id and r.state = 'SCHEDULED') as planned,
      case when cardinality(s.resolve_keywords) > 0 then (
        select m.text from message m where m.conversation_id = c.id and m.position = ${position} and not exists (select 1 from attachment a where a.message_id = m.id)) end as said
    from conversation c join endpoint n on n.id = c.endpoint_id
      join queue q on q.id = coalesce((select t.queue_id from ticket t where t.conversation_id = c.id order by t.number desc limit 1), n.queue_id)
      left join workspace_setting s on s.workspace_id = c.workspace_id
    where c.id = ${conversationId}::uuid`);
  if (!row) throw new Error(`conversation ${conversationId} has no endpoint`);
  return { followUp: row.followUp, onHold: row.onHold, planned: row.planned, keywordOnly: row.said !== null && saysOnly(row.said, row.keywords ?? []) };
};

/** §4.2: a hold that ran out before the sweeper looked counts as run out. */
export const onCustomerMessage = async (tx: Tx, conversationId: string, position: number, now: Date): Promise<void> => {
  const [active, terms] = await Promise.all([activeTicket(tx, conversationId), termsOf(tx, conversationId, position)]);
  const expired = active && lapsed(active.status, active.nextTransitionAt ?? null, now);
  if (active && expired) close(tx, active, position, expired, expired, now);
  const former = active && !expired ? null : (active ?? (await lastTicket(tx, conversationId)));
  const what = arrival(active?.status ?? null, former !== null, terms);
  if (active && wakes(what, terms)) wake(tx, active, 'CUSTOMER', now);
  if (terms.planned) await cancelAnswered(tx, conversationId, now);
  switch (what.kind) {
    case 'MESSAGE': return join(tx, active!, now);
    case 'STAY': return tx.write(sql`update ticket set last_activity_at = ${now} where id = ${active!.id}::uuid`);
    case 'RESOLVE': return move(tx, active!, 'KEYWORD', 'KEYWORD', now);
    case 'LAST': return void Object.assign(former!, { toPosition: position, lastActivityAt: now });
    case 'RETURN': return takeUp(tx, former!, now);
    case 'OPEN':
      if (active && !expired) close(tx, active, position, 'FOLLOW_UP', 'CUSTOMER', now);
      return open(tx, conversationId, position, now);
  }
};

const move = (tx: Tx, ticket: TicketEntity, event: TicketEvent, cause: Cause, now: Date): void => {
  const next = step(ticket.status, event);
  if (!next.ok) throw new Error(`${event} found the ticket ${ticket.id} ${ticket.status}`);
  changeStatus(tx, ticket, next.value, cause, now);
};

/** What was said before this message is the ticket's; the message is not. */
const close = (tx: Tx, ticket: TicketEntity, position: number, event: TicketEvent, cause: Cause, now: Date): void => {
  ticket.toPosition = position - 1;
  move(tx, ticket, event, cause, now);
};

const join = async (tx: Tx, ticket: TicketEntity, now: Date): Promise<void> => {
  if (ticket.outboundBy && (await routeAnswer(tx, ticket, now))) return;
  const away = ticket.status === 'RESOLVED' && !(ticket.assigneeId && (await isFree(tx, ticket.assigneeId, ticket)));
  const next = step(ticket.status, away ? 'CUSTOMER_MESSAGE_AGENT_AWAY' : 'CUSTOMER_MESSAGE');
  if (!next.ok) throw new Error(`a customer's message found the ticket ${ticket.id} ${ticket.status}`);
  // Most messages move no ticket: what they leave on its row needs no answer, and goes out with the commit. Nobody waits for the customer any more.
  if (next.value === ticket.status) tx.write(sql`update ticket set last_activity_at = ${now}, next_transition_at = null where id = ${ticket.id}::uuid`);
  else changeStatus(tx, ticket, next.value, ticket.status === 'RESOLVED' ? 'REOPENED' : 'CUSTOMER', now);
};

/** Policy ALWAYS_REOPEN: the closed ticket itself, for who had it last or for its queue. */
const takeUp = async (tx: Tx, ticket: TicketEntity, now: Date): Promise<void> => {
  const back = ticket.assigneeId && (await isFree(tx, ticket.assigneeId, ticket));
  ticket.toPosition = null;
  move(tx, ticket, back ? 'RETURN' : 'RETURN_AGENT_AWAY', 'REOPENED', now);
};

/** A NEW ticket in the endpoint's queue; after a closed one it follows that, with its tags (rules K-16, C3). */
const open = async (tx: Tx, conversationId: string, position: number, now: Date): Promise<void> => {
  // A ticket closed a moment ago in this transaction must be out of the unique index first.
  await tx.em.flush();
  const [thread] = await tx.rows<{ contactId: string; queueId: string; channel: string; previousId: string | null }>(sql`
    select c.contact_id as "contactId", n.queue_id as "queueId", n.channel,
      (select id from ticket where conversation_id = c.id order by number desc limit 1) as "previousId"
    from conversation c join endpoint n on n.id = c.endpoint_id where c.id = ${conversationId}::uuid`);
  const { previousId, ...of } = thread!;
  const ticket = tx.em.create(Ticket, {
    id: newId(), workspaceId: tx.workspaceId, conversationId, ...of,
    status: 'NEW', cause: 'CUSTOMER', fromPosition: position, lastActivityAt: now, openedAt: now, statusSince: now, transferCount: 0,
    followUpOfId: previousId, version: 1,
  });
  await tx.em.flush();
  if (previousId) {
    tx.write(sql`
      insert into ticket_tag (ticket_id, tag_id, workspace_id)
      select ${ticket.id}::uuid, tag_id, workspace_id from ticket_tag where ticket_id = ${previousId}::uuid`);
  }
  tx.record({ type: 'TicketOpened', conversationId, ticketId: ticket.id, payload: { after: standing(ticket), at: now, channel: ticket.channel } });
};
