/** Deadlines by the database's clock, on nodes that run by themselves. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { startApp, type App } from '../../src/app.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { eventually } from '../support/documents.ts';
import { SECRET } from '../support/server.ts';
import { openDesk, type Desk } from './support.ts';

const LATE_MS = 2_000;

let desk: Desk;
let files: string;
const nodes: App[] = [];
let child: ChildProcess | undefined;
beforeAll(async () => {
  // Its clock is the test's, so its sweeper stands still and the others have the deadlines to themselves.
  desk = await openDesk();
  files = await mkdtemp(path.join(tmpdir(), 'parley-deadlines-'));
});
afterAll(async () => {
  child?.kill('SIGKILL');
  for (const node of nodes) await node.stop();
  await desk.stop();
  await rm(files, { recursive: true, force: true });
});

const query = <Row extends object>(text: string, values: unknown[] = []) => desk.server.database.query<Row>(text, values);
const startNode = async () => {
  const node = await startApp(
    { databaseUrl: desk.server.database.url, filesDir: files, secret: SECRET, publicUrl: null, clock: systemClock, log: pino({ level: 'silent' }), webhookAllow: [] },
    { port: 0, host: '127.0.0.1' });
  nodes.push(node);
  return node;
};
const resolved = async (): Promise<string> => {
  const { ticketId } = await desk.held('agent1');
  await desk.act('agent1', 'resolveTicket', { ticketId });
  return ticketId.slice(4);
};
const dueIn = (id: string, ms: number) =>
  query<{ at: Date }>("update ticket set next_transition_at = clock_timestamp() + $2::float8 * interval '1 ms' where id = $1 returning next_transition_at as at", [id, ms]).then(([row]) => row!.at);
const closings = (id: string) => query<{ at: Date; closed: Date }>(
  "select e.at, t.closed_at as closed from event e join ticket t on t.id = e.ticket_id where e.ticket_id = $1 and e.type = 'TicketChanged' and e.payload -> 'after' ->> 'status' = 'CLOSED'", [id]);

test('[G-08] kill -9 of the node that is firing leaves nothing locked: another fires it, once', async () => {
  const id = await resolved();
  const at = await dueIn(id, 0);
  child = spawn(process.execPath, [path.join(import.meta.dirname, 'deadline-node.ts'), desk.server.database.url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout!, 'data') as [Buffer];
  expect(line.toString().trim()).toBe(id);
  await startNode();
  // It is there, and leaves the row to who has it.
  expect(await closings(id)).toEqual([]);
  const dead = once(child, 'exit');
  const [killed] = await query<{ at: Date }>('select clock_timestamp() as at');
  process.kill(child.pid!, 'SIGKILL');
  await dead;
  const [fired] = await eventually(() => closings(id), (rows) => rows.length > 0);
  expect(fired!.closed.getTime()).toBeGreaterThanOrEqual(at.getTime());
  expect(fired!.at.getTime() - killed!.at.getTime()).toBeLessThan(LATE_MS);
  expect(await closings(id)).toHaveLength(1);
}, 60_000);

test('[G-08] two nodes fire each deadline once, not early and at most two seconds late', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 20; i++) ids.push(await resolved());
  await startNode();
  // Armed behind the sweepers' backs, with no event to wake them, in no order.
  const armed = await Promise.all(ids.map(async (id, i) => ({ id, at: await dueIn(id, 200 + ((i * 7) % 20) * 60) })));
  await eventually(() => query<{ n: number }>("select count(*)::int as n from ticket where status = 'CLOSED' and id = any($1)", [ids]), ([row]) => row!.n === ids.length);
  for (const { id, at } of armed) {
    const fired = await closings(id);
    expect(fired).toHaveLength(1);
    expect(fired[0]!.closed.getTime()).toBeGreaterThanOrEqual(Math.floor(at.getTime()));
    expect(fired[0]!.at.getTime() - at.getTime()).toBeLessThan(LATE_MS);
  }
}, 60_000);

test('[G-08] a deadline that is armed earlier than the one awaited is seen', async () => {
  const [later, sooner] = [await resolved(), await resolved()];
  await dueIn(later, 3_600_000);
  await dueIn(sooner, 300);
  await eventually(() => closings(sooner), (rows) => rows.length === 1);
  expect(await closings(later)).toEqual([]);
});
