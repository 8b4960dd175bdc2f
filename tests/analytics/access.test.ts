/** Who sees which statistics, what is refused, and days that are not 24 hours long. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDesk, HOUR, type Desk } from '../tickets/support.ts';
import type { Part } from '../isolation/house.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { askStats, series, type Ask } from './support.ts';

let server: TestServer;
let desk: Desk;
let away: Desk;
/** 25 October 2026 has 25 hours in Berlin. */
const start = new Date('2026-10-24T21:30:00.000Z');
beforeAll(async () => {
  server = await startTestServer({ at: start });
  desk = await openDesk('counted', server);
  away = await openDesk('elsewhere', server);
  await desk.held('agent1');
  await desk.chat();
  await desk.chat({ endpointKey: desk.house.otherEndpointKey });
  const { ticketId } = await desk.held('agent2');
  // Handed to the other queue, whose tickets agent 2 never sees again.
  await desk.act('agent2', 'transferTicket', { ticketId, queueId: desk.house.otherQueueId });
});
afterAll(() => server.stop());

const created = async (part: Part, rest: Partial<Ask> = {}, of = desk) => {
  const { total, groups } = await askStats(of, part, { from: start, ...rest });
  const { assigned: _, ...standing } = total.standing;
  return { created: total.created, waited: total.waiting.count, standing: Object.values(standing).reduce((sum, each) => sum + each), groups: groups.length };
};
const code = async (of: Desk, part: Part, rest: Partial<Ask> = {}): Promise<string> =>
  askStats(of, part, { from: start, ...rest }).then(() => 'answered', (error: { response: { errors: { extensions: { code: string } }[] } }) => error.response.errors[0]!.extensions.code);

test('[§4.4] managers and administrators see all', async () => {
  for (const part of ['admin', 'manager'] as const) expect(await created(part)).toEqual({ created: 4, waited: 2, standing: 4, groups: 2 });
});

test('[H-08] a supervisor sees what happened in their queues', async () => {
  expect(await created('supervisor')).toEqual({ created: 3, waited: 2, standing: 2, groups: 1 });
  expect(await created('otherSupervisor')).toEqual({ created: 1, waited: 0, standing: 2, groups: 1 });
  expect(await created('otherSupervisor', { filter: { queueId: desk.house.queueId } })).toEqual({ created: 0, waited: 0, standing: 0, groups: 0 });
});

test('[H-02, H-05] an agent sees what is their own, wherever it is now, and nothing by asking for a colleague', async () => {
  expect(await created('agent1')).toMatchObject({ waited: 1, standing: 1 });
  expect(await created('agent2')).toMatchObject({ waited: 1, standing: 0 });
  expect(await created('agent1', { filter: { agentId: desk.house.userId('agent2') } })).toEqual({ created: 0, waited: 0, standing: 0, groups: 0 });
  expect(await created('supervisor', { filter: { agentId: desk.house.userId('agent2') } })).toMatchObject({ waited: 1 });
});

test('[§4.4] experts, partners and customers see none', async () => {
  for (const part of ['expert', 'partner'] as const) expect(await code(desk, part)).toBe('FORBIDDEN');
  const { customer } = await away.chat();
  const refused = await server.client(customer.token).request('{ stats(from: "2026-10-24T00:00:00Z") { total { created } } }')
    .catch((error: { response: { errors: { extensions: { code: string } }[] } }) => error.response.errors[0]!.extensions.code);
  expect(refused).toBe('FORBIDDEN');
});

test('[R-01] another workspace counts its own, whatever ids it asks with', async () => {
  const own = await created('admin', {}, away);
  expect(own.groups).toBeLessThanOrEqual(1);
  for (const filter of [{ queueId: desk.house.queueId }, { queueId: desk.house.otherQueueId }, { agentId: desk.house.userId('agent1') }, { queueId: 'que_nothing' }]) {
    expect(await created('admin', { filter }, away)).toEqual({ created: 0, waited: 0, standing: 0, groups: 0 });
  }
});

test('a range that ends before it begins, is too long, or has hours without end is refused, and so is what is no zone', async () => {
  expect(await code(desk, 'admin', { to: start })).toBe('BAD_INPUT');
  expect(await code(desk, 'admin', { to: '2031-01-01T00:00:00Z' })).toBe('BAD_INPUT');
  for (const timeZone of ['', '+05:30', 'Mars/Olympus', "UTC'; --", 'a'.repeat(500)]) expect(await code(desk, 'admin', { timeZone })).toBe('BAD_INPUT');
  await expect(askStats(desk, 'admin', { from: start, to: new Date(start.getTime() + 32 * 24 * HOUR) }, series('HOUR'))).rejects.toMatchObject({
    response: { errors: [{ extensions: { code: 'BAD_INPUT' } }] } });
});

describe('[J-03] days are those of the zone', () => {
  test.each([
    ['Europe/Berlin', ['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', '2026-10-26T23:00:00.000Z']],
    ['Asia/Kolkata', ['2026-10-25T18:30:00.000Z', '2026-10-26T18:30:00.000Z']],
    ['Asia/Kathmandu', ['2026-10-25T18:15:00.000Z', '2026-10-26T18:15:00.000Z']],
    ['UTC', ['2026-10-25T00:00:00.000Z', '2026-10-26T00:00:00.000Z', '2026-10-27T00:00:00.000Z']],
  ])('%s', async (timeZone, boundaries) => {
    const stats = await askStats(desk, 'admin', { from: start, to: '2026-10-27T12:00:00.000Z', timeZone }, series('DAY'));
    expect(stats.timeZone).toBe(timeZone);
    const points = stats.series.map((point) => point.from).slice(1);
    expect(points.filter((point) => point < '2026-10-27T01')).toEqual(boundaries);
    expect(stats.series.reduce((sum, point) => sum + point.created, 0)).toBe(4);
  });

  test('where the clocks go forward at midnight, the days after begin at midnight again', async () => {
    const stats = await askStats(desk, 'admin', { from: '2026-04-22T12:00:00.000Z', to: '2026-04-26T12:00:00.000Z', timeZone: 'Africa/Cairo' }, series('DAY'));
    expect(stats.series.map((point) => point.from).slice(1)).toEqual(['2026-04-22T22:00:00.000Z', '2026-04-23T22:00:00.000Z', '2026-04-24T21:00:00.000Z', '2026-04-25T21:00:00.000Z']);
  });
});
