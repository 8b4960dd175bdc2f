import type { Actor } from '../../kernel/actor.ts';
import type { LogEvent, ShownEvent } from '../../kernel/event.ts';
import type { Sql } from '../db/sql.ts';

/** What a viewer gets of an event. */
export interface Sight {
  /** Type of the API under which the event is shown. */
  typename: string;
  event: ShownEvent['event'];
  /** Equal for viewers who may see the same rows around this event: what one of them is answered may go to the others. */
  scope: string;
  /** True: nothing follows, the subscription ends. */
  last?: boolean;
}

/**
 * A feed whose sights build on one another, like a list that changes. Whoever comes is told first where it stands, and what
 * `sights` answers leads on from there, equally for all viewers; so such a feed is not replayed.
 */
export interface Unfolding {
  /** Where it stands, as of all that was handed out. */
  opening(): Promise<Sight>;
  /** What `sights` last answered was handed out; without this the same events come again. */
  handedOut(): void;
}

/** One scope of events that can be watched, by one actor. A subscription's resolver returns it. */
export interface Feed {
  workspaceId: string;
  /** Feeds of a workspace with equal keys hear the same events and decide access alike. */
  key: string;
  /** Which events may concern it at all: `topicsOf` an event. */
  topic: string;
  actor: Actor;
  /** A cursor to replay from; null: from now on. */
  after: string | null;
  /** Cheap check of a live event; access is decided by `sights`. */
  matches(event: LogEvent): boolean;
  /** The same as a condition on `event e`, for the replay. */
  where: Sql;
  /** Access as it is now, a row an event and a column a viewer; null: nothing of it for this viewer. */
  sights(events: LogEvent[], viewers: Actor[]): Promise<(Sight | null)[][]>;
  unfolding?: Unfolding;
  /** graphql-js takes only an async iterable as a subscription's source; the fan-out never iterates it. */
  [Symbol.asyncIterator](): never;
}

/** Completes a feed with what only graphql-js asks for. */
export const feed = (made: Omit<Feed, typeof Symbol.asyncIterator>): Feed => ({
  ...made,
  [Symbol.asyncIterator]: () => {
    throw new Error('a feed is joined, not iterated');
  },
});

export const isFeed = (source: object): source is Feed => 'sights' in source;

export const conversationTopic = (conversationId: string): string => `conversation:${conversationId}`;
export const workspaceTopic = (workspaceId: string): string => `workspace:${workspaceId}`;

export const topicsOf = (event: LogEvent): string[] =>
  event.conversationId ? [workspaceTopic(event.workspaceId), conversationTopic(event.conversationId)] : [workspaceTopic(event.workspaceId)];

/** News about a subscription itself, which the log does not hold; `id` makes a repeat recognisable. */
export const notice = (id: string, at: Date, payload: Record<string, unknown>): ShownEvent['event'] => ({
  id, at, conversationId: null, ticketId: null, payload, actor: 'system',
});

/** A viewer's last sight of something: it says what is gone, and names the event after which it went. */
export const leftScope = (event: LogEvent, payload: { conversationId?: string; ticketId?: string }): Sight => ({
  typename: 'LeftScope', event: notice(`LeftScope:${event.id}`, event.at, payload), scope: 'left',
});

/** The news that replay is not possible. What follows is live: the subscriber reads the state anew, not the subscription. */
export const resyncRequired = (reason: string, cursor: string, at: Date): ShownEvent => ({
  __typename: 'ResyncRequired', event: notice(`ResyncRequired:${cursor}`, at, { reason }), cursor,
});
