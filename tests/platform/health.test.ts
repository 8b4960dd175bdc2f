import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startChat } from '../support/chat.ts';
import { cuttable, type Cuttable } from '../support/cuttable.ts';
import { eventually } from '../support/documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventCursor, subscribe } from '../support/subscriber.ts';

let server: TestServer;
let way: Cuttable;
beforeAll(async () => {
  way = await cuttable(process.env.TEST_DATABASE_URL!);
  server = await startTestServer({
    through: (url) => {
      const cut = new URL(way.url);
      cut.pathname = new URL(url).pathname;
      return cut.href;
    },
  });
});
afterAll(async () => {
  await server.stop();
  await way.close();
});

const ask = async (path: string): Promise<{ status: number; body: string }> => {
  const response = await fetch(server.app.url + path);
  return { status: response.status, body: await response.text() };
};

test('the process outlives its database: not ready while it is away, ready and hearing events when it is back', async () => {
  expect(await ask('/readyz')).toEqual({ status: 200, body: '{"ready":true}' });
  const customer = await startChat(server);
  const supervisor = await server.signIn('supervisor@demo.test');
  const watching = await subscribe(server.wsUrl, supervisor, `subscription ($id: ID!, $after: String) { conversationEvents(conversationId: $id, after: $after) {
    __typename ... on Event { id cursor } ... on MessagePosted { message { text } } } }`, { id: customer.conversationId, after: await eventCursor(server, supervisor) });

  const heard = (text: string) => watching.until((event) => (event.message as { text: string } | undefined)?.text === text);
  await customer.write('Hello?');
  await heard('Hello?');

  way.cut();
  expect(await ask('/readyz')).toMatchObject({ status: 503, body: expect.stringContaining('The database does not answer.') });
  expect((await ask('/livez')).status).toBe(200);
  const refused = await server.client().request('{ webChat(endpointKey: "demo-web") { name } }').catch((error: { response: { errors: { extensions: object }[] } }) => error.response.errors[0]!.extensions);
  expect(refused).toMatchObject({ code: 'UNAVAILABLE' });

  way.mend();
  await eventually(() => ask('/readyz'), ({ status }) => status === 200);
  await customer.write('Are you there?');
  await heard('Are you there?');
  await watching.stop();
});

test('metrics speak Prometheus, and name operations, sockets, documents and event lag', async () => {
  const { status, body } = await ask('/metrics');
  expect(status).toBe(200);
  for (const name of ['parley_http_request_seconds_bucket', 'parley_graphql_operation_seconds_bucket', 'parley_sockets', 'parley_documents', 'parley_event_lag_ms', 'parley_event_log_bytes', 'parley_event_log_partitions', 'parley_oldest_writer_ms']) {
    expect(body).toContain(`\n${name}`);
  }
});

test('an address of no page answers in JSON, a page with what it may do', async () => {
  expect(await ask('/nothing')).toEqual({ status: 404, body: JSON.stringify({ error: { code: 'NOT_FOUND', message: 'There is nothing here.' } }) });
  const page = await fetch(`${server.app.url}/desk`, { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
});
