/**
 * Tickets own the unit of work on a customer's conversation: status, assignee, queue, tags, internal notes, replies.
 * They do not own messages; a message and what it does to its ticket are joined by `messageHandler`, within the message's
 * transaction. Which ticket a message belongs to, also after a merge or split, is said by `destination`; who gets a ticket is
 * decided by routing, one level up, and counted by `capacity.ts` here.
 */
import type { Actor } from '../../kernel/actor.ts';
import { isStaff } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { LogEvent } from '../../kernel/event.ts';
import { globalId, rowId } from '../../kernel/ids.ts';
import { joining, type Database, type Tx } from '../../platform/db/database.ts';
import type { Contacts } from '../contacts/index.ts';
import type { Conversations } from '../conversations/index.ts';
import type { Documents } from '../documents/index.ts';
import { ticketCommands } from './commands.ts';
import { codeCommands } from './dispositions.ts';
import { ticketEvents, ticketSeen } from './events.ts';
import { abandonedTickets } from './gone.ts';
import { inboxList } from './inbox-list.ts';
import { linkCommands } from './links.ts';
import { mergeCommands } from './merging.ts';
import { padCommands } from './pad.ts';
import { participantCommands } from './participants.ts';
import { ticketQueries } from './queries.ts';
import { replyCommands, type SignReply } from './reply.ts';
import { ticketReads } from './reads.ts';
import type { Status } from './rules.ts';
import { scheduledCommands, scheduledReplies } from './scheduled.ts';
import { snoozeCommands, snoozedTickets } from './snooze.ts';
import { splitCommands } from './splitting.ts';
import { transferCommands } from './transfers.ts';
import { ticketTimers } from './timers.ts';

export interface TicketsDeps {
  db: Database;
  clock: Clock;
  contacts: Contacts;
  conversations: Conversations;
  documents: Documents;
  sign: SignReply;
}

export const ticketsModule = (deps: TicketsDeps) => {
  const queries = ticketQueries(deps, ticketReads(deps));
  registerDocuments(deps, queries.standing);
  return {
    ...ticketCommands(deps),
    ...transferCommands(deps),
    ...replyCommands(deps),
    ...padCommands(deps),
    ...linkCommands(deps),
    ...codeCommands(deps),
    ...participantCommands(deps),
    ...mergeCommands(deps),
    ...splitCommands(deps),
    ...snoozeCommands(deps),
    ...scheduledCommands(deps),
    /** The same commands on another database: one that does more, or less, in their transactions. */
    commandsOn: (db: Database) => ({ ...ticketCommands({ ...deps, db }), ...transferCommands({ ...deps, db }), ...snoozeCommands({ ...deps, db }) }),
    ...queries,
    /** The same commands as steps of a transaction that is open: all of them happen, or none. */
    within: (tx: Tx) => {
      const joined = { ...deps, db: joining(deps.db, tx) };
      return { ...ticketCommands(joined), ...transferCommands(joined), ...replyCommands(joined) };
    },
    /** What happens to tickets by itself, for the sweeper. */
    deadlines: [ticketTimers(), abandonedTickets(), snoozedTickets(), scheduledReplies(deps)],
    events: { ...ticketEvents(deps), list: inboxList(deps) },
    /** Who has a ticket open, which the caller was seen to see. */
    presence: (actor: Actor, id: string) => deps.documents.presence.states(actor.workspaceId, `ticket:${globalId('ticket', id)}:presence`),
    /** The ticket that an event in the log is about, if the actor sees it. */
    ticketOfEvent: (actor: Actor, event: LogEvent): Promise<string | null> => ticketSeen(deps.db, actor, event),
    /** Whoever lost a ticket loses its documents too: open sockets are decided anew. */
    onEvent: (event: LogEvent): void => {
      if (event.type === 'TicketChanged') deps.documents.recheck(event.workspaceId);
    },
  };
};

/** The pads and rooms that are the staff's alone. Of a closed ticket they are history. */
const registerDocuments = ({ documents, contacts }: TicketsDeps, standing: (actor: Actor, id: string) => Promise<Status | null>): void => {
  for (const part of ['notes', 'draft', 'presence'] as const) {
    documents.registerKind({
      owner: 'ticket', part, shape: part === 'presence' ? 'PRESENCE' : 'TEXT',
      access: async (actor, ownerId) => {
        const id = rowId('ticket', ownerId);
        const status = id && isStaff(actor) ? await standing(actor, id) : null;
        if (status === null) return null;
        return status === 'CLOSED' && part !== 'presence' ? 'READ' : 'WRITE';
      },
    });
  }
  documents.registerKind({
    owner: 'contact', part: 'notes', shape: 'TEXT',
    access: async (actor, ownerId) => {
      const id = rowId('contact', ownerId);
      return id && isStaff(actor) && (await contacts.maySee(actor, id)) ? 'WRITE' : null;
    },
  });
};

export type Tickets = ReturnType<typeof ticketsModule>;

export { accessTicket, ownersOf, reach, ticketScope, visibleTickets } from './access.ts';
export { effectiveCapacity, fits, full, loadsSql, roomOf, type AgentRoom, type Room } from './capacity.ts';
export { assign, recordChange, standing, systemNote } from './changes.ts';
export { hearerOf, lockElsewhere } from './destination.ts';
export { dispositionHandler, type DispositionRow } from './dispositions.ts';
export { ticketEntities, type TicketEntity } from './entities.ts';
export { lockTicket } from './locking.ts';
export { effective, serves } from './rules.ts';
export { handoverHandler, messageHandler } from './handlers.ts';
export { inboxOf, type InboxFilter } from './inbox.ts';
export { openOutbound } from './outbound.ts';
export type { Standing } from './rules.ts';
export { goneHandler } from './gone.ts';
export { snoozeHandler } from './snooze.ts';
export { timerHandler } from './timers.ts';
export type { ScheduledReplyRow } from './scheduled-reads.ts';
export type { ListRow } from './inbox-list.ts';
export type { Difference } from './list.ts';
export { leadersOf } from './participants.ts';
export type { LinkRow } from './links.ts';
export type { NoteRow, TicketRow } from './reads.ts';
export { workload } from './workload.ts';
