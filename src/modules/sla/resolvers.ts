import type { Context } from '../../graphql/kit/context.ts';
import { eventFields, type EventNode } from '../../graphql/kit/event-node.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Tickets } from '../tickets/index.ts';
import type { Sla } from './index.ts';

export const slaResolvers = (sla: Sla, tickets: Tickets): Resolvers => {
  const told = {
    ...eventFields,
    ticket: async (node: EventNode, _: unknown, ctx: Context) => (await ctx.loader(tickets.ticketLoader).load(node.event.ticketId!))!,
    clock: async (node: EventNode, _: unknown, ctx: Context) => (await ctx.loader(sla.clockLoader).load(String(node.event.payload.clockId)))!,
  };
  return { SlaWarned: told, SlaBreached: told };
};
