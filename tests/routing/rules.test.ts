import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { before, chosen, estimatedWait, judge, ranked, touched, type Candidate, type SkipReason } from '../../src/modules/routing/rules.ts';
import { effectiveCapacity, fits } from '../../src/modules/tickets/capacity.ts';

const T0 = Date.UTC(2026, 10, 25, 9);
const at = (minutes: number) => new Date(T0 + minutes * 60_000);

const someone = (userId: string, fields: Partial<Candidate> = {}): Candidate => ({
  userId, state: 'AVAILABLE', skilled: true, proficiency: 0, load: 0, capacity: 5, room: true, idleSince: at(0), refusals: 0, ...fields,
});

const arbitrary: fc.Arbitrary<Candidate> = fc.record({
  userId: fc.uuid(), state: fc.constantFrom('AVAILABLE', 'AVAILABLE', 'AVAILABLE', 'AWAY', 'OFFLINE', 'ON_BREAK'), skilled: fc.boolean(), proficiency: fc.integer({ min: 0, max: 10 }),
  load: fc.constantFrom(0, 0.5, 1, 2, 5), capacity: fc.integer({ min: 1, max: 20 }), room: fc.boolean(), idleSince: fc.option(fc.integer({ min: 0, max: 600 }).map(at)), refusals: fc.integer({ min: 0, max: 3 }),
});
const people = fc.uniqueArray(arbitrary, { selector: ({ userId }) => userId, maxLength: 12 });
const ids = (candidates: { candidate: Candidate }[]) => candidates.map(({ candidate }) => candidate.userId);

describe('order', () => {
  const ORDER: [string, Partial<Candidate>, Partial<Candidate>][] = [
    ['[C42, I-03] who knows more comes first, however much they hold', { proficiency: 5, load: 4, idleSince: at(9) }, { proficiency: 4, load: 0, idleSince: at(1) }],
    ['[C42] of equals who holds least', { load: 1, idleSince: at(9) }, { load: 2, idleSince: at(1) }],
    ['[C42, P-08] in weights', { load: 1.5 }, { load: 2 }],
    ['[C42] of equals who has had nothing new for longest', { idleSince: at(1) }, { idleSince: at(9) }],
    ['[C42] and who never had anything has waited longest of all', { idleSince: null }, { idleSince: at(0) }],
  ];
  test.each(ORDER)('%s', (_, first, second) => {
    // The ids stand the other way round, so that they decide nothing.
    const [a, b] = [someone('b', first), someone('a', second)];
    expect(Math.sign(before(a, b))).toBe(-1);
    expect(Math.sign(before(b, a))).toBe(1);
  });

  test('[C42] it is a total order: the same people in any order give the same list', () => {
    fc.assert(fc.property(people.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), fc.option(fc.uuid()), ([all, shuffled], last) => {
      expect(ids(ranked(shuffled, last))).toEqual(ids(ranked(all, last)));
      for (const a of all) for (const b of all) expect(before(a, b) === 0).toBe(a.userId === b.userId);
    }), { numRuns: 500 });
  });

  test('[C42] nobody who is chosen is skipped, and nobody who could take it stands before them', () => {
    fc.assert(fc.property(people, (all) => {
      const order = ranked(all, null);
      const best = chosen(order);
      const able = judge(all).filter(({ skipped }) => skipped === null).map(({ candidate }) => candidate);
      if (able.length === 0) return expect(best).toBeNull();
      expect(able).toContain(best);
      for (const other of able) expect(before(best!, other)).toBeLessThanOrEqual(0);
    }), { numRuns: 500 });
  });

  test('[G8] a reopened ticket goes to its last agent first, if they can take it', () => {
    fc.assert(fc.property(people.filter((all) => all.length > 0), (all) => {
      const last = all[0]!;
      const skipped = judge(all)[0]!.skipped;
      if (skipped === null) expect(chosen(ranked(all, last.userId))).toBe(last);
      else expect(chosen(ranked(all, last.userId))).toEqual(chosen(ranked(all, null)));
    }), { numRuns: 500 });
  });
});

describe('who is skipped', () => {
  const WHY: [string, Partial<Candidate>, SkipReason | null][] = [
    ['[C-03, D-01] who is available can take it', {}, null],
    ['[P-02, D-02] who is away cannot', { state: 'AWAY' }, 'NOT_AVAILABLE'],
    ['[P-02] nor who is busy', { state: 'BUSY' }, 'NOT_AVAILABLE'],
    ['[P-02] nor who is offline', { state: 'OFFLINE' }, 'NOT_AVAILABLE'],
    ['[D-06] nor who is on a break', { state: 'ON_BREAK' }, 'NOT_AVAILABLE'],
    ['[P-02] nor who writes up', { state: 'POST_PROCESSING' }, 'NOT_AVAILABLE'],
    ['[C-02] nor who lacks a skill', { skilled: false }, 'LACKS_SKILL'],
    ['[P-04] nor who is full', { room: false }, 'AT_CAPACITY'],
    ['[G12] who refused waits until the others were asked', { refusals: 1 }, 'REFUSED'],
  ];
  test.each(WHY)('%s', (_, fields, skipped) => {
    const [judged] = judge([someone('a', fields), someone('b')]);
    expect(judged!.skipped).toBe(skipped);
  });

  test('[G12] when everybody has refused, the next round begins with everybody', () => {
    expect(judge([someone('a', { refusals: 1 }), someone('b', { refusals: 1 })]).map(({ skipped }) => skipped)).toEqual([null, null]);
    expect(judge([someone('a', { refusals: 1 }), someone('b', { refusals: 0, state: 'AWAY' })]).map(({ skipped }) => skipped)).toEqual([null, 'NOT_AVAILABLE']);
    expect(judge([someone('a', { refusals: 2 }), someone('b', { refusals: 1 })]).map(({ skipped }) => skipped)).toEqual(['REFUSED', null]);
  });

  test('[G12] nobody is asked a second time before everybody who can take it was asked once', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 4 }), (names, rounds) => {
      const all = names.map((name) => someone(name));
      for (let round = 0; round < rounds; round++) {
        const asked = new Set<string>();
        for (let i = 0; i < all.length; i++) {
          const best = chosen(ranked(all, null))!;
          asked.add(best.userId);
          best.refusals += 1;
        }
        expect(asked.size).toBe(all.length);
      }
    }), { numRuns: 200 });
  });
});

describe('capacity', () => {
  const CAPACITY: [string, number, string, number | null, number][] = [
    ['[P-04] the agent’s own', 5, 'WEB', null, 5],
    ['[C-05, C9] SMS at most 6', 20, 'SMS', null, 6],
    ['[C9] the smaller of both', 3, 'SMS', null, 3],
    ['[C9] a channel’s policy instead of the product’s', 20, 'SMS', 8, 8],
    ['[C9] a channel’s policy where the product has none', 20, 'EMAIL', 2, 2],
  ];
  test.each(CAPACITY)('%s', (_, own, channel, ceiling, expected) => expect(effectiveCapacity(own, channel, ceiling)).toBe(expected));

  test('[P-08] light tickets add up to what they weigh', () => {
    expect(fits({ load: 4, weight: 1, capacity: 5 })).toBe(true);
    expect(fits({ load: 4.5, weight: 1, capacity: 5 })).toBe(false);
    expect(fits({ load: 4.9, weight: 0.1, capacity: 5 })).toBe(true);
    expect(fits({ load: 0.1 + 0.2 + 0.7 + 3.9, weight: 0.1, capacity: 5 })).toBe(true);
    expect(fits({ load: 5, weight: 0, capacity: 5 })).toBe(true);
  });
});

describe('waiting', () => {
  test('an estimate is the place times the pace', () => {
    const decisions = [at(0), at(5), at(10), at(15)];
    expect(estimatedWait(1, decisions, at(20))).toBe(5 * 60_000);
    expect(estimatedWait(3, decisions, at(20))).toBe(15 * 60_000);
    expect(estimatedWait(1, [], at(20))).toBeNull();
    expect(estimatedWait(1, [at(1)], at(20))).toBeNull();
  });

  const standing = (status: string, assigneeId: string | null = null, more: object = {}) => ({ status, assigneeId, queueId: 'q', ...more });
  const EVENTS: [string, string, Record<string, unknown>, { queues?: string[]; agents?: string[]; gone?: string[] }][] = [
    ['a ticket comes', 'TicketOpened', { after: standing('NEW') }, { queues: ['q'] }],
    ['a ticket goes back to a queue', 'TicketChanged', { before: standing('OPEN', 'a'), after: standing('NEW') }, { queues: ['q'], agents: ['a'] }],
    ['a ticket is resolved', 'TicketChanged', { before: standing('OPEN', 'a'), after: standing('RESOLVED', 'a') }, { agents: ['a'] }],
    ['a ticket goes to a colleague', 'TicketChanged', { before: standing('OPEN', 'a'), after: standing('OPEN', 'b') }, { agents: ['a'] }],
    ['a ticket is tagged', 'TicketChanged', { before: standing('OPEN', 'a'), after: standing('OPEN', 'a') }, {}],
    ['an offer ends', 'OfferEnded', { queueId: 'q', userId: 'a' }, { queues: ['q'], agents: ['a'] }],
    ['an agent becomes available', 'AgentStateChanged', { userId: 'a', after: 'AVAILABLE' }, { agents: ['a'] }],
    ['an agent leaves', 'AgentStateChanged', { userId: 'a', after: 'OFFLINE' }, { gone: ['a'] }],
    ['an agent writes up, and may still take what is held out', 'AgentStateChanged', { userId: 'a', after: 'POST_PROCESSING' }, {}],
    ['a wrap-up is over', 'WrapUpFinished', { userId: 'a' }, { agents: ['a'] }],
    ['a queue opens', 'QueueWoken', { queueId: 'q' }, { queues: ['q'] }],
    ['somebody writes', 'MessagePosted', {}, {}],
  ];
  test.each(EVENTS)('what is looked at when %s', (_, type, payload, expected) =>
    expect(touched({ type, payload })).toEqual({ queues: [], agents: [], gone: [], ...expected }));
});
