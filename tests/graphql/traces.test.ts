/** An operation and its statements as a collector gets them, and as the log has them: never with a value. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { write } from '../../src/graphql/schema/plugins/journal.ts';
import { limit } from '../../src/limits.ts';
import { withoutValues } from '../../src/platform/trace/tracing.ts';
import { run, startChat, ticketOf } from '../support/chat.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { subscribe } from '../support/subscriber.ts';

interface Attribute { key: string; value: { stringValue?: string; intValue?: number | string } }
interface Span { name: string; traceId: string; spanId: string; parentSpanId?: string; kind: number; attributes: Attribute[]; status: { code?: number } }

let collector: Server;
let server: TestServer;
let received = '';
const spans: Span[] = [];
const names: string[] = [];
const logged: { level: number; msg: string; operation?: string; kind?: string; outcome?: string; traceId?: string; cost?: object }[] = [];
const SECRET = 'a-value-of-a-variable';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part)).on('end', () => {
      received += body;
      const { resourceSpans = [] } = JSON.parse(body) as { resourceSpans?: { resource: { attributes: Attribute[] }; scopeSpans: { spans: Span[] }[] }[] };
      for (const { resource, scopeSpans } of resourceSpans) {
        names.push(resource.attributes.find(({ key }) => key === 'service.name')!.value.stringValue!);
        spans.push(...scopeSpans.flatMap((scope) => scope.spans));
      }
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`;
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(JSON.parse(line) as never) });
  server = await startTestServer({ app: { log, tracing: { url, headers: {}, serviceName: 'parley-test', ratio: 1 } } });
  const token = await server.signIn('supervisor@demo.test');
  const customer = await startChat(server, { text: SECRET });
  const ticket = await ticketOf(server, token, customer.conversationId);
  await fetch(`${server.app.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, traceparent: `00-${TRACE}-${PARENT}-01` },
    body: JSON.stringify({ query: 'query Look($id: ID!, $key: String!) { node(id: $id) { id ... on Ticket { status } } webChat(endpointKey: $key) { name } }', variables: { id: ticket.id, key: SECRET } }),
  });
  await run(server, token, 'addNote', { ticketId: ticket.id, text: SECRET, clientMutationId: SECRET });
  await server.client(token).request('query Wrong { nope }').catch(() => null);
  const subscriber = await subscribe(server.wsUrl, token, 'subscription Watch { inboxEvents { __typename } }');
  const asked = await subscribe(server.wsUrl, token, 'query OverSocket { inbox(first: 1) { edges { node { id } } } }');
  await asked.ended;
  await subscriber.stop();
  await asked.stop();
  // Stopping sends what is still kept.
  await server.stop();
});
afterAll(() => new Promise<void>((resolve) => void collector.close(() => resolve())));

const attribute = (span: Span, key: string): unknown => {
  const value = span.attributes.find((each) => each.key === key)?.value;
  return value?.stringValue ?? value?.intValue;
};

test('an operation is a span with its statements below it, in the caller\'s own trace', () => {
  expect(new Set(names)).toEqual(new Set(['parley-test']));
  const [look] = spans.filter(({ name }) => name === 'query Look');
  expect(look).toMatchObject({ traceId: TRACE, parentSpanId: PARENT });
  expect(attribute(look!, 'graphql.operation.name')).toBe('Look');
  const statements = spans.filter(({ parentSpanId }) => parentSpanId === look!.spanId);
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements) expect([statement.name, statement.traceId, attribute(statement, 'db.query.text')]).toEqual(['statement', TRACE, expect.stringMatching(/select/i)]);
});

test('a command\'s transaction is seen, statement by statement', () => {
  const mutation = spans.find(({ name, spanId }) => name.startsWith('mutation') && spans.some(({ parentSpanId, attributes }) => parentSpanId === spanId && attributes.some(({ value }) => value.stringValue?.includes('internal_note'))));
  const texts = spans.filter(({ parentSpanId }) => parentSpanId === mutation!.spanId).map((span) => String(attribute(span, 'db.query.text')));
  expect(texts.some((text) => /^(begin|start)/i.test(text)) && texts.some((text) => /commit/i.test(text))).toBe(true);
});

test('what failed says so by its code', () => {
  const failed = spans.find((span) => attribute(span, 'parley.outcome') === 'BAD_INPUT');
  expect(failed!.status.code).toBe(2);
});

test('no value of a variable leaves with a trace, or stands in the log', () => {
  expect(received.includes(SECRET)).toBe(false);
  expect(JSON.stringify(logged)).not.toContain(SECRET);
});

test.each([
  ["select 'a', 'it''s', 7, 3.5, $1, \"t1\".\"c2\" from t3 where x = 'y'", 'select ?, ?, ?, ?, $1, "t1"."c2" from t3 where x = ?'],
  ["values (E'a\\'b', 'c\\')", 'values (?, ?)'],
  ["'unended", "'unended"],
])('a statement without its values: %s', (text, kept) => {
  expect(withoutValues(text)).toBe(kept);
});

test('the log has an operation with its name, trace, duration, cost and outcome', () => {
  expect(logged.find(({ operation }) => operation === 'Look')).toMatchObject({
    msg: 'operation', kind: 'query', traceId: TRACE, outcome: 'OK', ms: expect.any(Number), cost: { requested: expect.any(Number), actual: expect.any(Number) }, document: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(logged.some(({ msg, outcome }) => msg === 'operation' && outcome === 'BAD_INPUT')).toBe(true);
});

test('what comes over a socket is seen in the same way: a query with its cost, a subscription with its start', () => {
  expect(logged.find(({ operation }) => operation === 'OverSocket')).toMatchObject({
    kind: 'query', outcome: 'OK', traceId: expect.stringMatching(/^[0-9a-f]{32}$/), ms: expect.any(Number), cost: { actual: expect.any(Number) }, document: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(logged.find(({ operation }) => operation === 'Watch')).toMatchObject({ kind: 'subscription', outcome: 'OK' });
  const span = spans.find(({ name }) => name === 'query OverSocket')!;
  expect(spans.some(({ parentSpanId }) => parentSpanId === span.spanId)).toBe(true);
});

test('a slow operation is for the operator', () => {
  const lines: { level: number; msg: string }[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as never) });
  const metrics = { operation: () => {}, request: () => {}, render: () => Promise.resolve(''), contentType: '' };
  const entry = { operation: 'Look', kind: 'query', document: 'd', traceId: 't', cost: undefined, outcome: 'OK' };
  write({ log, metrics }, { ...entry, ms: limit('slowOperationMs') - 1 });
  write({ log, metrics }, { ...entry, ms: limit('slowOperationMs') });
  expect(lines).toMatchObject([{ level: 40, msg: 'a slow operation', operation: 'Look' }]);
});
