/** Experts, integrations and customers in documents: once what let them in is taken away, nothing of theirs is stored any more. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import sharp from 'sharp';
import * as Y from 'yjs';
import { globalId } from '../../src/kernel/ids.ts';
import { syncMessage } from '../../src/modules/documents/frames.ts';
import { run, startChat, ticketOf, type Customer } from '../support/chat.ts';
import { eventually } from '../support/documents.ts';
import { createWorkspace, startTestServer, type TestServer } from '../support/server.ts';
import { framesOf } from './frames.ts';
import { paragraph, rawSocket, until } from './support.ts';

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

interface Case {
  workspaceId: string;
  admin: string;
  customer: Customer;
  ticketId: string;
  userId(role: string): Promise<string>;
  signIn(role: 'EXPERT'): Promise<string>;
}

let houses = 0;
const newCase = async (): Promise<Case> => {
  const house = await createWorkspace(server, `leavers${++houses}`);
  const admin = await server.signIn(house.email('ADMIN'));
  const customer = await startChat(server, { endpointKey: house.endpointKey });
  const { id } = await ticketOf(server, admin, customer.conversationId);
  return {
    workspaceId: house.workspaceId, admin, customer, ticketId: id, signIn: (role) => server.signIn(house.email(role)),
    userId: async (role) => (await server.database.query<{ id: string }>('select id from app_user where workspace_id = $1 and role = $2', [house.workspaceId, role]))[0]!.id,
  };
};

const screenshotOf = async ({ admin, customer: { conversationId } }: Case): Promise<string> => {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } }).png().toBuffer();
  const { uploadId, url } = (await run(server, admin, 'requestUpload', { conversationId, fileName: 'shot.png', size: bytes.length }, 'upload { uploadId url }')).upload as { uploadId: string; url: string };
  await fetch(new URL(url, server.app.url), { method: 'PUT', body: new Uint8Array(bytes) });
  return ((await run(server, admin, 'uploadScreenshot', { conversationId, uploadId }, 'screenshot { document }')).screenshot as { document: string }).document;
};

/** Where somebody writes, with which token, and what takes it away: a statement about the rows of a workspace. */
interface Entry {
  name: string;
  token: string;
}

const invitedExpert = async (of: Case): Promise<Entry> => {
  await run(server, of.admin, 'inviteExpert', { ticketId: of.ticketId, userId: globalId('user', await of.userId('EXPERT')) });
  return { name: `ticket:${of.ticketId}:draft`, token: await of.signIn('EXPERT') };
};
const integration = async (of: Case): Promise<Entry> => {
  const { key } = (await run(server, of.admin, 'createApiToken', { name: 'bot', scopes: ['READ', 'WRITE'], service: true }, 'key')) as unknown as { key: string };
  return { name: `ticket:${of.ticketId}:notes`, token: key };
};
const customerAtCanvas = async (of: Case): Promise<Entry> => ({ name: await screenshotOf(of), token: of.customer.token });

test.each<[what: string, entry: (of: Case) => Promise<Entry>, statement: string]>([
  ['an expert is not asked any more', invitedExpert, 'delete from ticket_participant where workspace_id = $1'],
  ['an integration loses its token', integration, 'update api_token set revoked_at = now() where workspace_id = $1'],
  ['a customer loses the room', customerAtCanvas, 'update guest set revoked_at = now() where workspace_id = $1'],
  ['the screenshot under a customer is deleted', customerAtCanvas, 'update screenshot set deleted_at = now() where workspace_id = $1'],
])('while %s, an edit waits; after that, it is refused and never stored', async (_, entry, statement) => {
  const of = await newCase();
  const { name, token } = await entry(of);
  const raw = rawSocket(`${server.wsUrl}/collab/${name}?token=${token}&ack=1`);
  await new Promise((resolve) => raw.ws.once('open', resolve));
  raw.send([0, 0, 1, 0]);
  await until('joined', () => framesOf(raw.frames, 'SYNC').length > 1);
  const doc = new Y.Doc();
  const write = (text: string): void => {
    const before = Y.encodeStateVector(doc);
    if (name.endsWith(':canvas')) doc.getArray('strokes').push([new Y.Map([['id', text]])]);
    else paragraph(doc, text);
    raw.send(syncMessage(2, Y.encodeStateAsUpdate(doc, before)));
  };
  write('before');
  await until('acknowledged', () => framesOf(raw.frames, 'ACK').length > 0);
  await changing.query('begin');
  await changing.query(statement, [of.workspaceId]);
  const kept = server.app.modules.documents.metrics().busy;
  write('too late');
  await eventually(async () => server.app.modules.documents.metrics().busy > kept, Boolean);
  await changing.query('commit');
  expect([4401, 4403]).toContain((await raw.closed).code);
  const found = new Y.Doc();
  Y.applyUpdate(found, await server.app.modules.documents.state(of.workspaceId, name));
  const shown = JSON.stringify([found.getArray('strokes').toJSON(), found.getXmlFragment('default').toJSON()]);
  expect([shown.includes('before'), shown.includes('too late')]).toEqual([true, false]);
});
