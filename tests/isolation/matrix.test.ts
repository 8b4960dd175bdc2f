/**
 * The isolation matrix, generated from the schema: every query and mutation, tried by everybody who may not, with the ids of
 * a victim; then subscriptions, documents and files the same way.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ATTACKERS, forbiddenTexts, type Attacker, type AttackerName } from './attackers.ts';
import { documentTests, fileTests } from './doors.ts';
import { ENTRIES, NODE_TYPES, type Attempt, type Scene } from './entries.ts';
import { fingerprint } from './fingerprint.ts';
import { guestTests } from './guest.ts';
import { operationOf, rootFields, schema, type Root } from './operations.ts';
import { tryDocument } from './raw-socket.ts';
import { rowSecurityTests } from './row-security.ts';
import { scopeTests } from './scopes.ts';
import { streamTests } from './streams.ts';
import { buildWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
}, 60_000);
afterAll(() => world?.stop());

interface Answer {
  text: string;
  data: Record<string, { errors?: unknown[] } | null> | null;
  codes: string[];
}

const ask = async (token: string | undefined, root: Root, field: string, { args, only }: Attempt): Promise<Answer> => {
  const response = await fetch(`${world.server.app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: operationOf(root, field, args, { only }), variables: args }),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: Answer['data']; errors?: { extensions?: { code?: string } }[] };
  return { text, data: data ?? null, codes: (errors ?? []).map((error) => error.extensions?.code ?? 'none') };
};

const sceneOf = (attacker: Attacker): Scene => ({ home: world.home, away: world.away, victim: world.victim, attacker });

/** A bug, or an attempt that was no attempt because the operation itself is wrong. */
const MISSED = ['INTERNAL', 'LIMIT', 'BAD_INPUT', 'none'];

const refused = (root: Root, field: string, { harmless }: Attempt, { data, codes }: Answer): boolean =>
  root === 'Query' || harmless === true || codes.length > 0 || (data?.[field]?.errors?.length ?? 0) > 0;

/** What is wrong with how one attacker was answered. */
const complaints = async (root: Root, field: string, attacker: Attacker): Promise<string[]> => {
  const found: string[] = [];
  for (const attempt of ENTRIES[root][field]!(sceneOf(attacker))) {
    const answer = await ask(attempt.disposable ? attacker.disposable! : attacker.token, root, field, attempt);
    const shown = `${attacker.name} with ${JSON.stringify(attempt.args)}`;
    for (const [what, text] of forbiddenTexts(attacker, world.home, world.victim)) if (answer.text.includes(text)) found.push(`${shown} read the ${what}`);
    if (answer.codes.some((code) => MISSED.includes(code))) found.push(`${shown} was answered ${answer.text}`);
    if (!refused(root, field, attempt, answer)) found.push(`${shown} was not refused: ${answer.text}`);
  }
  return found;
};

describe('the matrix is complete', () => {
  test.each(['Query', 'Mutation', 'Subscription'] as const)('every field of %s says how it would be attacked', (root) => {
    const missing = rootFields(root).filter((field) => !(field in ENTRIES[root])).map((field) => `${root}.${field} has no entry in tests/isolation/entries.ts`);
    const stale = Object.keys(ENTRIES[root]).filter((field) => !rootFields(root).includes(field)).map((field) => `${root}.${field} is in entries.ts but not in the schema`);
    expect([...missing, ...stale]).toEqual([]);
  });

  test('every type with a global id has a kind of id that is tried', () => {
    const types = schema.getPossibleTypes(schema.getType('Node') as never).map((type) => type.name).sort();
    expect(Object.values(NODE_TYPES).sort()).toEqual(types as never);
  });
});

describe('those who may do find it, so the attempts are real', () => {
  const WITH_IDS = ['node', 'conversation', 'ticket', 'contact', 'contactTickets', 'inbox'];
  test.each(WITH_IDS)('%s', async (field) => {
    const nobody = { ...world.attackers.get('nobody')! };
    const answers = await Promise.all(ENTRIES.Query[field]!(sceneOf(nobody)).map((attempt) => ask(world.insiders.agent1, 'Query', field, attempt)));
    expect(answers.flatMap((answer) => answer.codes)).toEqual([]);
    const text = answers.map((answer) => answer.text).join();
    expect(text).toContain(world.victim.ids.contact);
    expect(text).toContain('Zephyrine Quillfeather');
  });
});

const everybody = (): Attacker[] => ATTACKERS.map((name: AttackerName) => world.attackers.get(name)!);

describe.each(['Query', 'Mutation'] as const)('[R-01, H-02] %s shows and changes nothing of a case that is not the caller’s', (root) => {
  test.each(rootFields(root))('%s', async (field) => {
    const before = await fingerprint(world.server.database, world.home, world.victim);
    const found = await Promise.all(everybody().map((attacker) => complaints(root, field, attacker)));
    const after = await fingerprint(world.server.database, world.home, world.victim);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]).map((table) => `somebody changed ${table}`);
    expect([...found.flat(), ...changed]).toEqual([]);
  });
});

describe('Subscription', () => streamTests(() => world));
describe('documents', () => documentTests(() => world));
describe('files', () => fileTests(() => world));
describe('row-level security', () => rowSecurityTests(() => world));
describe('the customer of the case', () => guestTests(() => world));
describe('API tokens', () => scopeTests(() => world));

// The last: from here on the database no longer helps.
describe('[R-01] the first wall alone, with row-level security off', () => {
  beforeAll(async () => {
    const tables = await world.server.database.query<{ name: string }>("select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity");
    for (const { name } of tables) await world.server.database.query(`alter table "${name}" disable row level security`);
  });

  test.each(['Query', 'Mutation'] as const)('another workspace reads and changes nothing by any %s', async (root) => {
    const before = await fingerprint(world.server.database, world.home, world.victim);
    const foreign = everybody().filter((attacker) => attacker.name.includes('another workspace'));
    const found = [];
    for (const field of rootFields(root)) found.push(...(await Promise.all(foreign.map((attacker) => complaints(root, field, attacker)))).flat());
    const after = await fingerprint(world.server.database, world.home, world.victim);
    expect([...found, ...Object.keys(after).filter((table) => after[table] !== before[table])]).toEqual([]);
  });

  test('another workspace opens none of its documents', async () => {
    const { server, victim } = world;
    const foreign = everybody().filter((attacker) => attacker.name.includes('another workspace'));
    const tried = await Promise.all(foreign.flatMap(({ name, token }) =>
      Object.values(victim.documents).map(async (document) => ({ name, document, ...(await tryDocument(server.wsUrl, document, token)) }))));
    expect(tried.filter(({ code, text }) => code !== 4403 || text !== '')).toEqual([]);
  });
});
