import type { IncomingMessage } from 'node:http';
import { parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Actor } from '../../kernel/actor.ts';
import { CLOSE } from '../../kernel/errors.ts';
import { limit } from '../../limits.ts';
import type { Log } from '../../platform/log/log.ts';
import type { SocketRegistry } from '../../platform/sockets/registry.ts';
import type { SocketDoor } from '../../platform/sockets/upgrade.ts';
import type { Context } from '../kit/context.ts';
import { formatError } from './errors.ts';
import { subscribe } from './subscribe.ts';
import { hasNul, limitRule, nulRefused } from './limits.ts';

export interface SocketDoorDeps {
  schema: GraphQLSchema;
  log: Log;
  sockets: SocketRegistry;
  authenticate(token: string): Promise<{ actor: Actor; expiresAt: Date | null } | null>;
  context(actor: Actor, address: string): Context;
}

/** What a socket carries once its client has said who they are. */
type Session = {
  actor: Actor;
  leave: () => void;
};

/** The same validation as over HTTP. */
const checked = (schema: GraphQLSchema, query: string) => {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: limit('queryTokens') });
  } catch (error) {
    return { errors: [error as import('graphql').GraphQLError] };
  }
  const errors = validate(schema, document, [...specifiedRules, limitRule]);
  return errors.length > 0 ? { errors } : { document };
};

/** `ws /graphql`: graphql-transport-ws. A socket lives with its session, not with the token it came with. */
export const graphqlOverSockets = (deps: SocketDoorDeps): { door: SocketDoor; stop(): Promise<void> } => {
  const { schema, log, sockets, authenticate } = deps;
  const wss = new WebSocketServer({ noServer: true });
  const format = formatError(log);

  const server = useServer<{ token?: unknown }, Session>(
    {
      schema,
      subscribe,
      connectionInitWaitTimeout: limit('connectionInitMs'),
      onConnect: async (ctx) => {
        const token = ctx.connectionParams?.token;
        const known = typeof token === 'string' ? await authenticate(token).catch(() => null) : null;
        // graphql-ws does not call onDisconnect for a client that left before it was let in.
        if (ctx.extra.socket.readyState !== ctx.extra.socket.OPEN) return false;
        if (!known) {
          ctx.extra.socket.close(CLOSE.UNAUTHENTICATED, 'Sign in first.');
          return false;
        }
        ctx.extra.actor = known.actor;
        ctx.extra.leave = sockets.add({ actor: known.actor, expiresAt: known.expiresAt, close: (code, reason) => ctx.extra.socket.close(code, reason) });
        return true;
      },
      onDisconnect: (ctx) => ctx.extra.leave?.(),
      onSubscribe: (ctx, _, { query, operationName, variables }) => {
        const { document, errors } = checked(schema, query);
        if (hasNul(variables)) return [withFormat(nulRefused())];
        if (!document) return errors!.map((error) => withFormat(error));
        if (Object.keys(ctx.subscriptions).length > limit('subscriptionsASocket')) {
          ctx.extra.socket.close(CLOSE.TOO_MANY, `At most ${limit('subscriptionsASocket')} operations on one socket.`);
        }
        return { schema, document, operationName, variableValues: variables };
      },
      onError: (_, __, ___, errors) => errors.map((error) => format(error.toJSON(), error)) as never,
      onNext: (ctx, _, __, ___, result) => {
        if (ctx.extra.socket.bufferedAmount > limit('socketBufferBytes')) ctx.extra.socket.close(CLOSE.SLOW_READER, 'Resume from the last cursor.');
        return result.errors ? { ...result, errors: result.errors.map((error) => format(error.toJSON(), error)) as never } : undefined;
      },
      // A context an operation and event: loaders must not remember what an earlier event showed.
      context: (ctx) => deps.context(ctx.extra.actor!, addressOf(ctx.extra.request)),
    },
    wss,
  );
  const withFormat = (error: import('graphql').GraphQLError) => Object.assign(error, { toJSON: () => format({ message: error.message, locations: error.locations, extensions: { ...error.extensions, code: error.extensions.code ?? 'GRAPHQL_VALIDATION_FAILED' } }, error) });
  return {
    door: {
      name: 'graphql', maxPayload: limit('socketFrameBytes'), matches: (path) => path === '/graphql',
      protocol: (offered) => (offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false),
      open: (socket, request) => void wss.emit('connection', socket, request),
    },
    stop: async () => {
      await server.dispose();
    },
  };
};

export const addressOf = (request: IncomingMessage): string => request.socket.remoteAddress ?? '';
