import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { createQueue, memoryKeep, queuedMutation, type Keep, type RefusalOf, type Store } from '../../client/index.ts';
import { fileKeep } from '../../client/node.ts';
import { run, startChat, ticketOf, type Customer } from '../support/chat.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { clients, until, wayTo, type Way } from './support.ts';

/** The client's queue against a real server, over a network that breaks and restarts of the client. */
jest.setTimeout(60_000);

const SEND = `mutation ($input: SendReplyInput!) { sendReply(input: $input) {
  message { id position text } errors { __typename ... on UserError { message } ... on StaleReply { unseen { position } } } } }`;
interface Sent {
  sendReply: {
    message: { id: string; position: number; text: string } | null;
    errors: ({ __typename: 'NotFound'; message: string } | { __typename: 'StaleReply'; message: string; unseen: { position: number }[] })[];
  };
}
interface Reply { ticketId: string; text: string; seenUpTo: number }

let server: TestServer;
let way: Way;
let agent: string;
let directory: string;
const parleys = clients();
/** An agent holds only so many tickets at once. */
const held: string[] = [];
const queues: { dispose(): void }[] = [];

beforeAll(async () => {
  server = await startTestServer();
  way = await wayTo(server);
  agent = await server.signIn('agent1@demo.test');
  directory = await mkdtemp(path.join(tmpdir(), 'parley-queue-'));
});
afterEach(async () => {
  for (const queue of queues.splice(0)) queue.dispose();
  parleys.close();
  way.mend();
  for (const ticketId of held.splice(0)) await run(server, agent, 'resolveTicket', { ticketId });
});
afterAll(async () => {
  await way?.close();
  await server?.stop();
  await rm(directory, { recursive: true, force: true });
});

const open = (keep: Keep, sent: string[] = []) => {
  const queue = createQueue({
    request: parleys.open({ url: way.url, token: agent }).request, keep, name: 'replies',
    mutations: {
      reply: queuedMutation<Reply, Sent>({
        operation: SEND,
        lane: ({ ticketId }) => ticketId,
        variables: ({ ticketId, text, seenUpTo }, clientMutationId) => ({ input: { ticketId, content: { text }, seenUpTo, clientMutationId } }),
        onSent: ({ message }) => sent.push(message!.text),
      }),
    },
  });
  queues.push(queue);
  return queue;
};

const claimed = async (): Promise<{ customer: Customer; ticketId: string }> => {
  const customer = await startChat(server);
  const { id: ticketId } = await ticketOf(server, agent, customer.conversationId);
  await run(server, agent, 'claimTicket', { ticketId });
  held.push(ticketId);
  return { customer, ticketId };
};

/** What the customer has before them, in order. */
const staffLines = async ({ token, conversationId }: Customer): Promise<string[]> => {
  const { conversation } = await server.client(token).request<{ conversation: { messages: { edges: { node: { side: string; text: string } }[] } } }>(
    'query ($id: ID!) { conversation(id: $id) { messages(first: 100) { edges { node { side text } } } } }', { id: conversationId });
  return conversation.messages.edges.map(({ node }) => node).filter(({ side }) => side === 'STAFF').map(({ text }) => text);
};

const texts = (count: number): string[] => Array.from({ length: count }, (_, i) => `line ${i}`);
const empty = ({ entries }: { entries: Store<readonly unknown[]> }): boolean => entries.get().length === 0;

test('sends in order, once each, while the network is cut again and again', async () => {
  const { customer, ticketId } = await claimed();
  const queue = open(memoryKeep());
  const outcomes = texts(30).map((text) => queue.add('reply', { ticketId, text, seenUpTo: 100 }).outcome);
  for (let i = 0; i < 12; i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 15));
    way.drop();
    queue.wake();
  }
  await until(() => {
    queue.wake();
    return empty(queue);
  });
  expect((await Promise.all(outcomes)).map((outcome) => outcome.kind)).toEqual(Array<string>(30).fill('SENT'));
  expect(await staffLines(customer)).toEqual(texts(30));
});

test('what was written without a network is sent by the next client, in its order and once', async () => {
  const { customer, ticketId } = await claimed();
  way.cut();
  const first = open(fileKeep(directory));
  for (const text of texts(5)) void first.add('reply', { ticketId, text, seenUpTo: 100 });
  await until(() => first.entries.get().some((entry) => entry.state.kind === 'WAITING' && entry.state.tries > 0));
  first.dispose();

  way.mend();
  const sent: string[] = [];
  const second = open(fileKeep(directory), sent);
  expect(second.entries.get().map((entry) => entry.item.text)).toEqual(texts(5));
  await until(() => empty(second));
  expect(sent).toEqual(texts(5));
  expect(await staffLines(customer)).toEqual(texts(5));
  expect(open(fileKeep(directory)).entries.get()).toEqual([]);
});

test('a client that died before it heard the answer does not send it as two', async () => {
  const { customer, ticketId } = await claimed();
  const keep = memoryKeep();
  const copy = memoryKeep();
  const first = open(keep);
  const { id, outcome } = first.add('reply', { ticketId, text: 'once', seenUpTo: 100 });
  copy.set(`replies.${id}`, keep.get(`replies.${id}`)!);
  await outcome;
  // The keep as it was at the moment of death: the server has done it, the client does not know.
  await until(() => empty(open(copy)));
  expect(await staffLines(customer)).toEqual(['once']);
});

test('a stale reply holds what stands behind it until somebody decides', async () => {
  const { customer, ticketId } = await claimed();
  await customer.write('Wait, one more thing.');
  const queue = open(memoryKeep());
  const stale = queue.add('reply', { ticketId, text: 'first', seenUpTo: 1 });
  const next = queue.add('reply', { ticketId, text: 'second', seenUpTo: 100 });
  const outcome = await stale.outcome;
  expect(outcome.kind).toBe('UNDECIDED');
  const refusal = (outcome as { refusal: RefusalOf<Sent> }).refusal;
  expect(refusal.__typename === 'StaleReply' && refusal.unseen.map(({ position }) => position)).toEqual([2]);
  expect(await staffLines(customer)).toEqual([]);
  expect((await queue.retry('reply', stale.id, (item) => ({ ...item, seenUpTo: 2 }))).kind).toBe('SENT');
  expect((await next.outcome).kind).toBe('SENT');
  expect(await staffLines(customer)).toEqual(['first', 'second']);
});

test('a stale reply that is taken back lets the next one go', async () => {
  const { customer, ticketId } = await claimed();
  await customer.write('Wait, one more thing.');
  const queue = open(memoryKeep());
  const stale = queue.add('reply', { ticketId, text: 'first', seenUpTo: 1 });
  const next = queue.add('reply', { ticketId, text: 'second', seenUpTo: 100 });
  await stale.outcome;
  queue.drop(stale.id);
  await next.outcome;
  expect(await staffLines(customer)).toEqual(['second']);
});

test('what the server refuses keeps its reason and holds nothing up, neither its lane nor another', async () => {
  const { customer, ticketId } = await claimed();
  const queue = open(memoryKeep());
  const refused = queue.add('reply', { ticketId, text: '', seenUpTo: 100 });
  const good = queue.add('reply', { ticketId, text: 'good', seenUpTo: 100 });
  const malformed = queue.add('reply', { ticketId, text: 'no', seenUpTo: 'what' as unknown as number });
  expect(await refused.outcome).toMatchObject({ kind: 'REFUSED', refusal: { __typename: 'BadInput' } });
  expect((await good.outcome).kind).toBe('SENT');
  expect(await malformed.outcome).toMatchObject({ kind: 'REFUSED', refusal: { __typename: 'RequestFailed', code: 'BAD_INPUT' } });
  expect(queue.entries.get().map((entry) => [entry.item.text, entry.state.kind])).toEqual([['', 'REFUSED'], ['no', 'REFUSED']]);
  expect(await staffLines(customer)).toEqual(['good']);
});

test('who is signed out keeps what they wrote until they sign in', async () => {
  const { customer, ticketId } = await claimed();
  let token = 'stale';
  const keep = memoryKeep();
  const queue = createQueue({
    request: parleys.open({ url: way.url, token: () => token }).request, keep, name: 'mine',
    mutations: { reply: queuedMutation<Reply, Sent>({ operation: SEND, lane: (item) => item.ticketId, variables: ({ ticketId: id, text, seenUpTo }, clientMutationId) => ({ input: { ticketId: id, content: { text }, seenUpTo, clientMutationId } }) }) },
  });
  queues.push(queue);
  const { outcome } = queue.add('reply', { ticketId, text: 'mine', seenUpTo: 100 });
  await until(() => queue.entries.get()[0]?.state.kind === 'WAITING' && keep.keys('mine.').length === 1);
  token = agent;
  queue.wake();
  expect((await outcome).kind).toBe('SENT');
  expect(await staffLines(customer)).toEqual(['mine']);
});
