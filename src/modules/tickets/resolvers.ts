import type { StaffActor } from '../../kernel/actor.ts';
import { rowId, NO_ROW } from '../../kernel/ids.ts';
import { notFound, type Result } from '../../kernel/result.ts';
import { staffOf, userOf, type Context } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Conversations } from '../conversations/index.ts';
import type { Identity } from '../identity/index.ts';
import type { Tickets } from './index.ts';

export interface TicketResolverDeps {
  tickets: Tickets;
  conversations: Conversations;
  identity: Identity;
}

const TICKET_ID = ['ticketId'];

export const ticketResolvers = (deps: TicketResolverDeps): Resolvers => ({
  Mutation: { ...workMutations(deps), ...handoverMutations(deps), ...replyMutations(deps) },
});

/** Runs a command on a ticket and answers with the ticket as the caller sees it afterwards. */
const onTicket = ({ tickets }: TicketResolverDeps) => async <T>(ctx: Context, ticketId: string, run: (actor: StaffActor, id: string) => Promise<Result<T>>) => {
  const actor = staffOf(ctx);
  const id = rowId('ticket', ticketId);
  const result: Result<T> = id ? await run(actor, id) : notFound('ticket', TICKET_ID);
  return { result, ticket: () => (id ? ctx.loader(tickets.ticketLoader).load(id) : null) };
};

const workMutations = (deps: TicketResolverDeps): Resolvers['Mutation'] => {
  const run = onTicket(deps);
  const { tickets, identity } = deps;
  return {
    claimTicket: async (_, { input }, ctx) => {
      const user = userOf(ctx);
      const { result, ticket } = await run(ctx, input.ticketId, (__, id) => tickets.claim(user, id));
      if (!result.ok && result.kind === 'AlreadyAssigned') {
        result.details.assignee = await ctx.loader(identity.userLoader).load(result.details.assigneeId as string);
      }
      return payload(result, () => ({ ticket }));
    },
    markPending: async (_, { input }, ctx) => {
      const { result, ticket } = await run(ctx, input.ticketId, tickets.markPending);
      return payload(result, () => ({ ticket }));
    },
    markOnHold: async (_, { input }, ctx) => {
      const { result, ticket } = await run(ctx, input.ticketId, tickets.markOnHold);
      return payload(result, () => ({ ticket }));
    },
    resolveTicket: async (_, { input }, ctx) => {
      const { result, ticket } = await run(ctx, input.ticketId, (actor, id) => tickets.resolve(actor, id, input.note ?? null));
      return payload(result, () => ({ ticket }));
    },
    reopenTicket: async (_, { input }, ctx) => {
      const { result, ticket } = await run(ctx, input.ticketId, tickets.reopen);
      return payload(result, () => ({ ticket }));
    },
  };
};

const handoverMutations = (deps: TicketResolverDeps): Resolvers['Mutation'] => {
  const run = onTicket(deps);
  const { tickets } = deps;
  const tagging = (command: Tickets['tag']) => async (ctx: Context, input: { ticketId: string; tagId: string }) => {
    const tagId = rowId('tag', input.tagId);
    return run(ctx, input.ticketId, async (actor, id) => (tagId ? command(actor, id, tagId) : notFound('tag', ['tagId'])));
  };
  const tag = tagging(tickets.tag);
  const untag = tagging(tickets.untag);
  return {
    transferTicket: async (_, { input }, ctx) => {
      const to = {
        queueId: input.queueId ? (rowId('queue', input.queueId) ?? NO_ROW) : null,
        userId: input.userId ? (rowId('user', input.userId) ?? NO_ROW) : null,
        note: input.note ?? null, overrideCapacity: input.overrideCapacity ?? false,
      };
      const { result, ticket } = await run(ctx, input.ticketId, (actor, id) => tickets.transfer(actor, id, to));
      return payload(result, () => ({ ticket }));
    },
    takeTicket: async (_, { input }, ctx) => {
      const user = userOf(ctx);
      const { result, ticket } = await run(ctx, input.ticketId, (__, id) => tickets.take(user, id, input.overrideCapacity ?? false));
      return payload(result, () => ({ ticket }));
    },
    tagTicket: async (_, { input }, ctx) => {
      const { result, ticket } = await tag(ctx, input);
      return payload(result, () => ({ ticket }));
    },
    untagTicket: async (_, { input }, ctx) => {
      const { result, ticket } = await untag(ctx, input);
      return payload(result, () => ({ ticket }));
    },
    inviteExpert: async (_, { input }, ctx) => {
      const { result, ticket } = await run(ctx, input.ticketId, (actor, id) => tickets.inviteExpert(actor, id, rowId('user', input.userId) ?? NO_ROW));
      return payload(result, () => ({ ticket }));
    },
  };
};

const replyMutations = (deps: TicketResolverDeps): Resolvers['Mutation'] => {
  const run = onTicket(deps);
  const { tickets, conversations } = deps;
  return {
    addNote: async (_, { input }, ctx) => {
      const { result } = await run(ctx, input.ticketId, (actor, id) => tickets.addNote(actor, id, input.text, input.clientMutationId, (input.mentionIds ?? []).map((user) => rowId('user', user) ?? NO_ROW)));
      return payload(result, (noteId) => ({ note: () => ctx.loader(tickets.noteLoader).load(noteId) }));
    },
    appendToNotes: async (_, { input }, ctx) => {
      const { result, ticket } = await run(ctx, input.ticketId, (actor, id) => tickets.appendToNotes(actor, id, input.text, input.clientMutationId));
      return payload(result, ({ version }) => ({ ticket, version }));
    },
    sendReply: async (_, { input }, ctx) => {
      const { result, ticket } = await run(ctx, input.ticketId, (actor, ticketId) =>
        tickets.sendReply(actor, {
          ticketId, content: input.content ?? null, conversationId: input.conversationId ? (rowId('conversation', input.conversationId) ?? NO_ROW) : null, draft: input.draft ? new Uint8Array(Buffer.from(input.draft.stateVector, 'base64')) : null,
          attachmentIds: (input.attachmentIds ?? []).map((id) => rowId('attachment', id) ?? NO_ROW), seenUpTo: input.seenUpTo,
          clientMutationId: input.clientMutationId, force: input.force ?? false,
        }));
      return payload(result, ({ messageId }) => ({ message: () => ctx.loader(conversations.messageLoader).load(messageId), ticket }));
    },
  };
};
