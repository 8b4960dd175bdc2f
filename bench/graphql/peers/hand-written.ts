/** What the others are measured by: a route that knows its operations, checks the caller and passes PostgreSQL's JSON through. */
import Fastify, { type FastifyInstance } from 'fastify';
import { authenticator } from './authenticate.ts';
import { gid } from './pages.ts';
import { openPool } from './pool.ts';
import { sendReply, sendWebMessage, type ReplyInput, type Sent, type WebMessageInput } from './reply.ts';
import { statementOf } from './statements.ts';

/** The answer of a mutation that sent a message. */
const sentData = (field: string, { messageId, position, createdAt }: Sent): object =>
  ({ data: { [field]: { message: { id: gid('msg', messageId), position, createdAt }, errors: [] } } });

interface Body {
  operationName: string;
  variables: never;
}

export const handWritten = async (url: string): Promise<FastifyInstance> => {
  const { pool, query } = openPool(url);
  const authenticate = await authenticator(query);
  const app = Fastify({ logger: false });
  app.post<{ Body: Body }>('/graphql', async (request, reply) => {
    const { authorization } = request.headers;
    const { operationName, variables } = request.body;
    if (operationName === 'SendWebMessage') return sentData('sendWebMessage', await sendWebMessage(pool, authorization, (variables as { input: WebMessageInput }).input));
    const caller = await authenticate(authorization);
    if (operationName === 'SendReply') return sentData('sendReply', await sendReply(pool, caller, (variables as { input: ReplyInput }).input));
    const { name, text, values } = statementOf(caller, operationName, variables);
    const [row] = await query<{ data: string }>(name, text, values);
    reply.header('content-type', 'application/json; charset=utf-8');
    return `{"data":${row!.data}}`;
  });
  return app;
};
