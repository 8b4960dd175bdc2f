/** What `tx.record` takes: a fact in the past tense, with ids. */
export interface NewEvent {
  type: string;
  /** The conversation whose order this event joins; it then gets the next gap-free `position`. */
  conversationId?: string;
  ticketId?: string;
  payload?: Record<string, unknown>;
}

/** An event as the log keeps it. */
export interface LogEvent {
  /** Identity of the row; ascends within a conversation, since it is given under the conversation's lock. */
  id: string;
  /** Transaction that wrote it; the log is complete below the snapshot's xmin. */
  xid: string;
  workspaceId: string;
  conversationId: string | null;
  ticketId: string | null;
  /** Gap-free place among the conversation's events, from 1. */
  position: number | null;
  type: string;
  /** `actorKey` of who did it. */
  actor: string;
  payload: Record<string, unknown>;
  at: Date;
}

/** An event as a subscription shows it: under which type of the API, and from where to resume. */
export interface ShownEvent {
  __typename: string;
  event: Pick<LogEvent, 'id' | 'at' | 'conversationId' | 'ticketId' | 'payload' | 'actor'>;
  cursor: string;
}
