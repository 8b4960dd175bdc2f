/** Subscriptions at the doors: shared among equals, private where they must be, cut when slow, refreshed in-band, sent away gently. */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient as createSseClient } from 'graphql-sse';
import WebSocket from 'ws';
import { limit } from '../../src/limits.ts';
import { until } from '../isolation/until.ts';
import { eventCursor, subscribe, type Seen } from '../support/subscriber.ts';
import { openDesk, type Desk } from '../tickets/support.ts';
import type { Part } from '../isolation/house.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.stop());

const THREAD = `subscription ($id: ID!, $after: String) { conversationEvents(conversationId: $id, after: $after) {
  __typename ... on Event { id cursor } ... on MessagePosted { message { text author { name user { name } } } }
  ... on TicketChanged { ticket { allowedActions } } ... on LeftScope { conversationId } } }`;

const thread = async (part: Part, conversationId: string) => {
  const token = await desk.as(part);
  return subscribe(desk.server.wsUrl, token, THREAD, { id: conversationId, after: await eventCursor(desk.server, token) });
};
const said = (text: string) => (event: Seen): boolean => (event.message as { text: string } | undefined)?.text === text;

/** A raw graphql-transport-ws socket, let in. */
const rawSocket = async (token: string) => {
  const socket = new WebSocket(`${desk.server.wsUrl}/graphql`, 'graphql-transport-ws');
  const messages: { type: string; id?: string; payload?: Record<string, unknown> }[] = [];
  const closed = new Promise<{ code: number; reason: string }>((resolve) => socket.on('close', (code, reason) => resolve({ code, reason: String(reason) })));
  socket.on('message', (data: Buffer) => void messages.push(JSON.parse(String(data)) as (typeof messages)[number]));
  await once(socket, 'open');
  const send = (message: object): void => socket.send(JSON.stringify(message));
  send({ type: 'connection_init', payload: { token } });
  await until('the socket is let in', () => messages.some(({ type }) => type === 'connection_ack'));
  return { socket, messages, closed, send };
};

test('[H-02] colleagues get the same event, each with what they may do; the customer sees no surname', async () => {
  const { customer, ticketId } = await desk.held('agent1');
  const [agent, manager, twin] = await Promise.all([thread('agent1', customer.conversationId), thread('manager', customer.conversationId), thread('agent1', customer.conversationId)]);
  const guest = await subscribe(desk.server.wsUrl, customer.token, THREAD, { id: customer.conversationId, after: await eventCursor(desk.server, await desk.as('agent1')) });
  await desk.act('agent1', 'sendReply', { ticketId, content: { text: 'Here I am.' }, seenUpTo: 100, clientMutationId: 'fan' });
  await desk.act('agent1', 'markOnHold', { ticketId });
  const events = await Promise.all([agent, manager, twin].map((each) => each.until((event) => event.__typename === 'TicketChanged')));
  const replies = await Promise.all([agent, manager, twin, guest].map((each) => each.until(said('Here I am.'))));
  expect(new Set(replies.map((event) => event.id)).size).toBe(1);
  const authors = replies.map((event) => (event.message as { author: { name: string; user: { name: string } | null } }).author);
  expect(authors.slice(0, 3).every((author) => author.user?.name === author.name)).toBe(true);
  expect(authors[3]).toEqual({ name: authors[0]!.name.split(' ')[0], user: null });
  const actions = events.map((event) => JSON.stringify((event.ticket as { allowedActions: string[] }).allowedActions));
  expect(actions[0]).toBe(actions[2]);
  await Promise.all([agent, manager, twin, guest].map((each) => each.stop()));
  await desk.act('admin', 'resolveTicket', { ticketId });
});

test('ids that clients choose reach each of them unchanged, whatever they are', async () => {
  const { customer, ticketId } = await desk.held('agent1');
  const token = await desk.as('agent1');
  const after = await eventCursor(desk.server, token);
  const ids = ['1', 'a "quoted" id', 'ü€😀', 'x'.repeat(300)];
  const sockets = await Promise.all(ids.map(() => rawSocket(token)));
  sockets.forEach(({ send }, i) => send({ type: 'subscribe', id: ids[i], payload: { query: THREAD, variables: { id: customer.conversationId, after } } }));
  await customer.write(`Long enough for a medium frame: ${'y'.repeat(70_000 / 4)}`);
  await Promise.all(sockets.map(({ messages }, i) => until('the event is there', () => messages.some((message) => message.type === 'next' && message.id === ids[i]))));
  for (const { socket } of sockets) socket.terminate();
  await desk.act('admin', 'resolveTicket', { ticketId });
});

test('a subscriber that reads nothing is cut with a reason and a cursor, and the others hear everything', async () => {
  const { customer, ticketId } = await desk.held('agent1');
  const token = await desk.as('agent1');
  const stalled = await rawSocket(token);
  stalled.send({ type: 'subscribe', id: '1', payload: { query: THREAD, variables: { id: customer.conversationId } } });
  stalled.send({ type: 'ping' });
  await until('it is subscribed', () => stalled.messages.some(({ type }) => type === 'pong'));
  const reader = await thread('agent1', customer.conversationId);
  stalled.socket.pause();
  const [{ id: conversation, workspace_id: workspaceId } = { id: '', workspace_id: '' }] = await desk.server.database.query<{ id: string; workspace_id: string }>(
    'select id, workspace_id from conversation where id = $1', [customer.conversationId.slice(4)]);
  const text = 'z'.repeat(30_000);
  const count = 400;
  await desk.server.database.query(
    `with lines as (insert into message (id, workspace_id, conversation_id, position, side, author_name, text, client_key, created_at)
       select gen_random_uuid(), $1, $2, 1000 + n, 'CUSTOMER', 'Amara', $3 || n, 'bulk:' || n, now() from generate_series(1, $4::int) n returning id, position)
     insert into event (workspace_id, conversation_id, type, actor, payload)
     select $1, $2, 'MessagePosted', 'system', jsonb_build_object('messageId', id, 'side', 'CUSTOMER', 'position', position) from lines order by position`, [workspaceId, conversation, text, count]);
  await until('the others have all', () => reader.seen.filter((event) => String((event.message as { text?: string } | undefined)?.text).startsWith('zzz')).length === count, 20_000);
  stalled.socket.resume();
  const { code, reason } = await stalled.closed;
  // The server gives a peer that does not answer two seconds: then the connection is gone without a word.
  expect([1013, 1006]).toContain(code);
  if (code === 1013) expect(reason).toMatch(/^Too slow; resume after [\w-]+$/);
  await reader.stop();
  await desk.act('admin', 'resolveTicket', { ticketId });
}, 60_000);

test('a fresh token comes in-band by ping; somebody else’s closes the socket', async () => {
  const email = desk.house.email('agent1');
  const [first, fresh] = [await desk.server.signIn(email), await desk.server.signIn(email)];
  const { socket, messages, send, closed } = await rawSocket(first);
  send({ type: 'ping', payload: { token: fresh } });
  await until('the pong says until when', () => messages.some(({ type, payload }) => type === 'pong' && typeof payload?.expiresAt === 'string'));
  await desk.server.client(first).request('mutation { signOut(input: {}) { signedOut } }');
  // The socket belongs to the fresh token's session now.
  send({ type: 'ping', payload: { note: 'still here' } });
  await until('the socket lives', () => messages.some(({ payload }) => payload?.note === 'still here'));
  expect(socket.readyState).toBe(socket.OPEN);
  send({ type: 'ping', payload: { token: await desk.as('agent2') } });
  expect((await closed).code).toBe(4401);
});

test('a session that expires closes its socket with 4401', async () => {
  const { closed } = await rawSocket(await desk.server.signIn(desk.house.email('agent1')));
  desk.server.clock.advance(limit('sessionMs') + 1);
  expect((await closed).code).toBe(4401);
  desk.server.clock.advance(-limit('sessionMs') - 1);
}, 15_000);

test('one user has at most so many subscriptions on all sockets, and a slot is free again when one ends', async () => {
  const { customer, ticketId } = await desk.held('agent2');
  const token = await desk.as('agent2');
  const subscribed = { query: THREAD, variables: { id: customer.conversationId, after: await eventCursor(desk.server, token) } };
  const sockets = await Promise.all(Array.from({ length: limit('subscriptionsAUser') / limit('subscriptionsASocket') }, () => rawSocket(token)));
  for (const { send } of sockets) for (let i = 0; i < limit('subscriptionsASocket'); i++) send({ type: 'subscribe', id: String(i), payload: subscribed });
  for (const { send } of sockets) send({ type: 'ping' });
  await until('all are open', () => sockets.every(({ messages }) => messages.some(({ type }) => type === 'pong')));
  await customer.write('Is everybody there?');
  // A watermark may repeat what came before it.
  const heard = ({ type, payload }: { type: string; payload?: unknown }): boolean => type === 'next' && JSON.stringify(payload).includes('Is everybody there?');
  await until('all hear', () => sockets.every(({ messages }) => new Set(messages.filter(heard).map(({ id }) => id)).size === limit('subscriptionsASocket')), 20_000);
  const late = await rawSocket(token);
  late.send({ type: 'subscribe', id: 'one more', payload: subscribed });
  const refused = () => late.messages.find(({ id }) => id === 'one more');
  await until('it is refused', () => refused() !== undefined);
  expect(JSON.stringify(refused())).toContain('"LIMIT"');
  sockets[0]!.send({ type: 'complete', id: '0' });
  late.send({ type: 'subscribe', id: 'again', payload: { ...subscribed, variables: { ...subscribed.variables, after: await eventCursor(desk.server, token) } } });
  await customer.write('And now?');
  await until('the free slot hears', () => late.messages.some(({ id, type, payload }) => id === 'again' && type === 'next' && JSON.stringify(payload).includes('And now?')));
  for (const { socket } of [...sockets, late]) socket.terminate();
  await desk.act('admin', 'resolveTicket', { ticketId });
}, 60_000);

describe.each([['distinct connections', false], ['a single connection', true]])('server-sent events over %s', (_, singleConnection) => {
  test('events come as over WebSocket, resume after a cursor, and end with the scope', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    const token = await desk.as('agent1');
    const client = createSseClient({ url: `${desk.server.app.url}/graphql/stream`, singleConnection, headers: { authorization: `Bearer ${token}` }, retryAttempts: 0 } as Parameters<typeof createSseClient>[0]);
    const after = await eventCursor(desk.server, token);
    await customer.write('Before.');
    const seen: Seen[] = [];
    let ended: unknown;
    client.subscribe<{ conversationEvents: Seen }>({ query: THREAD, variables: { id: customer.conversationId, after } }, {
      next: ({ data, errors }) => void seen.push(data?.conversationEvents ?? ({ __typename: 'Errors', errors } as unknown as Seen)), error: (error) => (ended = error), complete: () => (ended = 'complete'),
    });
    await until('the past came', () => seen.some(said('Before.')));
    await customer.write('Live.');
    await until('the present came', () => seen.some(said('Live.')));
    await desk.act('agent1', 'transferTicket', { ticketId, userId: desk.house.userId('agent2') });
    await until('it ended', () => ended !== undefined);
    expect([ended, seen.at(-1)?.__typename]).toEqual(['complete', 'LeftScope']);
    client.dispose();
    await desk.act('admin', 'resolveTicket', { ticketId });
  });
});

test('an event stream is for who is signed in, and a reserved one for who reserved it', async () => {
  const url = `${desk.server.app.url}/graphql/stream`;
  const ask = (method: string, token: string | null, headers: Record<string, string> = {}) =>
    fetch(url, { method, headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers } });
  expect((await ask('PUT', null)).status).toBe(401);
  const mine = await ask('PUT', await desk.as('agent1'));
  expect(mine.status).toBe(201);
  const stream = { 'x-graphql-event-stream-token': await mine.text(), accept: 'text/event-stream' };
  expect((await ask('GET', await desk.as('agent2'), stream)).status).toBe(404);
  const opened = await ask('GET', await desk.as('agent1'), stream);
  expect(opened.headers.get('content-type')).toContain('text/event-stream');
  await opened.body!.cancel();
  await until('the stream is forgotten with its connection', async () => (await ask('GET', await desk.as('agent1'), stream)).status === 404);
});

test('a document that breaks the limits is refused on every door alike', async () => {
  const token = await desk.as('agent1');
  const deep = `subscription { inboxEvents { ... on TicketOpened { ticket ${'{ followUpOf '.repeat(20)} { id } ${'}'.repeat(20)} } } }`;
  const { messages, send, socket } = await rawSocket(token);
  send({ type: 'subscribe', id: '1', payload: { query: deep } });
  await until('the socket refuses', () => messages.some(({ type }) => type === 'error'));
  expect(JSON.stringify(messages)).toContain('"LIMIT"');
  socket.terminate();
  const response = await fetch(`${desk.server.app.url}/graphql/stream`, {
    method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'text/event-stream' }, body: JSON.stringify({ query: deep }) });
  expect(await response.text()).toContain('"LIMIT"');
});

test('a node that stops sends sockets and streams away with a time of their own to come back', async () => {
  const leaving = await openDesk();
  const token = await leaving.as('agent1');
  const socket = new WebSocket(`${leaving.server.wsUrl}/graphql`, 'graphql-transport-ws');
  const closed = new Promise<[number, string]>((resolve) => socket.on('close', (code, reason) => resolve([code, String(reason)])));
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { token } }));
  await once(socket, 'message');
  const stream = await fetch(`${leaving.server.app.url}/graphql/stream`, {
    method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription { inboxEvents { __typename } }' }) });
  const text = stream.text();
  await leaving.stop();
  const [code, reason] = await closed;
  expect(code).toBe(1012);
  expect(Number(reason)).toBeLessThan(limit('reconnectSpreadMs'));
  expect(await text).toMatch(/retry: \d+\n/);
});
