import { globalId, NO_ROW, rowId } from '../../kernel/ids.ts';
import { staffOf, userOf, type Context } from '../../graphql/kit/context.ts';
import { eventFields, type EventNode } from '../../graphql/kit/event-node.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Identity } from '../identity/index.ts';
import type { Settings } from '../settings/index.ts';
import type { Tickets } from '../tickets/index.ts';
import type { Routing } from './index.ts';

export interface RoutingResolverDeps {
  routing: Routing;
  tickets: Tickets;
  identity: Identity;
  settings: Settings;
}

export const routingResolvers = (deps: RoutingResolverDeps): Resolvers => ({ ...views(deps), ...events(deps), Query: queries(deps), Mutation: mutations(deps) });

const queries = ({ routing }: RoutingResolverDeps): Resolvers['Query'] => ({
  transferTargets: (_, { ticketId }, ctx) => routing.targets(staffOf(ctx), rowId('ticket', ticketId) ?? NO_ROW),
  simulateRouting: (_, { ticketId }, ctx) => routing.simulate(staffOf(ctx), rowId('ticket', ticketId) ?? NO_ROW),
  queueLoads: (_, __, ctx) => routing.loads(staffOf(ctx)),
});

const mutations = ({ routing, tickets }: RoutingResolverDeps): Resolvers['Mutation'] => ({
  acceptOffer: async (_, { input }, ctx) => {
    const id = rowId('offer', input.offerId) ?? NO_ROW;
    const result = await routing.accept(userOf(ctx), id);
    return payload(result, (ticketId) => ({
      offer: () => ctx.loader(routing.offerLoader).load(id), ticket: () => ctx.loader(tickets.ticketLoader).load(ticketId),
    }));
  },
  rejectOffer: async (_, { input }, ctx) => {
    const id = rowId('offer', input.offerId) ?? NO_ROW;
    const result = await routing.reject(userOf(ctx), id);
    return payload(result, () => ({ offer: () => ctx.loader(routing.offerLoader).load(id) }));
  },
});

const views = ({ routing, identity, settings }: RoutingResolverDeps): Resolvers => {
  const user = async ({ userId }: { userId: string }, _: unknown, ctx: Context) => (await ctx.loader(identity.userLoader).load(userId))!;
  return {
    Ticket: { routing: ({ id }, _, ctx) => routing.routing(staffOf(ctx), id) },
    Routing: { offer: ({ offerId }, _, ctx) => (offerId ? ctx.loader(routing.offerLoader).load(offerId) : null) },
    RoutingCandidate: { user },
    RoutingDecision: { user },
    TransferAgent: { user },
    TransferTargets: { queues: async ({ queueIds }, _, ctx) => (await ctx.loader(settings.queueLoader).loadMany(queueIds)).filter((row) => row !== null && !(row instanceof Error)) as never },
    QueueLoad: { queue: async ({ queueId }, _, ctx) => (await ctx.loader(settings.queueLoader).load(queueId))! },
  };
};

const events = ({ routing, tickets }: RoutingResolverDeps): Resolvers => {
  const told = (node: EventNode) => node.event.payload as { offerId: string; state: 'ACCEPTED'; queueIds: string[] };
  const ticket = (node: EventNode, _: unknown, ctx: Context) => ctx.loader(tickets.ticketLoader).load(node.event.ticketId!);
  return {
    Subscription: {
      queueEvents: { subscribe: (_, { after }, ctx) => routing.events.queues(staffOf(ctx), after ?? null) as never, resolve: (node: unknown) => node as never },
    },
    OfferMade: { ...eventFields, ticket, offer: (node, _, ctx) => ctx.loader(routing.offerLoader).load(told(node).offerId) },
    OfferEnded: {
      ...eventFields,
      ticket,
      offerId: (node) => globalId('offer', told(node).offerId),
      ticketId: (node) => globalId('ticket', node.event.ticketId!),
      state: (node) => told(node).state,
    },
    QueueLoadChanged: {
      ...eventFields,
      loads: async (node, _, ctx) => (await ctx.loader(routing.loadLoader).loadMany(told(node).queueIds)).filter((row) => row !== null && !(row instanceof Error)) as never,
    },
  };
};
