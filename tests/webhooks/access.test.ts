/** Who manages webhooks, and what is refused when one is made. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { limit } from '../../src/limits.ts';
import { run } from '../support/chat.ts';
import { createWorkspace, startTestServer, type TestServer } from '../support/server.ts';
import { createWebhook, errorsOf } from './support.ts';

let server: TestServer;
let admin: string;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.signIn('admin@demo.test');
});
afterAll(() => server.stop());

const URL_OF = 'https://hooks.example/in';
const GOOD = { url: URL_OF, events: ['MessagePosted'] };
const keyWith = async (scopes: string[], service = true): Promise<string> =>
  String((await run(server, admin, 'createApiToken', { name: scopes.join(), scopes, service }, 'key') as unknown as { key: string }).key);

describe('who', () => {
  test('a service token with the scope ADMIN manages them: no person owns a webhook', async () => {
    const key = await keyWith(['ADMIN']);
    const { id } = await createWebhook(server, key, GOOD);
    const { webhooks } = await server.client(admin).request<{ webhooks: { id: string }[] }>('{ webhooks { id } }');
    expect(webhooks.map((webhook) => webhook.id)).toContain(id);
    expect(errorsOf(await run(server, key, 'updateWebhook', { id, description: 'CRM' }, 'webhook { description }'))).toEqual([]);
    expect(await run(server, key, 'deleteWebhook', { id }, 'deletedId')).toMatchObject({ deletedId: id });
    expect(errorsOf(await run(server, key, 'deleteWebhook', { id }))).toEqual(['NotFound']);
  });

  test.each(['supervisor@demo.test', 'agent1@demo.test', 'expert@demo.test', 'a service token without ADMIN'])('[F-08] %s is refused', async (who) => {
    const token = who.includes('@') ? await server.signIn(who) : await keyWith(['READ', 'WRITE']);
    const { id } = await createWebhook(server, admin, GOOD);
    expect(errorsOf(await run(server, token, 'createWebhook', GOOD))).toEqual(['Forbidden']);
    for (const mutation of ['updateWebhook', 'rotateWebhookSecret', 'deleteWebhook', 'enableWebhook', 'disableWebhook', 'testWebhook']) {
      expect([mutation, errorsOf(await run(server, token, mutation, { id }))]).toEqual([mutation, ['Forbidden']]);
    }
    expect(errorsOf(await run(server, token, 'replayWebhook', { id, after: 'x' }))).toEqual(['Forbidden']);
    await expect(server.client(token).request('{ webhooks { id } }')).rejects.toThrow('Only administrators');
    expect(await server.client(token).request('query ($id: ID!) { webhook(id: $id) { id } node(id: $id) { id } }', { id })).toEqual({ webhook: null, node: null });
    await run(server, admin, 'deleteWebhook', { id });
  });

  test('[R-01] an administrator of another workspace does not find it', async () => {
    const other = await createWorkspace(server, 'Elsewhere');
    const token = await server.signIn(other.email('ADMIN'));
    const { id } = await createWebhook(server, admin, GOOD);
    for (const mutation of ['updateWebhook', 'rotateWebhookSecret', 'deleteWebhook', 'enableWebhook', 'disableWebhook', 'testWebhook']) {
      expect([mutation, errorsOf(await run(server, token, mutation, { id }))]).toEqual([mutation, ['NotFound']]);
    }
    expect(await server.client(token).request('query ($id: ID!) { webhooks { id } webhook(id: $id) { id } }', { id })).toEqual({ webhooks: [], webhook: null });
    await run(server, admin, 'deleteWebhook', { id });
  });
});

describe('selections', () => {
  const wide = Array.from({ length: limit('queryAliases') + 1 }, (_, i) => `a${i}: id`).join(' ');
  const deep = `{ ... on MessagePosted { message ${'{ author { user { group '.repeat(6)} { id } ${'} } }'.repeat(6)} } }`;
  const dear = Array.from({ length: 15 }, (_, i) => `a${i}: messages(last: 100) { edges { node { author { user { id group { id } } } attachments { id } } } }`).join(' ');
  test.each([
    ['no GraphQL', '{ id'], ['an unknown field', '{ nonsense }'], ['a field of no event', '{ ticket { id } }'], ['a mutation', 'mutation { signOut(input: {}) { signedOut } }'],
    ['a named query', 'query Q { id }'], ['variables', 'query ($id: ID) { id }'], ['two', '{ id } { at }'], ['a fragment alone', 'fragment T on Ticket { id }'],
    ['a way out of the braces', '{ id } } query Q { workspace { id }'], ['the schema', '{ __schema { types { name } } }'], ['too many aliases', `{ ${wide} }`], ['too deep', deep],
    ['a circle', '{ ...A } fragment A on Event { ...A }'], ['too long', `{ id ${' '.repeat(limit('webhookSelectionCharacters'))} }`], ['an empty text', ''],
    ['what may cost too much', `{ ... on TicketChanged { ticket { conversation { ${dear} } } } }`],
  ])('%s is refused', async (_, selection) => {
    expect(await run(server, admin, 'createWebhook', { ...GOOD, selection })).toMatchObject({ errors: [{ __typename: 'InvalidSelection', path: ['selection'] }] });
  });

  test('changing leaves what was not given as it is; null brings the default back', async () => {
    const selection = '{ id ... on MessagePosted { message { id } } }';
    const { id } = await createWebhook(server, admin, { ...GOOD, selection, description: 'CRM' });
    const fields = 'webhook { url description events selection }';
    const change = async (input: Record<string, unknown>) => (await run(server, admin, 'updateWebhook', { id, ...input }, fields)).webhook;
    expect(await change({ events: ['TicketChanged'] })).toEqual({ url: URL_OF, description: 'CRM', events: ['TicketChanged'], selection });
    expect(await change({ selection: null })).toEqual({ url: URL_OF, description: 'CRM', events: ['TicketChanged'], selection: null });
    expect(errorsOf(await run(server, admin, 'updateWebhook', { id, selection: '{ nonsense }' }))).toEqual(['InvalidSelection']);
    await run(server, admin, 'deleteWebhook', { id });
  });
});

test('a workspace has so many webhooks and no more', async () => {
  for (let i = 0; i < limit('webhooksAWorkspace'); i++) await createWebhook(server, admin, GOOD);
  expect(errorsOf(await run(server, admin, 'createWebhook', GOOD))).toEqual(['LimitReached']);
});
