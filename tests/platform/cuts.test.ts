/**
 * Subscriptions cut at random moments and resumed by the last cursor they saw, through the door that frontends use, while
 * writers are late, slow and roll back. The suite cuts a few hundred times; `PARLEY_PROOF_CUTS=10000` runs the whole proof.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { newId, rowId } from '../../src/kernel/ids.ts';
import { startChat } from '../support/chat.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventCursor } from '../support/subscriber.ts';
import { until } from './support.ts';
import { pause, randomFrom, seedOf, startWriters, type Random, type Writing } from './writers.ts';

const CUTS = Number(process.env.PARLEY_PROOF_CUTS ?? 300);
const PROOF_MS = 120_000 + CUTS * 100;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A customer's message as the server writes it: row, positions and event in one transaction under the conversation's lock. */
const write: Writing['write'] = async (client, conversationId) => {
  const { rows: [at] } = await client.query<{ workspace_id: string; position: number; event: number }>(`
    update conversation set last_position = last_position + 1, last_customer_position = last_position + 1, last_event_position = last_event_position + 1, last_message_at = now()
    where id = $1 returning workspace_id, last_position as position, last_event_position as event`, [conversationId]);
  const messageId = newId();
  await client.query(`insert into message (id, workspace_id, conversation_id, position, side, author_name, text, client_key, created_at)
    values ($1, $2, $3, $4, 'CUSTOMER', 'Amara', 'Hello?', $1::uuid::text, now())`, [messageId, at!.workspace_id, conversationId, at!.position]);
  const { rows } = await client.query<{ id: string; xid: string }>(`insert into event (workspace_id, conversation_id, position, type, actor, payload)
    values ($1, $2, $3, 'MessagePosted', 'system', $4) returning id::text, xid::text`,
  [at!.workspace_id, conversationId, at!.event, { messageId, position: at!.position, side: 'CUSTOMER', authorUserId: null }]);
  return rows.map(({ id, xid }) => ({ id, xid: BigInt(xid), position: at!.position }));
};

interface Frame {
  __typename: string;
  id: string;
  cursor: string;
  message?: { conversationId: string; position: number };
}

const CONVERSATION = `subscription ($id: ID!, $after: String) { conversationEvents(conversationId: $id, after: $after) {
  __typename ... on Event { id cursor } ... on MessagePosted { message { conversationId position } } } }`;
const INBOX = 'subscription ($after: String) { inboxEvents(after: $after) { __typename ... on Event { id cursor } ... on TicketActivity { message { conversationId position } } } }';

interface Reader {
  token: string;
  query: string;
  variables: Record<string, string>;
  cursor: string;
}

/** One socket with one subscription, until `cut` takes it away without a goodbye. */
const stay = ({ token, query, variables, cursor }: Reader, hear: (frame: Frame) => void) => {
  const socket = new WebSocket(`${server.wsUrl}/graphql`, 'graphql-transport-ws');
  let refused: string | null = null;
  const send = (message: object): void => socket.send(JSON.stringify(message));
  socket.on('error', () => {});
  socket.on('open', () => send({ type: 'connection_init', payload: { token } }));
  socket.on('close', (code) => {
    if (code !== 1006) refused ??= `closed with ${code}`;
  });
  socket.on('message', (data: Buffer) => {
    if (socket.readyState !== WebSocket.OPEN) return;
    const message = JSON.parse(data.toString()) as { type: string; payload?: { data?: Record<string, Frame> | null } };
    if (message.type === 'connection_ack') send({ id: 'one', type: 'subscribe', payload: { query, variables: { ...variables, after: cursor } } });
    const frame = Object.values(message.payload?.data ?? {})[0];
    if (message.type === 'next' && frame) hear(frame);
    else if (['next', 'error', 'complete'].includes(message.type)) refused ??= data.toString();
  });
  return { refused: () => refused, cut: () => socket.terminate() };
};

/** What a reader heard over all its stays, judged frame by frame. */
const judge = (first: Map<string, number>) => {
  const last = new Map(first);
  const places = new Map<string, string>();
  const found = { gaps: 0, doubledInAStay: 0, otherId: 0, resyncs: 0, refused: [] as string[] };
  let repeats = 0;
  const newStay = () => {
    const here = new Set<string>();
    return (frame: Frame): void => {
      if (frame.__typename === 'ResyncRequired') found.resyncs++;
      if (!frame.message) return;
      const { conversationId, position } = frame.message;
      const place = `${conversationId} ${position}`;
      if (here.has(frame.id)) found.doubledInAStay++;
      here.add(frame.id);
      const known = places.get(frame.id);
      if (known !== undefined) {
        repeats++;
        if (known !== place) found.otherId++;
      } else if (position === last.get(conversationId)! + 1) last.set(conversationId, position);
      // From before the beginning: a cursor's watermark may lie behind it.
      else if (position <= first.get(conversationId)!) repeats++;
      else if (position <= last.get(conversationId)!) found.otherId++;
      else found.gaps++;
      places.set(frame.id, place);
    };
  };
  return { last, places, found, repeats: () => repeats, newStay };
};

const endOf = (random: Random, heard: () => number): Promise<void> => {
  const [frames, ms] = [Math.floor(random() * 12), random() * 150];
  const deadline = performance.now() + ms;
  return (async () => {
    while (heard() < frames && performance.now() < deadline) await pause(2);
  })();
};

test('[random cuts] gaps 0, each conversation in order, repeats only under the same id', async () => {
  const seed = seedOf('cuts proof');
  const customers = await Promise.all(Array.from({ length: 8 }, (_, i) => startChat(server, { name: `Customer ${i}` })));
  const [supervisor, admin] = [await server.signIn('supervisor@demo.test'), await server.signIn('admin@demo.test')];
  const cursor = await eventCursor(server, admin);
  const first = new Map(customers.map(({ conversationId }) => [conversationId, 1]));
  const readers: Reader[] = [
    ...customers.slice(0, 3).map(({ token, conversationId: id }) => ({ token, query: CONVERSATION, variables: { id }, cursor })),
    ...customers.slice(2, 5).map(({ conversationId: id }) => ({ token: supervisor, query: CONVERSATION, variables: { id }, cursor })),
    ...[supervisor, admin].map((token) => ({ token, query: INBOX, variables: {}, cursor })),
  ];
  const writers = startWriters({
    url: server.database.url, seed, write, writers: 16, delayMs: 80, longMs: 1_000, conversations: customers.map(({ conversationId }) => rowId('conversation', conversationId)!),
  });
  let cuts = 0;
  const judges = readers.map(() => judge(first));
  const reading = readers.map(async (reader, r) => {
    const random = randomFrom(seed + 1_000 + r);
    const { found, newStay } = judges[r]!;
    while (cuts < CUTS) {
      const note = newStay();
      let heard = 0;
      const { refused, cut } = stay(reader, (frame) => {
        heard++;
        note(frame);
        reader.cursor = frame.cursor;
      });
      await endOf(random, () => heard);
      cut();
      cuts++;
      if (refused()) found.refused.push(refused()!);
    }
  });
  await Promise.all(reading).finally(() => writers.stop());

  // Everybody comes back a last time, and must have heard everything.
  const wanted = (reader: Reader): string[] => writers.committed
    .filter(({ conversationId }) => reader.query === INBOX || rowId('conversation', reader.variables.id!) === conversationId).map(({ id }) => `evt_${id}`);
  const stays = readers.map((reader, r) => stay(reader, judges[r]!.newStay()));
  const missing = (): number[] => readers.map((reader, r) => wanted(reader).filter((id) => !judges[r]!.places.has(id)).length);
  await until('everybody has everything', () => missing().every((count) => count === 0), 30_000).catch(() => {});
  for (const { cut } of stays) cut();

  const repeats = judges.reduce((sum, { repeats: count }) => sum + count(), 0);
  process.stdout.write(`cuts proof: ${JSON.stringify({ cuts, committed: writers.committed.length, rolledBack: writers.rolledBack(), longTransactions: writers.long(), repeats })}\n`);
  expect(missing()).toEqual(readers.map(() => 0));
  expect(judges.map(({ found }) => found)).toEqual(readers.map(() => ({ gaps: 0, doubledInAStay: 0, otherId: 0, resyncs: 0, refused: [] })));
}, PROOF_MS);
