/** One conversation's events as a subscriber gets them. */
import type { Line } from './door.ts';
import type { Sighting } from './thread.ts';

const CONVERSATION_EVENTS = `
  subscription ReplayConversation($conversationId: ID!, $after: String) {
    conversationEvents(conversationId: $conversationId, after: $after) {
      __typename
      ... on MessagePosted { message { position text } }
      ... on ResyncRequired { reason }
    }
  }`;

interface ConversationFrame {
  conversationEvents: { __typename: string; message?: { position: number; text: string }; reason?: string };
}

export interface Listening {
  conversationId: string;
  /** A cursor from before anything that must be heard: replay closes the gap until the subscription is live. */
  after: string;
  see: (sighting: Sighting) => void;
  lost: (why: Error) => void;
}

/** Hears every message of a conversation; returns the stop. */
export const listenTo = (line: Line, { conversationId, after, see, lost }: Listening): (() => void) =>
  line.subscribe<ConversationFrame>(CONVERSATION_EVENTS, { conversationId, after }, {
    hear: ({ conversationEvents: event }, at) => {
      if (event.message) see({ ...event.message, at });
      if (event.__typename === 'LeftScope') lost(new Error('the conversation went out of sight'));
      if (event.__typename === 'ResyncRequired') lost(new Error(`resync required: ${event.reason}`));
    },
    lost,
  });
