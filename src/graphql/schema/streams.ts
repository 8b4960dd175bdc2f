/** `/graphql/stream`: GraphQL over server-sent events, for networks that break WebSocket. graphql-sse keeps the protocol. */
import type { ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHandler, type Request as StreamRequest, type Response as StreamResponse } from 'graphql-sse';
import { actorKey, type Actor } from '../../kernel/actor.ts';
import { limit } from '../../limits.ts';
import { randomToken } from '../../platform/crypto/tokens.ts';
import { lowestCursor } from '../../platform/events/cursor.ts';
import { nextEvent } from '../../platform/sockets/framing.ts';
import { outlet, type Outlet } from '../../platform/sockets/outlet.ts';
import { comeBack, type OpenSocket } from '../../platform/sockets/registry.ts';
import type { Carried } from './carried.ts';
import type { SocketDoorDeps } from './sockets.ts';

/** One stream of events; what is written before it is opened waits in `body`. */
interface Stream {
  owner: string;
  body: PassThrough;
  outlet: Outlet;
  closed: AbortSignal;
  opened: boolean;
}

interface Caller {
  session: OpenSocket;
  address: string;
  /** The stream that the operations of this request go to. */
  stream: Stream;
}

type Handled = StreamRequest<FastifyRequest, Caller>;

const ownerOf = (actor: Actor): string => `${actor.workspaceId}|${actorKey(actor)}`;
const TOKEN_HEADER = 'x-graphql-event-stream-token';

const newStream = (owner: string): Stream => {
  const body = new PassThrough({ highWaterMark: limit('socketBufferBytes') / 4 });
  const close = (reason: string): void => {
    // A comment: clients of the protocol know no other events than theirs.
    body.write(`: ${reason}\n\n`);
    body.end();
  };
  const closed = new AbortController();
  body.once('close', () => closed.abort());
  return {
    owner, body, closed: closed.signal, opened: false,
    outlet: outlet({
      stream: body, framing: nextEvent, isOpen: () => !body.writableEnded && !body.destroyed,
      cut: (cursors) => close(`closed, too slow; resume after ${lowestCursor(cursors) ?? 'your last cursor'}`),
    }),
  };
};

const refusal = (status: number, statusText: string, code: string, message: string): StreamResponse =>
  [JSON.stringify({ errors: [{ message, extensions: { code } }] }), { status, statusText, headers: { 'content-type': 'application/json; charset=utf-8' } }];

/** The streams that several operations share, by token. A token is good for who reserved it. */
const reservations = () => {
  const streams = new Map<string, Stream>();
  return {
    find: (token: string, owner: string): Stream | null => {
      const found = streams.get(token);
      return found?.owner === owner ? found : null;
    },
    /** Null when this caller has too many that were never opened. */
    reserve: (owner: string): { token: string; stream: Stream } | null => {
      if ([...streams.values()].filter((each) => each.owner === owner && !each.opened).length >= limit('reservedStreams')) return null;
      const made = { token: randomToken(), stream: newStream(owner) };
      streams.set(made.token, made.stream);
      made.stream.body.once('close', () => streams.delete(made.token));
      return made;
    },
    all: () => [...streams.values()],
  };
};

const tokenOf = (request: FastifyRequest): string | null => {
  const header = request.headers[TOKEN_HEADER];
  const given = typeof header === 'string' ? header : (request.query as { token?: unknown }).token;
  return typeof given === 'string' && given !== '' ? given : null;
};

/** The protocol's engine. `reservedFor` hears of each reservation: somebody must give it up when nobody comes. */
const engine = (deps: SocketDoorDeps, reserved: ReturnType<typeof reservations>, reservedFor: (token: string, request: Handled) => void) => {
  const { schema, format } = deps;
  return createHandler<FastifyRequest, Caller>({
    authenticate: (request) => {
      const token = tokenOf(request.raw);
      if (request.method === 'PUT') {
        const made = reserved.reserve(ownerOf(request.context.session.actor));
        if (!made) return refusal(429, 'Too Many Requests', 'LIMIT', `At most ${limit('reservedStreams')} streams wait to be opened.`);
        reservedFor(made.token, request);
        return made.token;
      }
      if (token === null) return null;
      const stream = reserved.find(token, ownerOf(request.context.session.actor));
      if (!stream) return refusal(404, 'Not Found', 'NOT_FOUND', 'There is no such stream.');
      request.context.stream = stream;
      return token;
    },
    onSubscribe: (request, { query, operationName, variables }) => {
      const { session, address, stream } = request.context;
      const admitted = deps.gate.admit({ query, operationName, variables }, { actor: session.actor, address, door: 'SSE' });
      if ('errors' in admitted) return { data: null, errors: admitted.errors.map((error) => format(error.toJSON(), error)) as never };
      const body = request.raw.body as { extensions?: { operationId?: unknown } } | null;
      const id = tokenOf(request.raw) === null ? '' : String(body?.extensions?.operationId ?? '');
      const args = { schema, document: admitted.document, operationName, variableValues: variables ?? undefined, contextValue: deps.context(session.actor, address), admitted, to: { id, outlet: stream.outlet, closed: stream.closed } };
      return args satisfies Carried as never;
    },
    execute: deps.carry.execute as never,
    subscribe: deps.carry.subscribe as never,
  });
};

type Engine = ReturnType<typeof engine>;

/** Opens and leaves a reservation that nobody came for: only so does the protocol's engine forget it. */
const giveUp = async (handler: Engine, stream: Stream | null, token: string, { raw, context }: Handled): Promise<void> => {
  if (!stream || stream.opened) return;
  const headers = { get: (name: string) => (name === 'accept' ? 'text/event-stream' : null) };
  const [body] = await handler({ method: 'GET', url: `/graphql/stream?token=${token}`, headers, body: null, raw: Object.assign(Object.create(raw) as FastifyRequest, { headers: { [TOKEN_HEADER]: token } }), context });
  if (body !== null && typeof body === 'object') await body.return?.(undefined);
  stream.body.destroy();
};

/** Registers the door; returns how to tell everybody to come back. */
export const graphqlOverStreams = (app: FastifyInstance, deps: SocketDoorDeps): { stop(): void } => {
  const { sockets, authenticate } = deps;
  const reserved = reservations();
  const open = new Set<Stream>();
  const handler = engine(deps, reserved, (token, request) => {
    const expire = (): void => void giveUp(handler, reserved.find(token, ownerOf(request.context.session.actor)), token, request);
    setTimeout(expire, limit('reservedStreamMs')).unref();
  });

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const [scheme, bearer] = (request.headers.authorization ?? '').split(' ');
    const known = scheme?.toLowerCase() === 'bearer' && bearer ? await authenticate(bearer) : null;
    if (!known) return void reply.code(401).send({ errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] });
    const session: OpenSocket = { actor: known.actor, expiresAt: known.expiresAt, close: () => {} };
    const caller: Caller = { session, address: deps.addressOf(request.raw), stream: newStream(ownerOf(known.actor)) };
    // Before anything is awaited: a session that is revoked while the stream opens must find it.
    session.close = (code, reason) => {
      caller.stream.body.write(`: closed ${code} ${reason}\n\n`);
      caller.stream.body.end();
    };
    const leave = sockets.add(session);
    try {
      await respond(request, reply, caller);
    } finally {
      leave();
    }
  };

  const respond = async (request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<void> => {
    const headers = { get: (name: string) => { const value = request.headers[name.toLowerCase()]; return typeof value === 'string' ? value : null; } };
    const [body, init] = await handler({ method: request.method, url: request.url, headers, body: (request.body ?? null) as never, raw: request, context: caller });
    reply.hijack();
    const response = reply.raw.writeHead(init.status, init.statusText, init.headers);
    if (body === null || typeof body === 'string') return void response.end(body ?? undefined);
    const { stream } = caller;
    open.add(stream);
    await pour(body, stream, response).finally(() => open.delete(stream));
  };
  app.route({ method: ['GET', 'POST', 'PUT', 'DELETE'], url: '/graphql/stream', handler: answer });

  return {
    stop: () => {
      for (const stream of open) {
        stream.body.write(`retry: ${comeBack()}\n: closed 1012\n\n`);
        stream.body.end();
      }
    },
  };
};

/** The engine's own messages and the hub's frames, in one body; ends with the client, the stream, or the engine. */
const pour = async (messages: AsyncGenerator<string>, stream: Stream, response: ServerResponse): Promise<void> => {
  stream.opened = true;
  stream.body.pipe(response);
  const leave = (): void => void messages.return(undefined);
  stream.body.once('end', leave);
  // Sent or cut off: what is left in the body goes with it, and so does the reservation of its token.
  response.once('close', () => {
    leave();
    stream.body.destroy();
  });
  for await (const message of messages) {
    stream.outlet.flush();
    if (stream.body.writable) stream.body.write(message);
  }
  stream.outlet.flush();
  stream.body.end();
};
