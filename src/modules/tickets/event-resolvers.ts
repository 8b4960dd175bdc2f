import { globalId } from '../../kernel/ids.ts';
import { staffOf, userOf, type Context } from '../../graphql/kit/context.ts';
import { eventFields, type EventNode } from '../../graphql/kit/event-node.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Conversations } from '../conversations/index.ts';
import type { Identity } from '../identity/index.ts';
import type { Difference, ListRow, Tickets } from './index.ts';

const payloadOf = (node: EventNode): Record<string, string | null> => node.event.payload as Record<string, string | null>;

export const ticketEventResolvers = (tickets: Tickets, conversations: Conversations, identity: Identity): Resolvers => {
  const ticket = async (node: EventNode, _: unknown, ctx: Context) => (await ctx.loader(tickets.ticketLoader).load(node.event.ticketId!))!;
  const identityOf = (node: unknown) => node as never;
  return {
    Subscription: {
      inboxEvents: { subscribe: (_, { after }, ctx) => tickets.events.inbox(staffOf(ctx), after ?? null) as never, resolve: identityOf },
      inboxList: {
        subscribe: (_, { filter, first, after }, ctx) => tickets.events.list(staffOf(ctx), filter ?? null, { first: first ?? null, after: after ?? null }) as never,
        resolve: identityOf,
      },
      myEvents: { subscribe: (_, { after }, ctx) => tickets.events.mine(userOf(ctx), after ?? null) as never, resolve: identityOf },
    },
    TicketOpened: { ...eventFields, ticket },
    TicketChanged: {
      ...eventFields,
      ticket,
      change: (node) => payloadOf(node).change as 'STATUS',
      cause: (node) => payloadOf(node).cause as 'AGENT',
      by: (node, _, ctx) => (payloadOf(node).byUserId ? ctx.loader(identity.userLoader).load(payloadOf(node).byUserId!) : null),
      aboveCapacity: (node) => Boolean(payloadOf(node).aboveCapacity),
    },
    TicketActivity: {
      ...eventFields,
      ticket,
      message: async (node, _, ctx) => (await ctx.loader(conversations.messageLoader).load(payloadOf(node).messageId!))!,
    },
    NoteAdded: {
      ...eventFields,
      ticketId: (node) => globalId('ticket', node.event.ticketId!),
      note: async (node, _, ctx) => (await ctx.loader(tickets.noteLoader).load(payloadOf(node).noteId!))!,
    },
    InboxListed: { ...eventFields, rows: (node) => node.event.payload.rows as ListRow[] },
    InboxRow: {
      ticketId: ({ id }) => globalId('ticket', id),
      ticket: ({ id }, _, ctx) => ctx.loader(tickets.ticketLoader).load(id),
    },
    InboxListChanged: { ...eventFields, differences: (node) => node.event.payload.differences as Difference[] },
    InboxDifference: {
      ticketId: ({ id }) => globalId('ticket', id),
      after: ({ after }) => (after === null ? null : globalId('ticket', after)),
      ticket: ({ kind, id }, _, ctx) => (kind === 'LEAVE' ? null : ctx.loader(tickets.ticketLoader).load(id)),
    },
    AssignmentChanged: {
      ...eventFields,
      ticketId: (node) => globalId('ticket', node.event.ticketId!),
      assigned: (node) => Boolean(payloadOf(node).assigned),
      ticket: (node, _, ctx) => ctx.loader(tickets.ticketLoader).load(node.event.ticketId!),
    },
  };
};
