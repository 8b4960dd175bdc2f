/** From a fact to a receiver: what is sent, how it is signed, what happens when it fails. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { WebhookVerificationError } from 'standardwebhooks';
import { limit } from '../../src/limits.ts';
import { run } from '../support/chat.ts';
import { eventually } from '../support/documents.ts';
import { createWorkspace, startTestServer, type TestServer } from '../support/server.ts';
import { eventCursor } from '../support/subscriber.ts';
import { createWebhook, delivered, errorsOf, makeDue, openCase, startReceiver, status, verified, webhookOf, type Receiver } from './support.ts';

let server: TestServer;
let receiver: Receiver;
let admin: string;
let agent: string;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.signIn('admin@demo.test');
  agent = await server.signIn('agent1@demo.test');
});
afterAll(() => server.stop());
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  const { webhooks } = await server.client(admin).request<{ webhooks: { id: string }[] }>('{ webhooks { id } }');
  for (const { id } of webhooks) await run(server, admin, 'deleteWebhook', { id }, 'deletedId');
  await receiver.close();
});

const make = (input: Record<string, unknown> = {}) => createWebhook(server, admin, { url: receiver.url, events: ['MessagePosted'], ...input });

describe('a delivery', () => {
  test('the payload is a stored selection, signed so that the stock library accepts it', async () => {
    const { id, secret } = await make({
      events: ['TicketChanged', 'MessagePosted'],
      selection: '{ __typename ... on TicketChanged { change cause ticket { ...T } } ... on MessagePosted { message { text side } } } fragment T on Ticket { number status assignee { name } }',
    });
    expect(secret).toMatch(/^whsec_/);
    await openCase(server, agent, 'My dishwasher shows E15.');
    const got = await receiver.until(2);
    expect(got.map((each) => verified(secret, each))).toEqual([
      expect.objectContaining({ type: 'MessagePosted', data: { __typename: 'MessagePosted', message: { text: 'My dishwasher shows E15.', side: 'CUSTOMER' } } }),
      expect.objectContaining({ type: 'TicketChanged', data: {
        __typename: 'TicketChanged', change: 'ASSIGNED', cause: 'AGENT', ticket: { number: expect.any(Number), status: 'OPEN', assignee: { name: expect.any(String) } },
      } }),
    ]);
    expect(got[0]!.json).toMatchObject({ id: expect.stringMatching(/^evt_\d+$/), timestamp: expect.stringMatching(/Z$/) });
    expect(got[0]!.json).not.toHaveProperty('errors');
    const delivery = await delivered(server, admin, id, ({ status: now }) => now === 'DELIVERED');
    expect(delivery).toMatchObject({ eventId: got[1]!.json.id, eventType: 'TicketChanged', attempt: 1, responseStatus: 204, error: null, nextAttemptAt: null, durationMs: expect.any(Number) });
    expect(() => verified(`whsec_${Buffer.alloc(32).toString('base64')}`, got[0]!)).toThrow(WebhookVerificationError);
  });

  test('without a selection it tells the event’s own fields and the ids of what it is about', async () => {
    await make({ events: ['TicketOpened', 'TicketActivity'] });
    const { ticketId } = await openCase(server, agent);
    const got = await receiver.until(2);
    expect(got.map((each) => each.json.type).sort()).toEqual(['TicketActivity', 'TicketOpened']);
    expect(got.find((each) => each.json.type === 'TicketActivity')!.json.data).toMatchObject({ ticket: { id: ticketId }, message: { id: expect.stringMatching(/^msg_/) } });
  });

  test('each event arrives once, in the order of the log, while nothing fails', async () => {
    await make({ selection: '{ ... on MessagePosted { message { text } } }' });
    const { customer } = await openCase(server, agent, '0');
    const texts = Array.from({ length: 12 }, (_, i) => String(i));
    for (const text of texts.slice(1)) await customer.write(text);
    const got = await receiver.until(12);
    expect(got.map((each) => (each.json.data as { message: { text: string } }).message.text)).toEqual(texts);
    expect(new Set(got.map((each) => each.id)).size).toBe(12);
  });

  test('another workspace’s webhook hears nothing', async () => {
    const other = await createWorkspace(server, 'Elsewhere');
    const theirs = await startReceiver();
    const made = await createWebhook(server, await server.signIn(other.email('ADMIN')), { url: theirs.url, events: ['MessagePosted'] });
    await make();
    await openCase(server, agent);
    await receiver.until(1);
    expect((await webhookOf(server, await server.signIn(other.email('ADMIN')), made.id)).deliveries).toEqual([]);
    expect(theirs.received).toEqual([]);
    await theirs.close();
  });

  test('a test sends a sample', async () => {
    const { id, secret } = await make();
    const tried = await run(server, admin, 'testWebhook', { id }, 'delivery { id eventType eventId status }');
    expect(tried).toMatchObject({ errors: [], delivery: { eventType: 'WebhookTest', eventId: null } });
    const [got] = await receiver.until(1);
    expect(verified(secret, got!)).toMatchObject({ type: 'WebhookTest' });
  });

  test('[F-08] secrets stand neither in an answer after the first, nor in the database as they are', async () => {
    const { id, secret } = await make();
    const { webhooks } = await server.client(admin).request<{ webhooks: object[] }>('{ webhooks { id url description events selection status } }');
    expect(JSON.stringify(webhooks)).toContain(id);
    expect(JSON.stringify(webhooks)).not.toContain(secret);
    const [row] = await server.database.query<{ all: string; secret: Buffer }>('select w::text as all, secret from webhook w where id = $1', [id.slice(4)]);
    expect(row!.all).not.toContain(secret.slice(6));
    expect(row!.secret.includes(Buffer.from(secret.slice(6), 'base64'))).toBe(false);
  });
});

describe('failures', () => {
  test('what failed is tried again 5 s later under the same id, and holds nothing up behind it', async () => {
    const { id } = await make({ selection: '{ ... on MessagePosted { message { text } } }' });
    receiver.answer((response, { json }) => status(JSON.stringify(json).includes('first') ? 503 : 204)(response));
    const { customer } = await openCase(server, agent, 'first');
    await customer.write('second');
    const [first, second] = await receiver.until(2);
    const { deliveries } = await eventually(() => webhookOf(server, admin, id), (webhook) => webhook.deliveries[0]?.status === 'DELIVERED');
    expect(deliveries[1]).toMatchObject({ status: 'PENDING', attempt: 1, responseStatus: 503, error: 'The receiver answered 503.' });
    const waits = Date.parse(deliveries[1]!.nextAttemptAt!) - Date.parse(deliveries[1]!.attemptedAt!);
    expect(waits).toBeGreaterThanOrEqual(5_000);
    receiver.answer(status(200));
    await makeDue(server, id);
    const again = (await receiver.until(3))[2]!;
    expect([again.id, again.body]).toEqual([first!.id, first!.body]);
    expect(again.id).not.toBe(second!.id);
    const { failingSince, deliveries: after } = await eventually(() => webhookOf(server, admin, id), (webhook) => webhook.deliveries[1]?.status === 'DELIVERED');
    expect([after[1]!.attempt, failingSince]).toEqual([2, null]);
  });

  test('a receiver that asks to wait is waited for; it may not ask for more than a day', async () => {
    const { id } = await make();
    receiver.answer(status(429, { 'retry-after': '3600' }));
    await openCase(server, agent);
    const delivery = await delivered(server, admin, id, ({ attempt }) => attempt === 1);
    const waits = Date.parse(delivery.nextAttemptAt!) - Date.parse(delivery.attemptedAt!);
    expect(Math.round(waits / 60_000)).toBe(60);
  });

  test('redirects are not followed', async () => {
    const { id } = await make();
    receiver.answer(status(302, { location: receiver.url.replace('/hook', '/elsewhere') }));
    await openCase(server, agent);
    const delivery = await delivered(server, admin, id, ({ attempt }) => attempt === 1);
    expect(delivery).toMatchObject({ responseStatus: 302, error: expect.stringContaining('redirects') });
    expect(receiver.received).toHaveLength(1);
  });

  test('an answer without end is cut, and its status counts', async () => {
    const { id } = await make();
    receiver.answer((response) => {
      response.writeHead(200);
      const more = (): void => void (response.destroyed || (response.write(Buffer.alloc(16 * 1024)), setImmediate(more)));
      more();
    });
    await openCase(server, agent);
    await delivered(server, admin, id, ({ status: now }) => now === 'DELIVERED');
  });

  test('410 disables at once, with a notice in the log and a reason', async () => {
    const { id } = await make();
    receiver.answer(status(410));
    await openCase(server, agent);
    await delivered(server, admin, id, (_, webhook) => webhook.status === 'DISABLED');
    expect(await webhookOf(server, admin, id)).toMatchObject({ disabledReason: 'GONE', disabledAt: expect.any(String), deliveries: [{ status: 'FAILED', responseStatus: 410 }] });
    const notices = await server.database.query("select payload from event where type = 'WebhookDisabled' and payload->>'webhookId' = $1", [id.slice(4)]);
    expect(notices).toEqual([{ payload: { webhookId: id.slice(4), reason: 'GONE' } }]);
  });

  test('ten failures in a row over two days disable the webhook; enabled again, it goes on', async () => {
    const { id } = await make();
    receiver.answer(status(500));
    const { customer } = await openCase(server, agent);
    for (let attempt = 1; attempt < limit('webhookAttempts'); attempt++) {
      await delivered(server, admin, id, (delivery) => delivery.attempt === attempt);
      if (attempt === limit('webhookAttempts') - 1) {
        await server.database.query("update webhook set failing_since = clock_timestamp() - interval '48 hours' where id = $1", [id.slice(4)]);
        await customer.write('one more');
        await receiver.until(limit('webhookAttempts'));
        break;
      }
      await makeDue(server, id);
    }
    await eventually(() => webhookOf(server, admin, id), (webhook) => webhook.status === 'DISABLED');
    expect((await webhookOf(server, admin, id)).disabledReason).toBe('FAILING');
    expect(errorsOf(await run(server, admin, 'testWebhook', { id }))).toEqual(['BadInput']);
    receiver.answer(status(204));
    expect(await run(server, admin, 'enableWebhook', { id }, 'webhook { status disabledReason disabledAt }')).toMatchObject({
      errors: [], webhook: { status: 'ENABLED', disabledReason: null, disabledAt: null },
    });
    await makeDue(server, id);
    await eventually(() => webhookOf(server, admin, id), ({ deliveries }) => deliveries.every((delivery) => delivery.status === 'DELIVERED'));
  });

  test('after ten attempts a delivery is given up', async () => {
    const { id } = await make();
    receiver.answer(status(500));
    await openCase(server, agent);
    await delivered(server, admin, id, ({ attempt }) => attempt === 1);
    await server.database.query('update webhook_delivery set attempt = $1', [limit('webhookAttempts') - 1]);
    await makeDue(server, id);
    const last = await delivered(server, admin, id, ({ attempt }) => attempt === limit('webhookAttempts'));
    expect(last).toMatchObject({ status: 'FAILED', nextAttemptAt: null, error: 'The receiver answered 500.' });
  });

  test('nothing but addresses that were allowed is called', async () => {
    const closed = await startTestServer({ webhookAllow: [] });
    const token = await closed.signIn('admin@demo.test');
    const { port } = new URL(receiver.url);
    for (const url of [receiver.url, `http://2130706433:${port}/`, `http://0x7f.1:${port}/`, `http://[::ffff:127.0.0.1]:${port}/`, `http://[::]:${port}/`]) {
      expect(await run(closed, token, 'createWebhook', { url, events: ['MessagePosted'] })).toMatchObject({ errors: [{ __typename: 'BadInput', path: ['url'] }] });
    }
    const { id } = await createWebhook(closed, token, { url: `http://localhost:${port}/hook`, events: ['MessagePosted'] });
    await run(closed, token, 'testWebhook', { id });
    const delivery = await delivered(closed, token, id, ({ attempt }) => attempt === 1);
    expect(delivery).toMatchObject({ status: 'PENDING', responseStatus: null, error: 'The address is private or reserved.' });
    expect(receiver.received).toEqual([]);
    await closed.stop();
  });
});

describe('again', () => {
  test('a redelivery carries the same id', async () => {
    const { id } = await make();
    await openCase(server, agent);
    const [first] = await receiver.until(1);
    const delivery = await delivered(server, admin, id, ({ status: now }) => now === 'DELIVERED');
    expect(errorsOf(await run(server, admin, 'redeliver', { deliveryId: delivery.id }))).toEqual([]);
    const [, again] = await receiver.until(2);
    expect([again!.id, again!.body]).toEqual([first!.id, first!.body]);
  });

  test('a replay from a cursor delivers what the log has since, in order, known ids for what was delivered before', async () => {
    const before = await eventCursor(server, admin);
    const { customer } = await openCase(server, agent, 'missed');
    const { id } = await make({ selection: '{ ... on MessagePosted { message { text } } }' });
    await customer.write('delivered');
    const [first] = await receiver.until(1);
    await delivered(server, admin, id, ({ status: now }) => now === 'DELIVERED');
    expect(await run(server, admin, 'replayWebhook', { id, after: before }, 'queued webhook { id }')).toMatchObject({ errors: [], queued: 2, webhook: { id } });
    const got = (await receiver.until(3)).slice(1);
    expect(got.map((each) => (each.json.data as { message: { text: string } }).message.text)).toEqual(['missed', 'delivered']);
    expect(got[1]!.id).toBe(first!.id);
    expect(errorsOf(await run(server, admin, 'replayWebhook', { id, after: first!.json.cursor }))).toEqual([]);
  });

  test('a cursor that the log does not reach, or of another database, is too old', async () => {
    const { id } = await make();
    const cursor = await eventCursor(server, admin);
    const foreign = Buffer.from(Buffer.from(cursor, 'base64url').toString().replace(/\.\d+\./, '.1.')).toString('base64url');
    expect(errorsOf(await run(server, admin, 'replayWebhook', { id, after: foreign }))).toEqual(['CursorTooOld']);
    expect(errorsOf(await run(server, admin, 'replayWebhook', { id, after: 'nonsense' }))).toEqual(['BadInput']);
    await server.database.query("update event_log set pruned_below = (pg_current_xact_id()::text::numeric + 1000)::text::xid8");
    expect(errorsOf(await run(server, admin, 'replayWebhook', { id, after: cursor }))).toEqual(['CursorTooOld']);
    await server.database.query("update event_log set pruned_below = '0'");
  });

  test('after a rotation both secrets sign for a day, then only the new one', async () => {
    const { id, secret: old } = await make();
    const rotated = await run(server, admin, 'rotateWebhookSecret', { id }, 'secret webhook { previousSecretUntil }');
    const fresh = String(rotated.secret);
    await run(server, admin, 'testWebhook', { id });
    const [both] = await receiver.until(1);
    expect([verified(old, both!), verified(fresh, both!)]).toHaveLength(2);
    await server.database.query('update webhook set previous_secret_until = $1 where id = $2', [server.clock.now(), id.slice(4)]);
    await run(server, admin, 'testWebhook', { id });
    const [, one] = await receiver.until(2);
    expect(verified(fresh, one!)).toBeDefined();
    expect(() => verified(old, one!)).toThrow(WebhookVerificationError);
  });

  test('deliveries older than the log of deliveries are deleted', async () => {
    const { id } = await make();
    await run(server, admin, 'testWebhook', { id });
    await delivered(server, admin, id, ({ status: now }) => now === 'DELIVERED');
    await server.database.query("update webhook_delivery set created_at = created_at - interval '31 days'");
    await server.database.query("select enqueue_job('webhooks:sweep', '{}', 'sweep', null)");
    await eventually(() => webhookOf(server, admin, id), ({ deliveries }) => deliveries.length === 0);
  });
});
