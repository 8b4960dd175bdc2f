/** Access follows the facts: once a change of access has committed, no edit of whom it took access from is stored any more. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import * as Y from 'yjs';
import { DEMO_PASSWORD } from '../../src/demo.ts';
import { globalId, rowId } from '../../src/kernel/ids.ts';
import { ok } from '../../src/kernel/result.ts';
import { syncMessage } from '../../src/modules/documents/frames.ts';
import { run, startChat, ticketOf } from '../support/chat.ts';
import { eventually } from '../support/documents.ts';
import { createWorkspace, startTestServer, type TestServer } from '../support/server.ts';
import { framesOf } from './frames.ts';
import { paragraph, rawSocket, textOf, until } from './support.ts';

let server: TestServer;
let changing: pg.Client;
beforeAll(async () => {
  server = await startTestServer();
  changing = new pg.Client({ connectionString: server.database.url });
  await changing.connect();
}, 60_000);
afterAll(async () => {
  await changing.end();
  await server.stop();
});

let rooms = 0;
/** An agent in the notes of their own ticket. */
const agentInNotes = async () => {
  const house = await createWorkspace(server, `house${++rooms}`);
  const token = await server.signIn(house.email('AGENT'));
  const admin = await server.signIn(house.email('ADMIN'));
  const customer = await startChat(server, { endpointKey: house.endpointKey });
  const { id } = await ticketOf(server, admin, customer.conversationId);
  await run(server, token, 'claimTicket', { ticketId: id });
  const name = `ticket:${id}:notes`;
  const raw = rawSocket(`${server.wsUrl}/collab/${name}?token=${token}&ack=1`);
  await new Promise((resolve) => raw.ws.once('open', resolve));
  raw.send([0, 0, 1, 0]);
  await until('joined', () => framesOf(raw.frames, 'SYNC').length > 1);
  const doc = new Y.Doc();
  const [agent] = await server.database.query<{ id: string }>("select id from app_user where workspace_id = $1 and role = 'AGENT'", [house.workspaceId]);
  const [supervisor] = await server.database.query<{ id: string }>("select id from app_user where workspace_id = $1 and role = 'SUPERVISOR'", [house.workspaceId]);
  return {
    raw, house, token, name, ids: { ticket: rowId('ticket', id)!, agent: agent!.id, supervisor: supervisor!.id, workspace: house.workspaceId },
    write: (text: string) => {
      const before = Y.encodeStateVector(doc);
      paragraph(doc, text);
      raw.send(syncMessage(2, Y.encodeStateAsUpdate(doc, before)));
    },
    stored: async (): Promise<string> => {
      const found = new Y.Doc();
      Y.applyUpdate(found, await server.app.modules.documents.state(house.workspaceId, name));
      return textOf(found);
    },
  };
};

type Ids = Awaited<ReturnType<typeof agentInNotes>>['ids'];
/** How often edits were kept back. */
const kept = (): number => server.app.modules.documents.metrics().busy;

test.each<[what: string, statement: string, values: (ids: Ids) => string[], code: number]>([
  ['the ticket goes to somebody else', 'update ticket set assignee_id = $2 where id = $1', ({ ticket, supervisor }) => [ticket, supervisor], 4403],
  ['the ticket is closed', "update ticket set status = 'CLOSED', closed_at = now() where id = $1", ({ ticket }) => [ticket], 4403],
  ['the agent becomes a partner viewer', "update app_user set role = 'PARTNER_VIEWER' where id = $1", ({ agent }) => [agent], 4403],
  ['the agent is disabled', "update app_user set status = 'DISABLED' where id = $1", ({ agent }) => [agent], 4403],
  ['the agent signs out', 'update session set revoked_at = now() where user_id = $1', ({ agent }) => [agent], 4403],
])('while %s, an edit waits; after that, the edit is refused and never stored', async (_, statement, values, code) => {
  const { raw, ids, write, stored } = await agentInNotes();
  write('before');
  await until('acknowledged', () => framesOf(raw.frames, 'ACK').length > 0);
  await changing.query('begin');
  await changing.query(statement, values(ids));
  const before = kept();
  write('too late');
  await eventually(async () => kept() > before, Boolean);
  expect(framesOf(raw.frames, 'ACK')).toHaveLength(1);
  await changing.query('commit');
  expect((await raw.closed).code).toBe(code);
  expect(await stored()).toBe('before');
});

test('what waited behind an edit by the server while access was lost is not stored afterwards', async () => {
  const { raw, ids, name, write, stored } = await agentInNotes();
  const { documents } = server.app.modules;
  let release = (): void => {};
  const held = new Promise<void>((resolve) => { release = resolve; });
  let entered = false;
  const edit = documents.edit(ids.workspace, name, async () => { entered = true; await held; return ok(1); });
  await until('held', () => entered);
  write('too late');
  const asked = raw.frames.length;
  raw.send([3]);
  await until('taken', () => raw.frames.slice(asked).some(([type]) => type === 1));
  await changing.query('update ticket set assignee_id = $2 where id = $1', [ids.ticket, ids.supervisor]);
  documents.recheck(ids.workspace);
  expect((await raw.closed).code).toBe(4403);
  release();
  await edit;
  // Behind whatever else the document's commits would still have written.
  await documents.edit(ids.workspace, name, async () => ok(2));
  expect(await stored()).toBe('');
});

test('a change that is undone refuses nobody', async () => {
  const { raw, ids, write, stored } = await agentInNotes();
  await changing.query('begin');
  await changing.query('update ticket set assignee_id = $2 where id = $1', [ids.ticket, ids.supervisor]);
  const before = kept();
  write('in between');
  await eventually(async () => kept() > before, Boolean);
  await changing.query('rollback');
  await until('acknowledged', () => framesOf(raw.frames, 'ACK').length > 0);
  expect(await stored()).toBe('in between');
  raw.ws.terminate();
});

test('a change that leaves the permission as it was costs no edit: the agent marks the ticket pending', async () => {
  const { raw, ids, write, stored } = await agentInNotes();
  await changing.query("update ticket set status = 'PENDING' where id = $1", [ids.ticket]);
  write('on and on');
  await until('acknowledged', () => framesOf(raw.frames, 'ACK').length > 0);
  expect(await stored()).toBe('on and on');
  raw.ws.terminate();
});

describe('what the server changes on somebody’s behalf', () => {
  const since = '2020-01-01T00:00:00.000Z';
  const asks: [mutation: string, input: (of: Awaited<ReturnType<typeof agentInNotes>>) => Record<string, unknown>][] = [
    ['restoreDocument', ({ name }) => ({ document: name, version: 1 })],
    ['revertAuthor', ({ name, ids }) => ({ document: name, userId: globalId('user', ids.agent), since })],
  ];

  const twice = async () => {
    const place = await agentInNotes();
    place.write('one');
    await until('acknowledged', () => framesOf(place.raw.frames, 'ACK').length > 0);
    place.write('two');
    await until('stored', async () => (await place.stored()) === 'one\ntwo');
    place.raw.ws.terminate();
    return place;
  };

  test.each(asks)('%s waits while access is being changed, and is not made once it is taken away', async (mutation, input) => {
    const place = await twice();
    await changing.query('begin');
    await changing.query('update ticket set assignee_id = $2 where id = $1', [place.ids.ticket, place.ids.supervisor]);
    const before = kept();
    const answer = run(server, place.token, mutation, { ...input(place), clientMutationId: 'late' });
    await eventually(async () => kept() > before, Boolean);
    await changing.query('commit');
    expect((await answer).errors).toMatchObject([{ __typename: 'NotFound' }]);
    expect(await place.stored()).toBe('one\ntwo');
  });

  test.each(asks)('%s is made when the change is undone', async (mutation, input) => {
    const place = await twice();
    await changing.query('begin');
    await changing.query('update ticket set assignee_id = $2 where id = $1', [place.ids.ticket, place.ids.supervisor]);
    const before = kept();
    const answer = run(server, place.token, mutation, { ...input(place), clientMutationId: 'on' });
    await eventually(async () => kept() > before, Boolean);
    await changing.query('rollback');
    expect((await answer).errors).toEqual([]);
    expect(await place.stored()).toBe(mutation === 'restoreDocument' ? 'one' : '');
  });

  test('appendToNotes is not made for whom signed out meanwhile', async () => {
    const place = await twice();
    await changing.query('begin');
    await changing.query('update session set revoked_at = now() where user_id = $1', [place.ids.agent]);
    const before = kept();
    const answer = run(server, place.token, 'appendToNotes', { ticketId: globalId('ticket', place.ids.ticket), text: 'three', clientMutationId: 'late' });
    await eventually(async () => kept() > before, Boolean);
    await changing.query('commit');
    expect((await answer).errors).toMatchObject([{ __typename: 'NotFound' }]);
    expect(await place.stored()).toBe('one\ntwo');
  });
});

const open = async (name: string, token: string) => {
  const raw = rawSocket(`${server.wsUrl}/collab/${name}?token=${token}&ack=1`);
  await new Promise((resolve) => raw.ws.once('open', resolve));
  raw.send([0, 0, 1, 0]);
  await Promise.race([until('joined', () => framesOf(raw.frames, 'SYNC').length > 0), raw.closed.then(({ code }) => { throw new Error(`closed ${code}`); })]);
  return raw;
};

test('who saw a contact through a waiting ticket does not read on once it is somebody else’s', async () => {
  const house = await createWorkspace(server, 'houses16');
  const admin = await server.signIn(house.email('ADMIN'));
  const { app } = server;
  // A second agent.
  const other = await app.modules.identity.provision.createUser({ workspaceId: house.workspaceId, email: 'second@houses16.test', password: DEMO_PASSWORD, name: 'Second', role: 'AGENT' });
  await server.database.query("insert into queue_member (queue_id, user_id, workspace_id) select id, $2, workspace_id from queue where workspace_id = $1", [house.workspaceId, other.id]);
  const customer = await startChat(server, { endpointKey: house.endpointKey });
  const { id } = await ticketOf(server, admin, customer.conversationId);
  const [row] = await server.database.query<{ contact_id: string }>('select contact_id from ticket where id = $1', [rowId('ticket', id)]);
  const name = `contact:${globalId('contact', row!.contact_id)}:notes`;
  const agent = await server.signIn(house.email('AGENT'));
  const raw = await open(name, agent);
  // The second agent takes the ticket.
  await run(server, await server.signIn('second@houses16.test'), 'claimTicket', { ticketId: id });
  expect((await raw.closed).code).toBe(4403);
}, 30_000);
