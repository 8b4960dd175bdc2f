/** What a case gathers around it: a split ticket, codes, news, a case of the CRM, a job. */
import { run } from '../support/chat.ts';
import type { TestServer } from '../support/server.ts';
import type { House } from './house.ts';
import { until } from './until.ts';

export interface Casework {
  ids: Record<'splitTicket' | 'notification' | 'crmCase' | 'bulkJob', string>;
  codes: Record<'list' | 'code', string>;
}

interface Who {
  agent1: string;
  admin: string;
  ticketId: string;
}

const idOf = (answer: object, field: string): string => (answer as Record<string, { id: string }>)[field]!.id;

export const caseworkOf = async (server: TestServer, house: House, { agent1, admin, ticketId }: Who): Promise<Casework> => {
  const splitTicket = idOf(await run(server, admin, 'splitTicket', { ticketId, fromPosition: 1 }, 'ticket { id }'), 'ticket');
  await run(server, agent1, 'claimTicket', { ticketId: splitTicket });
  const list = idOf(await run(server, admin, 'createTransactionList', { name: 'Outcome', queueIds: [house.queueId] }, 'list { id }'), 'list');
  const code = idOf(await run(server, admin, 'createTransactionCode', { listId: list, name: 'Solved' }, 'code { id }'), 'code');
  await run(server, agent1, 'setTransactionCodes', { ticketId, codeIds: [code] });
  await run(server, admin, 'addNote', { ticketId, text: `@[${house.userId('agent1')}] look.`, clientMutationId: 'mention' });
  const { notifications } = await server.client(agent1).request<{ notifications: { edges: { node: { id: string } }[] } }>('{ notifications { edges { node { id } } } }');
  const crmCase = idOf(await run(server, agent1, 'saveTranscript', { ticketId }, 'case { id }'), 'case');
  const bulkJob = idOf(await run(server, agent1, 'bulkTickets', { filter: { mine: true }, action: 'RESOLVE', dryRun: true, clientMutationId: 'job' }, 'job { id }'), 'job');
  await until('the job has ended', async () => {
    const { node } = await server.client(agent1).request<{ node: { finishedAt: string | null } }>('query ($id: ID!) { node(id: $id) { ... on BulkJob { finishedAt } } }', { id: bulkJob });
    return node.finishedAt !== null;
  });
  return { ids: { splitTicket, notification: notifications.edges[0]!.node.id, crmCase, bulkJob }, codes: { list, code } };
};
