/** Who is in a room when the node that holds their socket ends: killed with `kill -9`, or stopped in order. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { GraphQLClient } from 'graphql-request';
import { startChat, type Customer } from '../support/chat.ts';
import { collaborate, eventually, type Collaborator } from '../support/documents.ts';
import { SECRET, startTestServer, type TestServer } from '../support/server.ts';
import { subscribe, type Subscriber } from '../support/subscriber.ts';
import type { PresenceEntry } from '../../src/modules/documents/index.ts';

/** Of the node that stays; it is what counts for the one that is killed. */
const LEASE_MS = 1_000;
let server: TestServer;
let files: string;
let supervisor: string;
let chat: Customer;
const children = new Set<ChildProcess>();
const clients = new Set<Collaborator>();
let watching: Subscriber | undefined;
beforeAll(async () => {
  server = await startTestServer({ app: { nodeLeaseMs: LEASE_MS } });
  files = await mkdtemp(path.join(tmpdir(), 'parley-killed-'));
  supervisor = await server.signIn('supervisor@demo.test');
  chat = await startChat(server);
});
afterEach(async () => {
  for (const client of clients) client.close();
  clients.clear();
  await watching?.stop();
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});
afterAll(async () => {
  await server.stop();
  await rm(files, { recursive: true, force: true });
});

const startNode = async (leaseMs: number): Promise<{ child: ChildProcess; url: string }> => {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'node.ts'), server.database.url, files, SECRET, String(leaseMs)], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  const [line] = await once(child.stdout!.setEncoding('utf8'), 'data') as [string];
  return { child, url: line.trim() };
};
const end = async (child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
  const dead = once(child, 'exit');
  process.kill(child.pid!, signal);
  await dead;
};
const join = async (url: string, token: string): Promise<Collaborator> => {
  const client = await collaborate({ wsUrl: url.replace('http', 'ws') } as TestServer, `conversation:${chat.conversationId}:presence`, token);
  clients.add(client);
  return client;
};
const typing = (url: string, token: string): Promise<unknown> => new GraphQLClient(`${url}/graphql`, { headers: { authorization: `Bearer ${token}` } }).request(
  'mutation ($input: SetTypingInput!) { setTyping(input: $input) { errors { __typename } } }', { input: { conversationId: chat.conversationId, typing: true } });
const others = (client: Collaborator): Record<string, unknown>[] =>
  [...client.provider.awareness.getStates()].filter(([id]) => id !== client.doc.clientID).map(([, state]) => state);
const sees = (client: Collaborator, holds: (states: Record<string, unknown>[]) => boolean): Promise<unknown> => eventually(async () => others(client), holds, 20_000);
const activities = (): string => ((watching!.seen.at(-1) ?? []) as unknown as PresenceEntry[]).map(({ side, activity }) => `${side} ${activity}`).sort().join(', ');

/** A supervisor at the other node and a customer who types through it, seen by a customer's tab and a subscriber here. */
const everybody = async (url: string) => {
  watching = await subscribe(server.wsUrl, supervisor, 'subscription ($id: ID!) { presence(conversationId: $id) { side activity } }', { id: chat.conversationId });
  const here = await join(server.app.url, chat.token);
  const there = await join(url, supervisor);
  there.provider.awareness.setLocalState({ activity: 'DRAFTING' });
  await typing(url, chat.token);
  await sees(here, (states) => states.some(({ activity }) => activity === 'DRAFTING') && states.some(({ activity }) => activity === 'TYPING'));
  await eventually(async () => activities(), (all) => all === 'CUSTOMER TYPING, STAFF DRAFTING');
  return { here, there };
};

test('a killed node\'s people vanish within the lease, for Yjs clients and for subscribers, and are seen again at the node they come to', async () => {
  const { child, url } = await startNode(LEASE_MS);
  const { here, there } = await everybody(url);
  there.provider.shouldConnect = false;
  await end(child, 'SIGKILL');
  await sees(here, (states) => states.length === 0);
  // The customer's tab is here.
  await eventually(async () => activities(), (all) => all === 'CUSTOMER VIEWING', 10_000);

  // The same tab comes to the node that is left, with the clock it had.
  there.provider.serverUrl = `${server.wsUrl}/collab`;
  there.provider.connect();
  await sees(here, (states) => states.some(({ activity }) => activity === 'DRAFTING'));
}, 60_000);

test('a node that is stopped in order takes its people with it, however long its lease', async () => {
  const { child, url } = await startNode(60_000);
  const { here, there } = await everybody(url);
  there.provider.shouldConnect = false;
  await end(child, 'SIGTERM');
  expect(child.exitCode).toBe(0);
  await sees(here, (states) => states.length === 0);
  // The customer's tab is here.
  await eventually(async () => activities(), (all) => all === 'CUSTOMER VIEWING', 10_000);
}, 60_000);
