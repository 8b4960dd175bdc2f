/** Statistics against a ledger kept the slow way, through random work, wherever the sums stand and in whatever zone. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { Customer } from '../support/chat.ts';
import { HOUR, MINUTE, openDesk, type Desk } from '../tickets/support.ts';
import { openLedger, type Asked, type Ledger } from './ledger.ts';
import { askStats, caughtUp, expectFlow, GROUP, holdSums, replay, series, type Ask } from './support.ts';

let server: TestServer;
beforeAll(async () => {
  // Two days before the clocks of Europe go forward.
  server = await startTestServer({ at: new Date('2027-03-26T20:10:00.000Z') });
});
afterAll(() => server.stop());

const ACTORS = ['agent1', 'agent2', 'supervisor', 'manager', 'outsider'] as const;
const ACTIONS = ['claimTicket', 'markPending', 'markOnHold', 'resolveTicket', 'reopenTicket'] as const;

type Step =
  | { do: 'chat'; other: boolean }
  | { do: 'write'; which: number }
  | { do: 'act'; which: number; who: number; action: number }
  | { do: 'reply'; which: number; who: number }
  | { do: 'transfer'; which: number; who: number; to: number }
  | { do: 'pass'; ms: number }
  | { do: 'sums'; what: 'hold' | 'release' | 'replay' | 'wait' };

const which = fc.nat(5);
const who = fc.nat(ACTORS.length - 1);
const steps = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ do: fc.constant('chat' as const), other: fc.boolean() }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('write' as const), which }) },
    { weight: 9, arbitrary: fc.record({ do: fc.constant('act' as const), which, who, action: fc.nat(ACTIONS.length - 1) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('reply' as const), which, who }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('transfer' as const), which, who, to: fc.nat(3) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.oneof(fc.nat(90_000), fc.nat(50 * MINUTE), fc.nat(20 * HOUR)) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('sums' as const), what: fc.constantFrom('hold', 'release', 'replay', 'wait') }) },
  ) as fc.Arbitrary<Step>,
  { minLength: 25, maxLength: 45 },
);

/** A desk with its ledger, and what the steps act on. */
interface Play {
  desk: Desk;
  ledger: Ledger;
  cases: { customer: Customer; ticketId: string }[];
  release: (() => Promise<void>) | null;
}

const take = async ({ desk, cases }: Play, step: Exclude<Step, { do: 'sums' | 'chat' | 'pass' }>): Promise<void> => {
  const one = cases[step.which % Math.max(1, cases.length)];
  if (!one) return;
  if (step.do === 'write') await one.customer.write('Are you there?');
  else {
    // The present ticket of the thread; a refusal is as good a step as any.
    const { id: ticketId } = await desk.newest(one.customer);
    const part = ACTORS[step.who]!;
    if (step.do === 'act') await desk.act(part, ACTIONS[step.action]!, { ticketId });
    if (step.do === 'reply') await desk.reply(part, ticketId);
    const to = [{ queueId: desk.house.queueId }, { queueId: desk.house.otherQueueId }, { userId: desk.house.userId('agent2') }, { userId: desk.house.userId('agent1') }];
    if (step.do === 'transfer') await desk.act(part, 'transferTicket', { ticketId, ...to[step.to] });
  }
};

const moveSums = async (play: Play, what: string): Promise<void> => {
  if (what === 'hold') play.release ??= await holdSums(play.desk);
  if (what === 'release' && play.release) {
    await play.release();
    play.release = null;
  }
  if (play.release) return;
  if (what === 'replay') await replay(play.desk);
  if (what === 'wait') await caughtUp(play.desk);
};

const run = async (play: Play, step: Step): Promise<void> => {
  if (step.do === 'chat') play.cases.push(await play.desk.chat({ endpointKey: step.other ? play.desk.house.otherEndpointKey : play.desk.house.endpointKey }));
  else if (step.do === 'pass') server.clock.advance(step.ms);
  else if (step.do === 'sums') await moveSums(play, step.what);
  else await take(play, step);
  await play.ledger.look();
};

const row = (id: string): string => id.slice(4);

/** A range up to now may be asked for without its end. */
const range = (from: number, to: number, open: boolean): Ask => ({ from: new Date(from), ...(open ? {} : { to: new Date(to) }) });

/** Everybody's totals and groups over a range. */
const compareTotals = async ({ desk, ledger }: Play, from: number, to: number, open = false): Promise<void> => {
  const { house } = desk;
  const queues = [house.queueId, house.otherQueueId];
  const asked = range(from, to, open);
  const all = await askStats(desk, 'manager', asked);
  expectFlow(all.total, ledger.count({ from, to }));
  expect(all.total.standing).toEqual(ledger.standing({}));
  for (const queueId of queues) {
    const group = all.groups.find((each) => each.queue?.id === queueId);
    if (group) expectFlow(group, ledger.count({ from, to, queueIds: [row(queueId)] }));
    expect(group?.standing ?? ledger.standing({ queueIds: [] })).toEqual(ledger.standing({ queueIds: [row(queueId)] }));
  }
  const views: [Parameters<Desk['as']>[0], Record<string, unknown> | undefined, Omit<Asked, 'from' | 'to'>][] = [
    ['supervisor', undefined, { queueIds: [row(house.queueId)] }],
    ['agent1', undefined, { agentId: row(house.userId('agent1')) }],
    ['otherSupervisor', { agentId: house.userId('agent2') }, { queueIds: [row(house.otherQueueId)], agentId: row(house.userId('agent2')) }],
  ];
  for (const [part, filter, mine] of views) {
    const { total } = await askStats(desk, part, { ...asked, filter });
    expectFlow(total, ledger.count({ from, to, ...mine }));
    expect(total.standing).toEqual(ledger.standing(mine));
  }
};

/** All tickets of these come by one channel, so whatever asks for it by name gets the whole. */
const compareChannels = async ({ desk, ledger }: Play, from: number, to: number): Promise<void> => {
  const asked = range(from, to, true);
  const views: [Parameters<Desk['as']>[0], Omit<Asked, 'from' | 'to'>][] = [
    ['manager', {}], ['supervisor', { queueIds: [row(desk.house.queueId)] }], ['agent1', { agentId: row(desk.house.userId('agent1')) }]];
  for (const [part, mine] of views) {
    const counted = ledger.count({ from, to, ...mine });
    expectFlow((await askStats(desk, part, { ...asked, filter: { channel: 'WEB' } })).total, counted);
    const { groups } = await askStats(desk, part, asked, `groups(by: [CHANNEL]) { channel ${GROUP} }`);
    for (const group of groups) expectFlow(group, counted);
    expect(groups.map((group) => group.standing)).toEqual(groups.length > 0 ? [ledger.standing(mine)] : []);
    const both = await askStats(desk, part, asked, `groups(by: [QUEUE, CHANNEL]) { channel queue { id } ${GROUP} }`);
    expect(both.groups.reduce((sum, group) => sum + group.created, 0)).toBe(counted.created);
  }
};

const compareSeries = async ({ desk, ledger }: Play, from: number, to: number, step: 'HOUR' | 'DAY' | 'MONTH', timeZone?: string, open = false): Promise<void> => {
  const { series: points } = await askStats(desk, 'manager', { ...range(from, to, open), timeZone }, series(step));
  expect([points[0]!.from, points.at(-1)!.to]).toEqual([new Date(from).toISOString(), new Date(to).toISOString()]);
  for (const [i, point] of points.entries()) {
    if (i > 0) expect(point.from).toBe(points[i - 1]!.to);
    expectFlow(point, ledger.count({ from: Date.parse(point.from), to: Date.parse(point.to) }));
  }
};

test('[J-02, J-13, N-01, N-05] statistics are what a ledger says, after every step of random work, behind, caught up or replayed', async () => {
  let desks = 0;
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(), async (given, offset) => {
      const desk = await openDesk(`stats${++desks}`, server);
      await server.database.query('update workspace set settings = $2 where id = $1', [desk.house.workspaceId, { timeZone: 'Europe/Berlin', statsZones: ['Asia/Kolkata', 'Europe/Berlin'] }]);
      const play: Play = { desk, ledger: openLedger(desk), cases: [], release: null };
      const start = server.clock.now().getTime();
      try {
        for (const [i, step] of given.entries()) {
          await run(play, step);
          const to = server.clock.now().getTime() + 1;
          // Ranges that begin anywhere, so that what happened twice happened before and within.
          const from = start + ((offset + i * 7_919_993) % (to - start));
          await compareTotals(play, i % 2 === 0 ? start : from, to, i % 3 === 0);
          if (i % 9 === 8) await compareSeries(play, from, to, 'DAY', undefined, i % 2 === 0);
          if (i % 9 === 4) await compareChannels(play, from, to);
        }
        const end = server.clock.now().getTime() + 1;
        for (const zone of [undefined, 'Asia/Kolkata', 'America/New_York']) await compareSeries(play, start, end, 'DAY', zone);
        for (const open of [false, true]) {
          await compareSeries(play, start, end, 'HOUR', 'Asia/Kolkata', open);
          await compareSeries(play, start, end, 'DAY', 'Asia/Kolkata', open);
          await compareSeries(play, start, end, 'MONTH', undefined, open);
        }
        // Steps in which no time passes leave nothing between the two.
        if (end - start > 2) await compareTotals(play, start + 1, end - 1);
      } finally {
        await play.release?.();
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 300_000);
