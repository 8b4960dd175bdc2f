/** What an API token may not do is refused at every door. */
import { expect, test } from '@jest/globals';
import { PUBLIC_FIELDS } from '../../src/graphql/schema/build.ts';
import { run } from '../support/chat.ts';
import { subscribe } from '../support/subscriber.ts';
import { ENTRIES, type Scene } from './entries.ts';
import { fingerprint } from './fingerprint.ts';
import { operationOf, rootFields, type Root } from './operations.ts';
import { ASK, bringing, openRaw, tryDocument } from './raw-socket.ts';
import { until } from './until.ts';
import { SECRETS } from './victim.ts';
import type { World } from './world.ts';

/** Nobody needs to be signed in for these, so no token can be too little. */
const PUBLIC = ['signIn', 'refreshSession', 'signOut', 'startWebChat', 'acceptInvitation', 'webChat', 'limits'];

const KINDS = [['personal', false], ['service', true]] as const;

const keyOf = async ({ server, insiders }: World, service: boolean, scopes: string[]): Promise<string> => {
  const made = await run(server, service ? insiders.admin : insiders.agent1, 'createApiToken', { name: `only ${scopes.join()}`, scopes, service }, 'key');
  return String((made as unknown as { key: string }).key);
};

const codesOf = async ({ server }: World, token: string, query: string, variables: Record<string, unknown>): Promise<string[]> => {
  const response = await fetch(`${server.app.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }),
  });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return (errors ?? []).map((error) => error.extensions.code);
};

/** Fields that answered anything but FORBIDDEN. */
const passed = async (world: World, root: Root, token: string): Promise<string[]> => {
  const found = await Promise.all(rootFields(root).filter((field) => !PUBLIC.includes(field)).map(async (field) => {
    const { args, only } = ENTRIES[root][field]!(sceneOf(world))[0]!;
    const codes = await codesOf(world, token, operationOf(root, field, args, { only }), args);
    return codes.join() === 'FORBIDDEN' ? [] : [`${field}: ${codes.join()}`];
  }));
  return found.flat();
};

const sceneOf = (world: World): Scene => {
  const { ticket, conversation } = world.victim.ids;
  return { ...world, attacker: { name: 'nobody', token: undefined, disposable: 'any', colleague: false, own: { ticket, conversation } } };
};

export const scopeTests = (given: () => World): void => {
  test('what is open to everybody is a short, known list', () => {
    expect(PUBLIC_FIELDS).toEqual(PUBLIC);
  });

  test.each(KINDS)('[F-08] a %s token that may only read runs no mutation, and changes nothing', async (_, service) => {
    const world = given();
    const token = await keyOf(world, service, ['READ']);
    const before = await fingerprint(world.server.database, world.home, world.victim);
    expect(await passed(world, 'Mutation', token)).toEqual([]);
    const { api_token: _used, ...after } = await fingerprint(world.server.database, world.home, world.victim);
    expect(before).toMatchObject(after);
  });

  test.each(KINDS)('[F-08] a %s token has no session that it could end', async (_, service) => {
    const world = given();
    const token = await keyOf(world, service, ['READ', 'WRITE']);
    expect(await codesOf(world, token, 'mutation { signOut(input: { everywhere: true }) { signedOut } }', {})).toEqual(['FORBIDDEN']);
  });

  test.each(KINDS)('[F-08] a %s token that may only write runs no query and hears nothing', async (_, service) => {
    const world = given();
    const token = await keyOf(world, service, ['WRITE']);
    expect(await passed(world, 'Query', token)).toEqual([]);
    const streams = await Promise.all(rootFields('Subscription').map(async (field) => {
      const { args } = ENTRIES.Subscription[field]!(sceneOf(world))[0]!;
      const stream = await subscribe(world.server.wsUrl, token, operationOf('Subscription', field, args, { depth: 1 }), args);
      const code = (await stream.ended).errors?.[0]?.extensions?.code;
      await stream.stop();
      return [field, code];
    }));
    expect(streams).toEqual(rootFields('Subscription').map((field) => [field, 'FORBIDDEN']));
  });

  test.each(KINDS)('[F-08] a %s token that may only read reads a document, and writes in none', async (_, service) => {
    const world = given();
    const { server, victim } = world;
    const raw = await openRaw(`${server.wsUrl}/collab/${victim.documents.notes}?token=${await keyOf(world, service, ['READ'])}`);
    raw.send(ASK);
    await until('the pad is read', () => raw.text.includes(SECRETS.pad));
    const before = await fingerprint(server.database, world.home, victim);
    raw.send(bringing('Only reading.'));
    await until('the edit is refused or stored', async () =>
      raw.code !== null || (await fingerprint(server.database, world.home, victim)).document_update !== before.document_update).finally(() => raw.leave());
    expect(raw.code).toBe(4403);
  });

  test.each(KINDS)('[F-08] a %s token that may only write does not read a document', async (_, service) => {
    const world = given();
    const tried = await tryDocument(world.server.wsUrl, world.victim.documents.contactNotes, await keyOf(world, service, ['WRITE']));
    expect(tried).toEqual({ code: 4403, text: '' });
  });
};
