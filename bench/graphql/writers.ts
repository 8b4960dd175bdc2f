/** Who makes events: replies through the API, or the same rows by SQL, so that delivery is measured apart from mutations. */
import http from 'node:http';
import pg from 'pg';
import { replyInput, SEND_REPLY } from './operations.ts';
import { sendReply } from './peers/reply.ts';

export interface Writer {
  /** Commits one message with the text. */
  write(text: string, clientMutationId: string): Promise<void>;
  stop(): Promise<void>;
}

/** Where messages go: open tickets, in turn. */
export interface Target {
  tickets: string[];
  /** Tokens of those who may answer all of them, in turn. */
  tokens: string[];
}

const ask = (port: number, agent: http.Agent, token: string, body: string): Promise<string> => new Promise((resolve, reject) => {
  const headers = { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}`, 'content-length': Buffer.byteLength(body) };
  const request = http.request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', agent, headers }, (response) => {
    let answer = '';
    response.setEncoding('utf8').on('data', (part: string) => { answer += part; }).on('end', () => { resolve(answer); }).on('error', reject);
  });
  request.on('error', reject).end(body);
});

export const apiWriter = (port: number, { tickets, tokens }: Target): Writer => {
  const agent = new http.Agent({ keepAlive: true });
  let next = 0;
  return {
    write: async (text, clientMutationId) => {
      const turn = next++;
      const variables = { input: replyInput(tickets[turn % tickets.length]!, text, clientMutationId) };
      const answer = await ask(port, agent, tokens[turn % tokens.length]!, JSON.stringify({ operationName: SEND_REPLY.name, query: SEND_REPLY.query, variables }));
      if (!answer.includes('"errors":[]')) throw new Error(`a reply was refused: ${answer.slice(0, 300)}`);
    },
    stop: async () => { agent.destroy(); },
  };
};

/** The same rows as a reply's, and the wake-up that a node sends the others. */
export const sqlWriter = (databaseUrl: string, { tickets }: Target, author: { workspaceId: string; userId: string; name: string }): Writer => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 });
  pool.on('error', () => {});
  let next = 0;
  let notifying = false;
  return {
    write: async (text, clientMutationId) => {
      await sendReply(pool, author, { ticketId: tickets[next++ % tickets.length]!, content: { text }, clientMutationId });
      if (notifying) return;
      notifying = true;
      setImmediate(() => void pool.query('notify parley_events').finally(() => { notifying = false; }));
    },
    stop: () => pool.end(),
  };
};
