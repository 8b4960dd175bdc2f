/** Two ways through the house, one answer: operations generated from the schema, from plans and through resolvers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { startApp, type App } from '../../src/app.ts';
import { everyId } from '../isolation/entries.ts';
import { buildWorld, type World } from '../isolation/world.ts';
import { SECRETS } from '../isolation/victim.ts';
import { run } from '../support/chat.ts';
import { SECRET } from '../support/server.ts';
import { generate, randomOf, type Generated, type Pool } from './generate.ts';

const SEED = Number(process.env.READS_SEED ?? Math.floor(Math.random() * 2 ** 32));
const ROUNDS = Number(process.env.READS_ROUNDS ?? 40);

let world: World;
let ordinary: App;
let files: string;
const callers = new Map<string, string | undefined>();
let planned = 0;
let asked = 0;

beforeAll(async () => {
  world = await buildWorld();
  const { server, home, attackers, insiders, victim } = world;
  files = await mkdtemp(path.join(tmpdir(), 'parley-files-'));
  ordinary = await startApp(
    { databaseUrl: server.database.url, filesDir: files, secret: SECRET, publicUrl: null, clock: server.clock, log: pino({ level: 'silent' }), planReads: false, webhookAllow: [], trustedDocuments: 'off', costAMinute: 0 },
    { port: 0, host: '127.0.0.1' });
  const key = (await run(server, insiders.admin, 'createApiToken', { name: 'reader', scopes: ['READ'], service: true }, 'key')) as unknown as { key: string };
  for (const part of ['admin', 'manager', 'supervisor', 'otherSupervisor', 'agent1', 'agent2', 'helper', 'partner'] as const) callers.set(part, await server.signIn(home.email(part)));
  callers.set('service', key.key).set('customer', victim.customer.token).set('nobody', undefined);
  callers.set('stranger', attackers.get('an administrator of another workspace')!.token);
  const rows = server.app.db.rows;
  server.app.db.rows = (workspaceId, statement) => {
    if (statement.name && /json_build_object/.test(statement.text)) planned++;
    return rows(workspaceId, statement);
  };
}, 90_000);
afterAll(async () => {
  await ordinary?.stop();
  await world?.stop();
  if (files) await rm(files, { recursive: true, force: true });
});

interface Answer {
  data?: unknown;
  errors?: { message: string; path?: unknown; extensions: { code: string; traceId?: string } }[];
  extensions?: object;
}

const ask = async (app: App, token: string | undefined, operation: Generated): Promise<Answer> => {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify(operation),
  });
  const answer = (await response.json()) as Answer;
  for (const error of answer.errors ?? []) delete error.extensions.traceId;
  // What it cost is counted on the text there, on the objects here.
  delete answer.extensions;
  // Errors of fields that ran side by side come in any order.
  answer.errors?.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  return answer;
};

const cursorsIn = (text: string): string[] => [...text.matchAll(/"(WyI[\w-]+|W[\w-]{3,10})"/g)].map((found) => found[1]!);

const poolOf = (): Pool => ({
  ids: [...everyId({ home: world.home, victim: world.victim }), world.home.userId('agent2'), world.home.otherQueueId, world.home.otherTagId, 'tkt_nonsense', 'tkt_00000000-0000-7000-8000-000000000000', ''],
  cursors: [], words: [SECRETS.contactName, '#7', ' a', '%', '', world.home.endpointKey],
});

test('generated operations are answered alike from plans and through resolvers', async () => {
  console.info(`reads: seed ${SEED}, ${ROUNDS} operations a caller (READS_SEED, READS_ROUNDS)`);
  const random = randomOf(SEED);
  const pool = poolOf();
  const codes = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [caller, token] of callers) {
      const operation = generate(random, pool);
      const [fast, slow] = await Promise.all([ask(world.server.app, token, operation), ask(ordinary, token, operation)]);
      asked++;
      const difference = JSON.stringify(fast) === JSON.stringify(slow) ? null : { seed: SEED, round, caller, operation, fast, slow };
      if (difference) expect({ ...difference, fast: slow }).toEqual(difference);
      for (const error of slow.errors ?? []) codes.set(error.extensions.code, (codes.get(error.extensions.code) ?? 0) + 1);
      pool.cursors.push(...cursorsIn(JSON.stringify(slow)).slice(0, 5));
    }
  }
  console.info(`reads: ${planned} of ${asked} from plans, errors ${JSON.stringify([...codes])}`);
  expect(codes.get('INTERNAL') ?? 0).toBe(0);
  // Of all that was asked, what was refused included: enough that the comparison means something.
  expect(planned / asked).toBeGreaterThan(0.3);
}, 600_000);
