import { isStaff } from '../../kernel/actor.ts';
import { globalId, rowId, type IdKind } from '../../kernel/ids.ts';
import { badInput, notFound, type Failure, type Result } from '../../kernel/result.ts';
import { actorOf, staffOf, type Context } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import { firstName } from '../documents/index.ts';
import type { Conversations } from './index.ts';
import { roomGuest } from './invitations.ts';

export interface ConversationResolverDeps {
  conversations: Conversations;
  /** Where customers open their links, without a slash at the end. */
  publicUrl(): string;
}

/** The row id in a global id of the kind, or the failure that nothing is found. */
const idOf = (kind: IdKind, what: string, id: string, path: string): { uuid: string } | Failure => {
  const uuid = rowId(kind, id);
  return uuid ? { uuid } : notFound(what, [path]);
};

const withId = async <T>(found: { uuid: string } | Failure, run: (uuid: string) => Promise<Result<T>>): Promise<Result<T>> =>
  'uuid' in found ? run(found.uuid) : found;

export const conversationResolvers = (deps: ConversationResolverDeps): Resolvers => ({
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
      return payload(result, (id) => ({ conversation: () => ctx.loader(conversations.conversationLoader).load(id) }));
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
    return payload(result, (id) => ({ screenshot: () => ctx.loader(conversations.screenshotLoader).load(id) }));
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
    return payload(result, (id) => ({ message: () => ctx.loader(conversations.messageLoader).load(id) }));
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

const types = ({ conversations }: ConversationResolverDeps): Resolvers => ({
  Screenshot: { canvas: ({ id }, _, ctx) => conversations.canvas(actorOf(ctx), id) },
  Room: {
    conversation: async (room, _, ctx) => (await ctx.loader(conversations.conversationLoader).load(room.conversationId))!,
  },
  Presence: {
    name: (entry, _, ctx) => (isStaff(actorOf(ctx)) || entry.side === 'CUSTOMER' ? entry.name : firstName(entry.name)),
    userId: (entry, _, ctx) => (isStaff(actorOf(ctx)) && entry.userId ? globalId('user', entry.userId) : null),
  },
});
