/** A reply from the draft beside whoever else writes in it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import * as Y from 'yjs';
import { rowId } from '../../src/kernel/ids.ts';
import { LOCKS } from '../../src/platform/db/locks.ts';
import { run, startChat, ticketOf } from '../support/chat.ts';
import { collaborate, eventually } from '../support/documents.ts';
import { createWorkspace, startTestServer, type TestServer } from '../support/server.ts';
import { paragraph, until } from '../documents/support.ts';

let server: TestServer;
let other: pg.Client;
beforeAll(async () => {
  server = await startTestServer();
  other = new pg.Client({ connectionString: server.database.url });
  await other.connect();
}, 60_000);
afterAll(async () => { await other.end(); await server.stop(); });

test('a reply from the draft and a commit of the draft on another node do not wait for each other', async () => {
  const house = await createWorkspace(server, 'housed2');
  const token = await server.signIn(house.email('SUPERVISOR'));
  const admin = await server.signIn(house.email('ADMIN'));
  const customer = await startChat(server, { endpointKey: house.endpointKey });
  const { id } = await ticketOf(server, admin, customer.conversationId);
  const name = `ticket:${id}:draft`;
  const draft = await collaborate(server, name, token);
  paragraph(draft.doc, 'the answer');
  await until('stored', async () => (await server.app.modules.documents.state(house.workspaceId, name)).length > 2);
  const [row] = await server.database.query<{ id: string; seq: string }>('select d.id, max(u.seq) as seq from document d join document_update u on u.document_id = d.id where d.name = $1 group by d.id', [name]);
  // What `document_append` does on another node, one statement after the other.
  await other.query('begin');
  await other.query('select pg_advisory_xact_lock_shared($1, hashtext($2))', [LOCKS.access, rowId('ticket', id)]);
  const sending = run(server, await server.signIn(house.email('SUPERVISOR')), 'sendReply', { ticketId: id, draft: { stateVector: Buffer.from(Y.encodeStateVector(draft.doc)).toString('base64') }, seenUpTo: 99, clientMutationId: 'd2', force: true }, 'message { id }')
    .then((a) => ((a.errors as unknown[]).length > 0 ? JSON.stringify(a.errors) : 'sent'), (error: Error) => error.message);
  await eventually(async () => (await server.database.query<{ n: number }>("select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event = 'advisory'"))[0]!.n, (n) => n > 0);
  const wrote = await other.query("insert into document_update (document_id, seq, workspace_id, updates, authors) values ($1, $2, $3, '\\x020000', '[]') on conflict do nothing", [row!.id, Number(row!.seq) + 1, house.workspaceId])
    .then(() => other.query('commit')).then(() => 'ok', async (error: { code: string }) => { await other.query('rollback'); return error.code; });
  draft.close();
  expect([wrote, await sending]).toEqual(['ok', 'sent']);
}, 30_000);

test('who ends a ticket locks its agent before what the agent may see, as who gives them another one does', async () => {
  const house = await createWorkspace(server, 'housed3');
  const token = await server.signIn(house.email('SUPERVISOR'));
  const customer = await startChat(server, { endpointKey: house.endpointKey });
  const { id } = await ticketOf(server, await server.signIn(house.email('ADMIN')), customer.conversationId);
  await run(server, token, 'claimTicket', { ticketId: id });
  const [held] = await server.database.query<{ userId: string }>('select assignee_id as "userId" from ticket where id = $1', [rowId('ticket', id)]);
  // Somebody gives the same agent another ticket: their row first.
  await other.query('begin');
  await other.query('select 1 from agent where user_id = $1 for update', [held!.userId]);
  const resolving = run(server, token, 'resolveTicket', { ticketId: id });
  await eventually(async () => (await server.database.query<{ n: number }>("select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event = 'transactionid'"))[0]!.n, (n) => n > 0);
  const { rows: [free] } = await other.query<{ locked: boolean }>('select pg_try_advisory_xact_lock($1, hashtext($2)) as locked', [LOCKS.access, held!.userId]);
  await other.query('commit');
  expect([free!.locked, (await resolving).errors]).toEqual([true, []]);
}, 30_000);
