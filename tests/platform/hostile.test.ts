/** What anybody may send without signing in must not stop the server. */
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { run, startChat, type Customer } from '../support/chat.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let customer: Customer;
beforeAll(async () => {
  server = await startTestServer();
  customer = await startChat(server);
});
afterAll(() => server.stop());

const raw = (request: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.app.url).port), '127.0.0.1', () => socket.write(request));
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

test.each(['//', '/graphql', '/collab/%E0%A4%A', '/nowhere'])('an upgrade to %s from elsewhere, or to nothing, is refused and the server lives', async (path) => {
  const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: http://elsewhere.test\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1.1 4\d\d /);
  expect((await fetch(`${server.app.url}/livez`)).status).toBe(200);
});

const codeOf = (query: string, token?: string): Promise<string> =>
  server.client(token).request(query).then(() => 'answered', (error: { response: { errors: { extensions: { code: string } }[] } }) => error.response.errors[0]!.extensions.code);

test('fragments that double at each level are measured once each, and refused', async () => {
  const levels = 60;
  const fragments = Array.from({ length: levels }, (_, i) => `fragment f${i} on Query { ${i === levels - 1 ? 'limits { name }' : `...f${i + 1} ...f${i + 1}`} }`);
  const started = performance.now();
  expect(await codeOf(`{ ...f0 } ${fragments.join(' ')}`)).toBe('LIMIT');
  // Not a measurement: written out there would be 2^60 fields.
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('many pages in one operation are refused, however they are written', async () => {
  const pages = Array.from({ length: 30 }, (_, i) => `b${i}: messages(first: 100) { edges { node { id text } } }`).join(' ');
  const threads = Array.from({ length: 30 }, (_, i) => `a${i}: conversation(id: "${customer.conversationId}") { ...F }`).join(' ');
  expect(await codeOf(`{ ${threads} } fragment F on Conversation { ${pages} }`, customer.token)).toBe('LIMIT');
});

test('a NUL in a text is bad input, not our failure', async () => {
  expect(await codeOf(`mutation { sendWebMessage(input: { message: { clientMessageId: "n", content: { text: "a\\u0000b" } } }) { message { id } } }`, customer.token)).toBe('BAD_INPUT');
  await expect(run(server, customer.token, 'sendWebMessage', { message: { clientMessageId: 'n', content: { text: 'a\0b' } } }, 'message { id }')).rejects.toThrow('NUL');
});

test('a customer who floods is told to wait, and what was sent is kept', async () => {
  const send = (i: number) => run(server, customer.token, 'sendWebMessage', { message: { clientMessageId: `flood-${i}`, content: { text: String(i) } } }, 'message { id }');
  const answers = [];
  for (let i = 0; i < 125; i++) answers.push(await send(i));
  expect(answers[0]!.errors).toEqual([]);
  expect(answers.at(-1)!.errors).toMatchObject([{ __typename: 'LimitReached' }]);
  server.clock.advance(61_000);
  expect((await send(200)).errors).toEqual([]);
});
