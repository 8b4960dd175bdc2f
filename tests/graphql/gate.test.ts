/** The gate: what a document may be, what it costs, who may run it. No door, no database. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, getIntrospectionQuery, parse, print, type DocumentNode, type GraphQLError } from 'graphql';
import type { Actor } from '../../src/kernel/actor.ts';
import { readSchema } from '../../src/graphql/schema/build.ts';
import { baseCost, costOf, objectsIn } from '../../src/graphql/schema/cost.ts';
import { openGate, type Admission, type GateOptions } from '../../src/graphql/schema/gate.ts';
import { fragmentsOf, operationsOf } from '../../src/graphql/schema/limits.ts';
import { limit } from '../../src/limits.ts';
import { fakeClock } from '../support/clock.ts';
import * as pages from '../../web/gql/graphql.ts';
import { registered, registeredTexts } from '../support/registered.ts';

const schema = buildSchema(readSchema().join('\n'));
const clock = fakeClock(new Date('2026-11-25T12:00:00Z'));
const gateWith = (options: Partial<GateOptions> = {}) => openGate({ schema, clock, trusted: null, costAMinute: null, ...options });

const STAFF: Actor = { kind: 'USER', workspaceId: 'w', userId: 'u', sessionId: 's', tokenId: null, role: 'AGENT', name: 'Dinah', scopes: null };
const GUEST: Actor = { kind: 'GUEST', workspaceId: 'w', guestId: 'g', conversationId: 'c', contactId: 'k', name: 'Amara' };
const as = (actor: Actor | null) => ({ actor, address: '192.0.2.1', door: 'HTTP' as const });

const codes = (admission: Admission): unknown[] => ('errors' in admission ? admission.errors.map((error) => error.extensions.code) : ['ADMITTED']);
const messages = (admission: Admission): string => ('errors' in admission ? admission.errors.map(({ message }) => message).join('\n') : '');
const many = (count: number, make: (i: number) => string): string => Array.from({ length: count }, (_, i) => make(i)).join(' ');
const nested = (depth: number, inside: string): string => `${'node(id: "x") { ... on Conversation { contact { conversations { '.repeat(depth)}${inside}${' } } } }'.repeat(depth)}`;

const HOSTILE: [what: string, query: string, code: string][] = [
  ['more bytes than a document has', `{ limits { name } } # ${'x'.repeat(limit('queryBytes'))}`, 'LIMIT'],
  ['10,000 fields of one name', `{ ${'limits { name } '.repeat(10_000)} }`, 'LIMIT'],
  ['10,000 overlapping fields', `{ node(id: "x") { ${many(10_000, () => 'id')} } }`, 'LIMIT'],
  ['as many overlapping fields as there may be tokens', `{ node(id: "x") { ${many(1_900, () => 'id')} } }`, 'LIMIT'],
  ['overlapping fields with selections, nested', `{ node(id: "x") { ${many(120, () => '... on Ticket { conversation { id contact { id } } }')} } }`, 'LIMIT'],
  ['a circle of fragments', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', 'LIMIT'],
  ['a fragment that spreads itself and that nobody spreads', '{ limits { name } } fragment A on Query { ...A }', 'LIMIT'],
  ['fragments that double at each step', `{ ...F0 } ${many(30, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F30 on Query { limits { name } }`, 'LIMIT'],
  ['too many fragments', `{ limits { name } } ${many(limit('queryFragments') + 1, (i) => `fragment F${i} on Query { limits { name } }`)}`, 'LIMIT'],
  ['too many operations', many(limit('queryOperations') + 1, (i) => `query Q${i} { limits { name } }`), 'LIMIT'],
  ['too many aliases', `{ ${many(limit('queryAliases') + 1, (i) => `a${i}: eventCursor`)} }`, 'LIMIT'],
  ['too many directives', `{ ${'eventCursor @skip(if: true) '.repeat(limit('queryDirectives') + 1)} }`, 'LIMIT'],
  ['directives on variables', `query (${many(limit('queryDirectives') + 1, (i) => `$v${i}: Int @x`)}) { eventCursor }`, 'LIMIT'],
  ['too many root fields', `{ ${'eventCursor '.repeat(limit('queryRootFields') + 1)} }`, 'LIMIT'],
  ['too deep', `{ ${nested(6, 'id')} }`, 'LIMIT'],
  ['a NUL in a literal', '{ node(id: "a\\u0000b") { id } }', 'BAD_INPUT'],
  ['what is no GraphQL', '{ limits {', 'BAD_INPUT'],
  ['a field that is not there', '{ nope }', 'BAD_INPUT'],
  ['a subscription over HTTP', 'subscription { presence(conversationId: "x") { name } }', 'BAD_INPUT'],
  ['pages of pages', `{ inbox(first: 100) { edges { node { conversation { messages(first: 100) { edges { node { attachments { id } } } } } } } } }`, 'LIMIT'],
];

test.each(HOSTILE)('%s is refused with a code', (_, query, code) => {
  const refused = codes(gateWith().admit({ query }, as(STAFF)));
  expect(refused).toContain(code);
  // The first refusal ends it: no pile of errors is made for whoever provokes them.
  expect(refused.length).toBeLessThanOrEqual(limit('queryErrors') + 1);
});

test('validation ends after a few errors', () => {
  const admission = gateWith().admit({ query: `{ limits { ${many(900, (i) => `nope${i}`)} } }` }, as(STAFF));
  expect(codes(admission).length).toBe(limit('queryErrors') + 1);
});

test('a NUL in a variable is refused', () => {
  expect(codes(gateWith().admit({ query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id: 'a\0b' } }, as(STAFF)))).toEqual(['BAD_INPUT']);
});

test('one operation of several is chosen by its name', () => {
  const query = 'query A { eventCursor } query B { limits { name } }';
  const gate = gateWith();
  expect(codes(gate.admit({ query }, as(STAFF)))).toEqual(['BAD_INPUT']);
  expect(codes(gate.admit({ query, operationName: 'C' }, as(STAFF)))).toEqual(['BAD_INPUT']);
  expect(gate.admit({ query, operationName: 'B' }, as(STAFF))).toMatchObject({ operation: { name: { value: 'B' } } });
});

test('a document is parsed and validated once for all doors and callers', () => {
  const gate = gateWith();
  const document = (admission: Admission): unknown => ('errors' in admission ? null : admission.document);
  const first = document(gate.admit({ query: '{ eventCursor }' }, as(STAFF)));
  expect(first).not.toBeNull();
  expect(document(gate.admit({ query: '{ eventCursor }' }, { ...as(GUEST), door: 'SOCKET' }))).toBe(first);
});

test('the schema is shown to staff, and no guess draws a map of it for others', () => {
  const gate = gateWith();
  expect(codes(gate.admit({ query: getIntrospectionQuery() }, as(STAFF)))).toEqual(['ADMITTED']);
  expect(codes(gate.admit({ query: getIntrospectionQuery() }, as(GUEST)))).toEqual(['FORBIDDEN']);
  expect(codes(gate.admit({ query: '{ __type(name: "User") { name } }' }, as(null)))).toEqual(['UNAUTHENTICATED']);
  expect(messages(gate.admit({ query: '{ limit { name } }' }, as(STAFF)))).toContain('Did you mean');
  for (const actor of [GUEST, null]) expect(messages(gate.admit({ query: '{ limit { name } }' }, as(actor)))).toBe('Cannot query field "limit" on type "Query".');
});

const trusting = gateWith({ trusted: [registered('RoomConversation'), registered('RoomSend'), registered('ConsoleSignIn')] });

test.each([
  ['as it is registered', (text: string) => text],
  ['with __typename, as caches add it', (text: string) => text.replaceAll('{', '{ __typename ')],
  ['printed another way', (text: string) => `# a comment\n${text.replace(/\s+/g, '  ')}`],
])('a customer runs a registered document %s', (_, variant) => {
  expect(codes(trusting.admit({ query: variant(registered('RoomConversation')) }, as(GUEST)))).toEqual(['ADMITTED']);
});

test.each([
  ['another one', '{ eventCursor }'],
  ['one field more', registered('RoomConversation').replace('endpointName', 'endpointName channel')],
  ['an argument changed', registered('RoomConversation').replace('last: 40', 'last: 100')],
  ['an alias of __typename', registered('RoomConversation').replace('endpointName', 'endpointName x: __typename')],
  ['a second operation', `${registered('RoomConversation')} query Other { eventCursor }`],
  ['what is not even valid', '{ limit }'],
])('a customer does not run %s', (_, query) => {
  expect(codes(trusting.admit({ query }, as(GUEST)))).toEqual(['FORBIDDEN']);
  expect(codes(trusting.admit({ query }, as(null)))).toEqual(['UNAUTHENTICATED']);
});

test('every document of the pages is registered, printed as the pages print it', () => {
  const gate = gateWith({ trusted: registeredTexts });
  const documents = Object.entries(pages).filter(([name]) => name.endsWith('Document')).map(([, document]) => document as DocumentNode);
  const operations = documents.filter(({ definitions }) => definitions.some(({ kind }) => kind === 'OperationDefinition'));
  expect(operations.length).toBeGreaterThan(30);
  for (const document of operations) {
    const door = document.definitions.some((each) => 'operation' in each && each.operation === 'subscription') ? 'SOCKET' : 'HTTP';
    expect(codes(gate.admit({ query: print(document) }, { ...as(GUEST), door }))).toEqual(['ADMITTED']);
  }
});

test('staff run any document, and that does not make it registered', () => {
  const query = '{ eventCursor limits { name } }';
  expect(codes(trusting.admit({ query }, as(STAFF)))).toEqual(['ADMITTED']);
  expect(codes(trusting.admit({ query }, as(GUEST)))).toEqual(['FORBIDDEN']);
});

test('whether anybody is there may be asked by anybody', () => {
  expect(codes(trusting.admit({ query: '{ __typename }' }, as(null)))).toEqual(['ADMITTED']);
});

test.each([
  ['signing in, with a fragment', 'mutation ($input: SignInInput!) { signIn(input: $input) { session { ...S } errors { __typename } } } fragment S on Session { accessToken user { name } }', 'ADMITTED'],
  ['signing in under another name, and out', 'mutation { a: signIn(input: { email: "x", password: "y" }) { errors { __typename } } signOut(input: {}) { signedOut } __typename }', 'ADMITTED'],
  ['refreshing', 'mutation { refreshSession(input: {}) { session { accessToken } } }', 'ADMITTED'],
  ['signing in beside something else', 'mutation { signOut(input: {}) { signedOut } startWebChat(input: {}) { errors { __typename } } }', 'UNAUTHENTICATED'],
  ['something else in a fragment', 'mutation { ...Rest signOut(input: {}) { signedOut } } fragment Rest on Mutation { startWebChat(input: {}) { errors { __typename } } }', 'UNAUTHENTICATED'],
  ['a query of the same name', 'query { signIn: limits { name } }', 'UNAUTHENTICATED'],
])('staff come in with words of their own: %s', (_, query, outcome) => {
  expect(codes(trusting.admit({ query, variables: { input: { email: 'x', password: 'y' } } }, as(null)))).toEqual([outcome]);
});

test('a token that lapsed is told so, not that the document is unknown', () => {
  expect(messages(trusting.admit({ query: '{ eventCursor }' }, { ...as(null), tokenRefused: true }))).toBe('The token is not valid, or no longer.');
});

const requested = (query: string, variables: Record<string, unknown> = {}): number => {
  const document = parse(query);
  return costOf(schema, operationsOf(document)[0]!, fragmentsOf(document))(variables);
};

test.each([
  ['scalars cost nothing', '{ eventCursor }', {}, 1],
  ['an object costs one', '{ webChat(endpointKey: "x") { name } }', {}, 2],
  ['a list counts as ten', '{ limits { name } }', {}, 1 + 10],
  ['a page multiplies what lies below', '{ inbox(first: 50) { edges { node { id } } } }', {}, 1 + 1 + 50 * 2],
  ['without a size it is the default page', '{ inbox { edges { node { id } } } }', {}, 1 + 1 + 25 * 2],
  ['a variable counts', 'query ($n: Int) { inbox(first: $n) { edges { node { id } } } }', { n: 7 }, 1 + 1 + 7 * 2],
  ['the default of a variable counts', 'query ($n: Int = 9) { inbox(first: $n) { edges { node { id } } } }', {}, 1 + 1 + 9 * 2],
  ['more than a page is a page', '{ inbox(first: 100000) { edges { node { id } } } }', {}, 1 + 1 + 100 * 2],
  ['less than one is one', '{ inbox(first: -5) { edges { node { id } } } }', {}, 1 + 1 + 2],
  ['fragments are written out', '{ inbox(first: 2) { ...P } } fragment P on TicketConnection { edges { node { contact { id } } } }', {}, 1 + 1 + 2 * 3],
  ['of a union the dearest member counts', '{ node(id: "x") { ... on Ticket { contact { id } } ... on Conversation { contact { id } screenshots { id } } } }', {}, 1 + 1 + 1 + 10],
  ['a mutation costs ten more', 'mutation { signOut(input: {}) { signedOut } }', {}, 1 + 10 + 1],
])('%s', (_, query, variables, cost) => {
  expect(requested(query, variables)).toBe(cost);
});

test('a larger page never costs less, and no answer costs more than was asked for', () => {
  const query = 'query ($a: Int, $b: Int) { inbox(first: $a) { edges { node { conversation { messages(last: $b) { edges { node { id author { name } } } } } } } } }';
  const message = { node: { id: 'm', author: { name: 'n' } } };
  fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (a, b, fewer) => {
    const cost = requested(query, { a, b });
    expect(requested(query, { a: Math.min(a, fewer), b })).toBeLessThanOrEqual(cost);
    const answer = { inbox: { edges: Array.from({ length: a }, () => ({ node: { conversation: { messages: { edges: Array.from({ length: b }, () => message) } } } })) } };
    expect(baseCost(operationsOf(parse(query))[0]!) + objectsIn(answer)).toBe(cost);
  }), { numRuns: 50 });
});

test('a minute\'s budget is spent, given back for what was not used, and comes again', () => {
  const gate = gateWith({ costAMinute: { staff: 100, customer: 30 } });
  const ask = (actor: Actor | null) => gate.admit({ query: '{ limits { name } }' }, as(actor));
  const first = ask(STAFF);
  if ('errors' in first) throw first.errors[0] as GraphQLError;
  expect([first.requested, first.balance?.remaining]).toEqual([11, 89]);
  expect(first.settle({ limits: [{ name: 'a' }, { name: 'b' }] })).toEqual({ requested: 11, actual: 3, remaining: 97 });

  // Nobody settles these.
  for (let i = 0; i < 8; i++) expect(codes(ask(STAFF))).toEqual(['ADMITTED']);
  const refused = ask(STAFF);
  expect(codes(refused)).toEqual(['RATE_LIMITED']);
  expect('errors' in refused && refused.errors[0]!.extensions.http).toMatchObject({ status: 429, headers: new Map([['retry-after', '2']]) });
  // Each has a budget of their own, and a customer's is smaller.
  for (const actor of [GUEST, null]) expect([ask(actor), ask(actor), ask(actor)].map(codes)).toEqual([['ADMITTED'], ['ADMITTED'], ['RATE_LIMITED']]);
  clock.advance(2_000);
  expect(codes(ask(STAFF))).toEqual(['ADMITTED']);
});
