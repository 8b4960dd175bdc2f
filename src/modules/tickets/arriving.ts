/** A customer's message and the ticket it opens, joins, settles or takes up again (§4.2, C3). */
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { arrival, saysOnly, wakes, type Terms } from './arriving-rules.ts';
import { changeStatus, standing } from './changes.ts';
import { isFree } from './capacity.ts';
import { answeredIn, destination, hears, type Place } from './destination.ts';
import { Ticket, type Cause, type TicketEntity } from './entities.ts';
import { closeAt, follow } from './following.ts';
import { routeAnswer } from './outbound-answer.ts';
import { lapsed, step, type TicketEvent } from './rules.ts';
import { cancelAnswered } from './scheduled.ts';
import { wake } from './snooze.ts';

/** Who had the conversation's messages last, locked: of a merged ticket the one that went on. */
const lastTicket = async (tx: Tx, conversationId: string): Promise<TicketEntity | null> => {
  const [row] = await tx.rows<object>(sql`
    select l.* from ticket t join ticket l on l.id = coalesce(t.merged_into_id, t.id) join conversation c on c.id = l.conversation_id
    where t.conversation_id = ${conversationId}::uuid order by t.number desc limit 1 for update of c, l`);
  return row ? tx.em.map(Ticket, row as never) : null;
};

/** A closed ticket of another conversation is not taken up again when a later one has followed it there. */
const wasFollowed = async (tx: Tx, ticket: TicketEntity): Promise<boolean> =>
  (await tx.rows(sql`select 1 from ticket where conversation_id = ${ticket.conversationId}::uuid and number > ${ticket.number} limit 1`)).length > 0;

/** An endpoint's own policy counts before its queue's; the text is only read where keywords are set. */
const termsOf = async (tx: Tx, { conversationId, position }: Place): Promise<Terms & { planned: boolean }> => {
  const [row] = await tx.rows<Omit<Terms, 'keywordOnly'> & { planned: boolean; keywords: string[] | null; said: string | null }>(sql`
    select coalesce(n.follow_up_policy, q.follow_up_policy) as "followUp", coalesce(s.hold_on_customer_message, 'OPEN') as "onHold", s.resolve_keywords as keywords,
      exists (select 1 from ${answeredIn(sql`c.id`)} a join scheduled_reply r on r.ticket_id = a.id where r.state = 'SCHEDULED') as planned,
      case when cardinality(s.resolve_keywords) > 0 then (
        select m.text from message m where m.conversation_id = c.id and m.position = ${position} and not exists (select 1 from attachment a where a.message_id = m.id)) end as said
    from conversation c join endpoint n on n.id = c.endpoint_id
      join queue q on q.id = coalesce((
        select g.queue_id from ticket t join ticket g on g.id = coalesce(t.merged_into_id, t.id) where t.conversation_id = c.id order by t.number desc limit 1), n.queue_id)
      left join workspace_setting s on s.workspace_id = c.workspace_id
    where c.id = ${conversationId}::uuid`);
  if (!row) throw new Error(`conversation ${conversationId} has no endpoint`);
  return { followUp: row.followUp, onHold: row.onHold, planned: row.planned, keywordOnly: row.said !== null && saysOnly(row.said, row.keywords ?? []) };
};

/** §4.2: a hold that ran out before the sweeper looked counts as run out. */
export const onCustomerMessage = async (tx: Tx, place: Place, now: Date): Promise<void> => {
  const { conversationId } = place;
  const [active, terms] = await Promise.all([destination(tx, conversationId), termsOf(tx, place)]);
  const expired = active && lapsed(active.status, active.nextTransitionAt ?? null, now);
  if (active && expired) close(tx, active, place, expired, expired, now);
  const former = active && !expired ? null : (active ?? (await lastTicket(tx, conversationId)));
  const what = arrival(active?.status ?? null, former !== null, terms);
  if (active && wakes(what, terms)) wake(tx, active, 'CUSTOMER', now);
  if (terms.planned) await cancelAnswered(tx, conversationId, now);
  switch (what.kind) {
    case 'MESSAGE': return join(tx, active!, place, now);
    case 'STAY':
      hears(tx, active!, place);
      return tx.write(sql`update ticket set last_activity_at = ${now} where id = ${active!.id}::uuid`);
    case 'RESOLVE':
      hears(tx, active!, place);
      return move(tx, active!, 'KEYWORD', 'KEYWORD', now);
    case 'LAST': return last(tx, former!, place, now);
    case 'RETURN': return (await wasFollowed(tx, former!)) ? open(tx, place, former!.id, now) : takeUp(tx, former!, place, now);
    case 'OPEN':
      if (active && !expired) close(tx, active, place, 'FOLLOW_UP', 'CUSTOMER', now);
      return open(tx, place, (active ?? former)?.id ?? null, now);
  }
};

const move = (tx: Tx, ticket: TicketEntity, event: TicketEvent, cause: Cause, now: Date): void => {
  const next = step(ticket.status, event);
  if (!next.ok) throw new Error(`${event} found the ticket ${ticket.id} ${ticket.status}`);
  changeStatus(tx, ticket, next.value, cause, now);
};

/** What was said before this message is the ticket's; the message is not. */
const close = (tx: Tx, ticket: TicketEntity, { conversationId, position }: Place, event: TicketEvent, cause: Cause, now: Date): void => {
  closeAt(tx, ticket, { conversationId, position: position - 1 });
  move(tx, ticket, event, cause, now);
};

/** It ends what was said, and opens nothing. */
const last = (tx: Tx, ticket: TicketEntity, place: Place, now: Date): void => {
  hears(tx, ticket, place);
  closeAt(tx, ticket, place);
  ticket.lastActivityAt = now;
};

const join = async (tx: Tx, ticket: TicketEntity, place: Place, now: Date): Promise<void> => {
  hears(tx, ticket, place);
  if (ticket.outboundBy && (await routeAnswer(tx, ticket, now))) return;
  const away = ticket.status === 'RESOLVED' && !(ticket.assigneeId && (await isFree(tx, ticket.assigneeId, ticket)));
  const next = step(ticket.status, away ? 'CUSTOMER_MESSAGE_AGENT_AWAY' : 'CUSTOMER_MESSAGE');
  if (!next.ok) throw new Error(`a customer's message found the ticket ${ticket.id} ${ticket.status}`);
  // Most messages move no ticket: what they leave on its row needs no answer, and goes out with the commit. Nobody waits for the customer any more.
  if (next.value === ticket.status) tx.write(sql`update ticket set last_activity_at = ${now}, next_transition_at = null where id = ${ticket.id}::uuid`);
  else changeStatus(tx, ticket, next.value, ticket.status === 'RESOLVED' ? 'REOPENED' : 'CUSTOMER', now);
};

/** Policy ALWAYS_REOPEN: the closed ticket itself, for who had it last or for its queue. */
const takeUp = async (tx: Tx, ticket: TicketEntity, place: Place, now: Date): Promise<void> => {
  hears(tx, ticket, place);
  const back = ticket.assigneeId && (await isFree(tx, ticket.assigneeId, ticket));
  ticket.toPosition = null;
  move(tx, ticket, back ? 'RETURN' : 'RETURN_AGENT_AWAY', 'REOPENED', now);
};

/** A NEW ticket in the endpoint's queue; after a closed one it follows that, with its tags (rules K-16, C3). */
const open = async (tx: Tx, { conversationId, position }: Place, previousId: string | null, now: Date): Promise<void> => {
  // A ticket closed a moment ago in this transaction must be out of the unique index first.
  await tx.em.flush();
  const [thread] = await tx.rows<{ contactId: string; queueId: string; channel: string }>(sql`
    select c.contact_id as "contactId", n.queue_id as "queueId", n.channel
    from conversation c join endpoint n on n.id = c.endpoint_id where c.id = ${conversationId}::uuid`);
  const ticket = tx.em.create(Ticket, {
    id: newId(), workspaceId: tx.workspaceId, conversationId, ...thread!,
    status: 'NEW', cause: 'CUSTOMER', fromPosition: position, lastActivityAt: now, openedAt: now, statusSince: now, transferCount: 0,
    followUpOfId: previousId, version: 1,
  });
  await tx.em.flush();
  if (previousId) follow(tx, ticket, previousId, now);
  tx.record({ type: 'TicketOpened', conversationId, ticketId: ticket.id, payload: { after: standing(ticket), at: now, channel: ticket.channel } });
};
