import { createHash } from 'node:crypto';
import type { GuestActor } from '../../../kernel/actor.ts';
import { systemActor } from '../../../kernel/actor.ts';
import { badInput, fail, ok, type Result } from '../../../kernel/result.ts';
import { limit } from '../../../limits.ts';
import { sql } from '../../../platform/db/sql.ts';
import { customerContent, type Content, type RoomEntry } from '../../conversations/index.ts';
import { addressBlock } from '../../identity/index.ts';
import { slidingWindow } from '../../../platform/throttle.ts';
import type { WebChannelDeps } from './index.ts';

export interface WebMessage {
  clientMessageId: string;
  content: { text?: string | null; richText?: unknown };
  attachmentIds: string[];
}

export interface StartChat {
  endpointKey: string;
  visitorKey: string;
  name: string;
  email: string | null;
  message: WebMessage;
  address: string;
}

const VISITOR_KEY = /^[A-Za-z0-9_-]{22,128}$/;
const NAME_CHARACTERS = limit('webNameCharacters');
const MINUTE_MS = 60_000;

/** The browser's secret is kept as a hash, and bound to its workspace so that keys cannot be compared across. */
const identityValue = (workspaceId: string, visitorKey: string): string =>
  createHash('sha256').update(`${workspaceId}:${visitorKey}`).digest('hex');

export const webChatCommands = (deps: WebChannelDeps) => {
  const chats = slidingWindow({ clock: deps.clock, most: limit('webChatsAMinute'), windowMs: MINUTE_MS });
  const messages = slidingWindow({ clock: deps.clock, most: limit('webMessagesAMinute'), windowMs: MINUTE_MS });
  return {
    /** What a browser may know of an endpoint before a chat begins. */
    describe: async (endpointKey: string): Promise<{ name: string; workspaceName: string } | null> => {
      const endpoint = await deps.settings.endpointByKey(endpointKey);
      if (!endpoint) return null;
      const [workspace] = await deps.db.rows<{ name: string }>(endpoint.workspaceId, sql`select name from workspace where id = ${endpoint.workspaceId}::uuid`);
      return { name: endpoint.name, workspaceName: workspace?.name ?? '' };
    },
    startChat: async (input: StartChat): Promise<Result<{ room: RoomEntry; messageId: string }>> =>
      chats.take(addressBlock(input.address))
        ? startChat(deps, input)
        : fail('LimitReached', 'Too many chats were started from here. Try again in a minute.', [], { limit: 'webChatsAMinute' }),
    sendMessage: async (guest: GuestActor, message: WebMessage): Promise<Result<string>> =>
      messages.take(guest.guestId)
        ? sendMessage(deps, guest, message)
        : fail('LimitReached', 'Too many messages were sent. Try again in a minute.', [], { limit: 'webMessagesAMinute' }),
  };
};

interface Checked {
  name: string;
  email: string | null;
  content: Content;
}

const check = (input: StartChat): Result<Checked> => {
  if (!VISITOR_KEY.test(input.visitorKey)) return badInput('A visitor key has 22 to 128 characters of base64url.', ['visitorKey']);
  const name = input.name.trim().replace(/\s+/g, ' ');
  if (name.length < 1 || name.length > NAME_CHARACTERS) return badInput(`A name has 1 to ${NAME_CHARACTERS} characters.`, ['name']);
  const email = input.email?.trim().toLowerCase() || null;
  if (email && (email.length > 254 || !/^[^\s@]+@[^\s@]+$/.test(email))) return badInput('This is not an e-mail address.', ['email']);
  const content = customerContent(input.message.content);
  return content.ok ? ok({ name, email, content: content.value }) : content;
};

/** One transaction: contact, conversation, message, its ticket, and the room token. */
const startChat = async ({ db, settings, contacts, conversations, identity }: WebChannelDeps, input: StartChat): Promise<Result<{ room: RoomEntry; messageId: string }>> => {
  const endpoint = await settings.endpointByKey(input.endpointKey);
  if (!endpoint) return fail('WebChatClosed', 'No chat can be started here.', ['endpointKey']);
  const checked = check(input);
  if (!checked.ok) return checked;
  const { name, email, content } = checked.value;
  const { workspaceId } = endpoint;
  return db.tx(systemActor(workspaceId), async (tx) => {
    const contactId = await contacts.findOrCreate(tx, { kind: 'WEB', value: identityValue(workspaceId, input.visitorKey), name, claimedEmail: email });
    const guest: GuestActor = { kind: 'GUEST', workspaceId, guestId: '', conversationId: '', contactId, name };
    const posted = await conversations.receive({ ...tx, actor: guest }, {
      contactId, contactName: name, endpointId: endpoint.id, clientMessageId: input.message.clientMessageId, content, attachmentIds: [],
    });
    if (!posted.ok) return posted;
    const conversationId = posted.value.conversation.id;
    const minted = await identity.mintGuest(tx, { conversationId, contactId, name });
    return ok({ room: { workspaceId, conversationId, contactId, name, ...minted }, messageId: posted.value.messageId });
  });
};

const sendMessage = async ({ db, conversations }: WebChannelDeps, guest: GuestActor, message: WebMessage): Promise<Result<string>> => {
  const content = customerContent(message.content, message.attachmentIds.length > 0);
  if (!content.ok) return content;
  return db.tx(guest, async (tx) => {
    const posted = await conversations.post(tx, guest.conversationId, {
      side: 'CUSTOMER', authorUserId: null, authorName: guest.name, content: content.value,
      attachmentIds: message.attachmentIds, clientId: message.clientMessageId,
    });
    return posted.ok ? ok(posted.value.messageId) : posted;
  });
};
