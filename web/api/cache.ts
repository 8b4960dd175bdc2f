/** The normalised cache: a row that comes in any answer or event is new everywhere on the page at once. */
import { cacheExchange } from '@urql/exchange-graphcache';

const embedded = () => null;

/** Types without an id of their own: they live inside the row that holds them. */
const withoutKey = [
  'Author', 'SharedText', 'Guest', 'Room', 'Session', 'Upload', 'WebChat', 'Presence', 'PageInfo', 'Limit',
  'MessageConnection', 'MessageEdge', 'TicketConnection', 'TicketEdge', 'TimelineConnection', 'TimelineEdge',
  'UserConnection', 'UserEdge',
  'TicketOpened', 'TicketChanged', 'TicketActivity', 'NoteAdded', 'MessagePosted', 'MessageChanged', 'DeliveryChanged',
  'ScreenshotUploaded', 'ScreenshotDeleted', 'LeftScope', 'ResyncRequired', 'AssignmentChanged',
  'NotFound', 'BadInput', 'Forbidden', 'LimitReached', 'FileRefused', 'InvalidTransition', 'AlreadyAssigned', 'AtCapacity',
  'StaleReply', 'DraftChanged', 'IdentityTaken', 'WrongCredentials', 'TooManyAttempts', 'WorkspaceChoiceNeeded', 'SessionEnded',
] as const;

export const createCache = () =>
  cacheExchange({ keys: Object.fromEntries(withoutKey.map((name) => [name, embedded])), logger: () => {} });
