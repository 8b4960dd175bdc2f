import { staffOf } from '../../graphql/kit/context.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Conversations } from '../conversations/index.ts';
import type { Tickets } from '../tickets/index.ts';
import type { searchModule } from './index.ts';

export const searchResolvers = (
  { search }: ReturnType<typeof searchModule>, { ticketLoader }: Pick<Tickets, 'ticketLoader'>, { messageLoader }: Pick<Conversations, 'messageLoader'>,
): Resolvers => ({
  Query: {
    search: async (_, { text, fields, first }, ctx) => {
      const hits = await search(staffOf(ctx), text, fields ?? null, first ?? 20);
      // What has gone out of sight between the two reads is not shown.
      const tickets = await ctx.loader(ticketLoader).loadMany(hits.map(({ ticketId }) => ticketId));
      return hits.filter((_hit, i) => tickets[i] && !(tickets[i] instanceof Error));
    },
  },
  SearchHit: {
    ticket: async ({ ticketId }, _, ctx) => (await ctx.loader(ticketLoader).load(ticketId))!,
    message: ({ messageId }, _, ctx) => (messageId ? ctx.loader(messageLoader).load(messageId) : null),
  },
});
