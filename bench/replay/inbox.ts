/** The supervisor's inbox: sees every ticket open and every message come, as one subscription. */
import { openLine, type Door } from './door.ts';
import { within } from './patience.ts';
import type { Session } from './session.ts';
import type { Sighting } from './thread.ts';

const INBOX_EVENTS = `
  subscription ReplayInbox {
    inboxEvents {
      __typename
      ... on TicketOpened { cursor ticket { id conversation { id } } }
      ... on TicketActivity { cursor ticket { id conversation { id } } message { position text } }
      ... on ResyncRequired { reason }
    }
  }`;

interface InboxFrame {
  inboxEvents: {
    __typename: string;
    cursor?: string;
    ticket?: { id: string; conversation: { id: string } };
    message?: { position: number; text: string };
    reason?: string;
  };
}

/** The first sign of a ticket. */
export interface Arrival {
  ticketId: string;
  cursor: string;
}

export interface Inbox {
  /** The ticket of a conversation, as soon as the inbox shows it. */
  arrival: (conversationId: string) => Promise<Arrival>;
  /** Messages of a conversation, those that came before as well; returns the stop. */
  follow: (conversationId: string, see: (sighting: Sighting) => void) => () => void;
  close: () => Promise<void>;
}

interface Entry {
  arrival: PromiseWithResolvers<Arrival>;
  early: Sighting[];
  see: ((sighting: Sighting) => void) | null;
}

const ARRIVAL_MS = 15_000;
/** Conversations that nobody here follows (a shared server has others) are forgotten, the oldest first. */
const REMEMBERED = 1_000;

export const openInbox = (door: Door, session: Session, lost: (why: Error) => void): Inbox => {
  const entries = new Map<string, Entry>();
  const entryOf = (conversationId: string): Entry => {
    const known = entries.get(conversationId);
    if (known) return known;
    const entry: Entry = { arrival: Promise.withResolvers(), early: [], see: null };
    entries.set(conversationId, entry);
    for (const [oldest, { see }] of entries) {
      if (entries.size <= REMEMBERED) break;
      if (!see) entries.delete(oldest);
    }
    return entry;
  };

  const line = openLine(door, session.token);
  line.subscribe<InboxFrame>(INBOX_EVENTS, {}, {
    hear: ({ inboxEvents: event }, at) => {
      if (event.__typename === 'ResyncRequired') lost(new Error(`inbox: resync required: ${event.reason}`));
      if (!event.ticket || event.cursor === undefined) return;
      const entry = entryOf(event.ticket.conversation.id);
      entry.arrival.resolve({ ticketId: event.ticket.id, cursor: event.cursor });
      if (!event.message) return;
      const sighting = { ...event.message, at };
      if (entry.see) entry.see(sighting);
      else entry.early.push(sighting);
    },
    lost: (why) => { lost(new Error(`inbox: ${why.message}`)); },
  });
  return {
    arrival: (conversationId) => within(ARRIVAL_MS, `the inbox's sign of ${conversationId}`, entryOf(conversationId).arrival.promise),
    follow: (conversationId, see) => {
      const entry = entryOf(conversationId);
      entry.see = see;
      for (const sighting of entry.early.splice(0)) see(sighting);
      return () => { entries.delete(conversationId); };
    },
    close: line.close,
  };
};
