/** Two other servers on the same SQL and loaders. */
import { makeExecutableSchema } from '@graphql-tools/schema';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { createYoga } from 'graphql-yoga';
import mercurius from 'mercurius';
import { authenticator } from './authenticate.ts';
import { openPool } from './pool.ts';
import { typeDefs } from './schema.ts';
import { sqlLoaders, sqlResolvers, type SqlContext } from './sql-resolvers.ts';

const stack = async (url: string) => {
  const { query } = openPool(url);
  const authenticate = await authenticator(query);
  return {
    resolvers: { ...sqlResolvers(query), InboxEvent: { __resolveType: () => 'TicketActivity' } },
    context: async (header: string | undefined): Promise<SqlContext> => {
      const caller = await authenticate(header);
      return { caller, loaders: sqlLoaders(query, caller.workspaceId) };
    },
  };
};

export const yoga = async (url: string): Promise<FastifyInstance> => {
  const { resolvers, context } = await stack(url);
  const app = Fastify({ logger: false });
  const server = createYoga<{ request: Request; reply: FastifyReply }>({
    schema: makeExecutableSchema({ typeDefs, resolvers }), logging: false, graphiql: false,
    context: ({ request }) => context(request.headers.get('authorization') ?? undefined),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => { done(null); });
  app.post('/graphql', (request: FastifyRequest, reply) => server.handleNodeRequestAndResponse(request, reply, { reply } as never) as never);
  return app;
};

export const mercuriusWithJit = async (url: string): Promise<FastifyInstance> => {
  const { resolvers, context } = await stack(url);
  const app = Fastify({ logger: false });
  await app.register(mercurius, { schema: makeExecutableSchema({ typeDefs, resolvers }), jit: 1, graphiql: false, context: (request) => context(request.headers.authorization) as never });
  return app;
};
