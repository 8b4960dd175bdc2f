/** One `clientMutationId` sent to two nodes at once: the change is made once, and both get the same answer. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GraphQLClient } from 'graphql-request';
import { pino } from 'pino';
import * as Y from 'yjs';
import { startApp, type App } from '../../src/app.ts';
import { run, startChat, ticketOf } from '../support/chat.ts';
import { collaborate, eventually } from '../support/documents.ts';
import { SECRET, startTestServer, type TestServer } from '../support/server.ts';
import { paragraph, textOf } from './support.ts';

let server: TestServer;
let second: App;
let files: string;
/** The same people, at the other node. */
let there: TestServer;
let agent: string;
beforeAll(async () => {
  server = await startTestServer();
  files = await mkdtemp(path.join(tmpdir(), 'parley-files-'));
  second = await startApp(
    { databaseUrl: server.database.url, filesDir: files, secret: SECRET, publicUrl: null, clock: server.clock, log: pino({ level: 'silent' }), webhookAllow: [], trustedDocuments: 'off' },
    { port: 0, host: '127.0.0.1' },
  );
  there = { ...server, app: second, client: (token) => new GraphQLClient(`${second.url}/graphql`, { headers: token ? { authorization: `Bearer ${token}` } : {} }) };
  agent = await server.signIn('admin@demo.test');
}, 60_000);
afterAll(async () => {
  await second?.stop();
  await server?.stop();
  await rm(files, { recursive: true, force: true });
});

/** Notes and draft of a new ticket with two paragraphs each. */
const newCase = async () => {
  const customer = await startChat(server);
  const { id: ticketId } = await ticketOf(server, agent, customer.conversationId);
  const notes = `ticket:${ticketId}:notes`;
  for (const name of [notes, `ticket:${ticketId}:draft`]) {
    const { doc, close } = await collaborate(server, name, agent);
    paragraph(doc, 'one');
    await eventually(() => stored(name), (text) => text === 'one');
    paragraph(doc, 'two');
    await eventually(() => stored(name), (text) => text === 'one\ntwo');
    close();
  }
  return { ticketId, notes };
};

const stored = async (name: string): Promise<string> => {
  const doc = new Y.Doc();
  const [row] = await server.database.query<{ workspace_id: string }>('select workspace_id from document where name = $1', [name]);
  Y.applyUpdate(doc, row ? await second.modules.documents.state(row.workspace_id, name) : new Uint8Array([0, 0]));
  return textOf(doc);
};

type Ask = [what: string, mutation: string, fields: string, input: (of: Awaited<ReturnType<typeof newCase>>) => Promise<Record<string, unknown>>];
const since = '2020-01-01T00:00:00.000Z';
const myself = async (): Promise<string> => (await server.client(agent).request<{ me: { id: string } }>('{ me { id } }')).me.id;

test.each<Ask>([
  ['a version restored', 'restoreDocument', 'document { version }', async ({ notes }) => ({ document: notes, version: 1 })],
  ['the present version restored: nothing to change', 'restoreDocument', 'document { version }', async ({ notes }) => ({ document: notes, version: 2 })],
  ['an author’s work taken back', 'revertAuthor', 'document { version }', async ({ notes }) => ({ document: notes, userId: await myself(), since })],
  ['a paragraph appended', 'appendToNotes', 'version', async ({ ticketId }) => ({ ticketId, text: 'three' })],
  ['a note', 'addNote', 'note { id }', async ({ ticketId }) => ({ ticketId, text: 'a note' })],
  ['a reply', 'sendReply', 'message { id }', async ({ ticketId }) => ({ ticketId, content: { text: 'the answer' }, seenUpTo: 99 })],
  ['a reply from the draft', 'sendReply', 'message { id }', async ({ ticketId }) => ({ ticketId, draft: { stateVector: 'AA==' }, seenUpTo: 99, force: true })],
])('%s', async (_, mutation, fields, input) => {
  for (let round = 1; round <= 4; round++) {
    const wanted = { ...(await input(await newCase())), clientMutationId: `once-${round}` };
    const answers = await Promise.all([server, there, server, there].map((node) => run(node, agent, mutation, wanted, fields)));
    for (const answer of answers) expect(answer).toEqual({ ...answers[0], errors: [] });
    const { errors: __, ...made } = answers[0]!;
    expect(JSON.stringify(made)).not.toContain('null');
  }
}, 60_000);
