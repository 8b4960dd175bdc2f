import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { startApp, type App } from '../../src/app.ts';
import { startChat } from '../support/chat.ts';
import { SECRET, startTestServer, type TestServer } from '../support/server.ts';
import { eventCursor, subscribe } from '../support/subscriber.ts';
import { scratch } from '../browser/support.ts';

let server: TestServer;
let other: App;
let files: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  files = await scratch();
  server = await startTestServer();
  // Longer than it takes the first node to become the leader.
  await startChat(server);
  other = await startApp(
    { databaseUrl: server.database.url, filesDir: files.folder, secret: SECRET, publicUrl: null, clock: server.clock, log: pino({ level: 'silent' }), webhookAllow: [] },
    { port: 0, host: '127.0.0.1' },
  );
});
afterAll(async () => {
  await other?.stop();
  await server.stop();
  await files.remove();
});

test('a second node starts beside the first, takes its tokens, and its subscribers hear what is written on the first', async () => {
  const supervisor = await server.signIn('supervisor@demo.test');
  const customer = await startChat(server);
  const watching = await subscribe(other.url.replace('http', 'ws'), supervisor, `subscription ($id: ID!, $after: String) { conversationEvents(conversationId: $id, after: $after) {
    __typename ... on Event { id } ... on MessagePosted { message { text } } } }`, { id: customer.conversationId, after: await eventCursor(server, supervisor) });
  await customer.write('Does the other node hear me?');
  const heard = await watching.until((event) => event.__typename === 'MessagePosted' && (event.message as { text: string }).text === 'Does the other node hear me?');
  expect(heard.id).toMatch(/^evt_\d+$/);
  await watching.stop();
});
