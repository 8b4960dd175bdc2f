/** Who hangs up, or takes too long, costs the database nothing any more; who finds it full is told to come back at once. */
import http from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createClient, type Client } from 'graphql-ws';
import pg from 'pg';
import WebSocket from 'ws';
import { systemActor } from '../../src/kernel/actor.ts';
import { globalId, newId } from '../../src/kernel/ids.ts';
import { ok } from '../../src/kernel/result.ts';
import { limit } from '../../src/limits.ts';
import { shared } from '../../src/platform/db/database.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { apart, currentOperation, startOperation, type RunningOperation } from '../../src/platform/operation/scope.ts';
import { NO_TRACING } from '../../src/platform/trace/tracing.ts';
import { run, startChat, ticketOf } from '../support/chat.ts';
import { eventually } from '../support/documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let token: string;
let workspaceId: string;
/** Holds what a test locks; a lock makes a statement as slow as a test likes. */
let holder: pg.Client;
beforeAll(async () => {
  server = await startTestServer();
  token = await server.signIn('supervisor@demo.test');
  [{ id: workspaceId }] = await server.database.query<{ id: string }>('select id from workspace') as [{ id: string }];
  holder = new pg.Client({ connectionString: server.database.url });
  await holder.connect();
});
afterEach(() => holder.query('rollback'));
afterAll(async () => {
  await holder.end();
  await server.stop();
});

const lock = (table: string) => holder.query(`begin; lock table ${table} in access exclusive mode`);

/** Statements of requests that wait for a lock. */
const waiting = async (): Promise<number> => {
  const [row] = await server.database.query<{ n: number }>(
    "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and application_name in ('parley_app', 'parley_commands')");
  return row!.n;
};

const request = (query: string, variables: object = {}): http.ClientRequest => {
  const sent = http.request(`${server.app.url}/graphql`, { method: 'POST', agent: false, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } });
  sent.on('error', () => {});
  sent.end(JSON.stringify({ query, variables }));
  return sent;
};

test('a request that is closed cancels the statement it waits for', async () => {
  await lock('ticket');
  const sent = request('{ inbox(first: 5) { edges { node { id } } } }');
  await eventually(waiting, (count) => count === 1);
  sent.destroy();
  await eventually(waiting, (count) => count === 0);
});

const SLOW = '{ inbox(first: 5) { edges { node { id } } } }';

/** A socket, let in. */
const socket = async (): Promise<Client> => {
  const client = createClient({ url: `${server.wsUrl}/graphql`, webSocketImpl: WebSocket, connectionParams: { token }, lazy: false, retryAttempts: 0, onNonLazyError: () => {} });
  await new Promise((resolve) => client.on('connected', resolve));
  return client;
};

describe('an operation on a socket ends', () => {
  let client: Client;
  const told: unknown[] = [];
  const listener = { next: (result: unknown) => void told.push(result), error: (error: unknown) => void told.push(error), complete: () => {} };
  beforeEach(async () => {
    told.length = 0;
    client = await socket();
  });
  afterEach(() => client.dispose());

  test('with the socket', async () => {
    await lock('ticket');
    client.subscribe({ query: SLOW }, listener);
    await eventually(waiting, (count) => count === 1);
    client.terminate();
    await eventually(waiting, (count) => count === 0);
  });

  test('when the client completes it, and nothing of it is sent', async () => {
    await lock('ticket');
    const complete = client.subscribe({ query: SLOW }, listener);
    await eventually(waiting, (count) => count === 1);
    complete();
    await eventually(waiting, (count) => count === 0);
    await holder.query('rollback');
    const answer = await new Promise((resolve, reject) => void client.subscribe({ query: '{ __typename }' }, { next: resolve, error: reject, complete: () => {} }));
    expect(answer).toMatchObject({ data: { __typename: 'Query' }, extensions: { cost: { requested: expect.any(Number) } } });
    expect(told).toEqual([]);
  });

  test('while a subscription starts', async () => {
    await lock('ticket');
    client.subscribe({ query: 'subscription ($id: ID!) { conversationEvents(conversationId: $id) { __typename } }', variables: { id: globalId('conversation', newId()) } }, listener);
    await eventually(waiting, (count) => count === 1);
    client.terminate();
    await eventually(waiting, (count) => count === 0);
  });
});

test('an operation on a stream ends with it', async () => {
  await lock('ticket');
  const { hostname, port } = new URL(server.app.url);
  const sent = http.request({ hostname, port, path: '/graphql/stream', method: 'POST', agent: false, headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}` } });
  sent.on('error', () => {}).end(JSON.stringify({ query: SLOW }));
  await eventually(waiting, (count) => count === 1);
  sent.destroy();
  await eventually(waiting, (count) => count === 0);
});

test('a command that nobody waits for any more is cancelled and leaves nothing behind', async () => {
  const customer = await startChat(server);
  const ticket = await ticketOf(server, token, customer.conversationId);
  await lock('event');
  const sent = request('mutation ($id: ID!) { addNote(input: { ticketId: $id, text: "Never said", clientMutationId: "n1" }) { errors { __typename } } }', { id: ticket.id });
  await eventually(waiting, (count) => count === 1);
  sent.destroy();
  await eventually(waiting, (count) => count === 0);
  await holder.query('rollback');
  expect(await server.database.query('select 1 from internal_note')).toEqual([]);
  // The connection was dropped, not given to the next with a cancel request on its way.
  expect(await run(server, token, 'addNote', { ticketId: ticket.id, text: 'Said', clientMutationId: 'n2' })).toMatchObject({ errors: [] });
});

test('what waits for a connection is dropped with its request', async () => {
  await lock('ticket');
  const sent = Array.from({ length: 30 }, () => request('{ inbox(first: 5) { edges { node { id } } } }'));
  await eventually(waiting, (count) => count === 10);
  for (const each of sent) each.destroy();
  await eventually(waiting, (count) => count === 0);
  await holder.query('rollback');
  await expect(server.client(token).request('{ inbox(first: 5) { edges { node { id } } } }')).resolves.toBeTruthy();
});

test('who finds every connection taken gets 503 and when to come back', async () => {
  await lock('ticket');
  const sent = Array.from({ length: 10 }, () => request('{ inbox(first: 5) { edges { node { id } } } }'));
  await eventually(waiting, (count) => count === 10);
  const answer = await fetch(`${server.app.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query: '{ inbox(first: 5) { edges { node { id } } } }' }),
  });
  expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toMatchObject([503, '1', { errors: [{ message: 'The server is busy. Try again shortly.', extensions: { code: 'UNAVAILABLE' } }] }]);
  // The reason why it was soon, without a clock: this is all that it may wait.
  expect(limit('poolWaitMs')).toBeLessThan(1_000);
  for (const each of sent) each.destroy();
});

const started: RunningOperation[] = [];
const operation = (deadlineMs?: number): RunningOperation => {
  const made = startOperation({ tracing: NO_TRACING, ...(deadlineMs === undefined ? {} : { deadlineMs }) });
  started.push(made);
  return made;
};
afterEach(() => started.splice(0).forEach((each) => each.end()));

test('an operation that passes its deadline is cancelled, and says that it was too slow', async () => {
  const slow = operation(50);
  await lock('ticket');
  const work = slow.run(() => server.app.db.rows(workspaceId, sql`select 1 from ticket`));
  await expect(work).rejects.toThrow();
  await eventually(waiting, (count) => count === 0);
  await expect(slow.run(() => server.app.db.rows(workspaceId, sql`select 1`))).rejects.toMatchObject({ code: 'UNAVAILABLE', message: 'The operation took longer than 50 ms.' });
});

test('an operation that was left begins no more work: no statement, no transaction', async () => {
  const left = operation();
  left.leave();
  await expect(left.run(() => server.app.db.rows(workspaceId, sql`select 1`))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(left.run(() => server.app.db.tx(systemActor(workspaceId), async () => ok(1)))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(left.run(() => server.app.db.system.rows(sql`select 1`))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  // Its resolvers may still run when the request is over, and try another way.
  left.end();
  await expect(left.run(() => server.app.db.rows(workspaceId, sql`select 1`))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('a transaction that is left between two statements rolls back', async () => {
  const half = operation();
  const id = newId();
  const work = half.run(() => server.app.db.tx(systemActor(workspaceId), async (tx) => {
    await tx.rows(sql`insert into tag (id, workspace_id, name, colour) values (${id}, ${workspaceId}, 'half', '#000000')`);
    half.leave();
    await tx.rows(sql`select 1`);
    return ok(null);
  }));
  await expect(work).rejects.toThrow();
  expect(await server.database.query('select 1 from tag where id = $1', [id])).toEqual([]);
});

test('work that others wait for, and work that goes on after the answer, do not end with the operation', async () => {
  const first = operation();
  first.leave();
  expect(await first.run(() => shared(server.app.db).rows(workspaceId, sql`select 1 as one`))).toEqual([{ one: 1 }]);
  expect(first.run(() => apart(currentOperation))).toBeNull();
  const answered = operation();
  const later = answered.run(() => async () => server.app.db.rows(workspaceId, sql`select 1 as one`));
  answered.end();
  answered.leave();
  expect(answered.run(currentOperation)).toBeNull();
  expect(await later()).toEqual([{ one: 1 }]);
});

test('a connection that is lost within a transaction is not lost to the pool', async () => {
  const suicide = () => server.app.db.tx(systemActor(workspaceId), async (tx) => {
    await tx.rows(sql`select 1`);
    await server.database.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'parley_commands' and state = 'idle in transaction'");
    await tx.rows(sql`select 1`);
    return ok(null);
  });
  // More of them than the pool has connections.
  for (let i = 0; i < 12; i++) await expect(suicide()).rejects.toThrow();
  await expect(server.app.db.tx(systemActor(workspaceId), async () => ok('alive'))).resolves.toEqual(ok('alive'));
});
