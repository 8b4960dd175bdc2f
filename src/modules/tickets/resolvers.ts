import { isStaff, type StaffActor } from '../../kernel/actor.ts';
import { globalId, rowId, NO_ROW } from '../../kernel/ids.ts';
import { notFound, type Result } from '../../kernel/result.ts';
import { present } from '../../platform/db/by-id.ts';
import { actorOf, staffOf, userOf, type Context } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { InboxFilter as InboxFilterInput, Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Contacts } from '../contacts/index.ts';
import type { Conversations } from '../conversations/index.ts';
import type { Documents } from '../documents/index.ts';
import type { Identity } from '../identity/index.ts';
import type { Settings } from '../settings/index.ts';
import type { Tickets } from './index.ts';
import type { InboxFilter } from './queries.ts';
import { engagement } from './rules.ts';

export interface TicketResolverDeps {
  tickets: Tickets;
  conversations: Conversations;
  contacts: Contacts;
  documents: Documents;
  identity: Identity;
  settings: Settings;
}

const TICKET_ID = ['ticketId'];

export const ticketResolvers = (deps: TicketResolverDeps): Resolvers => ({
  Query: {
    inbox: async (_, { filter, first, after }, ctx) => {
      const actor = staffOf(ctx);
      const rows = filterRows(filter ?? {});
      return rows ? deps.tickets.inbox(actor, rows, { first, after }) : emptyPage;
    },
    ticket: async (_, { id }, ctx) => {
      actorOf(ctx);
      const uuid = rowId('ticket', id);
      return uuid ? ctx.loader(deps.tickets.ticketLoader).load(uuid) : null;
    },
    contactTickets: async (_, { contactId, first, after }, ctx) => {
      const uuid = rowId('contact', contactId);
      return uuid ? deps.tickets.contactTickets(staffOf(ctx), uuid, { first, after }) : emptyPage;
    },
  },
  Mutation: { ...workMutations(deps), ...handoverMutations(deps), ...replyMutations(deps) },
  ...types(deps),
});

const emptyPage = { edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null }, totalCount: 0 };

/** The filter with row ids; null when an id is of no such thing, so nothing matches. */
export const filterRows = (input: InboxFilterInput): InboxFilter | null => {
  const queueId = input.queueId ? rowId('queue', input.queueId) : null;
  const assigneeId = input.assigneeId ? rowId('user', input.assigneeId) : null;
  const tagId = input.tagId ? rowId('tag', input.tagId) : null;
  if ((input.queueId && !queueId) || (input.assigneeId && !assigneeId) || (input.tagId && !tagId)) return null;
  return { status: input.status, channel: input.channel, mine: input.mine, search: input.search, queueId, assigneeId, tagId };
};

/** Runs a command on a ticket and answers with the ticket as the caller sees it afterwards. */
const onTicket = ({ tickets }: TicketResolverDeps) => async <T>(ctx: Context, ticketId: string, run: (actor: StaffActor, id: string) => Promise<Result<T>>) => {
  const actor = staffOf(ctx);
  const id = rowId('ticket', ticketId);
  const result: Result<T> = id ? await run(actor, id) : notFound('ticket', TICKET_ID);
  const ticket = result.ok && id ? await ctx.loader(tickets.ticketLoader).load(id) : null;
  return { result, ticket };
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
        note: input.note ?? null,
      };
      const { result, ticket } = await run(ctx, input.ticketId, (actor, id) => tickets.transfer(actor, id, to));
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
      const { result } = await run(ctx, input.ticketId, (actor, id) => tickets.addNote(actor, id, input.text, input.clientMutationId));
      const note = result.ok ? await ctx.loader(tickets.noteLoader).load(result.value) : null;
      return payload(result, () => ({ note }));
    },
    sendReply: async (_, { input }, ctx) => {
      const { result, ticket } = await run(ctx, input.ticketId, (actor, ticketId) =>
        tickets.sendReply(actor, {
          ticketId, content: input.content ?? null, draft: input.draft ? new Uint8Array(Buffer.from(input.draft.stateVector, 'base64')) : null,
          attachmentIds: (input.attachmentIds ?? []).map((id) => rowId('attachment', id) ?? NO_ROW), seenUpTo: input.seenUpTo,
          clientMutationId: input.clientMutationId, force: input.force ?? false,
        }));
      const message = result.ok ? await ctx.loader(conversations.messageLoader).load(result.value.messageId) : null;
      return payload(result, () => ({ message, ticket }));
    },
  };
};

const types = ({ tickets, conversations, contacts, documents, identity, settings }: TicketResolverDeps): Resolvers => ({
  Ticket: {
    id: (row) => globalId('ticket', row.id),
    engagement: (row) => engagement(row),
    conversation: async (row, _, ctx) => (await ctx.loader(conversations.conversationLoader).load(row.conversationId))!,
    contact: async (row, _, ctx) => (await ctx.loader(contacts.contactLoader).load(row.contactId))!,
    queue: async (row, _, ctx) => (await ctx.loader(settings.queueLoader).load(row.queueId))!,
    assignee: (row, _, ctx) => (row.assigneeId ? ctx.loader(identity.userLoader).load(row.assigneeId) : null),
    participants: async (row, _, ctx) => {
      const ids = await ctx.loader(tickets.participantIdsLoader).load(row.id);
      return present(await ctx.loader(identity.userLoader).loadMany(ids));
    },
    tags: (row, _, ctx) => ctx.loader(tickets.tagsLoader).load(row.id),
    allowedActions: (row, _, ctx) => tickets.allowedActions(actorOf(ctx), row),
    followUpOf: (row, _, ctx) => (row.followUpOfId ? ctx.loader(tickets.ticketLoader).load(row.followUpOfId) : null),
    notes: (row, _, ctx) => ctx.loader(documents.textLoader).load(`ticket:${globalId('ticket', row.id)}:notes`),
    draft: (row, _, ctx) => ctx.loader(documents.textLoader).load(`ticket:${globalId('ticket', row.id)}:draft`),
    presenceDocument: (row) => `ticket:${globalId('ticket', row.id)}:presence`,
    timeline: (row, args, ctx) => tickets.timeline(staffOf(ctx), row, args),
  },
  InternalNote: {
    id: (row) => globalId('note', row.id),
    author: (row, _, ctx) => (row.authorUserId ? ctx.loader(identity.userLoader).load(row.authorUserId) : null),
  },
  Conversation: {
    ticket: (row, _, ctx) => (isStaff(actorOf(ctx)) ? ctx.loader(tickets.conversationTicketLoader).load(row.id) : null),
  },
});

