/** What tickets and their notes are read from, and the inbox. */
import type { Actor } from '../../kernel/actor.ts';
import type { Channel } from '../../kernel/channel.ts';
import type { Clock } from '../../kernel/clock.ts';
import { rowId } from '../../kernel/ids.ts';
import { limit } from '../../limits.ts';
import { name, sql, type Sql } from '../../platform/db/sql.ts';
import { always, byId, computed, many, one, typeRead, type ModuleReads } from '../../platform/reads/declare.ts';
import { documentSql } from '../../platform/reads/wire.ts';
import { sharedText, type Documents } from '../documents/index.ts';
import { relationColumn, relationOf, visibleTickets, type RelationRow } from './access.ts';
import { replyTo } from './destination.ts';
import { dispositionRead } from './dispositions.ts';
import type { Cause } from './entities.ts';
import { allTickets } from './all-tickets.ts';
import { contactTickets, inbox } from './inbox.ts';
import { linkRead } from './links.ts';
import { allowedActions, effective, engagement, type Status } from './rules.ts';
import { scheduledRead, scheduledReplies } from './scheduled-reads.ts';
import { timeline } from './timeline.ts';

/** A ticket as one reader sees it: with what the reader is to it, and what engagement derives from. */
export interface TicketRow extends RelationRow {
  id: string;
  number: number;
  status: Status;
  cause: Cause;
  conversationId: string;
  contactId: string;
  channel: Channel;
  queueId: string;
  assigneeId: string | null;
  fromPosition: number;
  toPosition: number | null;
  lastActivityAt: Date;
  openedAt: Date;
  resolvedAt: Date | null;
  closedAt: Date | null;
  nextTransitionAt: Date | null;
  snoozedUntil: Date | null;
  transferCount: number;
  followUpOfId: string | null;
  mergedIntoId: string | null;
  /** The conversation whose messages it is about: of a split ticket not its own. */
  threadId: string;
  sideConversationId: string | null;
  replyToId: string;
  lastCustomerPosition: number;
  lastStaffPosition: number;
  assigneeReadPosition: number;
  presenceDocument: string;
}

export interface NoteRow {
  id: string;
  ticketId: string;
  authorUserId: string | null;
  text: string;
  createdAt: Date;
}

/** A column of the ticket's conversation. */
const ofConversation = (t: Sql, column: Sql): Sql => sql`(select c.${column} from conversation c where c.id = coalesce(${t}.thread_id, ${t}.conversation_id))`;

const columns = (t: Sql, actor: Actor): { [Column in keyof TicketRow]: Sql } => ({
  id: sql`${t}.id`, number: sql`${t}.number`, status: sql`${t}.status`, cause: sql`${t}.cause`, conversationId: sql`${t}.conversation_id`,
  contactId: sql`${t}.contact_id`, channel: sql`${t}.channel`, queueId: sql`${t}.queue_id`, assigneeId: sql`${t}.assignee_id`,
  fromPosition: sql`${t}.from_position`, toPosition: sql`${t}.to_position`, lastActivityAt: sql`${t}.last_activity_at`,
  openedAt: sql`${t}.opened_at`, resolvedAt: sql`${t}.resolved_at`, closedAt: sql`${t}.closed_at`, nextTransitionAt: sql`${t}.next_transition_at`,
  snoozedUntil: sql`${t}.snoozed_until`, transferCount: sql`${t}.transfer_count`, followUpOfId: sql`${t}.follow_up_of_id`,
  mergedIntoId: sql`${t}.merged_into_id`, threadId: sql`coalesce(${t}.thread_id, ${t}.conversation_id)`,
  sideConversationId: sql`case when ${t}.thread_id is not null then ${t}.conversation_id end`, replyToId: replyTo(t),
  lastCustomerPosition: ofConversation(t, sql`last_customer_position`), lastStaffPosition: ofConversation(t, sql`last_staff_position`),
  assigneeReadPosition: sql`coalesce((select r.position from read_mark r where r.conversation_id = coalesce(${t}.thread_id, ${t}.conversation_id) and r.reader = 'user:' || ${t}.assignee_id), 0)`,
  presenceDocument: documentSql('ticket', sql`${t}.id`, 'presence'),
  ...relationColumn(actor, t),
});

const ticketRead = (clock: Clock, documents: Pick<Documents, 'textLoader'>) => typeRead<TicketRow>({
  name: 'Ticket', table: 'ticket', node: 'ticket', ids: { id: 'ticket' }, visible: visibleTickets, columns,
  fields: {
    // Who sees a ticket sees its conversation and its contact: that is how those are defined.
    conversation: one('Conversation', 'threadId', { implied: always }),
    sideConversation: one('Conversation', 'sideConversationId', { implied: always }),
    replyTo: one('Conversation', 'replyToId', { implied: always }),
    contact: one('Contact', 'contactId', { implied: always }),
    queue: one('Queue', 'queueId', { shared: true }),
    assignee: one('User', 'assigneeId', { shared: true }),
    followUpOf: one('Ticket', 'followUpOfId'),
    dispositions: many('Disposition', ({ t, parent }) => ({ where: sql`${t}.ticket_id = ${parent.id}`, order: sql`${t}.at, ${t}.id`, limit: limit('listSize') }), { implied: always }),
    mergedInto: one('Ticket', 'mergedIntoId'),
    links: many('TicketLink', ({ t, parent }) => ({ where: sql`${t}.ticket_id = ${parent.id}`, order: sql`${t}.at, ${t}.id`, limit: limit('listSize') }), { implied: always }),
    participants: many('User', ({ t, parent }) => ({
      join: sql`join ticket_participant helps on helps.user_id = ${t}.id`, where: sql`helps.ticket_id = ${parent.id}`, order: sql`helps.at, ${t}.id`,
    })),
    tags: many('Tag', ({ t, parent }) => ({
      join: sql`join ticket_tag tagged on tagged.tag_id = ${t}.id`, where: sql`tagged.ticket_id = ${parent.id}`, order: sql`${t}.name, ${t}.id`,
    })),
    notes: sharedText(documents, 'ticket', 'notes'),
    draft: sharedText(documents, 'ticket', 'draft'),
    timeline,
    scheduledReplies,
    engagement: computed<TicketRow, 'status' | 'assigneeId' | 'lastCustomerPosition' | 'lastStaffPosition' | 'assigneeReadPosition'>(
      ['status', 'assigneeId', 'lastCustomerPosition', 'lastStaffPosition', 'assigneeReadPosition'], engagement),
    allowedActions: computed<TicketRow, 'status' | 'nextTransitionAt' | keyof RelationRow>(
      ['status', 'nextTransitionAt', 'isAssignee', 'isParticipant', 'inQueue', 'pickQueue'],
      (row, actor) => allowedActions(effective(row.status, row.nextTransitionAt, clock.now()), relationOf(actor, row)), { times: ['nextTransitionAt'] }),
  },
});

const noteRead = typeRead<NoteRow>({
  name: 'InternalNote', table: 'internal_note', node: 'note', ids: { id: 'note' },
  // Who sees the ticket that another was merged into reads the other's notes there.
  visible: (actor, t) => sql`exists (select 1 from ticket noted join ticket own on noted.id in (own.id, own.merged_into_id)
    where own.id = ${name(t)}.ticket_id and ${visibleTickets(actor, 'noted')})`,
  columns: (t) => ({
    id: sql`${t}.id`, ticketId: sql`${t}.ticket_id`, authorUserId: sql`${t}.author_user_id`, text: sql`${t}.text`, createdAt: sql`${t}.created_at`,
  }),
  fields: { author: one('User', 'authorUserId', { shared: true }) },
});

/** A conversation's ticket that is not closed, or else its newest. */
const conversationTicket = many('Ticket', ({ t, parent }) => ({
  where: sql`${t}.conversation_id = ${parent.id}`, order: sql`(${t}.status = 'CLOSED'), ${t}.number desc`,
}), { first: true });

export const ticketReads = ({ clock, documents }: { clock: Clock; documents: Pick<Documents, 'textLoader'> }) => {
  const ticket = ticketRead(clock, documents);
  const reads: ModuleReads = {
    types: [ticket, noteRead, linkRead, dispositionRead, scheduledRead],
    extend: { Conversation: { ticket: conversationTicket }, Notification: { ticket: one('Ticket', 'ticketId') } },
    roots: {
      ticket: { guard: 'actor', field: byId('Ticket', ({ id }: { id: string }) => rowId('ticket', id)) },
      inbox: { guard: 'staff', field: inbox },
      allTickets: { guard: 'staff', field: allTickets },
      contactTickets: { guard: 'staff', field: contactTickets },
    },
  };
  return { ticket, note: noteRead, scheduled: scheduledRead, reads };
};
