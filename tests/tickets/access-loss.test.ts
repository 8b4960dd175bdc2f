/** Who may no longer be here is shown out: GraphQL sockets within two seconds, documents within one. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import type { Part } from '../isolation/house.ts';
import { ASK, openRaw, type RawSocket } from '../isolation/raw-socket.ts';
import { until } from '../isolation/until.ts';
import { run } from '../support/chat.ts';
import { openDesk, type Desk } from './support.ts';

const SOCKET_MS = 2_000;
const DOCUMENT_MS = 1_000;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.stop());

/** A graphql-transport-ws socket that has been let in. */
const openGraphql = async (token: string): Promise<{ code(): number | null; leave(): void }> => {
  const socket = new WebSocket(`${desk.server.wsUrl}/graphql`, 'graphql-transport-ws');
  let code: number | null = null;
  let accepted = false;
  socket.on('close', (why) => (code = why));
  socket.on('message', (data: Buffer) => (accepted ||= data.toString().includes('connection_ack')));
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { token } })));
  await until('the socket is accepted', () => accepted);
  return { code: () => code, leave: () => socket.terminate() };
};

const openDocument = async (name: string, token: string): Promise<RawSocket> => {
  const raw = await openRaw(`${desk.server.wsUrl}/collab/${name}?token=${token}`);
  raw.send(ASK);
  await until(`${name} opens`, () => raw.text !== '');
  return raw;
};

/** Opens both kinds of socket with a token, does something, and expects both to be closed in time with 4401. */
const shownOut = async (token: string, ticketId: string, act: () => Promise<unknown>): Promise<void> => {
  const [graphql, document] = await Promise.all([openGraphql(token), openDocument(`ticket:${ticketId}:notes`, token)]);
  try {
    await act();
    await Promise.all([
      until('the document socket is closed', () => document.code !== null, DOCUMENT_MS), until('the GraphQL socket is closed', () => graphql.code() !== null, SOCKET_MS),
    ]);
    expect([graphql.code(), document.code]).toEqual([4401, 4401]);
  } finally {
    graphql.leave();
    document.leave();
  }
};

const admin = (mutation: string, input: object) => desk.act('admin', mutation, { ...input });
const refused = async (token: string) => {
  const response = await fetch(`${desk.server.app.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: '{"query":"{ me { id } }"}' });
  return ((await response.json()) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;
};

test('[F-06] disabling a user', async () => {
  const { ticketId } = await desk.held('agent1');
  const token = await desk.server.signIn(desk.house.email('agent1'));
  await shownOut(token, ticketId, () => admin('setUserStatus', { userId: desk.house.userId('agent1'), status: 'DISABLED' }));
  expect(await refused(token)).toBe('UNAUTHENTICATED');
  await admin('setUserStatus', { userId: desk.house.userId('agent1'), status: 'ACTIVE' });
  expect(await refused(token)).toBe('UNAUTHENTICATED');
});

test('[H-06, C5] changing a role; they come back as what they are now', async () => {
  const { ticketId } = await desk.held('agent2');
  const token = await desk.as('agent2');
  await shownOut(token, ticketId, () => admin('changeUserRole', { userId: desk.house.userId('agent2'), role: 'PARTNER_VIEWER' }));
  expect(await desk.ticket(ticketId, 'agent2')).toBeNull();
  const again = await openRaw(`${desk.server.wsUrl}/collab/ticket:${ticketId}:notes?token=${token}`);
  await until('the partner is refused', () => again.code === 4403);
  await admin('changeUserRole', { userId: desk.house.userId('agent2'), role: 'AGENT' });
  await until('the agent sees it again', async () => (await desk.ticket(ticketId, 'agent2')) !== null);
});

test('signing out everywhere ends every session of that user, and nobody else’s', async () => {
  const { ticketId } = await desk.held('outsider', { endpointKey: desk.house.otherEndpointKey });
  const [here, there] = await Promise.all([desk.server.signIn(desk.house.email('outsider')), desk.server.signIn(desk.house.email('outsider'))]);
  const bystander = await openGraphql(await desk.as('otherSupervisor'));
  await shownOut(there, ticketId, () => desk.server.client(here).request('mutation { signOut(input: { everywhere: true }) { signedOut } }'));
  expect(await Promise.all([here, there].map(refused))).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  expect(bystander.code()).toBeNull();
  bystander.leave();
});

test('signing out here leaves the session there', async () => {
  const [here, there] = await Promise.all([desk.server.signIn(desk.house.email('supervisor')), desk.server.signIn(desk.house.email('supervisor'))]);
  const [mine, other] = await Promise.all([openGraphql(here), openGraphql(there)]);
  await desk.server.client(here).request('mutation { signOut(input: {}) { signedOut } }');
  await until('the socket of this session is closed', () => mine.code() === 4401, SOCKET_MS);
  expect([other.code(), await refused(there)]).toEqual([null, undefined]);
  other.leave();
});

test.each([['personal', 'supervisor', false], ['service', 'admin', true]] as const)('[F-08] revoking a %s API token', async (_, owner, service) => {
  const { ticketId } = await desk.chat();
  const made = await desk.act(owner, 'createApiToken', { name: 'robot', scopes: ['READ', 'WRITE'], service }, 'apiToken { id } key');
  await shownOut(String(made.key), ticketId, () => desk.act(owner, 'revokeApiToken', { id: (made.apiToken as { id: string }).id }));
});

test.each([['transferred to a colleague', () => ({ userId: desk.house.userId('supervisor') })], ['transferred to another queue', () => ({ queueId: desk.house.otherQueueId })]])(
  '[H-02] a ticket that is %s closes its pads to the agent who had it, and not to who supervises', async (_, to) => {
    const part: Part = 'agent2';
    const { customer, ticketId } = await desk.held(part);
    const names = [`ticket:${ticketId}:notes`, `ticket:${ticketId}:draft`, `ticket:${ticketId}:presence`, `conversation:${customer.conversationId}:presence`];
    const open = await Promise.all(names.map(async (name) => openDocument(name, await desk.as(part))));
    const manager = await openDocument(names[0]!, await desk.as('manager'));
    await run(desk.server, await desk.as(part), 'transferTicket', { ticketId, ...to() });
    await until('all are closed', () => open.every((each) => each.code !== null), DOCUMENT_MS).finally(() => open.forEach((each) => each.leave()));
    expect(open.map((each) => each.code)).toEqual([4403, 4403, 4403, 4403]);
    expect(manager.code).toBeNull();
    manager.leave();
  });
