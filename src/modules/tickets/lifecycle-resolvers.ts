import { staffOf } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Tickets } from './index.ts';

/** What moves tickets by time. */
export const lifecycleResolvers = (tickets: Tickets): Resolvers => ({
  Query: { timers: (_, __, ctx) => tickets.timers(staffOf(ctx)) },
  Mutation: {
    setTimers: async (_, { input }, ctx) => {
      const actor = staffOf(ctx);
      return payload(await tickets.setTimers(actor, input), () => ({ timers: () => tickets.timers(actor) }));
    },
  },
});
