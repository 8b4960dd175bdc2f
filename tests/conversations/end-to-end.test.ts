import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { run, startChat, ticketOf } from '../support/chat.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventCursor, subscribe } from '../support/subscriber.ts';

let server: TestServer;
let agent1: string;
let agent2: string;
let supervisor: string;
beforeAll(async () => {
  server = await startTestServer();
  [agent1, agent2, supervisor] = await Promise.all(['agent1', 'agent2', 'supervisor'].map((name) => server.signIn(`${name}@demo.test`))) as [string, string, string];
});
afterAll(() => server.stop());

const EVENTS = `subscription ($id: ID!, $after: String) { conversationEvents(conversationId: $id, after: $after) {
  __typename ... on Event { id cursor } ... on MessagePosted { message { position text author { name side user { id } } } }
  ... on TicketChanged { change cause ticket { status assignee { name } } } ... on DeliveryChanged { upToPosition delivery } } }`;

test('a customer writes, an agent sees it live, claims and answers, the customer sees the answer', async () => {
  const inbox = await subscribe(server.wsUrl, agent1, `subscription ($after: String) { inboxEvents(after: $after) { __typename ... on Event { id cursor }
    ... on TicketOpened { ticket { id status queue { name } contact { name status } } } } }`,
    { after: await eventCursor(server, agent1) });
  const { queues } = await server.client(agent1).request<{ queues: { name: string }[] }>('{ queues { name } }');
  expect(queues).toEqual([{ name: 'Warranty & repairs' }]);
  const customer = await startChat(server);
  const opened = await inbox.until((event) => event.__typename === 'TicketOpened');
  expect(opened.ticket).toMatchObject({ status: 'NEW', contact: { name: 'Amara Okafor', status: 'PROVISIONAL' } });
  const ticketId = (opened.ticket as { id: string }).id;

  const room = await subscribe(server.wsUrl, customer.token, EVENTS, { id: customer.conversationId, after: await eventCursor(server, customer.token) });
  const claimed = await run(server, agent1, 'claimTicket', { ticketId }, 'ticket { status engagement allowedActions }');
  expect(claimed).toMatchObject({ errors: [], ticket: { status: 'OPEN', engagement: 'ASSIGNED' } });
  const sent = await run(server, agent1, 'sendReply', { ticketId, content: { text: 'E15 means water in the base.' }, seenUpTo: 1, clientMutationId: 'r1' },
    'message { position delivery author { name } } ticket { engagement }');
  expect(sent).toMatchObject({ errors: [], message: { position: 2, author: { name: 'Dinah Reyes' } }, ticket: { engagement: 'RESPONDED' } });
  // A cursor is a watermark, so an earlier event may come again.
  const got = await room.until((event) => (event.message as { position: number } | undefined)?.position === 2);
  expect(got.message).toEqual({ position: 2, text: 'E15 means water in the base.', author: { name: 'Dinah', side: 'STAFF', user: null } });
  await room.until((event) => event.__typename === 'DeliveryChanged' && event.delivery === 'SENT');
  expect(room.seen.map((event) => event.__typename)).not.toContain('TicketChanged');
  await Promise.all([inbox.stop(), room.stop()]);
});

test('a reply that has not seen the newest message is stale, unless forced; repeats send once', async () => {
  const customer = await startChat(server);
  const { id: ticketId } = await ticketOf(server, agent2, customer.conversationId);
  await run(server, agent2, 'claimTicket', { ticketId });
  await customer.write('And now it smells.');
  const reply = { ticketId, content: { text: 'One moment.' }, seenUpTo: 1, clientMutationId: 'stale-1' };
  const stale = await run(server, agent2, 'sendReply', reply, 'message { id }');
  expect(stale.errors).toMatchObject([{ __typename: 'StaleReply' }]);
  const first = await run(server, agent2, 'sendReply', { ...reply, force: true }, 'message { id position }');
  const again = await run(server, agent2, 'sendReply', { ...reply, force: true }, 'message { id position }');
  expect(first.message).toEqual(again.message);
  expect(first.message).toMatchObject({ position: 3 });
});

test('messages sent twice with one id are one message, and page by position', async () => {
  const customer = await startChat(server);
  const a = await customer.write('twice', 'same-id');
  const b = await customer.write('twice', 'same-id');
  expect(a).toEqual(b);
  for (let i = 0; i < 5; i++) await customer.write(`line ${i}`);
  const page = await server.client(customer.token).request<{ conversation: { messages: { edges: { node: { position: number } }[]; pageInfo: { hasPreviousPage: boolean; startCursor: string } } } }>(
    'query ($id: ID!) { conversation(id: $id) { messages(last: 3) { edges { node { position } } pageInfo { hasPreviousPage startCursor } } } }', { id: customer.conversationId });
  expect(page.conversation.messages.edges.map((edge) => edge.node.position)).toEqual([5, 6, 7]);
  expect(page.conversation.messages.pageInfo.hasPreviousPage).toBe(true);
});

test('a cursor resumes without a gap, and repeats carry the same id', async () => {
  const customer = await startChat(server);
  const first = await subscribe(server.wsUrl, supervisor, EVENTS, { id: customer.conversationId, after: await eventCursor(server, supervisor) });
  await customer.write('one');
  // The cursor is a watermark: the chat's first message may come once more before this one.
  const seen = await first.until((event) => (event.message as { text: string } | undefined)?.text === 'one');
  await first.stop();
  await customer.write('two');
  await customer.write('three');
  const second = await subscribe(server.wsUrl, supervisor, EVENTS, { id: customer.conversationId, after: seen.cursor });
  await second.until((event) => (event.message as { text: string } | undefined)?.text === 'three');
  await customer.write('four');
  await second.until((event) => (event.message as { text: string } | undefined)?.text === 'four');
  // A cursor is a watermark: what came before it may come again, under the same id.
  const messages = second.seen.filter((event) => event.__typename === 'MessagePosted');
  const repeated = messages.filter((event) => (event.message as { text: string }).text === 'one');
  expect(repeated.every((event) => event.id === seen.id)).toBe(true);
  expect(messages.map((event) => (event.message as { position: number; text: string })).filter(({ position }) => position > 2).map(({ text }) => text)).toEqual(['two', 'three', 'four']);
  await second.stop();
});
