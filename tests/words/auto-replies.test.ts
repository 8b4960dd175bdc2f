/** What customers hear while their queue is closed. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { until } from '../isolation/until.ts';
import type { Customer } from '../support/chat.ts';
import { startTestServer } from '../support/server.ts';
import { HOUR, kinds, openDesk, type Desk } from '../tickets/support.ts';
import { confirm, make, openNeighbour } from './support.ts';

/** A Monday, 20:00 in Berlin. */
const EVENING = new Date('2026-11-30T19:00:00.000Z');
const NINE_TO_FIVE = [[540, 1_020]];
let desk: Desk;
let house: string;
let german: string;
/** Speaks German. */
let speaker: Customer;

/** Closed in the evening and at weekends. */
const setHours = async (of: Desk): Promise<void> => {
  const id = randomUUID();
  const weekly = Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, NINE_TO_FIVE]));
  await of.server.database.query("insert into business_hours (id, workspace_id, name, zone, weekly) values ($1, $2, 'Office', 'Europe/Berlin', $3)", [id, of.house.workspaceId, JSON.stringify(weekly)]);
  await of.server.database.query('update queue set hours_id = $1 where id = $2', [id, of.house.queueId.slice(4)]);
};

beforeAll(async () => {
  desk = await openDesk('desk', await startTestServer({ at: EVENING }));
  await setHours(desk);
  house = await make(desk, 'AutoReply', { text: 'We are closed.' });
  german = await make(desk, 'AutoReply', { text: 'Wir haben geschlossen.', locale: 'de', queueId: desk.house.queueId });
});
afterAll(() => desk.stop());

type Message = { text: string; side: string; author: { name: string; user: object | null } };
const messages = async (conversationId: string): Promise<Message[]> => {
  const { conversation } = await desk.ask<{ conversation: { messages: { edges: { node: { text: string; author: { name: string; side: string; user: object | null } } }[] } } }>('admin',
    'query ($id: ID!) { conversation(id: $id) { messages { edges { node { text author { name side user { id } } } } } } }', { id: conversationId });
  return conversation.messages.edges.map(({ node }) => ({ text: node.text, side: node.author.side, author: node.author }));
};
const automatic = async (conversationId: string): Promise<string[]> => (await messages(conversationId)).filter(({ side }) => side === 'SYSTEM').map(({ text }) => text);
const hears = (conversationId: string, ...texts: string[]): Promise<void> =>
  until(`the customer hears ${texts.join()}`, async () => (await automatic(conversationId)).join() === texts.join());
/** What came before this message was looked at, so a text that has not come by then does not come. */
const lookedAt = async (): Promise<void> => {
  const { customer } = await desk.chat({ text: 'A later one.' });
  await hears(customer.conversationId, 'We are closed.');
};

test('[K-21, G5] once a ticket and closed period; the system is its author, it answers no ticket and moves none', async () => {
  const { customer, ticketId } = await desk.chat();
  await hears(customer.conversationId, 'We are closed.');
  const [, reply] = await messages(customer.conversationId);
  expect(reply).toMatchObject({ side: 'SYSTEM', author: { user: null } });
  expect(await desk.ticket(ticketId)).toMatchObject({ status: 'NEW', engagement: 'UNASSIGNED', assignee: null });
  await customer.write('Hello?');
  await lookedAt();
  expect(await automatic(customer.conversationId)).toEqual(['We are closed.']);
  const [answered] = await desk.server.database.query<{ n: number }>("select count(*)::int as n from event where type = 'TicketAnswered' and ticket_id = $1", [ticketId.slice(4)]);
  expect(answered!.n).toBe(0);
});

test('[K-21, G5] none while it is open, and again in the next closed period', async () => {
  const { customer } = await desk.chat();
  await hears(customer.conversationId, 'We are closed.');
  // Tuesday, 10:00.
  desk.server.clock.advance(14 * HOUR);
  await customer.write('Are you there now?');
  const open = await desk.chat({ text: 'In the morning.' });
  // Tuesday, 20:00.
  desk.server.clock.advance(10 * HOUR);
  await lookedAt();
  expect(await automatic(customer.conversationId)).toEqual(['We are closed.']);
  expect(await automatic(open.customer.conversationId)).toEqual([]);
  await customer.write('And now?');
  await hears(customer.conversationId, 'We are closed.', 'We are closed.');
});

test('[K-21] the text is the queue’s and the customer’s language’s before the house’s', async () => {
  const { customer, ticketId } = await desk.held('agent1');
  await confirm(desk, 'agent1', ticketId, { attributes: { locale: 'de-AT' } });
  await hears(customer.conversationId, 'We are closed.');
  await desk.act('admin', 'updateAutoReply', { id: german, text: 'Geschlossen!' });
  desk.server.clock.advance(24 * HOUR);
  await customer.write('Hallo?');
  await hears(customer.conversationId, 'We are closed.', 'Geschlossen!');
  speaker = customer;
});

test('[K-21] a queue without hours never is closed; without a text nothing is said', async () => {
  const { customer } = await desk.chat({ endpointKey: desk.house.otherEndpointKey });
  await lookedAt();
  expect(await automatic(customer.conversationId)).toEqual([]);
  expect(await desk.act('admin', 'deleteAutoReply', { id: house }, 'deletedId')).toMatchObject({ deletedId: house, errors: [] });
  desk.server.clock.advance(24 * HOUR);
  const silent = await desk.chat();
  await speaker.write('Hallo noch einmal?');
  await hears(speaker.conversationId, 'We are closed.', 'Geschlossen!', 'Geschlossen!');
  expect(await automatic(silent.customer.conversationId)).toEqual([]);
  house = await make(desk, 'AutoReply', { text: 'We are closed.' });
});

test('[R-01] administrators only; one text a queue and language; no other workspace’s queue', async () => {
  expect(kinds(await desk.act('manager', 'createAutoReply', { text: 'x' }))).toEqual(['Forbidden']);
  expect(kinds(await desk.act('admin', 'createAutoReply', { text: 'x' }))).toEqual(['WordTaken']);
  expect(kinds(await desk.act('admin', 'createAutoReply', { text: 'x', locale: 'no locale' }))).toEqual(['BadInput']);
  expect((await desk.ask<{ autoReplies: object[] }>('agent1', '{ autoReplies { id } }')).autoReplies).toEqual([]);
  const neighbour = await openNeighbour(desk.server);
  expect(kinds(await desk.act('admin', 'createAutoReply', { text: 'x', queueId: neighbour.house.queueId }))).toEqual(['BadInput']);
  expect(kinds(await neighbour.act('admin', 'updateAutoReply', { id: house, text: 'Mine.' }))).toEqual(['NotFound']);
});
