/** What the others are measured by: a route that knows its operations, checks the caller and passes PostgreSQL's JSON through. */
import Fastify, { type FastifyInstance } from 'fastify';
import { authenticator } from './authenticate.ts';
import { openPool } from './pool.ts';
import { statementOf } from './statements.ts';

interface Body {
  operationName: string;
  variables: never;
}

export const handWritten = async (url: string): Promise<FastifyInstance> => {
  const { query } = openPool(url);
  const authenticate = await authenticator(query);
  const app = Fastify({ logger: false });
  app.post<{ Body: Body }>('/graphql', async (request, reply) => {
    const caller = await authenticate(request.headers.authorization);
    const { name, text, values } = statementOf(caller, request.body.operationName, request.body.variables);
    const [row] = await query<{ data: string }>(name, text, values);
    reply.header('content-type', 'application/json; charset=utf-8');
    return `{"data":${row!.data}}`;
  });
  return app;
};
