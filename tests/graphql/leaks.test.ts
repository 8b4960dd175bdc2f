/** 10,000 failures of every kind below the resolvers: what the wire tells of them is a code, English and a trace. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { pino } from 'pino';
import { currentOperation } from '../../src/platform/operation/scope.ts';
import { startChat, ticketOf } from '../support/chat.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const FAILURES = 10_000;
/** Stands in everything that a failure knows and a caller must not. */
const SECRET = 'hunter2';
const CODES = ['INTERNAL', 'UNAVAILABLE'];

/** A small generator with a seed, so that a failure can be played again. */
const seeded = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
const SEED = 20261125;

const databaseError = (code: string, extra: object = {}): Error => {
  const error = new pg.DatabaseError(`duplicate key value violates unique constraint "login_email_${SECRET}"`, 100, 'error');
  return Object.assign(error, { code, detail: `Key (email)=(${SECRET}@demo.test) already exists.`, where: `SQL statement "select * from app_user where password = '${SECRET}'"`, schema: 'public', table: 'login', constraint: `login_${SECRET}`, file: 'nbtinsert.c', query: `select ${SECRET} from login`, ...extra });
};

/** What breaks below a resolver. */
const FAULTS: (() => unknown)[] = [
  () => databaseError('23505'), () => databaseError('42P01'), () => databaseError('42501'), () => databaseError('22P02'), () => databaseError('40001'), () => databaseError('40P01'),
  () => databaseError('57014'), () => databaseError('57P01'), () => databaseError('53300'), () => databaseError('08006'),
  () => new TypeError(`Cannot read properties of undefined (reading '${SECRET}')`),
  () => new RangeError(`Invalid array length at /srv/parley/src/${SECRET}.ts:12:3`),
  () => new SyntaxError(`Unexpected token < in JSON at position 0: ${SECRET}`),
  () => Object.assign(new Error(`ENOENT: no such file or directory, open '/srv/parley/.data/files/${SECRET}'`), { code: 'ENOENT', path: `/srv/${SECRET}`, errno: -2, syscall: 'open' }),
  () => Object.assign(new Error(`connect ECONNREFUSED 10.0.0.7:5432 ${SECRET}`), { code: 'ECONNREFUSED', address: '10.0.0.7' }),
  () => Object.assign(new Error(`Connection terminated unexpectedly ${SECRET}`), { client: { password: SECRET } }),
  () => new AggregateError([new Error(SECRET)], `All promises were rejected: ${SECRET}`),
  () => new Error(SECRET, { cause: databaseError('23514') }),
  () => Object.assign(new Error(SECRET), { extensions: { code: 'NOT_FOUND', sql: `select ${SECRET}`, http: { status: 200, headers: new Map([['x-leak', SECRET]]) } } }),
  () => Object.assign(new Error(SECRET), { extensions: { code: SECRET }, toJSON: () => ({ message: SECRET }), toString: () => SECRET }),
  () => SECRET, () => null, () => undefined, () => 42, () => ({ message: SECRET, stack: SECRET, code: SECRET }), () => [SECRET], () => Symbol(SECRET),
  () => ({ get message(): string { throw new Error(SECRET); } }),
];

let server: TestServer;
let token: string;
let ids: { conversation: string; ticket: string };
const logged: string[] = [];
/** Null: nothing fails. */
let fault: (() => unknown) | null = null;
let thrown = 0;

beforeAll(async () => {
  server = await startTestServer({ app: { costAMinute: 0, log: pino({ level: 'error' }, { write: (line: string) => void logged.push(line) }) } });
  token = await server.signIn('supervisor@demo.test');
  const customer = await startChat(server);
  ids = { conversation: customer.conversationId, ticket: (await ticketOf(server, token, customer.conversationId)).id };
  // Below the resolvers and the modules: the database itself fails, or what it is reached by.
  const { db } = server.app;
  const { rows, tx } = db;
  const failing = <Call extends (...args: never[]) => Promise<unknown>>(call: Call): Call => ((...args: never[]) => {
    // What the server does of its own accord in between is told to nobody.
    if (!fault || !currentOperation()) return call(...args);
    thrown++;
    // What is no Error is among what may be rejected.
    return Promise.reject(fault() as Error);
  }) as unknown as Call;
  db.rows = failing(rows);
  db.tx = failing(tx);
});
afterAll(() => server.stop());

const QUERY = `query ($conversation: ID!, $ticket: ID!) {
  a: node(id: $ticket) { id } b: conversation(id: $conversation) { id } c: inbox(first: 5) { edges { node { id } } } d: inbox(first: 1) { edges { node { id } } }
  e: inbox(first: 2) { edges { node { id } } } f: inbox(first: 3) { edges { node { id } } } g: inbox(first: 4) { edges { node { id } } } h: inbox(first: 6) { edges { node { id } } } }`;
const MUTATION = `mutation ($ticket: ID!, $conversation: ID!) {
  a: addNote(input: { ticketId: $ticket, text: "x", clientMutationId: "1" }) { errors { __typename } } b: addNote(input: { ticketId: $ticket, text: "x", clientMutationId: "2" }) { errors { __typename } }
  c: markRead(input: { conversationId: $conversation, position: 1 }) { errors { __typename } } d: claimTicket(input: { ticketId: $ticket }) { errors { __typename } } }`;

interface Answer { errors?: { message: string; extensions: Record<string, unknown>; path?: unknown }[] }

const LEAK = new RegExp(`${SECRET}|select |insert into|constraint|\\.ts|/srv|node_modules|at .+:\\d+:\\d+|stack|10\\.0\\.0\\.7|ECONN|ENOENT|login|Symbol|[0-9]{2}[0-9A-Z]{3}"`, 'i');

test(`${FAILURES} failures tell nothing (seed ${SEED})`, async () => {
  const random = seeded(SEED);
  const leaks: string[] = [];
  const codes = new Map<unknown, number>();
  const post = async (query: string): Promise<void> => {
    const response = await fetch(`${server.app.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables: ids }),
    });
    const text = await response.text();
    const headers = JSON.stringify([...response.headers]);
    if (LEAK.test(text.replace(/"traceId":"[0-9a-f]{32}"/g, '')) || headers.includes(SECRET)) leaks.push(`${text} ${headers}`);
    const { errors = [] } = JSON.parse(text) as Answer;
    if (errors.length === 0) leaks.push(`no error: ${text}`);
    for (const { extensions, ...error } of errors) {
      codes.set(extensions.code, (codes.get(extensions.code) ?? 0) + 1);
      if (!/^[0-9a-f]{32}$/.test(String(extensions.traceId)) || Object.keys(extensions).length !== 2) leaks.push(JSON.stringify(extensions));
      if (Object.keys(error).some((key) => !['message', 'path', 'locations'].includes(key))) leaks.push(JSON.stringify(error));
      if (extensions.traceId !== response.headers.get('x-trace-id')) leaks.push('another trace than the header\'s');
    }
  };
  fault = () => FAULTS[Math.floor(random() * FAULTS.length)]!();
  while (thrown < FAILURES) await Promise.all(Array.from({ length: 4 }, () => post(random() < 0.7 ? QUERY : MUTATION)));
  fault = null;
  expect(leaks.slice(0, 3)).toEqual([]);
  expect([...codes.keys()].sort()).toEqual(CODES);
  expect(thrown).toBeGreaterThanOrEqual(FAILURES);
}, 120_000);

test('the log has what the caller is not told, under the trace that the caller is told', async () => {
  fault = () => new TypeError(SECRET);
  logged.length = 0;
  const answer = await server.client(token).request('{ inbox(first: 1) { edges { node { id } } } }').then(() => null, (error: { response: Answer }) => error.response);
  fault = null;
  const traceId = answer!.errors![0]!.extensions.traceId as string;
  expect(logged.join('')).toContain(traceId);
  expect(logged.join('')).toContain(SECRET);
});
