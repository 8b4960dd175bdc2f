/** The normalised cache: a row that comes in any answer or event is new everywhere on the page at once. */
import { cacheExchange, type Cache, type DataFields } from '@urql/exchange-graphcache';
import possibleTypes from 'virtual:possible-types';
import { follow, takeOut } from './lists.ts';

const embedded = () => null;

/** Types without an id of their own: they live inside the row that holds them. */
const withoutKey = [
  'Author', 'SharedText', 'Guest', 'Room', 'Session', 'Upload', 'WebChat', 'Presence', 'PageInfo', 'Limit',
  'MessageConnection', 'MessageEdge', 'TicketConnection', 'TicketEdge', 'TimelineConnection', 'TimelineEdge',
  'UserConnection', 'UserEdge',
  'InboxRow', 'InboxListed', 'InboxDifference', 'InboxListChanged',
  'TicketOpened', 'TicketChanged', 'TicketActivity', 'NoteAdded', 'MessagePosted', 'MessageChanged', 'DeliveryChanged',
  'ScreenshotUploaded', 'ScreenshotDeleted', 'LeftScope', 'ResyncRequired', 'AssignmentChanged',
  'NotFound', 'BadInput', 'Forbidden', 'LimitReached', 'FileRefused', 'InvalidTransition', 'AlreadyAssigned', 'AtCapacity',
  'AgentStateChanged', 'OfferMade', 'OfferEnded', 'SlaWarned', 'SlaBreached', 'Routing', 'TransferTargets', 'TransferAgent', 'WorkspaceSettings',
  'SearchHit', 'SnippetPart', 'PhrasePreview', 'FilledSignature',
  'CannedMessageConnection', 'CannedMessageEdge', 'FaqConnection', 'FaqEdge', 'MacroStep',
  'InvalidAgentState', 'AlreadyTaken', 'RejectNotAllowed', 'AgentNotAvailable', 'WordTaken', 'EmptyVariables',
  'StaleReply', 'DraftChanged', 'IdentityTaken', 'WrongCredentials', 'TooManyAttempts', 'WorkspaceChoiceNeeded', 'SessionEnded',
] as const;

interface LeftScope {
  __typename: 'LeftScope';
  ticketId?: string | null;
  leftTicketId?: string | null;
  conversationId?: string | null;
}

const isLeftScope = (event: unknown): event is LeftScope =>
  typeof event === 'object' && event !== null && '__typename' in event && event.__typename === 'LeftScope';

/** What the reader may no longer see is forgotten at once, not only hidden. */
const forget = (event: unknown, cache: Cache) => {
  if (!isLeftScope(event)) return;
  const ticketId = event.leftTicketId ?? event.ticketId;
  takeOut(cache, { ticketId, conversationId: event.conversationId });
  if (ticketId) cache.invalidate({ __typename: 'Ticket', id: ticketId });
  if (event.conversationId) cache.invalidate({ __typename: 'Conversation', id: event.conversationId });
};

export const createCache = () =>
  cacheExchange({
    possibleTypes,
    keys: Object.fromEntries(withoutKey.map((name) => [name, embedded])),
    updates: {
      Subscription: {
        inboxEvents: (result: DataFields, _args, cache) => forget(result['inboxEvents'], cache),
        inboxList: follow,
        conversationEvents: (result: DataFields, _args, cache) => forget(result['conversationEvents'], cache),
      },
    },
    logger: () => {},
  });
