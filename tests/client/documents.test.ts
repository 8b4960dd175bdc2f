import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { DocumentConnection } from '../../client/index.ts';
import { startChat, ticketOf } from '../support/chat.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { clients, until, wayTo, type Way } from './support.ts';

/** Shared documents through the client, in Node. */
jest.setTimeout(60_000);

let server: TestServer;
let way: Way;
let token: string;
let name: string;
const parleys = clients();
const documents: DocumentConnection[] = [];

beforeAll(async () => {
  server = await startTestServer();
  way = await wayTo(server);
  token = await server.signIn('agent1@demo.test');
  const chat = await startChat(server);
  const { id } = await ticketOf(server, token, chat.conversationId);
  const { ticket } = await server.client(token).request<{ ticket: { notes: { document: string } } }>('query ($id: ID!) { ticket(id: $id) { notes { document } } }', { id });
  name = ticket.notes.document;
});
afterEach(() => {
  for (const document of documents.splice(0)) document.close();
  parleys.close();
  way.mend();
});
afterAll(async () => {
  await way?.close();
  await server?.stop();
});

const open = (by: string | (() => string), onUnauthenticated?: () => boolean): DocumentConnection => {
  const document = parleys.open({ url: way.url, token: by, ...(onUnauthenticated ? { onUnauthenticated } : {}) }).openDocument(name);
  documents.push(document);
  return document;
};

test('two write in one document, each says when the server has it', async () => {
  const [one, two] = [open(token), open(token)];
  await until(() => one.synced.get() && two.synced.get());
  one.doc.getText('scratch').insert(0, 'Batch 9811.');
  expect(one.status.get()).toBe('saving');
  expect(await one.saved()).toBe(true);
  expect(one.status.get()).toBe('saved');
  await until(() => two.doc.getText('scratch').toString() === 'Batch 9811.');
});

test('what is written without a network is there once it is back', async () => {
  const one = open(token);
  await until(() => one.status.get() === 'saved');
  const before = one.doc.getText('scratch').toString();
  way.cut();
  await until(() => one.status.get() === 'offline');
  one.doc.getText('scratch').insert(0, 'Offline. ');
  expect(await one.saved(50)).toBe(false);
  way.mend();
  one.tryNow();
  await until(() => one.status.get() === 'saved');
  const two = open(token);
  await until(() => two.synced.get());
  expect(two.doc.getText('scratch').toString()).toBe(`Offline. ${before}`);
});

test('a token that does not count is renewed, or said', async () => {
  let current = 'stale';
  const renewed = open(() => current, () => { current = token; return true; });
  const refused = open('stale');
  await until(() => renewed.status.get() === 'saved');
  await until(() => refused.status.get() === 'signed-out');
});
