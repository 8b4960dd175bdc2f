import { rowId, NO_ROW } from '../../kernel/ids.ts';
import { notFound } from '../../kernel/result.ts';
import { staffOf, type Context } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Tickets } from './index.ts';

/** Merging, splitting and relating tickets. */
export const caseworkResolvers = (tickets: Tickets): Resolvers => {
  const ticket = (ctx: Context, id: string) => () => ctx.loader(tickets.ticketLoader).load(id);
  const relating = (command: Tickets['relate']) => async (ctx: Context, input: { ticketId: string; otherTicketId: string }) => {
    const id = rowId('ticket', input.ticketId);
    const actor = staffOf(ctx);
    return id ? command(actor, id, rowId('ticket', input.otherTicketId) ?? NO_ROW) : notFound('ticket', ['ticketId']);
  };
  return {
    Ticket: { presence: ({ id }, _, ctx) => tickets.presence(staffOf(ctx), id) },
    Mutation: {
      mergeTickets: async (_, { input }, ctx) => {
        const result = await tickets.merge(staffOf(ctx), rowId('ticket', input.intoId) ?? NO_ROW, input.ticketIds.map((id) => rowId('ticket', id) ?? NO_ROW));
        return payload(result, (id) => ({ ticket: ticket(ctx, id) }));
      },
      splitTicket: async (_, { input }, ctx) => {
        const result = await tickets.split(staffOf(ctx), rowId('ticket', input.ticketId) ?? NO_ROW, {
          messageIds: input.messageIds?.map((id) => rowId('message', id) ?? NO_ROW) ?? null, fromPosition: input.fromPosition ?? null,
          queueId: input.queueId ? (rowId('queue', input.queueId) ?? NO_ROW) : null,
        });
        return payload(result, (id) => ({ ticket: ticket(ctx, id) }));
      },
      setTransactionCodes: async (_, { input }, ctx) => {
        const result = await tickets.setTransactionCodes(staffOf(ctx), rowId('ticket', input.ticketId) ?? NO_ROW, input.codeIds.map((id) => rowId('transactionCode', id) ?? NO_ROW));
        return payload(result, (id) => ({ ticket: ticket(ctx, id) }));
      },
      notifyManager: async (_, { input }, ctx) => {
        const result = await tickets.notifyManager(staffOf(ctx), rowId('ticket', input.ticketId) ?? NO_ROW, input.text);
        return payload(result, (id) => ({ ticket: ticket(ctx, id) }));
      },
      removeParticipant: async (_, { input }, ctx) => {
        const result = await tickets.removeParticipant(staffOf(ctx), rowId('ticket', input.ticketId) ?? NO_ROW, rowId('user', input.userId) ?? NO_ROW);
        return payload(result, (id) => ({ ticket: ticket(ctx, id) }));
      },
      relateTickets: async (_, { input }, ctx) => payload(await relating(tickets.relate)(ctx, input), (id) => ({ ticket: ticket(ctx, id) })),
      unrelateTickets: async (_, { input }, ctx) => payload(await relating(tickets.unrelate)(ctx, input), (id) => ({ ticket: ticket(ctx, id) })),
    },
  };
};
