import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { asyncApi } from '../../bench/docs/asyncapi.ts';
import { docs } from '../../bench/docs/main.ts';
import { readSdl } from '../../bench/sdl.ts';
import { startChat } from '../support/chat.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventCursor, subscribe } from '../support/subscriber.ts';

jest.setTimeout(60_000);

const require = createRequire(import.meta.url);
const schema = readSdl(path.resolve(import.meta.dirname, '../../schema'));
const description = asyncApi(schema, '0.0.0') as { components: { messages: Record<string, { payload: object }> } };

describe('the reference', () => {
  const pages = [...docs()].filter(([file]) => file.endsWith('.md'));

  test('every link leads somewhere', () => {
    const anchors = new Set(pages.flatMap(([file, text]) => [...text.matchAll(/<a id="([^"]+)">/g)].map((match) => `${path.basename(file)}#${match[1]}`)));
    const files = new Set([...docs().keys()].map((file) => path.basename(file)));
    const dead = pages.flatMap(([file, text]) => [...text.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]!)
      .filter((link) => (link.includes('#') ? !anchors.has(link) : !files.has(path.basename(link)))).map((link) => `${file}: ${link}`));
    expect(dead).toEqual([]);
  });

  test('every query, mutation, subscription and type has its place', () => {
    const text = pages.map(([, page]) => page).join('\n');
    const roots = ['Query', 'Mutation', 'Subscription'].flatMap((root) => Object.keys((schema.getType(root) as { getFields(): object } | undefined)!.getFields()).map((field) => `${root}.${field}`));
    const types = Object.keys(schema.getTypeMap()).filter((name) => !/^(__|Query$|Mutation$|Subscription$|ID$|String$|Int$|Float$|Boolean$)/.test(name));
    expect([...roots, ...types].filter((name) => !text.includes(`<a id="${name}">`))).toEqual([]);
  });
});

describe('the AsyncAPI description', () => {
  test('is valid AsyncAPI 3', () => {
    // The schema of AsyncAPI brings the one of JSON Schema along.
    const ajv = new Ajv({ strict: false, allErrors: true, meta: false, validateSchema: false, logger: false });
    ajv.addFormat('uri', true).addFormat('uri-reference', true).addFormat('email', true).addFormat('regex', true);
    const validate = ajv.compile(require('@asyncapi/specs/schemas/3.0.0.json') as object);
    validate(description);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ ...description, channels: { broken: { address: 5 } } })).toBe(false);
  });

  test('every reference leads somewhere', () => {
    const text = JSON.stringify(description);
    const missing = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1]!)
      .filter((ref) => ref.split('/').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], description) === undefined);
    expect(missing).toEqual([]);
  });
});

describe('what the server sends', () => {
  let server: TestServer;
  beforeAll(async () => { server = await startTestServer(); });
  afterAll(() => server?.stop());

  test('is what the description says', async () => {
    const ajv = new Ajv({ strict: false });
    ajv.addFormat('date-time', true);
    ajv.addSchema({ $id: 'parley', ...description });
    const token = await server.signIn('supervisor@demo.test');
    const after = await eventCursor(server, token);
    const listener = await subscribe(server.wsUrl, token, `subscription ($after: String) { inboxEvents(after: $after) {
      __typename ... on Event { id at cursor } ... on TicketOpened { ticket { __typename id number status assignee { __typename id } tags { __typename id } } } } }`, { after });
    await startChat(server);
    const event = await listener.until((each) => each.__typename === 'TicketOpened');
    await listener.stop();
    const validate = ajv.compile({ $ref: 'parley#/components/messages/inboxEvents/payload' });
    const frame = (payload: unknown) => ({ type: 'next', id: 'x', payload: { data: { inboxEvents: payload } } });
    expect(validate(frame(event))).toBe(true);
    expect(validate(frame({ ...event, at: 5 }))).toBe(false);
    expect(validate(frame({ ...event, __typename: 'Nothing' }))).toBe(false);
  });
});
