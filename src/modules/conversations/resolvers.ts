import { actorKey, isStaff } from '../../kernel/actor.ts';
import { globalId, rowId, type IdKind } from '../../kernel/ids.ts';
import { badInput, notFound, type Failure, type Result } from '../../kernel/result.ts';
import { actorOf, staffOf, type Context } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { LinkSigner } from '../../platform/http/links.ts';
import type { Contacts } from '../contacts/index.ts';
import { firstName } from '../documents/index.ts';
import type { Identity } from '../identity/index.ts';
import { downloadPath } from './http.ts';
import type { Conversations } from './index.ts';
import { roomGuest } from './invitations.ts';
import type { AuthorRow } from './queries.ts';

export interface ConversationResolverDeps {
  conversations: Conversations;
  contacts: Contacts;
  identity: Identity;
  links: LinkSigner;
  /** Where customers open their links, without a slash at the end. */
  publicUrl(): string;
}

/** The row id in a global id of the kind, or the failure that nothing is found. */
const idOf = (kind: IdKind, what: string, id: string, path: string): { uuid: string } | Failure => {
  const uuid = rowId(kind, id);
  return uuid ? { uuid } : notFound(what, [path]);
};

const author = (row: { side: AuthorRow['side']; authorName: string; authorUserId: string | null }): AuthorRow => ({
  name: row.authorName, side: row.side, userId: row.authorUserId,
});

const withId = async <T>(found: { uuid: string } | Failure, run: (uuid: string) => Promise<Result<T>>): Promise<Result<T>> =>
  'uuid' in found ? run(found.uuid) : found;

export const conversationResolvers = (deps: ConversationResolverDeps): Resolvers => ({
  Query: {
    conversation: (_, { id }, ctx) => {
      actorOf(ctx);
      const uuid = rowId('conversation', id);
      return uuid ? ctx.loader(deps.conversations.conversationLoader).load(uuid) : null;
    },
  },
  Mutation: { ...messageMutations(deps), ...screenshotMutations(deps), ...invitationMutations(deps) },
  ...types(deps),
});

const messageMutations = ({ conversations }: ConversationResolverDeps): Resolvers['Mutation'] => {
  const message = async (ctx: Context, result: Result<string>) => (result.ok ? await ctx.loader(conversations.messageLoader).load(result.value) : null);
  return {
    requestUpload: async (_, { input }, ctx) => {
      const actor = actorOf(ctx);
      const result = await withId(idOf('conversation', 'conversation', input.conversationId, 'conversationId'),
        (uuid) => conversations.files.requestUpload(actor, uuid, input.fileName, input.size));
      return payload(result, (upload) => ({ upload }));
    },
    editMessage: async (_, { input }, ctx) => {
      const actor = staffOf(ctx);
      const result = await withId(idOf('message', 'message', input.messageId, 'messageId'), (uuid) => conversations.editMessage(actor, uuid, input.content));
      const changed = await message(ctx, result);
      return payload(result, () => ({ message: changed }));
    },
    deleteMessage: async (_, { input }, ctx) => {
      const actor = staffOf(ctx);
      const result = await withId(idOf('message', 'message', input.messageId, 'messageId'), (uuid) => conversations.deleteMessage(actor, uuid));
      const changed = await message(ctx, result);
      return payload(result, () => ({ message: changed }));
    },
    markRead: async (_, { input }, ctx) => {
      const actor = actorOf(ctx);
      const result = await withId(idOf('conversation', 'conversation', input.conversationId, 'conversationId'),
        (uuid) => conversations.markRead(actor, uuid, input.position));
      const conversation = result.ok ? await ctx.loader(conversations.conversationLoader).load(result.value) : null;
      return payload(result, () => ({ conversation }));
    },
    setTyping: async (_, { input }, ctx) => {
      const actor = actorOf(ctx);
      const uuid = rowId('conversation', input.conversationId);
      const found = uuid !== null && (await conversations.setTyping(actor, uuid, input.typing));
      return payload(found ? { ok: true, value: null } : notFound('conversation', ['conversationId']), () => ({}));
    },
  };
};

const screenshotMutations = ({ conversations }: ConversationResolverDeps): Resolvers['Mutation'] => ({
  uploadScreenshot: async (_, { input }, ctx) => {
    const actor = actorOf(ctx);
    const uploadId = rowId('attachment', input.uploadId);
    const result = await withId(idOf('conversation', 'conversation', input.conversationId, 'conversationId'), async (uuid) =>
      uploadId ? conversations.screenshots.upload(actor, uuid, uploadId) : badInput('There is no such upload.', ['uploadId']));
    const screenshot = result.ok ? await ctx.loader(conversations.screenshotLoader).load(result.value) : null;
    return payload(result, () => ({ screenshot }));
  },
  deleteScreenshot: async (_, { input }, ctx) => {
    const actor = actorOf(ctx);
    const result = await withId(idOf('screenshot', 'screenshot', input.screenshotId, 'screenshotId'), (uuid) => conversations.screenshots.remove(actor, uuid));
    return payload(result, (id) => ({ screenshotId: globalId('screenshot', id) }));
  },
  sendAnnotation: async (_, { input }, ctx) => {
    const actor = actorOf(ctx);
    const result = await withId(idOf('screenshot', 'screenshot', input.screenshotId, 'screenshotId'),
      (uuid) => conversations.screenshots.sendAnnotation(actor, uuid, input.clientMutationId, input.caption ?? ''));
    const message = result.ok ? await ctx.loader(conversations.messageLoader).load(result.value) : null;
    return payload(result, () => ({ message }));
  },
});

const invitationMutations = ({ conversations, publicUrl }: ConversationResolverDeps): Resolvers['Mutation'] => ({
  createInvitation: async (_, { input }, ctx) => {
    const actor = staffOf(ctx);
    const result = await withId(idOf('conversation', 'conversation', input.conversationId, 'conversationId'), (uuid) => conversations.invitations.create(actor, uuid));
    return payload(result, ({ secret, expiresAt }) => ({ url: `${publicUrl()}/r/${secret}`, expiresAt }));
  },
  acceptInvitation: async (_, { input }, ctx) => {
    const result = await conversations.invitations.accept(input.invitation, input.name ?? null);
    if (result.ok) ctx.become(roomGuest(result.value));
    return payload(result, (room) => ({ room }));
  },
});

const types = ({ conversations, contacts, identity, links }: ConversationResolverDeps): Resolvers => ({
  Conversation: {
    id: (row) => globalId('conversation', row.id),
    contact: (row, _, ctx) => (isStaff(actorOf(ctx)) && row.contactId ? ctx.loader(contacts.contactLoader).load(row.contactId) : null),
    messages: (row, args, ctx) => conversations.messages(actorOf(ctx), row.id, args),
    readPosition: async (row, _, ctx) => (await ctx.loader(conversations.readStateLoader).load(row.id)).readPosition,
    unreadCount: async (row, _, ctx) => (await ctx.loader(conversations.readStateLoader).load(row.id)).unreadCount,
    lastMessage: (row, _, ctx) => ctx.loader(conversations.lastMessageLoader).load(row.id),
    screenshots: (row, _, ctx) => ctx.loader(conversations.screenshotsLoader).load(row.id),
    presenceDocument: (row) => `conversation:${globalId('conversation', row.id)}:presence`,
  },
  Room: {
    conversation: async (room, _, ctx) => (await ctx.loader(conversations.conversationLoader).load(room.conversationId))!,
  },
  Message: {
    id: (row) => globalId('message', row.id),
    conversationId: (row) => globalId('conversation', row.conversationId),
    author,
    clientId: (row, _, ctx) => {
      const own = `${actorKey(actorOf(ctx))}:`;
      return row.clientKey.startsWith(own) ? row.clientKey.slice(own.length) : null;
    },
    attachments: (row, _, ctx) => ctx.loader(conversations.messageAttachmentsLoader).load(row.id),
  },
  Author: {
    name: (row, _, ctx) => (isStaff(actorOf(ctx)) || row.side === 'CUSTOMER' ? row.name : firstName(row.name)),
    user: (row, _, ctx) => (isStaff(actorOf(ctx)) && row.userId ? ctx.loader(identity.userLoader).load(row.userId) : null),
  },
  Attachment: {
    id: (row) => globalId('attachment', row.id),
    url: (row) => links.sign('GET', downloadPath(row.workspaceId, row.id)),
  },
  Screenshot: {
    id: (row) => globalId('screenshot', row.id),
    conversationId: (row) => globalId('conversation', row.conversationId),
    image: async (row, _, ctx) => (await ctx.loader(conversations.attachmentLoader).load(row.attachmentId))!,
    document: (row) => `screenshot:${globalId('screenshot', row.id)}:canvas`,
    author,
  },
  Presence: {
    name: (entry, _, ctx) => (isStaff(actorOf(ctx)) || entry.side === 'CUSTOMER' ? entry.name : firstName(entry.name)),
    userId: (entry, _, ctx) => (isStaff(actorOf(ctx)) && entry.userId ? globalId('user', entry.userId) : null),
  },
});
