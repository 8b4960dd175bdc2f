import { staffOf, userOf, type Context } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import { NO_ROW, rowId } from '../../kernel/ids.ts';
import type { Tickets } from './index.ts';

/** What moves tickets by time. */
export const lifecycleResolvers = (tickets: Tickets): Resolvers => ({
  Mutation: { ...snoozeMutations(tickets), ...scheduledMutations(tickets) },
});

const snoozeMutations = (tickets: Tickets): Resolvers['Mutation'] => {
  const ticket = (ctx: Context, id: string) => ({ ticket: () => ctx.loader(tickets.ticketLoader).load(id) });
  return {
    snoozeTicket: async (_, { input }, ctx) =>
      payload(await tickets.snooze(staffOf(ctx), rowId('ticket', input.ticketId) ?? NO_ROW, input.until), (id) => ticket(ctx, id)),
    unsnoozeTicket: async (_, { input }, ctx) => payload(await tickets.unsnooze(staffOf(ctx), rowId('ticket', input.ticketId) ?? NO_ROW), (id) => ticket(ctx, id)),
  };
};

const scheduledMutations = (tickets: Tickets): Resolvers['Mutation'] => ({
  scheduleReply: async (_, { input }, ctx) => {
    const { ticketId, content, sendAt, cancelOnCustomerReply, clientMutationId } = input;
    const result = await tickets.scheduleReply(userOf(ctx), {
      ticketId: rowId('ticket', ticketId) ?? NO_ROW, content, sendAt, cancelOnCustomerReply: cancelOnCustomerReply ?? true, clientMutationId,
    });
    return payload(result, ({ id, ticketId: of }) => ({
      scheduledReply: () => ctx.loader(tickets.scheduledLoader).load(id), ticket: () => ctx.loader(tickets.ticketLoader).load(of),
    }));
  },
  cancelScheduledReply: async (_, { input }, ctx) => {
    const result = await tickets.cancelScheduledReply(userOf(ctx), rowId('scheduledReply', input.id) ?? NO_ROW);
    return payload(result, ({ id }) => ({ scheduledReply: () => ctx.loader(tickets.scheduledLoader).load(id) }));
  },
});
