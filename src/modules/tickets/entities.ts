import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Status } from './rules.ts';

export type Cause =
  | 'AGENT' | 'SUPERVISOR' | 'CUSTOMER' | 'SYSTEM' | 'REOPENED' | 'INACTIVITY' | 'KEYWORD' | 'ASSIGNEE_GONE' | 'PENDING_EXPIRED' | 'RESOLVED_EXPIRED';

/** A unit of work on a conversation. The conversation's row is its lock. */
export const Ticket = defineEntity({
  name: 'Ticket',
  tableName: 'ticket',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    conversationId: p.uuid(),
    contactId: p.uuid(),
    queueId: p.uuid(),
    assigneeId: p.uuid().nullable(),
    /** To whom routing holds it out while it is NEW. */
    offeredTo: p.uuid().nullable(),
    /** Who had it last: a reopened ticket goes back to them if they are free (G8). */
    lastAgentId: p.uuid().nullable(),
    channel: p.text(),
    /** For people; from a sequence, so gaps are allowed. */
    number: p.integer().defaultRaw("nextval('ticket_number')"),
    status: p.text().$type<Status>(),
    cause: p.text().$type<Cause>(),
    /** Messages of the conversation that belong to this ticket; open above while it is not closed. */
    fromPosition: p.integer(),
    toPosition: p.integer().nullable(),
    lastActivityAt: p.datetime(),
    openedAt: p.datetime(),
    resolvedAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    lastAgentMessageAt: p.datetime().nullable(),
    /** What durations are measured from: when it came to its status (or, NEW, to its queue), was last resolved, last put on hold. */
    statusSince: p.datetime().nullable(),
    lastResolvedAt: p.datetime().nullable(),
    lastOnHoldAt: p.datetime().nullable(),
    /** The deadline stands on the row; a timer re-checks `version` before it fires. */
    nextTransitionAt: p.datetime().nullable(),
    /** Out of the inbox until then. */
    snoozedUntil: p.datetime().nullable(),
    transferCount: p.integer(),
    followUpOfId: p.uuid().nullable(),
    /** The ticket that goes on with this one's work, and hears what is still written in its conversation. */
    mergedIntoId: p.uuid().nullable(),
    /** Of a split ticket: the conversation it answers in. Its own has no messages. */
    threadId: p.uuid().nullable(),
    /** Who wrote to the customer first; null once the customer has answered, and for every other ticket. */
    outboundBy: p.uuid().nullable(),
    version: p.integer(),
  },
});
export type TicketEntity = InferEntity<typeof Ticket>;

/** A line for the staff only. No author: the system wrote it (rule G-20). */
export const InternalNote = defineEntity({
  name: 'InternalNote',
  tableName: 'internal_note',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    ticketId: () => p.manyToOne(Ticket).mapToPk().fieldName('ticket_id'),
    authorUserId: p.uuid().nullable(),
    text: p.text(),
    clientKey: p.text(),
    createdAt: p.datetime(),
  },
});

export const ticketEntities = [Ticket, InternalNote];
