import type { IncomingMessage } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type Context as SocketContext } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { actorKey, type Actor } from '../../kernel/actor.ts';
import { CLOSE } from '../../kernel/errors.ts';
import { limit } from '../../limits.ts';
import { lowestCursor } from '../../platform/events/cursor.ts';
import type { Log } from '../../platform/log/log.ts';
import { nextFrame } from '../../platform/sockets/framing.ts';
import { outlet, type Outlet } from '../../platform/sockets/outlet.ts';
import { comeBack, type OpenSocket, type SocketRegistry } from '../../platform/sockets/registry.ts';
import type { SocketDoor } from '../../platform/sockets/upgrade.ts';
import type { Context } from '../kit/context.ts';
import type { Carried, carrier } from './carried.ts';
import type { Gate } from './gate.ts';
import type { FormatError } from './presenter.ts';

export interface SocketDoorDeps {
  schema: GraphQLSchema;
  log: Log;
  sockets: SocketRegistry;
  gate: Gate;
  format: FormatError;
  carry: ReturnType<typeof carrier>;
  authenticate(token: string): Promise<{ actor: Actor; expiresAt: Date | null } | null>;
  context(actor: Actor, address: string): Context;
  /** The caller's address, as over HTTP: trusted proxies are looked through. */
  addressOf(request: IncomingMessage): string;
}

/** What a socket carries; `session` once its client has said who they are. */
interface Extra {
  socket: WebSocket;
  request: IncomingMessage;
  outlet: Outlet;
  closed: AbortController;
  session: OpenSocket | null;
  leave(): void;
}

type Ctx = SocketContext<{ token?: unknown }, Extra>;

/** A silent peer is asked this often whether it is there, ms. */
const KEEP_ALIVE_MS = 12_000;
/** After a close that the peer does not answer, ms. */
const LINGER_MS = 2_000;

const admitSocket = (deps: SocketDoorDeps) => async (ctx: Ctx): Promise<boolean> => {
  const { extra } = ctx;
  const token = ctx.connectionParams?.token;
  const known = typeof token === 'string' ? await deps.authenticate(token).catch(() => null) : null;
  // graphql-ws does not call onDisconnect for a client that left before it was let in.
  if (extra.socket.readyState !== extra.socket.OPEN) return false;
  if (!known) {
    extra.socket.close(CLOSE.UNAUTHENTICATED, 'Sign in first.');
    return false;
  }
  extra.session = { actor: known.actor, expiresAt: known.expiresAt, close: (code, reason) => closeSoon(extra.socket, code, reason) };
  extra.leave = deps.sockets.add(extra.session);
  return true;
};

/** A fresh token by `ping { token }`: the socket lives on with the session behind it. True when the pong says so. */
const refresh = async ({ authenticate }: SocketDoorDeps, { socket, session }: Extra, token: string): Promise<Date | null> => {
  const known = session ? await authenticate(token).catch(() => undefined) : null;
  // The database is away: the old token counts as long as it did.
  if (known === undefined || !session) return null;
  if (known === null || known.actor.workspaceId !== session.actor.workspaceId || actorKey(known.actor) !== actorKey(session.actor)) {
    closeSoon(socket, CLOSE.UNAUTHENTICATED, 'Sign in again.');
    return null;
  }
  session.actor = known.actor;
  session.expiresAt = known.expiresAt;
  return known.expiresAt;
};

/** A reader that has stopped does not answer the close either: its buffer must not stay. */
const closeSoon = (socket: WebSocket, code: number, reason: string): void => {
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), LINGER_MS).unref();
};

/** Terminates a peer that is gone without a word. */
const keepAlive = (socket: WebSocket): (() => void) => {
  let alive = true;
  socket.on('pong', () => (alive = true));
  const timer = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, KEEP_ALIVE_MS);
  return () => clearInterval(timer);
};

/** The protocol's engine: who comes in is admitted by us, what they ask for is judged and carried out as over HTTP. */
const engine = (deps: SocketDoorDeps) => {
  const { schema, format, carry } = deps;
  return makeServer<{ token?: unknown }, Extra>({
    schema,
    execute: carry.execute as never,
    subscribe: carry.subscribe as never,
    connectionInitWaitTimeout: limit('connectionInitMs'),
    onConnect: admitSocket(deps),
    onDisconnect: (ctx) => ctx.extra.leave(),
    onSubscribe: (ctx, id, payload) => {
      const { socket, session, request, outlet: to, closed } = ctx.extra;
      if (Object.keys(ctx.subscriptions).length > limit('subscriptionsASocket')) {
        closeSoon(socket, CLOSE.TOO_MANY, `At most ${limit('subscriptionsASocket')} operations on one socket.`);
      }
      const address = deps.addressOf(request);
      const admitted = deps.gate.admit(payload, { actor: session!.actor, address, door: 'SOCKET' });
      if ('errors' in admitted) return admitted.errors;
      const { operationName, variables } = payload;
      const contextValue = deps.context(session!.actor, address);
      return { schema, document: admitted.document, operationName, variableValues: variables, contextValue, admitted, to: { id, outlet: to, closed: closed.signal } } satisfies Carried;
    },
    onError: (_, __, ___, errors) => errors.map((error) => format(error.toJSON(), error)) as never,
    // Formatted already, within the operation that failed.
    onNext: (_, __, ___, ____, result) => result as never,
  });
};

/** `ws /graphql`: graphql-transport-ws. A socket lives with its session, not with the token it came with. */
export const graphqlOverSockets = (deps: SocketDoorDeps): { door: SocketDoor; stop(): void } => {
  const { log } = deps;
  const open = new Set<WebSocket>();
  const server = engine(deps);

  const accept = (socket: WebSocket, request: IncomingMessage): void => {
    const to = outlet({
      stream: request.socket, framing: nextFrame, isOpen: () => socket.readyState === socket.OPEN,
      cut: (cursors) => closeSoon(socket, CLOSE.SLOW_READER, `Too slow; resume after ${lowestCursor(cursors) ?? 'your last cursor'}`),
    });
    const extra: Extra = { socket, request, outlet: to, closed: new AbortController(), session: null, leave: () => {} };
    const send = (data: string): Promise<void> =>
      new Promise((resolve, reject) => {
        to.flush();
        if (socket.readyState !== socket.OPEN) return resolve();
        socket.send(data, (error) => (error ? reject(error) : resolve()));
      });
    const stopAsking = keepAlive(socket);
    const closed = server.opened({
      protocol: socket.protocol, send, close: (code, reason) => closeSoon(socket, code ?? CloseCode.InternalServerError, reason ?? ''),
      onMessage: (handle) => socket.on('message', (data) => {
        handle(String(data)).catch((error: unknown) => {
          if (socket.readyState !== socket.OPEN) return;
          log.error({ err: error }, 'a message on a GraphQL socket failed');
          closeSoon(socket, CloseCode.InternalServerError, 'Internal server error');
        });
      }),
      onPing: async (payload) => {
        const token = (payload as { token?: unknown } | undefined)?.token;
        if (typeof token !== 'string') return send(JSON.stringify({ type: 'pong', payload }));
        const expiresAt = await refresh(deps, extra, token);
        return send(JSON.stringify({ type: 'pong', payload: { expiresAt } }));
      },
    }, extra);
    open.add(socket);
    socket.once('close', (code, reason) => {
      open.delete(socket);
      stopAsking();
      extra.closed.abort();
      void closed(code, String(reason));
    });
  };

  return {
    door: {
      name: 'graphql', maxPayload: limit('socketFrameBytes'), matches: (path) => path === '/graphql',
      protocol: (offered) => (offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false),
      open: accept,
    },
    /** Everybody is told when to come back, each at a moment of their own. */
    stop: () => {
      for (const socket of open) closeSoon(socket, CLOSE.RESTART, comeBack());
    },
  };
};
