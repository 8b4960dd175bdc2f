import { rowId, NO_ROW } from '../../../kernel/ids.ts';
import { guestOf } from '../../../graphql/kit/context.ts';
import { payload } from '../../../graphql/kit/payload.ts';
import type { Resolvers, WebMessageInput } from '../../../graphql/kit/types.generated.ts';
import { roomGuest, type Conversations } from '../../conversations/index.ts';
import type { WebMessage } from './commands.ts';
import type { WebChannel } from './index.ts';

const messageOf = (input: WebMessageInput): WebMessage => ({
  clientMessageId: input.clientMessageId,
  content: input.content,
  attachmentIds: (input.attachmentIds ?? []).map((id) => rowId('attachment', id) ?? NO_ROW),
});

export const webResolvers = (web: WebChannel, conversations: Conversations): Resolvers => ({
  Query: { webChat: (_, { endpointKey }) => web.describe(endpointKey) },
  Mutation: {
    startWebChat: async (_, { input }, ctx) => {
      const result = await web.startChat({ ...input, email: input.email ?? null, message: messageOf(input.message), address: ctx.address });
      if (result.ok) ctx.become(roomGuest(result.value.room));
      return payload(result, ({ room, messageId }) => ({ room, message: () => ctx.loader(conversations.messageLoader).load(messageId) }));
    },
    sendWebMessage: async (_, { input }, ctx) => {
      const result = await web.sendMessage(guestOf(ctx), messageOf(input.message));
      return payload(result, (id) => ({ message: () => ctx.loader(conversations.messageLoader).load(id) }));
    },
  },
});
