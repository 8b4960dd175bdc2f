/** GraphQL over HTTP: the audits of `graphql-http`, one test an audit; `npm run audit:graphql` prints them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { limit } from '../src/limits.ts';
import { startTestServer, type TestServer } from './support/server.ts';

/** Plain GETs, which another origin's page could send with the cookie: CSRF prevention refuses them, and keeps doing so. */
const REFUSED = ['5A70', 'D6D5', '6A70'];

/** The audits introspect, which is for staff: they are run with the token of one. */
let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer({ app: { trustedDocuments: 'customers' } });
  token = await server.signIn('admin@demo.test');
});
afterAll(() => server.stop());

const asStaff: typeof fetch = (input, init) => fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), authorization: `Bearer ${token}` } });
const audits = serverAudits({ url: () => `${server.app.url}/graphql`, fetchFn: asStaff });

test.each(audits.filter(({ id }) => !REFUSED.includes(id)).map((audit) => [`${audit.name} (${audit.id})`, audit] as const))('%s', async (_, audit) => {
  expect(await audit.fn()).toMatchObject({ status: 'ok' });
});

test('the only audits that do not pass are the plain GETs that CSRF prevention refuses, all of them MAY', async () => {
  const refused = audits.filter(({ id }) => REFUSED.includes(id));
  expect(refused.map(({ name }) => name.split(' ')[0])).toEqual(['MAY', 'MAY', 'MAY']);
  for (const audit of refused) expect(await audit.fn()).toMatchObject({ status: 'notice' });
});

test('a GET that only a script of the same origin can send is answered', async () => {
  const answer = await fetch(`${server.app.url}/graphql?query={__typename}`, { headers: { 'apollo-require-preflight': '1' } });
  expect([answer.status, await answer.json()]).toMatchObject([200, { data: { __typename: 'Query' } }]);
});

const post = async (query: string, ask: typeof fetch = asStaff): Promise<string[]> => {
  const answer = await ask(`${server.app.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  const { errors = [] } = await answer.json() as { errors?: { extensions: { code: string } }[] };
  return errors.map((error) => error.extensions.code);
};

test.each([
  ['a field that is not there', '{ nope }', 'BAD_INPUT'],
  ['what is no GraphQL', '{ __typename', 'BAD_INPUT'],
  ['too many aliases', `{ ${Array.from({ length: limit('queryAliases') + 1 }, (_, i) => `a${i}: __typename`).join(' ')} }`, 'LIMIT'],
  ['too deep a query', `{ __schema { types { ${'fields { type { '.repeat(10)} name ${'} } '.repeat(10)} } } }`, 'LIMIT'],
])('%s is told with the code of the contracts', async (_, query, code) => {
  expect(await post(query)).toContain(code);
});

test('what nobody may ask is told with the code of the contracts', async () => {
  expect(await post('{ eventCursor }', fetch)).toEqual(['UNAUTHENTICATED']);
});
