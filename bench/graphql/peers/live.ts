/** Two servers with subscriptions: one without GraphQL that writes a prebuilt frame to every socket, and graphql-ws as usual. */
import type { Server } from 'node:http';
import { makeExecutableSchema } from '@graphql-tools/schema';
import Fastify, { type FastifyInstance } from 'fastify';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { authenticator, type Caller } from './authenticate.ts';
import { gid } from './pages.ts';
import { openPool, type Query } from './pool.ts';
import { sendReply, type ReplyInput, type Sent } from './reply.ts';
import { typeDefs } from './schema.ts';
import { sqlLoaders, sqlResolvers } from './sql-resolvers.ts';

type Authenticate = (header: string | undefined) => Promise<Caller>;

interface Stack {
  app: FastifyInstance;
  query: Query;
  authenticate: Authenticate;
}

/** A route that replies, and tells `told` of each message that was committed. */
const replying = async (url: string, told: (sent: Sent) => void): Promise<Stack> => {
  const { pool, query } = openPool(url);
  const authenticate = await authenticator(query);
  const app = Fastify({ logger: false });
  app.post<{ Body: { variables: { input: ReplyInput } } }>('/graphql', async (request) => {
    const sent = await sendReply(pool, await authenticate(request.headers.authorization), request.body.variables.input);
    told(sent);
    return { data: { sendReply: { message: { id: gid('msg', sent.messageId), position: sent.position, createdAt: sent.createdAt }, errors: [] } } };
  });
  return { app, query, authenticate };
};

const sockets = (server: Server): WebSocketServer => new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false });

/** What an event shows, in one statement. */
const SHOWN = `select json_build_object('__typename', 'TicketActivity', 'id', m.id, 'at', m.created_at, 'cursor', m.position,
    'ticket', json_build_object('id', 'tkt_' || t.id, 'number', t.number, 'status', t.status, 'contact', json_build_object('id', 'ctc_' || k.id, 'name', k.name),
      'conversation', json_build_object('id', 'cnv_' || c.id, 'lastMessageAt', c.last_message_at)),
    'message', json_build_object('id', 'msg_' || m.id, 'position', m.position, 'side', m.side, 'text', m.text, 'createdAt', m.created_at,
      'author', json_build_object('name', m.author_name, 'side', m.side, 'user', json_build_object('id', 'usr_' || u.id, 'name', u.name))))::text as data
  from message m join ticket t on t.id = $2 join conversation c on c.id = m.conversation_id join contact k on k.id = c.contact_id
  left join app_user u on u.id = m.author_user_id where m.id = $1`;

/** Every socket gets the same bytes: there is no subscription to name. */
const FRAME_ID = '00000000-0000-0000-0000-000000000000';

export const handWrittenSockets = async (url: string): Promise<FastifyInstance> => {
  const listeners = new Set<WebSocket>();
  const publish = async ({ messageId, ticketId }: Sent): Promise<void> => {
    const [row] = await query<{ data: string }>('shown', SHOWN, [messageId, ticketId]);
    const frame = Buffer.from(`{"id":"${FRAME_ID}","type":"next","payload":{"data":{"inboxEvents":${row!.data}}}}`);
    for (const socket of listeners) socket.send(frame, { binary: false });
  };
  const { app, query, authenticate } = await replying(url, (sent) => void publish(sent));
  sockets(app.server).on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { type: string; payload: { token: string } };
      if (message.type === 'subscribe') listeners.add(socket);
      if (message.type === 'connection_init') {
        authenticate(message.payload.token).then(() => { socket.send('{"type":"connection_ack"}'); }, () => { socket.close(4401); });
      }
    });
    socket.on('close', () => listeners.delete(socket));
  });
  return app;
};

/** Each listener hears what was published after it came. */
const broadcast = <T>() => {
  const ears = new Set<(value: T) => void>();
  const listen = async function* (): AsyncGenerator<T> {
    const waiting: T[] = [];
    let wake: () => void = () => {};
    const ear = (value: T): void => { waiting.push(value); wake(); };
    ears.add(ear);
    try {
      while (true) {
        while (waiting.length > 0) yield waiting.shift()!;
        await new Promise<void>((resolve) => { wake = resolve; });
      }
    } finally {
      ears.delete(ear);
    }
  };
  return { listen, publish: (value: T) => { for (const ear of ears) ear(value); } };
};

interface Loading { loaders: ReturnType<typeof sqlLoaders> }

export const graphqlWs = async (url: string): Promise<FastifyInstance> => {
  const events = broadcast<Sent>();
  const { app, query, authenticate } = await replying(url, events.publish);
  const resolvers = {
    ...sqlResolvers(query),
    Subscription: { inboxEvents: { subscribe: () => events.listen(), resolve: (sent: Sent) => sent } },
    InboxEvent: { __resolveType: () => 'TicketActivity' },
    TicketActivity: {
      id: (sent: Sent) => sent.messageId, at: (sent: Sent) => sent.createdAt, cursor: (sent: Sent) => String(sent.position),
      ticket: (sent: Sent, _: unknown, { loaders }: Loading) => loaders.ticket.load(sent.ticketId),
      message: (sent: Sent, _: unknown, { loaders }: Loading) => loaders.message.load(sent.messageId),
    },
  };
  // One set of loaders a turn of the loop: what all subscribers load for an event is one statement.
  let current: ReturnType<typeof sqlLoaders> | null = null;
  const loadersOf = (workspaceId: string): ReturnType<typeof sqlLoaders> => {
    if (!current) setImmediate(() => { current = null; });
    return (current ??= sqlLoaders(query, workspaceId));
  };
  useServer<{ token: string }, { caller: Caller }>({
    schema: makeExecutableSchema({ typeDefs, resolvers }),
    onConnect: async (ctx) => { ctx.extra.caller = await authenticate(ctx.connectionParams?.token); },
    context: ({ extra }) => ({ caller: extra.caller, get loaders() { return loadersOf(extra.caller!.workspaceId); } }),
  }, sockets(app.server));
  return app;
};
