import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { DoorError } from '../../kernel/errors.ts';
import type { Log } from '../../platform/log/log.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import { currentOperation, startOperation } from '../../platform/operation/scope.ts';
import type { Tracing } from '../../platform/trace/tracing.ts';
import type { Context } from '../kit/context.ts';
import { AWAY_MESSAGE, BUG_MESSAGE, formatError, isAway } from './errors.ts';
import type { Gate } from './gate.ts';
import { persistedQueries } from './persisted.ts';
import { admission } from './plugins/admission.ts';
import { journal } from './plugins/journal.ts';
import { legacyJson } from './plugins/legacy-json.ts';
import { outcome } from './plugins/outcome.ts';
import { stringifyAnswer } from './reads/plugin.ts';

export interface HttpDoor {
  schema: GraphQLSchema;
  log: Log;
  metrics: Metrics;
  /** That answer before resolvers do. */
  plugins: ApolloServerPlugin<Context>[];
  gate: Gate;
  /** Texts of the documents that the pages send. */
  registered: Iterable<string>;
  tracing: Tracing;
  context(request: FastifyRequest, reply: FastifyReply): Promise<Context>;
}

/** A token that does not count is the caller's matter (401), a database that is away or full passes (503): neither is a 500. */
const knownCaller = ({ context, log }: Pick<HttpDoor, 'context' | 'log'>): HttpDoor['context'] => (request, reply) =>
  context(request, reply).catch((error: unknown) => {
    if (error instanceof DoorError && error.code === 'UNAUTHENTICATED') throw new GraphQLError(error.message, { extensions: { code: error.code, http: { status: 401 } } });
    if (!isAway(error) && !(error instanceof DoorError && error.code === 'UNAVAILABLE')) {
      log.error({ err: error, traceId: currentOperation()?.traceId }, 'a caller could not be looked up');
      throw new GraphQLError(BUG_MESSAGE, { extensions: { code: 'INTERNAL' } });
    }
    const message = error instanceof DoorError ? error.message : AWAY_MESSAGE;
    throw new GraphQLError(message, { extensions: { code: 'UNAVAILABLE', http: { status: 503, headers: new Map([['retry-after', '1']]) } as never } });
  });

/** The request as an operation: who hangs up ends it, and its trace is told in a header. */
const asOperation = (tracing: Tracing) => (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
  const operation = startOperation({ tracing, traceparent: request.headers.traceparent as string | undefined });
  void reply.header('x-trace-id', operation.traceId);
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) operation.leave();
    operation.end();
  });
  operation.run(done);
};

/** `/graphql`. CSRF prevention refuses what a page of another origin could send without asking, plain GETs among it. */
export const graphqlOverHttp = async (app: FastifyInstance, door: HttpDoor): Promise<() => Promise<void>> => {
  const { schema, log, metrics, gate, registered, tracing, plugins } = door;
  const format = formatError(log);
  const apollo = new ApolloServer<Context>({
    // The gate parses and validates, and decides who may introspect.
    schema, introspection: true, dangerouslyDisableValidation: true, csrfPrevention: true, includeStacktraceInErrorResponses: false,
    persistedQueries: { cache: persistedQueries(registered) }, documentStore: null, formatError: format, stopOnTerminationSignals: false,
    stringifyResult: stringifyAnswer,
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginCacheControlDisabled(),
      admission(gate, format),
      outcome,
      legacyJson,
      journal({ log, metrics }),
      ...plugins,
    ],
  });
  await apollo.start();
  await app.register(async (route) => {
    route.addHook('preHandler', asOperation(tracing));
    await route.register(fastifyApollo(apollo), { path: '/graphql', method: ['GET', 'POST', 'OPTIONS'], context: knownCaller(door) });
  });
  return () => apollo.stop();
};
