import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startChat, type Customer } from '../support/chat.ts';
import { eventCursor } from '../support/subscriber.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { clients, until, wayTo, withoutSockets, type Way } from './support.ts';

/** Subscriptions of the client against a real server, over networks that break. */
jest.setTimeout(60_000);

const EVENTS = `subscription ($conversationId: ID!, $after: String) {
  conversationEvents(conversationId: $conversationId, after: $after) {
    __typename ... on Event { id cursor } ... on MessagePosted { message { position text } } ... on ResyncRequired { reason } ... on LeftScope { ticketId conversationId } } }`;
interface Seen { conversationEvents: { __typename: string; id: string; cursor: string; message?: { position: number; text: string } } }

let server: TestServer;
let way: Way;
let blocked: Way;
let token: string;
const parleys = clients();
const stops: (() => void)[] = [];

beforeAll(async () => {
  server = await startTestServer();
  [way, blocked] = await Promise.all([wayTo(server), withoutSockets(server)]);
  token = await server.signIn('supervisor@demo.test');
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  parleys.close();
  way.mend();
});
afterAll(async () => {
  await Promise.all([way?.close(), blocked?.close()]);
  await server?.stop();
});

const watching = (parley: ReturnType<typeof parleys.open>, { conversationId }: Customer, after: string | null = null) => {
  const positions: number[] = [];
  const notes = { started: 0, resyncs: [] as string[], ended: [] as unknown[], left: 0 };
  stops.push(parley.subscribe<Seen>(EVENTS, { conversationId, after }, {
    onStart: () => void (notes.started += 1),
    // The first message was there before; a starting point may repeat it.
    next: ({ conversationEvents: event }) => event.message && event.message.position > 1 && positions.push(event.message.position),
    onResync: (reason) => void notes.resyncs.push(reason),
    onLeft: () => void (notes.left += 1),
    onEnd: (failure) => void notes.ended.push(failure),
  }));
  return { positions, notes };
};

const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i);

/** The same cursor with another epoch: the longest number in it. */
const ofAnotherCluster = (cursor: string): string => {
  const plain = Buffer.from(cursor, 'base64url').toString();
  const epoch = (plain.match(/\d+/g) ?? []).sort((a, b) => b.length - a.length)[0]!;
  return Buffer.from(plain.replace(epoch, `${epoch.slice(0, -1)}${9 - Number(epoch.at(-1))}`)).toString('base64url');
};

describe('a subscription', () => {
  test('misses nothing and repeats nothing while its socket is cut again and again', async () => {
    const customer = await startChat(server);
    const { positions, notes } = watching(parleys.open({ url: way.url, token }), customer);
    await until(() => notes.started === 1);
    for (let i = 0; i < 60; i += 1) {
      await customer.write(`line ${i}`);
      if (i % 5 === 4) way.drop();
    }
    await until(() => positions.length >= 60);
    expect(positions).toEqual(from(2, 60));
    expect(notes).toEqual({ started: 1, resyncs: [], ended: [], left: 0 });
  });

  test('that begins without a network starts when there is one', async () => {
    const customer = await startChat(server);
    way.cut();
    const parley = parleys.open({ url: way.url, token });
    const { positions, notes } = watching(parley, customer);
    await until(() => parley.connection.status.get().kind === 'offline');
    expect(notes.started).toBe(0);
    way.mend();
    parley.connection.tryNow();
    await until(() => notes.started === 1);
    await customer.write('now');
    await until(() => positions.length === 1);
    expect(positions).toEqual([2]);
  });

  test('says when the link is away and back, and since when', async () => {
    const customer = await startChat(server);
    const parley = parleys.open({ url: way.url, token });
    watching(parley, customer);
    await until(() => parley.connection.status.get().kind === 'online');
    way.cut();
    await until(() => parley.connection.status.get().kind === 'offline');
    const away = parley.connection.status.get();
    expect(away.kind === 'offline' && away.since > 0).toBe(true);
    way.mend();
    await until(() => parley.connection.status.get().kind === 'online');
  });

  test('whose cursor is of another database is told to read anew, and goes on', async () => {
    const customer = await startChat(server);
    const cursor = await eventCursor(server, token);
    const { positions, notes } = watching(parleys.open({ url: way.url, token }), customer, ofAnotherCluster(cursor));
    await until(() => notes.resyncs.length === 1);
    await customer.write('after');
    await until(() => positions.length === 1);
    expect(notes.ended).toEqual([]);
  });

  test('asks for a fresh token when the old one does not count, and ends when there is none', async () => {
    const customer = await startChat(server);
    let current = 'stale';
    const renewed = parleys.open({ url: way.url, token: () => current, onUnauthenticated: () => { current = token; return true; } });
    const first = watching(renewed, customer);
    await until(() => first.notes.started === 1);
    await customer.write('fresh');
    await until(() => first.positions.length === 1);

    const second = watching(parleys.open({ url: way.url, token: 'stale' }), customer);
    await until(() => second.notes.ended.length === 1);
    expect(second.notes.ended[0]).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('that the server refuses ends with the reason', async () => {
    const ended: unknown[] = [];
    stops.push(parleys.open({ url: way.url, token }).subscribe('subscription ($after: String) { nothing(after: $after) }', {}, { next: () => {}, onEnd: (failure) => ended.push(failure) }));
    await until(() => ended.length === 1);
    expect(ended[0]).toMatchObject({ code: 'BAD_INPUT' });
  });

  test('[H-02] says when its scope is lost', async () => {
    const agent = await server.signIn('agent1@demo.test');
    const customer = await startChat(server);
    const inbox = watching(parleys.open({ url: way.url, token: agent }), customer);
    await until(() => inbox.notes.started === 1);
    await customer.write('one');
    await until(() => inbox.positions.length === 1);
    const { conversation } = await server.client(token).request<{ conversation: { ticket: { id: string } } }>('query ($id: ID!) { conversation(id: $id) { ticket { id } } }', { id: customer.conversationId });
    const other = await server.signIn('agent2@demo.test');
    await server.client(other).request('mutation ($input: ClaimTicketInput!) { claimTicket(input: $input) { ticket { id } errors { __typename } } }', { input: { ticketId: conversation.ticket.id } });
    await until(() => inbox.notes.left >= 1);
  });
});

describe('where no WebSocket gets through', () => {
  test('the same comes as server-sent events, with nothing missed when a stream is cut', async () => {
    const customer = await startChat(server);
    const parley = parleys.open({ url: blocked.url, token });
    const { positions, notes } = watching(parley, customer);
    await until(() => parley.connection.status.get().kind === 'online');
    expect(notes.started).toBe(1);
    for (let i = 0; i < 20; i += 1) {
      await customer.write(`line ${i}`);
      if (i % 10 === 9) blocked.drop();
    }
    await until(() => positions.length >= 20);
    expect(positions).toEqual(from(2, 20));
  });

  test('a stream whose session is over ends, and says so when there is no fresh token', async () => {
    const own = await server.signIn('agent2@demo.test');
    const customer = await startChat(server);
    const parley = parleys.open({ url: blocked.url, token: own, transport: 'sse' });
    const { notes } = watching(parley, customer);
    await until(() => parley.connection.status.get().kind === 'online');
    await server.client(own).request('mutation { signOut(input: {}) { signedOut } }');
    await until(() => notes.ended.length === 1);
    expect(notes.ended[0]).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('what the server refuses ends with its reason', async () => {
    const ended: unknown[] = [];
    stops.push(parleys.open({ url: blocked.url, token, transport: 'sse' }).subscribe('subscription { nothing }', {}, { next: () => {}, onEnd: (failure) => ended.push(failure) }));
    await until(() => ended.length === 1);
    expect(ended[0]).toMatchObject({ code: 'BAD_INPUT' });
  });
});
