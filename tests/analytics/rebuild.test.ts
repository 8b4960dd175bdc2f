/** The command that checks statistics and makes them anew, on the database of a running server. */
import { execFile } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkStats, isWrong, type StatsCheck } from '../../src/modules/analytics/index.ts';
import { openMaintenance } from '../../src/platform/db/maintenance.ts';
import { SECRET } from '../support/server.ts';
import { HOUR, MINUTE, openDesk, type Desk } from '../tickets/support.ts';
import { askStats, caughtUp, holdSums } from './support.ts';

let desk: Desk;
let from: Date;
beforeAll(async () => {
  desk = await openDesk('rebuild');
  from = desk.server.clock.now();
  const first = await desk.held('agent1');
  desk.server.clock.advance(40_000);
  await desk.reply('agent1', first.ticketId);
  await desk.act('agent1', 'markOnHold', { ticketId: first.ticketId });
  desk.server.clock.advance(30 * HOUR);
  await desk.act('agent1', 'resolveTicket', { ticketId: first.ticketId });
  desk.server.clock.advance(MINUTE);
  await first.customer.write('Not yet.');
  desk.server.clock.advance(50 * MINUTE);
  await desk.act('agent1', 'resolveTicket', { ticketId: first.ticketId });
  desk.server.clock.advance(2 * HOUR);
  // The hold is over: one is closed, another opened.
  await first.customer.write('Another thing.');
  await desk.chat({ endpointKey: desk.house.otherEndpointKey });
  await caughtUp(desk);
});
afterAll(() => desk.stop());

const check = async (write = false): Promise<StatsCheck> => {
  const maintenance = await openMaintenance(desk.server.database.url);
  try {
    const checks = await checkStats(maintenance, { write, differs: () => {} });
    return checks.find(({ workspaceId }) => workspaceId === desk.house.workspaceId)!;
  } finally {
    await maintenance.end();
  }
};

const answers = async () => [await askStats(desk, 'admin', { from }), await askStats(desk, 'agent1', { from }), await askStats(desk, 'supervisor', { from })];
const query = (text: string): Promise<object[]> => desk.server.database.query(text, [desk.house.workspaceId]);
const RIGHT = { missingFacts: 0, differentFacts: 0, strayFacts: 0, missingFromRows: 0, differentRollups: 0, differentStock: 0, zoneChanged: false };

test('what the log was summed up to is as it should be, also while the sums lag', async () => {
  expect(await check()).toMatchObject(RIGHT);
  const release = await holdSums(desk);
  await desk.chat();
  expect(await check()).toMatchObject(RIGHT);
  await release();
  await caughtUp(desk);
});

const DAMAGE: [what: string, statement: string, found: Partial<StatsCheck>][] = [
  ['a fact was lost', "delete from stat_fact where workspace_id = $1 and entered = 'ON_HOLD'", { missingFacts: 1 }],
  ['a fact says something else', 'update stat_fact set waiting_ms = waiting_ms + 1 where workspace_id = $1 and waiting_ms is not null', { differentFacts: 1 }],
  ['a fact of no event', "insert into stat_fact select workspace_id, 900000, withdrawn, ticket_id, at, queue_id, channel, agent_id, entered, null, 0 from stat_fact where workspace_id = $1 and entered = 'ON_HOLD'", { strayFacts: 1 }],
  ['a sum is off by one', 'update stat_rollup set resolved = resolved + 1 where workspace_id = $1 and grain = 2', {}],
  ['every sum was lost', 'delete from stat_rollup where workspace_id = $1', { rollups: 0 }],
  ['counts are off by one, of a queue and of its agent', "update stat_stock set tickets = tickets + 1 where workspace_id = $1 and status = 'CLOSED' and held = 1", { differentStock: 2 }],
  ['the workspace moved to another time zone', `update workspace set settings = '{"timeZone":"Asia/Kolkata"}' where id = $1`, { zoneChanged: true }],
  ['the workspace wants days of another zone, too', `update workspace set settings = '{"statsZones":["Asia/Kolkata","Nowhere/Land"]}' where id = $1`, { zoneChanged: true }],
];

test.each(DAMAGE)('%s: the check says so, the rebuild mends it, and the answers are the same as before', async (_, statement, found) => {
  const before = await answers();
  await query(statement);
  const damaged = await check();
  expect(damaged).toMatchObject(found);
  expect(isWrong(damaged)).toBe(true);
  await check(true);
  expect(await check()).toMatchObject(RIGHT);
  expect((await answers()).map(({ total, groups }) => ({ total, groups }))).toEqual(before.map(({ total, groups }) => ({ total, groups })));
});

test('work that goes on while sums are made anew is counted once', async () => {
  await query('update stat_rollup set created = created + 1 where workspace_id = $1');
  await query('update stat_stock set tickets = tickets + 1 where workspace_id = $1');
  const { total } = await askStats(desk, 'admin', { from }, 'total { created standing { new } }');
  const work = async (): Promise<void> => {
    for (let i = 0; i < 12; i++) await desk.chat();
  };
  await Promise.all([check(true), work()]);
  await caughtUp(desk);
  expect(await check()).toMatchObject(RIGHT);
  const opened = await desk.server.database.query<{ n: number }>('select count(*)::int as n from ticket where workspace_id = $1', [desk.house.workspaceId]);
  const after = await askStats(desk, 'admin', { from }, 'total { created standing { new } }');
  expect(after.total.created).toBe(opened[0]!.n);
  expect(after.total.created).toBeLessThan(total.created + 12);
});

test('tickets that no event tells of any more are counted by their rows', async () => {
  const before = await askStats(desk, 'admin', { from });
  await query("delete from event where workspace_id = $1 and type in ('TicketOpened', 'TicketChanged', 'TicketAnswered')");
  for (const table of ['stat_fact', 'stat_rollup', 'stat_stock']) await query(`delete from ${table} where workspace_id = $1`);
  await check(true);
  const { total } = await askStats(desk, 'admin', { from });
  expect(total.standing).toEqual(before.total.standing);
  expect([total.created, total.resolved, total.closed]).toEqual([before.total.created, before.total.resolved, before.total.closed]);
  expect(total.firstResponse).toEqual(before.total.firstResponse);
  expect(total.resolution).toEqual(before.total.resolution);
});

const command = (...args: string[]): Promise<{ code: number; last: string }> => new Promise((resolve) => {
  const env = { PATH: process.env.PATH, DATABASE_URL: desk.server.database.url, PARLEY_SECRET: SECRET };
  execFile(process.execPath, ['src/stats.ts', '--json', ...args], { env }, (error, stdout) =>
    resolve({ code: (error as { code?: number } | null)?.code ?? 0, last: stdout.trim().split('\n').at(-1)! }));
});

test('the command ends with 1 while something differs, and its last line is one JSON object', async () => {
  await query('update stat_rollup set created = created + 1 where workspace_id = $1');
  const found = await command();
  expect([found.code, JSON.parse(found.last).differ.length, JSON.parse(found.last).written]).toEqual([1, 1, false]);
  const mended = await command('--write');
  expect([mended.code, JSON.parse(mended.last).written]).toEqual([0, true]);
  const again = await command();
  expect([again.code, JSON.parse(again.last).differ]).toEqual([0, []]);
});
