/** Apollo with MikroORM as usual: find with populate, an entity manager a request, a loader where populate does not reach. */
import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { MikroORM, type EntityManager, type InferEntity } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import Fastify, { type FastifyInstance } from 'fastify';
import { authenticator, type Caller } from './authenticate.ts';
import { type Contact, Conversation, entities, Message, Note, Ticket, User } from './entities.ts';
import { rowId, type InboxFilter } from './filter.ts';
import { byTime, DateTime, gid, pageOf } from './pages.ts';
import { openPool } from './pool.ts';
import { typeDefs } from './schema.ts';

type TicketEntity = InferEntity<typeof Ticket>;
type ConversationEntity = InferEntity<typeof Conversation>;
type MessageEntity = InferEntity<typeof Message>;

interface Context {
  caller: Caller;
  em: EntityManager;
  lastMessages: DataLoader<ConversationEntity, MessageEntity | null>;
}

const lastMessages = (em: EntityManager) => new DataLoader<ConversationEntity, MessageEntity | null>(async (conversations) => {
  const found = await em.find(Message, { $or: conversations.map(({ id, lastPosition }) => ({ conversation: id, position: lastPosition })) }, { populate: ['author'] });
  const byConversation = new Map(found.map((message) => [message.conversation.id, message]));
  return conversations.map(({ id }) => byConversation.get(id) ?? null);
});

const TICKETS = { orderBy: { lastActivityAt: 'desc', id: 'desc' } } as const;

const resolvers = {
  DateTime,
  Query: {
    inbox: async (_: unknown, { filter, first }: { filter?: InboxFilter; first: number }, { em, caller }: Context) => pageOf(await em.find(Ticket, {
      workspaceId: caller.workspaceId, ...(filter?.status && { status: { $in: filter.status } }),
      ...(filter?.queueId && { queue: rowId(filter.queueId) }), ...(filter?.mine && { assignee: caller.userId }),
    }, { ...TICKETS, limit: first + 1, populate: ['contact', 'assignee', 'tags', 'conversation'] }), first),
    conversation: (_: unknown, { id }: { id: string }, { em, caller }: Context) =>
      em.findOne(Conversation, { id: rowId(id), workspaceId: caller.workspaceId }, { populate: ['contact', 'endpoint'] }),
    contactTickets: async (_: unknown, { contactId, first }: { contactId: string; first: number }, { em, caller }: Context) =>
      pageOf(await em.find(Ticket, { contact: rowId(contactId), workspaceId: caller.workspaceId }, { ...TICKETS, limit: first + 1, populate: ['queue', 'assignee'] }), first),
    users: async (_: unknown, { first }: { first: number }, { em, caller }: Context) =>
      pageOf(await em.find(User, { workspaceId: caller.workspaceId }, { orderBy: { name: 'asc', id: 'asc' }, limit: first + 1 }), first),
    ticket: (_: unknown, { id }: { id: string }, { em, caller }: Context) => em.findOne(Ticket, { id: rowId(id), workspaceId: caller.workspaceId }),
  },
  User: { id: (row: { id: string }) => gid('usr', row.id) },
  Contact: { id: (row: InferEntity<typeof Contact>) => gid('ctc', row.id) },
  Queue: { id: (row: { id: string }) => gid('que', row.id) },
  Tag: { id: (row: { id: string }) => gid('tag', row.id) },
  Ticket: {
    id: (ticket: TicketEntity) => gid('tkt', ticket.id),
    tags: (ticket: TicketEntity) => ticket.tags.getItems().sort((a, b) => (a.name < b.name ? -1 : 1)),
    timeline: async (ticket: TicketEntity, { last }: { last: number }, { em }: Context) => {
      const position = { $gte: ticket.fromPosition, $lte: ticket.toPosition ?? 2_147_483_647 };
      // One entity manager takes one query after another.
      const messages = await em.find(Message, { conversation: ticket.conversation.id, position }, { orderBy: { position: 'desc' }, limit: last + 1, populate: ['author'] });
      const notes = await em.find(Note, { ticket: ticket.id }, { orderBy: { createdAt: 'desc', id: 'desc' }, limit: last + 1, populate: ['author'] });
      return pageOf([...messages, ...notes].sort(byTime), last, true);
    },
  },
  TimelineItem: { __resolveType: (item: object) => ('position' in item ? 'Message' : 'InternalNote') },
  InboxEvent: { __resolveType: () => 'TicketActivity' },
  Conversation: {
    id: (row: ConversationEntity) => gid('cnv', row.id),
    channel: (row: ConversationEntity) => row.endpoint!.channel,
    endpointName: (row: ConversationEntity) => row.endpoint!.name,
    lastMessage: (row: ConversationEntity, _: unknown, { lastMessages }: Context) => lastMessages.load(row),
    messages: async (row: ConversationEntity, { last }: { last: number }, { em }: Context) =>
      pageOf(await em.find(Message, { conversation: row.id }, { orderBy: { position: 'desc' }, limit: last + 1, populate: ['author'] }), last, true),
  },
  Message: {
    id: (row: MessageEntity) => gid('msg', row.id),
    author: (row: MessageEntity) => ({ name: row.authorName, side: row.side, user: row.author }),
  },
  InternalNote: { id: (row: { id: string }) => gid('not', row.id) },
};

export const apolloWithMikro = async (url: string): Promise<FastifyInstance> => {
  const authenticate = await authenticator(openPool(url).query);
  const orm = await MikroORM.init({ entities, clientUrl: url, pool: { min: 0, max: 10 }, forceUtcTimezone: true });
  const app = Fastify({ logger: false });
  const server = new ApolloServer<Context>({ schema: makeExecutableSchema({ typeDefs, resolvers }) });
  await server.start();
  app.post('/graphql', fastifyApolloHandler(server, {
    context: async (request) => {
      const em = orm.em.fork();
      return { caller: await authenticate(request.headers.authorization), em, lastMessages: lastMessages(em) };
    },
  }));
  return app;
};
