import { globalId, rowId } from '../../kernel/ids.ts';
import { DoorError } from '../../kernel/errors.ts';
import { actorOf } from '../../graphql/kit/context.ts';
import { eventFields, type EventNode } from '../../graphql/kit/event-node.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Conversations } from './index.ts';

const payloadOf = (node: EventNode): Record<string, string> => node.event.payload as Record<string, string>;

export const conversationEventResolvers = (conversations: Conversations): Resolvers => {
  const message = async (node: EventNode, _: unknown, ctx: Parameters<typeof actorOf>[0]) =>
    (await ctx.loader(conversations.messageLoader).load(payloadOf(node).messageId!))!;
  return {
    Subscription: {
      conversationEvents: {
        subscribe: (_, { conversationId, after }, ctx) => {
          const uuid = rowId('conversation', conversationId);
          if (!uuid) throw new DoorError('NOT_FOUND', 'There is no such conversation, or you may not see it.');
          return conversations.events(actorOf(ctx), uuid, after ?? null) as never;
        },
        resolve: (node: unknown) => node as EventNode as never,
      },
      presence: {
        subscribe: (_, { conversationId }, ctx) => {
          const uuid = rowId('conversation', conversationId);
          if (!uuid) throw new DoorError('NOT_FOUND', 'There is no such conversation, or you may not see it.');
          return conversations.presence(actorOf(ctx), uuid) as never;
        },
        resolve: (entries: unknown) => entries as never,
      },
    },
    MessagePosted: { ...eventFields, message },
    MessageChanged: { ...eventFields, message },
    DeliveryChanged: {
      ...eventFields,
      upToPosition: (node) => Number(payloadOf(node).upToPosition),
      delivery: (node) => payloadOf(node).delivery as 'SENT',
    },
    ScreenshotUploaded: { ...eventFields, screenshot: (node, _, ctx) => ctx.loader(conversations.screenshotLoader).load(payloadOf(node).screenshotId!) },
    ScreenshotDeleted: { ...eventFields, screenshotId: (node) => globalId('screenshot', payloadOf(node).screenshotId!) },
    LeftScope: {
      ...eventFields,
      conversationId: (node) => (payloadOf(node).conversationId ? globalId('conversation', payloadOf(node).conversationId!) : null),
      ticketId: (node) => (payloadOf(node).ticketId ? globalId('ticket', payloadOf(node).ticketId!) : null),
    },
    ResyncRequired: { ...eventFields, reason: (node) => payloadOf(node).reason! },
  };
};
