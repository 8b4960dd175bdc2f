import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { run, startChat, ticketOf, type Customer } from '../support/chat.ts';
import { collaborate } from '../support/documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventCursor, subscribe, type Subscriber } from '../support/subscriber.ts';

let server: TestServer;
let agent: string;
let customer: Customer;
beforeAll(async () => {
  server = await startTestServer();
  agent = await server.signIn('agent1@demo.test');
  customer = await startChat(server);
  await run(server, agent, 'claimTicket', { ticketId: (await ticketOf(server, agent, customer.conversationId)).id });
});
afterAll(() => server.stop());

interface Person {
  name: string;
  side: string;
  activity: string;
  userId: string | null;
}

const PRESENCE = 'subscription ($id: ID!) { presence(conversationId: $id) { key name side userId colour activity } }';
const watch = (token: string): Promise<Subscriber> => subscribe(server.wsUrl, token, PRESENCE, { id: customer.conversationId });
/** A list in which everybody asked for is found. */
const shows = (subscriber: Subscriber, ...people: Partial<Person>[]) =>
  subscriber.until((list) => people.every((person) => (list as unknown as Person[]).some((one) =>
    Object.entries(person).every(([field, value]) => one[field as keyof Person] === value))));

test('[G10] a customer who types without Yjs is seen typing by staff, and it lapses after 6 s', async () => {
  const staff = await watch(agent);
  await run(server, customer.token, 'setTyping', { conversationId: customer.conversationId, typing: true });
  await shows(staff, { name: 'Amara Okafor', side: 'CUSTOMER', activity: 'TYPING', userId: null });
  server.clock.advance(6_500);
  await staff.until((list) => staff.seen.indexOf(list) > 0 && !(list as unknown as Person[]).some((one) => one.activity === 'TYPING'), 10_000);
  await staff.stop();
});

test('a Yjs client and the bridge are one room; a customer sees first names and no ids', async () => {
  const guest = await watch(customer.token);
  const { conversation } = await server.client(agent).request<{ conversation: { presenceDocument: string } }>(
    'query ($id: ID!) { conversation(id: $id) { presenceDocument } }', { id: customer.conversationId });
  const yjs = await collaborate(server, conversation.presenceDocument, agent);
  yjs.provider.awareness.setLocalState({ activity: 'TYPING', user: { name: 'Somebody else', side: 'CUSTOMER' } });
  await shows(guest, { name: 'Dinah', side: 'STAFF', activity: 'TYPING', userId: null });
  expect(JSON.stringify(guest.seen)).not.toContain('Reyes');
  expect(JSON.stringify(guest.seen)).not.toContain('Somebody else');
  yjs.close();
  await guest.until((list) => guest.seen.at(-1) === list && !(list as unknown as Person[]).some((one) => one.side === 'STAFF'));
  await guest.stop();
});

test('a cursor from before the log\'s beginning gets ResyncRequired, and live events follow; what is no cursor is refused', async () => {
  const EVENTS = `subscription ($id: ID!, $after: String) { conversationEvents(conversationId: $id, after: $after) {
    __typename ... on Event { cursor } ... on ResyncRequired { reason } ... on MessagePosted { message { text } } } }`;
  const id = customer.conversationId;
  const before = await eventCursor(server, agent);
  await server.database.query('update event_log set pruned_below = (pg_current_xact_id()::text::bigint + 1)::text::xid8');
  const pruned = await subscribe(server.wsUrl, agent, EVENTS, { id, after: before });
  const resync = await pruned.until((event) => event.__typename === 'ResyncRequired');
  expect(resync).toMatchObject({ reason: expect.stringContaining('no longer reaches back'), cursor: expect.any(String) });
  await customer.write('after the gap');
  await pruned.until((event) => (event.message as { text: string } | undefined)?.text === 'after the gap');
  await pruned.stop();

  const wrong = await subscribe(server.wsUrl, agent, EVENTS, { id, after: 'nonsense' });
  expect((await wrong.ended).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT' });
  await wrong.stop();
});
