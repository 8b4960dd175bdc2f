/**
 * Conversations own the permanent thread with a customer: messages, files, screenshots, invitations, reading marks.
 * They do not own tickets, which are work on a conversation, nor channels: a channel calls `receive`, hears `MessagePosted`,
 * and reports deliveries. Who of the staff may see a conversation is said by the tickets, and handed in.
 */
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { FileStore } from '../../platform/files/store.ts';
import type { LinkSigner } from '../../platform/http/links.ts';
import { rowColumns } from '../../platform/reads/loaders.ts';
import type { LogEvent } from '../../kernel/event.ts';
import { rowId } from '../../kernel/ids.ts';
import type { Documents } from '../documents/index.ts';
import type { Identity } from '../identity/index.ts';
import type { StaffScope } from './access.ts';
import { conversationCommands } from './commands.ts';
import { conversationEvents } from './events.ts';
import { fileCommands } from './files.ts';
import { invitationCommands } from './invitations.ts';
import { presenceCommands } from './presence.ts';
import { conversationQueries } from './queries.ts';
import { conversationReads } from './reads.ts';
import { canvasDocument, screenshotCommands } from './screenshots.ts';

export interface ConversationsDeps {
  db: Database;
  clock: Clock;
  files: FileStore;
  links: LinkSigner;
  documents: Documents;
  identity: Identity;
  staff: StaffScope;
}

export const conversationsModule = (deps: ConversationsDeps) => {
  const types = conversationReads(deps);
  const queries = conversationQueries(deps, types);
  const screenshots = screenshotCommands(deps);
  deps.documents.registerKind({
    owner: 'screenshot', part: 'canvas', shape: 'STROKES',
    access: async (actor, ownerId) => {
      const id = rowId('screenshot', ownerId);
      return id ? screenshots.canvasAccess(actor, id) : null;
    },
    // Rule E-09: undo touches one's own. Staff may also clear what a customer drew.
    sparesOthers: (actor) => actor.kind === 'GUEST',
  });
  deps.documents.registerKind({
    owner: 'conversation', part: 'presence', shape: 'PRESENCE',
    access: async (actor, ownerId) => {
      const id = rowId('conversation', ownerId);
      return id && (await queries.followed(actor, [id])).has(id) ? 'WRITE' : null;
    },
  });
  return {
    /** What its types are read from. */
    reads: types.reads,
    /** Columns of a message that is shown to somebody. */
    messageColumns: (actor: Actor, m: string) => rowColumns(types.message, m, actor),
    ...conversationCommands(deps),
    ...queries,
    files: fileCommands(deps),
    screenshots,
    /** The canvas of a screenshot, for staff. */
    canvas: (actor: Actor, screenshotId: string) => deps.documents.history.open(actor, canvasDocument(screenshotId)),
    invitations: invitationCommands(deps),
    ...presenceCommands({ documents: deps.documents, followed: queries.followed }),
    /** A canvas goes with its screenshot, on every node. */
    onEvent: (event: LogEvent): void => {
      if (event.type === 'ScreenshotDeleted') deps.documents.recheck(event.workspaceId);
    },
    events: conversationEvents(deps),
  };
};

export type Conversations = ReturnType<typeof conversationsModule>;

export { lockConversation, type StaffScope, type Thread } from './access.ts';
export { customerContent, messageContent, richContent, type Content } from './content.ts';
export { conversationEntities } from './entities.ts';
export { fileRoutes } from './http.ts';
export { downloadPath } from './links.ts';
export { roomGuest, type RoomEntry } from './invitations.ts';
export { eventPositions, findPosted } from './posting.ts';
export { pageSize } from './reads.ts';
export type { AttachmentRow, AuthorRow, ConversationRow, MessageRow, ScreenshotRow } from './rows.ts';
