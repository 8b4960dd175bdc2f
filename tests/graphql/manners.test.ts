/** Manners at the HTTP door: what an answer says of its cost, its trace, and of what the caller may not ask. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { limit } from '../../src/limits.ts';
import { startChat } from '../support/chat.ts';
import { registered } from '../support/registered.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let staff: string;
let room: { token: string; conversation: { id: string } };

interface Answer {
  status: number;
  headers: Headers;
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: { code: string; traceId: string } }[];
  extensions?: { cost: { requested: number; actual: number; remaining: number } };
}

const post = async (token: string | null, body: object, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await fetch(`${server.app.url}/graphql`, {
    method: 'POST', body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
  });
  return { status: response.status, headers: response.headers, ...(await response.json() as object) };
};
const codesOf = ({ errors = [] }: Answer): string[] => errors.map((error) => error.extensions.code);

beforeAll(async () => {
  server = await startTestServer({ app: { trustedDocuments: 'customers' } });
  staff = await server.signIn('supervisor@demo.test');
  const started = await post(null, {
    query: registered('RoomStartWebChat'),
    variables: { input: { endpointKey: 'demo-web', visitorKey: 'v'.repeat(32), name: 'Amara', message: { clientMessageId: randomUUID(), content: { text: 'Hello' } } } },
  });
  ({ room } = (started.data as { startWebChat: { room: typeof room } }).startWebChat);
});
afterAll(() => server.stop());

const INBOX = 'query Mine($n: Int) { inbox(first: $n) { edges { node { id conversation { id } } } } }';

test('an answer says what it might have cost, what it cost, and what is left', async () => {
  const { status, headers, extensions } = await post(staff, { query: INBOX, variables: { n: 50 } });
  expect(status).toBe(200);
  expect(extensions!.cost).toEqual({ requested: 1 + 1 + 50 * 3, actual: 1 + 1 + 3, remaining: expect.any(Number) });
  const { remaining } = extensions!.cost;
  expect(headers.get('ratelimit-policy')).toBe(`"cost";q=${limit('costAMinute')};w=60`);
  expect(headers.get('ratelimit')).toBe(`"cost";r=${remaining};t=1`);
});

test('an operation that may cost too much is refused before anything is read', async () => {
  const { status, errors } = await post(staff, { query: `{ inbox(first: 100) { edges { node { conversation { messages(first: 100) { edges { node { attachments { id } } } } } } } } }` });
  expect([status, errors![0]!.extensions.code, errors![0]!.message]).toEqual([400, 'LIMIT', expect.stringContaining(`at most ${limit('queryCost')}`)]);
});

test('every answer names its trace, and so does every error in it; a caller\'s own trace goes on', async () => {
  const { headers, errors } = await post(staff, { query: '{ nope }' });
  expect(headers.get('x-trace-id')).toMatch(/^[0-9a-f]{32}$/);
  expect(errors![0]!.extensions).toEqual({ code: 'BAD_INPUT', traceId: headers.get('x-trace-id') });
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const traced = await post(staff, { query: '{ eventCursor }' }, { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
  expect(traced.headers.get('x-trace-id')).toBe(traceId);
  const invalid = await post(staff, { query: '{ eventCursor }' }, { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` });
  expect(invalid.headers.get('x-trace-id')).not.toContain('0'.repeat(32));
});

test('a customer runs the room\'s documents, and no others', async () => {
  const { data } = await post(room.token, { query: registered('RoomConversation'), variables: { id: room.conversation.id } });
  expect(data).toMatchObject({ conversation: { id: room.conversation.id } });
  for (const query of ['{ eventCursor }', INBOX, '{ __schema { types { name } } }', '{ limit { name } }']) {
    const refused = await post(room.token, { query });
    expect([refused.status, refused.errors![0]!.message]).toEqual([403, 'Customers run only registered documents.']);
    expect((await post(null, { query })).status).toBe(401);
  }
});

test('staff introspect and get suggestions; a customer gets none, not from variables either', async () => {
  expect((await post(staff, { query: '{ __schema { queryType { name } } }' })).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  expect((await post(staff, { query: '{ limit { name } }' })).errors![0]!.message).toContain('Did you mean');
  const { errors } = await post(room.token, { query: registered('RoomSend'), variables: { input: { message: { clientMessageI: 'x', content: { text: 'x' } } } } });
  expect(errors!.map(({ message }) => message).join()).toContain('clientMessageI');
  expect(errors!.map(({ message }) => message).join()).not.toContain('Did you mean');
});

const persisted = (text: string, withText = false): object => ({
  ...(withText ? { query: text } : {}), extensions: { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') } },
});

test('a query is sent once and named by its hash from then on', async () => {
  const text = '{ eventCursor __typename }';
  const unknown = await post(staff, persisted(text));
  expect([unknown.errors![0]!.message, codesOf(unknown)]).toEqual(['PersistedQueryNotFound', ['NOT_FOUND']]);
  expect((await post(staff, persisted(text, true))).data).toBeTruthy();
  expect((await post(staff, persisted(text))).data).toEqual({ eventCursor: expect.any(String), __typename: 'Query' });
  // A hash is no way round the gate.
  expect((await post(room.token, persisted(text))).status).toBe(403);
});

test('a registered document is known by its hash at once, and what was refused is not kept', async () => {
  const text = registered('RoomWebChat');
  expect((await post(null, { ...persisted(text), variables: { endpointKey: 'demo-web' } })).data).toMatchObject({ webChat: { name: expect.any(String) } });
  const other = '{ limits { name value } }';
  expect((await post(room.token, persisted(other, true))).status).toBe(403);
  expect(codesOf(await post(staff, persisted(other)))).toEqual(['NOT_FOUND']);
});

test('a mutation by GET is refused as before', async () => {
  const url = `${server.app.url}/graphql?query=${encodeURIComponent('mutation { signOut(input: {}) { signedOut } }')}`;
  expect((await fetch(url, { headers: { 'apollo-require-preflight': '1', authorization: `Bearer ${staff}` } })).status).toBe(405);
});

test('setTyping, sendAnnotation and acceptInvitation have a rate of their own', async () => {
  const typing = () => server.client(staff).rawRequest('mutation ($id: ID!) { setTyping(input: { conversationId: $id, typing: true }) { errors { __typename } } }', { id: room.conversation.id });
  for (let i = 0; i < limit('typingAMinute'); i++) await typing();
  await expect(typing()).rejects.toMatchObject({ response: { status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] } });
  const accept = () => post(null, { query: registered('RoomAcceptInvitation'), variables: { input: { invitation: 'guess' } } });
  for (let i = 0; i < limit('invitationsAMinute'); i++) expect((await accept()).data).toMatchObject({ acceptInvitation: { room: null } });
  const refused = await accept();
  expect([refused.status, refused.headers.get('retry-after'), codesOf(refused)]).toEqual([429, '60', ['RATE_LIMITED']]);
  server.clock.advance(60_000);
  await typing();
  expect((await accept()).status).toBe(200);
});

test('a budget that is used up: 429, when to come back, and the others go on', async () => {
  const small = await startTestServer({ app: { costAMinute: 2_000 } });
  try {
    const supervisor = await small.signIn('supervisor@demo.test');
    const admin = await small.signIn('admin@demo.test');
    await startChat(small);
    const ask = (token: string) => fetch(`${small.app.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query: '{ limits { name } inbox(first: 100) { edges { node { id } } } }' }),
    });
    let last = await ask(supervisor);
    for (let i = 0; last.status === 200 && i < 100; i++) last = await ask(supervisor);
    expect([last.status, await last.json()]).toMatchObject([429, { errors: [{ extensions: { code: 'RATE_LIMITED' } }] }]);
    const wait = Number(last.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(last.headers.get('ratelimit')).toMatch(/^"cost";r=\d+;t=\d+$/);
    expect((await ask(admin)).status).toBe(200);
    small.clock.advance(wait * 1000);
    expect((await ask(supervisor)).status).toBe(200);
  } finally {
    await small.stop();
  }
});
