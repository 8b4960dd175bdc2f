import { isStaff, seesAll, type Actor } from '../../kernel/actor.ts';
import { fail, notFound, ok, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { join, name, raw, sql, type Sql } from '../../platform/db/sql.ts';
import type { Viewer } from '../../platform/db/viewer.ts';
import type { Thread } from '../conversations/index.ts';
import { servesPickQueue, servesQueue } from '../settings/index.ts';
import { Ticket, type TicketEntity } from './entities.ts';
import { allowedActions, effective, eventOf, mayDo, step, type Relation, type Status, type TicketAction } from './rules.ts';

const userId = (actor: Viewer): Sql => sql`${actor.kind === 'USER' ? actor.userId : null}::uuid`;

const participates = (actor: Viewer, t: Sql): Sql =>
  sql`exists (select 1 from ticket_participant tp where tp.ticket_id = ${t}.id and tp.user_id = ${userId(actor)})`;

/** Tickets that are an actor's own business: held, helped with, or in a queue they supervise. */
const ownTickets = (actor: Viewer, alias: string): Sql => {
  const t = name(alias);
  // Row-level security says the same; it is the second wall, not the only one.
  if (seesAll(actor)) return sql`${t}.workspace_id = ${actor.workspaceId}::uuid`;
  if (actor.kind !== 'USER') return sql`false`;
  const own = sql`(${t}.assignee_id = ${userId(actor)} or ${participates(actor, t)})`;
  switch (actor.role) {
    // Rule H-08: their queues, or all where the workspace says so.
    case 'SUPERVISOR': return sql`(${own} or ${servesQueue(actor, sql`${t}.queue_id`)}
      or (${t}.workspace_id = ${actor.workspaceId}::uuid and exists (select 1 from workspace_setting ws where ws.workspace_id = ${actor.workspaceId}::uuid and ws.supervisor_scope = 'ALL')))`;
    case 'AGENT': return own;
    case 'EXPERT': return participates(actor, t);
    default: return sql`false`;
  }
};

/**
 * The one predicate of tickets (rules C6, H-02, H-08, §4.4). An agent sees own tickets, those they help with, a preview of what
 * is held out to them and of NEW in the PICK queues they belong to, and the history of contacts they serve now; a supervisor sees their queues.
 */
export const visibleTickets = (actor: Viewer, alias: string): Sql => {
  const own = ownTickets(actor, alias);
  if (actor.kind !== 'USER' || actor.role !== 'AGENT') return own;
  const t = name(alias);
  return sql`(${own}
    or ${t}.offered_to = ${userId(actor)}
    or (${t}.status = 'NEW' and ${servesPickQueue(actor, sql`${t}.queue_id`)})
    or exists (select 1 from ticket served where served.contact_id = ${t}.contact_id and served.assignee_id = ${userId(actor)} and served.status <> 'CLOSED'))`;
};

/** What tickets say about conversations and contacts; handed to those modules at composition. */
export const ticketScope = {
  reads: (actor: Actor, conversationId: Sql): Sql =>
    sql`(exists (select 1 from ticket vt where vt.conversation_id = ${conversationId} and ${visibleTickets(actor, 'vt')})
      or exists (select 1 from ticket_span vs join ticket vst on vst.id = vs.ticket_id where vs.conversation_id = ${conversationId} and ${visibleTickets(actor, 'vst')}))`,
  /**
   * The thread is permanent, a ticket is not: who sees one ticket of it reads that ticket's messages. Who holds the present
   * one sees the contact's others too, and so the whole history.
   */
  readsMessage: (actor: Actor, conversationId: Sql, position: Sql): Sql =>
    // As an array, so that the tickets of one conversation are looked at once and not for each of its messages.
    sql`${position} <@ any(array(select int4range(mt.from_position, mt.to_position, '[]') from ticket mt
      where mt.conversation_id = ${conversationId} and ${visibleTickets(actor, 'mt')}
      union all select int4range(ms.from_position, ms.to_position, '[]') from ticket_span ms join ticket mst on mst.id = ms.ticket_id
      where ms.conversation_id = ${conversationId} and ${visibleTickets(actor, 'mst')}))`,
  /** What happens now belongs to the newest ticket, or to the one that it was merged into. */
  follows: (actor: Viewer, conversationId: Sql): Sql =>
    sql`(exists (select 1 from ticket ft where ft.conversation_id = ${conversationId} and ${visibleTickets(actor, 'ft')}
      and not exists (select 1 from ticket later where later.conversation_id = ft.conversation_id and later.number > ft.number))
      or exists (select 1 from ticket_span fs join ticket fst on fst.id = fs.ticket_id
        where fs.conversation_id = ${conversationId} and fs.to_position is null and fst.status <> 'CLOSED' and ${visibleTickets(actor, 'fst')}))`,
  /**
   * A digest of what a viewer sees of a contact. All that can be reached from an event hangs on these tickets, so viewers of
   * one role with equal digests get equal answers.
   */
  view: (viewer: Viewer, contactId: Sql): Sql =>
    sql`(select md5(coalesce(string_agg(dt.id::text, ',' order by dt.id), '')) from ticket dt where dt.contact_id = ${contactId} and ${visibleTickets(viewer, 'dt')})`,
  /** Writing needs the ticket that is not closed, as one's own business; who merely helps writes in the draft. */
  writes: (actor: Actor, conversationId: Sql): Sql => {
    if (actor.kind === 'USER' && actor.role === 'EXPERT') return sql`false`;
    return sql`(exists (select 1 from ticket wt where wt.conversation_id = ${conversationId} and wt.status <> 'CLOSED' and ${writableTickets(actor, 'wt')})
      or exists (select 1 from ticket wst where wst.thread_id = ${conversationId} and wst.status <> 'CLOSED' and ${writableTickets(actor, 'wst')})
      or exists (select 1 from ticket_span ws join ticket wmt on wmt.id = ws.ticket_id
        where ws.conversation_id = ${conversationId} and ws.to_position is null and wmt.status <> 'CLOSED' and ${writableTickets(actor, 'wmt')}))`;
  },
  /** Tickets that are an actor's own work, also when they are done. */
  works: (actor: Actor, ticketId: Sql): Sql => sql`exists (select 1 from ticket wk where wk.id = ${ticketId} and ${writableTickets(actor, 'wk')})`,
  seesTicket: (actor: Actor, ticketId: Sql): Sql => sql`exists (select 1 from ticket sk where sk.id = ${ticketId} and ${visibleTickets(actor, 'sk')})`,
  servesContact: (actor: Actor, contactId: Sql): Sql =>
    sql`exists (select 1 from ticket ht where ht.contact_id = ${contactId} and ht.status <> 'CLOSED' and ${writableTickets(actor, 'ht')})`,
  seesContact: (actor: Actor, contactId: Sql): Sql =>
    sql`exists (select 1 from ticket kt where kt.contact_id = ${contactId} and ${visibleTickets(actor, 'kt')})`,
};

/** Stretches of conversations that are a ticket's, as (conversation_id, from_position, to_position). */
export const reach = (ticketId: Sql): Sql => sql`(
  select rt.conversation_id, rt.from_position, rt.to_position from ticket rt where rt.id = ${ticketId}
  union all select rs.conversation_id, rs.from_position, rs.to_position from ticket_span rs where rs.ticket_id = ${ticketId})`;

/** The other way round: tickets whose a message `m` is, as (id). */
export const ownersOf = (m: Sql): Sql => sql`(
  select ot.id from ticket ot where ot.conversation_id = ${m}.conversation_id and ${m}.position between ot.from_position and coalesce(ot.to_position, 2147483647)
  union select os.ticket_id from ticket_span os where os.conversation_id = ${m}.conversation_id and ${m}.position between os.from_position and coalesce(os.to_position, 2147483647))`;

const writableTickets = (actor: Actor, alias: string): Sql => {
  const t = name(alias);
  if (seesAll(actor)) return sql`${t}.workspace_id = ${actor.workspaceId}::uuid`;
  if (actor.kind !== 'USER') return sql`false`;
  const held = sql`${t}.assignee_id = ${userId(actor)}`;
  if (actor.role === 'SUPERVISOR') return sql`(${held} or ${servesQueue(actor, sql`${t}.queue_id`)})`;
  return actor.role === 'AGENT' ? held : sql`false`;
};

/** What the actor is to a ticket, as columns. */
export const relationColumn = (actor: Actor, t: Sql): { [Column in keyof RelationRow]: Sql } => ({
  isAssignee: sql`coalesce(${t}.assignee_id = ${userId(actor)}, false)`,
  isParticipant: participates(actor, t),
  inQueue: servesQueue(actor, sql`${t}.queue_id`),
  pickQueue: sql`(select q.enabled and q.assignment_mode = 'PICK' from queue q where q.id = ${t}.queue_id)`,
});

export interface RelationRow {
  isAssignee: boolean;
  isParticipant: boolean;
  inQueue: boolean;
  pickQueue: boolean;
}

export const relationOf = (actor: Actor, row: RelationRow): Relation => ({
  role: actor.kind === 'USER' ? actor.role : null,
  assignee: row.isAssignee, participant: row.isParticipant, inQueue: row.inQueue, pickQueue: row.pickQueue,
});

/** A ticket with what the actor is to it and the status that the wanted action leads to. */
export interface Accessed {
  ticket: TicketEntity;
  /** Its conversation, locked. */
  thread: Thread;
  relation: Relation;
  next: Status;
}

/** What transactions have locked and only changed in memory since: a message's handler need not ask for it again. */
const locked = new WeakMap<Tx, TicketEntity>();

/** The ticket of the conversation that this transaction has locked, once: who takes it may change its row by SQL. */
export const takeLocked = (tx: Tx, conversationId: string): TicketEntity | null => {
  const ticket = locked.get(tx);
  locked.delete(tx);
  return ticket?.conversationId === conversationId && ticket.status !== 'CLOSED' ? ticket : null;
};

/**
 * The only way to a ticket for a user's command: the same predicate as in lists, and the lock of its conversation, then the
 * ticket's, always in this order. Not visible is not found; visible but not allowed in this status says so.
 */
export const accessTicket = async (tx: Tx, actor: Actor, id: string, action: TicketAction, now: Date): Promise<Result<Accessed>> => {
  if (!isStaff(actor)) return notFound('ticket', ['ticketId']);
  const [row] = await tx.rows<RelationRow & { lastPosition: number }>(sql`
    select t.*, c.last_position as "lastPosition", ${join(Object.entries(relationColumn(actor, sql`t`)).map(([column, value]) => sql`${value} as ${raw(`"${column}"`)}`), ', ')}
    from ticket t join conversation c on c.id = t.conversation_id
    where t.id = ${id}::uuid and ${visibleTickets(actor, 't')} for update of c, t`);
  if (!row) return notFound('ticket', ['ticketId']);
  const { isAssignee, isParticipant, inQueue, pickQueue, lastPosition, ...columns } = row;
  const relation = relationOf(actor, { isAssignee, isParticipant, inQueue, pickQueue });
  const ticket = tx.em.map(Ticket, columns as never);
  const thread = { id: ticket.conversationId, lastPosition };
  locked.set(tx, ticket);
  // Somebody else was faster: the claimer should hear who, not that the status is wrong.
  if (action === 'CLAIM' && ticket.status !== 'NEW' && ticket.assigneeId) {
    return fail('AlreadyAssigned', 'Somebody else has this ticket.', ['ticketId'], { assigneeId: ticket.assigneeId });
  }
  const status = effective(ticket.status, ticket.nextTransitionAt ?? null, now);
  if (!mayDo(action, status, relation)) return refuse(status, action);
  const event = eventOf(action, status, relation);
  if (event === null) return allowedActions(status, relation).includes(action) ? ok({ ticket, thread, relation, next: status }) : refuse(status, action);
  const next = step(status, event);
  return next.ok ? ok({ ticket, thread, relation, next: next.value }) : next;
};

/** Visible, but not the actor's to change: a preview or history. */
const refuse = (status: Status, action: TicketAction): Result<never> =>
  fail('InvalidTransition', `You may not do this (${action}) with this ticket.`, ['ticketId'], { status });
