import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { lockAgents } from './capacity.ts';
import { InternalNote, type Cause, type TicketEntity } from './entities.ts';
import { measured, supervises, type Measured, type Relation, type Since, type Standing, type Status } from './rules.ts';

export type ChangeKind =
  | 'STATUS' | 'ASSIGNED' | 'TRANSFERRED' | 'TAGGED' | 'PARTICIPANT' | 'LINKED' | 'CODED' | 'LABELLED' | 'SNOOZED' | 'WOKEN';

export const standing = (ticket: TicketEntity): Standing => ({
  status: ticket.status, assigneeId: ticket.assigneeId ?? null, queueId: ticket.queueId, ...(ticket.offeredTo && { offeredTo: ticket.offeredTo }),
});

/** Rule C4: every change says why and, where a person did it, who. */
export const causeOf = (relation: Relation): Cause => (supervises(relation) && !relation.assignee ? 'SUPERVISOR' : 'AGENT');

/** Puts a ticket into a status, with the facts that the status carries; returns what statistics want to know. `timerHandler` arms its deadline. */
export const enter = (ticket: TicketEntity, status: Status, cause: Cause, now: Date): Measured => {
  const measures = measured(standingSince(ticket), status, now);
  if (status !== ticket.status || status === 'NEW') ticket.statusSince = now;
  if (status !== ticket.status && status === 'RESOLVED') ticket.lastResolvedAt = now;
  if (status !== ticket.status && status === 'ON_HOLD') ticket.lastOnHoldAt = now;
  if (status !== ticket.status) ticket.nextTransitionAt = null;
  ticket.status = status;
  ticket.cause = cause;
  ticket.version += 1;
  ticket.lastActivityAt = now;
  if (status === 'NEW') ticket.assigneeId = null;
  // Whoever was asked is told by who hears of the change.
  ticket.offeredTo = null;
  ticket.resolvedAt = status === 'RESOLVED' ? now : status === 'CLOSED' ? ticket.resolvedAt : null;
  ticket.closedAt = status === 'CLOSED' ? now : null;
  return measures;
};

const standingSince = (ticket: TicketEntity): Since => ({
  status: ticket.status, since: ticket.statusSince ?? null, openedAt: ticket.openedAt,
  lastResolvedAt: ticket.lastResolvedAt ?? null, lastOnHoldAt: ticket.lastOnHoldAt ?? null,
});

/** What a change says of how a ticket came to somebody. */
export interface Handed {
  /** Rule C40: who supervises gave it, though there was no room. */
  aboveCapacity?: true;
}

/** Records a change with where the ticket stood before, so that whoever loses sight of it is told. */
export const recordChange = (tx: Tx, ticket: TicketEntity, change: ChangeKind, before: Standing, now: Date, measures: Measured & Handed = {}, cause: Cause = ticket.cause): void => {
  const after = standing(ticket);
  if (before.status !== after.status || before.assigneeId !== after.assigneeId || before.queueId !== after.queueId) lockAgents(tx, [before.assigneeId, after.assigneeId]);
  tx.record({
    type: 'TicketChanged', conversationId: ticket.conversationId, ticketId: ticket.id,
    payload: { change, cause, before, after, byUserId: userOf(tx.actor), at: now, channel: ticket.channel, ...measures },
  });
};

const userOf = (actor: Actor): string | null => (actor.kind === 'USER' ? actor.userId : null);

/** Rule G-20: a line in the timeline for what the system saw happen; nobody edits it. */
export const systemNote = (tx: Tx, ticket: TicketEntity, text: string, now: Date): void => {
  const id = newId();
  tx.em.create(InternalNote, { id, workspaceId: tx.workspaceId, ticketId: ticket.id, authorUserId: null, text, clientKey: `system:${id}`, createdAt: now });
  tx.record({ type: 'NoteAdded', conversationId: ticket.conversationId, ticketId: ticket.id, payload: { noteId: id } });
};

/** Hands a ticket to somebody: the fact, its event, and the line in the timeline. The one way, whoever decided. */
export const assign = (
  tx: Tx, ticket: TicketEntity, user: { id: string; name: string }, cause: Cause, now: Date, { aboveCapacity = false }: { aboveCapacity?: boolean } = {},
): void => {
  const before = standing(ticket);
  ticket.assigneeId = user.id;
  ticket.lastAgentId = user.id;
  const measures = enter(ticket, 'OPEN', cause, now);
  recordChange(tx, ticket, 'ASSIGNED', before, now, { ...measures, ...(aboveCapacity && { aboveCapacity }) });
  systemNote(tx, ticket, `Assigned to ${user.name}${aboveCapacity ? ', above their capacity' : ''}.`, now);
  // They have something new: the next ticket goes to who has waited longer (C42).
  tx.write(sql`update agent set idle_since = ${now} where user_id = ${user.id}::uuid`);
};

const WORDS: Record<Status, string> = { NEW: 'New', OPEN: 'Open', PENDING: 'Pending', ON_HOLD: 'On hold', RESOLVED: 'Resolved', CLOSED: 'Closed' };

const REASONS: Record<Cause, string> = {
  AGENT: '', SUPERVISOR: '', CUSTOMER: ', the customer wrote', SYSTEM: '', REOPENED: ', the customer wrote again', INACTIVITY: ', the customer did not answer',
  KEYWORD: ', the customer said so', ASSIGNEE_GONE: ', whoever had it is gone', PENDING_EXPIRED: ', the customer did not answer', RESOLVED_EXPIRED: ', the hold ran out',
};

/** Changes status with event and system note; nothing when it is the same. */
export const changeStatus = (tx: Tx, ticket: TicketEntity, status: Status, cause: Cause, now: Date): void => {
  const before = standing(ticket);
  const measures = enter(ticket, status, cause, now);
  if (before.status === status) return;
  recordChange(tx, ticket, 'STATUS', before, now, measures);
  const who = tx.actor.kind === 'USER' && (cause === 'AGENT' || cause === 'SUPERVISOR') ? ` by ${tx.actor.name}` : '';
  systemNote(tx, ticket, `${WORDS[status]}${who}${REASONS[cause]}.`, now);
};
