import type { LogEvent } from '../../kernel/event.ts';

/** What a subscription delivers: the event, the type it is shown as, and the cursor to resume from. */
export interface EventNode {
  __typename: string;
  event: Pick<LogEvent, 'id' | 'at' | 'conversationId' | 'ticketId' | 'payload' | 'actor'>;
  cursor: string;
}
