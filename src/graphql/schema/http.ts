import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { DoorError } from '../../kernel/errors.ts';
import { limit } from '../../limits.ts';
import type { Log } from '../../platform/log/log.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import type { Context } from '../kit/context.ts';
import { formatError } from './errors.ts';
import { documentStore } from './reads/documents.ts';
import { stringifyAnswer } from './reads/plugin.ts';
import { hasNul, limitRule, nulRefused } from './limits.ts';

export interface HttpDoor {
  schema: GraphQLSchema;
  log: Log;
  metrics: Metrics;
  /** That answer before resolvers do. */
  plugins: ApolloServerPlugin<Context>[];
  context(request: FastifyRequest, reply: FastifyReply): Promise<Context>;
}

/** GraphQL over HTTP: a client that only takes application/json gets 200 for a well-formed request that fails (SHOULD). */
const legacyJson: ApolloServerPlugin<Context> = {
  requestDidStart: async ({ request }) => {
    const accept = request.http?.headers.get('accept') ?? '';
    if (!request.query || accept.includes('application/graphql-response+json')) return;
    return {
      willSendResponse: async ({ response }) => {
        if (response.http.status === 400 && response.body.kind === 'single') response.http.status = 200;
      },
    };
  },
};

const withoutNul: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ request }) => {
      if (hasNul(request.variables)) throw nulRefused();
    },
  }),
};

const counted = (metrics: Metrics): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => {
    const started = performance.now();
    return {
      willSendResponse: async ({ operation, response }) => {
        const failed = response.body.kind === 'single' && response.body.singleResult.errors !== undefined;
        metrics.operation(operation?.operation ?? 'unknown', failed, performance.now() - started);
      },
    };
  },
});

/** A token that does not count is the caller's matter: 401, not the 500 that a failing context gets otherwise. */
const knownCaller = (context: HttpDoor['context']): HttpDoor['context'] => (request, reply) =>
  context(request, reply).catch((error: unknown) => {
    if (!(error instanceof DoorError) || error.code !== 'UNAUTHENTICATED') throw error;
    throw new GraphQLError(error.message, { extensions: { code: error.code, http: { status: 401 } } });
  });

/** `/graphql`. CSRF prevention refuses what a page of another origin could send without asking, plain GETs among it. */
export const graphqlOverHttp = async (app: FastifyInstance, { schema, log, metrics, plugins, context }: HttpDoor): Promise<() => Promise<void>> => {
  const apollo = new ApolloServer<Context>({
    schema, introspection: true, csrfPrevention: true, includeStacktraceInErrorResponses: false, persistedQueries: false,
    parseOptions: { maxTokens: limit('queryTokens') }, validationRules: [limitRule], formatError: formatError(log),
    plugins: [fastifyApolloDrainPlugin(app), ApolloServerPluginCacheControlDisabled(), legacyJson, withoutNul, counted(metrics), ...plugins],
    stringifyResult: stringifyAnswer, documentStore: documentStore(), stopOnTerminationSignals: false,
  });
  await apollo.start();
  await app.register(fastifyApollo(apollo), { path: '/graphql', method: ['GET', 'POST', 'OPTIONS'], context: knownCaller(context) });
  return () => apollo.stop();
};
