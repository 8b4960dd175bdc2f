/** A node that is killed in the middle of a delivery, with `kill -9`: another finishes it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { startApp, type App } from '../../src/app.ts';
import { eventually } from '../support/documents.ts';
import { SECRET, startTestServer, type TestServer } from '../support/server.ts';
import { createWebhook, startReceiver, status, type Made, type Receiver } from './support.ts';

let server: TestServer;
let receiver: Receiver;
let files: string;
let webhook: Made;
let child: ChildProcess | undefined;
let second: App | undefined;
beforeAll(async () => {
  server = await startTestServer();
  receiver = await startReceiver();
  files = await mkdtemp(path.join(tmpdir(), 'parley-killed-'));
  webhook = await createWebhook(server, await server.signIn('admin@demo.test'), { url: receiver.url, events: ['MessagePosted'] });
  await server.app.stop();
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await second?.stop();
  await receiver.close();
  await server.database.drop();
  await rm(files, { recursive: true, force: true });
});

test('what a killed node was delivering is delivered by another, under the same id, once its lease is over', async () => {
  const { query } = server.database;
  await query(`with made as (
      insert into webhook_delivery (workspace_id, webhook_id, event_type, event) select workspace_id, id, 'WebhookTest', jsonb_build_object('at', now()) from webhook returning *)
    select enqueue_job('webhooks:deliver', json_build_object('workspaceId', workspace_id, 'webhookId', webhook_id), 'webhooks:deliver:' || webhook_id, null) from made`);
  // It hangs: the node is killed while it waits for the answer.
  receiver.answer(() => {});
  child = spawn(process.execPath, [path.join(import.meta.dirname, 'node.ts'), server.database.url, files, SECRET], { stdio: 'inherit' });
  const [first] = await receiver.until(1);
  const dead = new Promise((resolve) => child!.once('exit', resolve));
  process.kill(child.pid!, 'SIGKILL');
  await dead;
  const locked = () => query<{ n: number }>('select count(*)::int as n from graphile_worker._private_jobs where locked_at is not null');
  expect(await locked()).toEqual([{ n: 1 }]);

  receiver.answer(status(204));
  // Fifteen seconds pass by the database's clock: neither the lease of the webhook nor the node's sign of life counts any more.
  await query("update webhook set busy_until = busy_until - interval '15 s'");
  await query("update job_worker set seen_at = seen_at - interval '15 s'");
  await query("update graphile_worker._private_jobs set locked_at = locked_at - interval '15 s'");
  second = await startApp(
    { databaseUrl: server.database.url, filesDir: files, secret: SECRET, publicUrl: null, clock: server.clock, log: pino({ level: 'silent' }), webhookAllow: ['127.0.0.0/8'] },
    { port: 0, host: '127.0.0.1' });
  const [, again] = await receiver.until(2);
  expect(again!.id).toBe(first!.id);
  await eventually(() => query('select status, attempt from webhook_delivery'), (rows) => JSON.stringify(rows) === '[{"status":"DELIVERED","attempt":1}]');
  expect(webhook.id).toMatch(/^whk_/);
}, 60_000);
