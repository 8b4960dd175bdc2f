/** Each check of the day passes a log that is right, and finds the fault that is put into it. */
import { expect, test } from '@jest/globals';
import { oneAssignee } from '../../bench/day/checks/assignees.ts';
import { withinCapacity } from '../../bench/day/checks/capacity.ts';
import { oneActiveTicket } from '../../bench/day/checks/conversations.ts';
import { deadlinesOnce } from '../../bench/day/checks/deadlines.ts';
import { intervalsWhole } from '../../bench/day/checks/intervals.ts';
import { messagesOnce } from '../../bench/day/checks/messages.ts';
import { offersOnce } from '../../bench/day/checks/offers.ts';
import { openBetween } from '../../bench/day/checks/open-time.ts';
import { closedQueuesRest } from '../../bench/day/checks/opening.ts';
import { promisesDerived } from '../../bench/day/checks/promises.ts';
import { eventsOnce } from '../../bench/day/checks/sightings.ts';
import { statisticsEqual } from '../../bench/day/checks/statistics.ts';
import type { Facts, LogEvent, Standing } from '../../bench/day/facts.ts';
import { emptySightings, note } from '../../bench/day/follower.ts';
import type { Ledger } from '../../bench/day/ledger.ts';

/** Two in the afternoon of a Wednesday, UTC. */
const START = Date.UTC(2026, 10, 25, 14);
const HOLD = 60_000;
const NEW: Standing = { status: 'NEW', assigneeId: null, queueId: 'q' };
const at = (status: string, assigneeId: string | null = 'ann', queueId = 'q'): Standing => ({ status, assigneeId, queueId });

const logOf = (entries: (Partial<LogEvent> & { type: string; s: number })[]): LogEvent[] => {
  let position = 0;
  return entries.map(({ s, payload = {}, ...rest }, i) => {
    const ordered = ['TicketOpened', 'TicketChanged', 'MessagePosted'].includes(rest.type);
    return {
      id: String(i + 1), xid: String(i + 1), conversationId: ordered ? 'c' : null, ticketId: rest.type === 'MessagePosted' ? null : 't', position: ordered ? ++position : null,
      at: START + s * 1_000, payload: { at: new Date(START + s * 1_000).toISOString(), ...payload }, ...rest,
    };
  });
};

const changed = (s: number, before: Standing, after: Standing, more: Record<string, unknown> = {}) =>
  ({ type: 'TicketChanged', s, payload: { change: before.assigneeId === after.assigneeId ? 'STATUS' : 'ASSIGNED', cause: 'AGENT', before, after, ...more } });
const said = (s: number, side: string, n: number) => ({ type: 'MessagePosted', s, payload: { side, messageId: `m${n}`, position: n } });

/** Opened, offered, accepted, answered, resolved, closed by its timer. */
const rightDay = () => logOf([
  said(0, 'CUSTOMER', 1),
  { type: 'TicketOpened', s: 0, payload: { after: NEW } },
  { type: 'OfferMade', s: 1, payload: { offerId: 'o', userId: 'ann', before: NEW, after: { ...NEW, offeredTo: 'ann' } } },
  { type: 'OfferEnded', s: 2, payload: { offerId: 'o', userId: 'ann', state: 'ACCEPTED', before: { ...NEW, offeredTo: 'ann' }, after: NEW } },
  changed(2, NEW, at('OPEN')),
  said(5, 'STAFF', 2),
  changed(10, at('OPEN'), at('RESOLVED')),
  changed(70, at('RESOLVED'), at('CLOSED'), { cause: 'RESOLVED_EXPIRED' }),
]);

const message = (n: number, s: number, side: string, text = `text ${n}`) => ({ id: `m${n}`, conversationId: 'c', position: n, side, text, key: `who:k${n}`, at: START + s * 1_000 });
const clock = (kind: 'FIRST_RESPONSE' | 'RESOLUTION', elapsedMs: number, more: Partial<Facts['clocks'][number]> = {}) => ({
  id: kind, ticketId: 't', kind, startedAt: START, elapsedMs, runningSince: null, targetMs: 30_000, breachedAt: null, metAt: START + elapsedMs, cancelledAt: null, ...more,
});

const right = (events: LogEvent[] = rightDay()): Facts => ({
  now: START + 100_000, events,
  tickets: [{ id: 't', conversationId: 'c', queueId: 'q', assigneeId: 'ann', channel: 'WEB', status: 'CLOSED', fromPosition: 1, toPosition: 2, openedAt: START }],
  messages: [message(1, 0, 'CUSTOMER'), message(2, 5, 'STAFF')],
  offers: [{ id: 'o', ticketId: 't', userId: 'ann', state: 'ACCEPTED', madeAt: START + 1_000, expiresAt: START + 6_000, endedAt: START + 2_000 }],
  intervals: [
    { userId: 'ann', state: 'AVAILABLE', cause: 'AGENT', since: START, until: START + 10_000 },
    { userId: 'ann', state: 'POST_PROCESSING', cause: 'INTERACTION_ENDED', since: START + 10_000, until: START + 13_000 },
    { userId: 'ann', state: 'AVAILABLE', cause: 'POST_PROCESSING_EXPIRED', since: START + 13_000, until: null },
  ],
  interactions: [{ ticketId: 't', userId: 'ann', startedAt: START + 2_000, endedAt: START + 10_000, wrapUntil: START + 13_000, doneAt: START + 13_000 }],
  clocks: [clock('FIRST_RESPONSE', 5_000), clock('RESOLUTION', 10_000)],
  queues: [{ id: 'q', hours: null, targets: { FIRST_RESPONSE: 30_000, NEXT_RESPONSE: null, RESOLUTION: 30_000 } }],
  agents: [{ userId: 'ann', state: 'AVAILABLE', capacity: 1 }],
  scheduled: [],
  settings: { pendingWeight: 0.5, onHoldWeight: 0.25, resolvedHoldMs: HOLD, pendingHoldMs: HOLD, inactivityMs: HOLD },
});

const day = (more: Partial<Ledger> = {}): Ledger => ({
  since: START - 1_000, until: START + 90_000, wrapUpMs: 3_000, heard: [], watches: [], snoozes: [], dark: [], counted: [],
  written: [{ conversationId: 'cnv_c', sent: [{ side: 'CUSTOMER', text: 'text 1', key: 'k1', position: 1 }, { side: 'STAFF', text: 'text 2', key: 'k2', position: 2 }] }], ...more,
});

/** The same day with something else in the place of one event. */
const spoiled = (index: number, ...instead: (Partial<LogEvent> & { type: string; s: number })[]): LogEvent[] => {
  const events = rightDay().map(({ at: time, ...rest }) => ({ ...rest, s: (time - START) / 1_000, id: undefined, xid: undefined, position: undefined }));
  events.splice(index, 1, ...(instead as typeof events));
  return logOf(events.map(({ id: _, xid: __, position: ___, ...rest }) => rest));
};

test('one assignee: a change that begins elsewhere, a row that stands elsewhere, and two who work at once', () => {
  expect(oneAssignee(right())).toEqual([]);
  expect(oneAssignee(right(spoiled(6, changed(10, at('OPEN', 'bob'), at('RESOLVED', 'bob')))))).toHaveLength(2);
  expect(oneAssignee({ ...right(), tickets: [{ ...right().tickets[0]!, assigneeId: 'bob' }] })).toHaveLength(1);
  expect(oneAssignee({ ...right(), interactions: [...right().interactions, { ticketId: 't', userId: 'bob', startedAt: START + 9_000, endedAt: null, wrapUntil: null, doneAt: null }] })).toHaveLength(1);
  expect(oneAssignee(right(spoiled(4, changed(2, NEW, at('OPEN', null)), changed(2, at('OPEN', null), at('OPEN')))))).toHaveLength(1);
});

test('capacity: what is given beyond it, also while an offer is pending or something is written up; not what was overridden', () => {
  const second = (s: number, more: Record<string, unknown> = {}) => ({ ...changed(s, NEW, at('OPEN'), more), ticketId: 'u', conversationId: 'd' });
  const capacity = (events: LogEvent[]) => withinCapacity(right(events), day());
  expect(capacity(rightDay())).toEqual([]);
  expect(capacity(spoiled(3, second(1.5), rightDayEntry(3)))).toHaveLength(2);
  expect(capacity(spoiled(5, second(4)))).toHaveLength(1);
  expect(capacity(spoiled(5, second(4, { aboveCapacity: true })))).toEqual([]);
  expect(capacity(spoiled(7, second(12)))).toHaveLength(1);
  expect(capacity(spoiled(7, second(14)))).toEqual([]);
});

/** An event of the right day, to be kept beside what is put in. */
const rightDayEntry = (index: number) => {
  const { type, payload, at: time, ticketId } = rightDay()[index]!;
  return { type, payload, ticketId, s: (time - START) / 1_000 };
};

test('messages: lost, doubled, out of order, from nobody', () => {
  const messages = (stored: Facts['messages']) => messagesOnce({ ...right(), messages: stored }, day());
  expect(messages(right().messages)).toEqual([]);
  expect(messages([message(1, 0, 'CUSTOMER')])).toHaveLength(1);
  expect(messages([...right().messages, { ...message(3, 6, 'STAFF'), id: 'again', key: 'who:k2' }])).toHaveLength(1);
  expect(messages([...right().messages, message(3, 6, 'STAFF')])).toHaveLength(1);
  expect(messages([message(1, 0, 'CUSTOMER', 'another text'), message(2, 5, 'STAFF')])).toHaveLength(1);
  expect(messages([{ ...message(1, 0, 'CUSTOMER') }, { ...message(2, 5, 'STAFF'), position: 3 }])).toHaveLength(2);
  const turned = day({ written: [{ conversationId: 'cnv_c', sent: [{ side: 'CUSTOMER', text: 'text 2', key: 'k2', position: null }, { side: 'CUSTOMER', text: 'text 1', key: 'k1', position: null }] }] });
  expect(messagesOnce({ ...right(), messages: [message(1, 0, 'CUSTOMER'), message(2, 5, 'CUSTOMER')] }, turned)).toHaveLength(1);
});

const shown = (ids: string[]) => {
  const sightings = emptySightings();
  const connection = new Set<string>();
  for (const id of ids) note(sightings, { __typename: 'X', id: `evt_${id}`, cursor: '' }, connection);
  return sightings;
};

test('events: not shown, shown twice over one connection, out of order, begun anew', () => {
  const all = rightDay().map(({ id }) => id);
  const events = (sightings: Ledger['watches'][number]['sightings'], userId: string | null = null) => eventsOnce(right(), day({ watches: [{ who: 'somebody', sightings, userId }] }));
  expect(events(shown(all))).toEqual([]);
  expect(events(shown(all.slice(1)))).toHaveLength(1);
  expect(events(shown([...all, '3']))).toHaveLength(1);
  expect(events({ ...shown(all), resyncs: 1 })).toHaveLength(1);
  expect(events(shown(['3', '4', '5']), 'usr_ann')).toEqual([]);
  expect(events(shown(['3', '5']), 'usr_ann')).toHaveLength(1);
  const heard = (positions: number[]) => eventsOnce(right(), day({ heard: [{
    conversationId: 'cnv_c', sightings: shown([]), order: positions, leftAt: new Date(START + 60_000), positions: new Map(positions.map((position) => [position === 1 ? 'evt_1' : 'evt_6', position])),
  }] }));
  expect(heard([1, 2])).toEqual([]);
  expect(heard([1])).toHaveLength(1);
  expect(heard([2, 1])).toHaveLength(1);
});

test('what comes again after a return is no fault, and told apart', () => {
  const sightings = emptySightings();
  const frame = { __typename: 'X', id: 'evt_1', cursor: '' };
  expect([note(sightings, frame, new Set()), note(sightings, frame, new Set())]).toEqual([true, false]);
  expect(sightings).toMatchObject({ again: 1, repeated: 0 });
});

test('deadlines of tickets: early, late, twice, never, without reason', () => {
  const timers = (events: LogEvent[], now = START + 100_000) => deadlinesOnce({ ...right(events), now, clocks: [] }, day());
  const closes = (s: number) => changed(s, at('RESOLVED'), at('CLOSED'), { cause: 'RESOLVED_EXPIRED' });
  expect(timers(rightDay())).toEqual([]);
  expect(timers(spoiled(7, closes(69)))).toHaveLength(1);
  expect(timers(spoiled(7, closes(73)))).toHaveLength(1);
  expect(timers(spoiled(7, closes(70), closes(71)))).toHaveLength(1);
  expect(timers(spoiled(7), START + 73_000)).toHaveLength(1);
  expect(timers(spoiled(7), START + 71_000)).toEqual([]);
  // Nobody answered the customer, so nothing waits for them.
  expect(timers(spoiled(5, changed(62, at('OPEN'), at('RESOLVED'), { cause: 'INACTIVITY' })).slice(0, 6), START + 63_000)).toHaveLength(1);
  // Answered after five seconds, so a minute later it is settled.
  const silent = (s: number) => timers(spoiled(6, changed(s, at('OPEN'), at('RESOLVED'), { cause: 'INACTIVITY' })).slice(0, 7), START + (s + 1) * 1_000);
  expect([silent(64), silent(65), silent(67), silent(68)].map(({ length }) => length)).toEqual([1, 0, 0, 1]);
});

test('deadlines besides: offers, wrap-up, breaches, scheduled answers, sleep, presence', () => {
  const facts = right();
  const check = (more: Partial<Facts>, ledger: Partial<Ledger> = {}) => deadlinesOnce({ ...facts, ...more }, day(ledger));
  const offer = (state: string, endedAt: number | null) => ({ offers: [{ ...facts.offers[0]!, state, endedAt }], events: facts.events.filter(({ type }) => type !== 'OfferEnded') });
  expect([check(offer('TIMED_OUT', START + 6_100)), check(offer('TIMED_OUT', START + 5_000)), check(offer('TIMED_OUT', START + 9_000)), check(offer('PENDING', null)), check(offer('ACCEPTED', START + 9_000))]
    .map(({ length }) => length)).toEqual([0, 1, 1, 1, 1]);
  expect(check({ interactions: [{ ...facts.interactions[0]!, doneAt: null }] })).toHaveLength(1);
  expect(check({ interactions: [{ ...facts.interactions[0]!, wrapUntil: START + 14_000, doneAt: START + 14_000 }] })).toHaveLength(1);
  const missed = [clock('RESOLUTION', 40_000, { breachedAt: START + 30_000 })];
  const breach = (s: number) => ({ ...logOf([{ type: 'SlaBreached', s, payload: { clockId: 'RESOLUTION' } }])[0]!, id: `b${s}` });
  expect([[], [breach(31)], [breach(29)], [breach(33)], [breach(30), breach(31)]].map((told) => check({ clocks: missed, events: [...facts.events, ...told] }).length)).toEqual([1, 0, 1, 1, 1]);
  const later = (state: string, s: number | null) => check({ scheduled: [{ ticketId: 't', state, sendAt: START + 10_000, settledAt: s === null ? null : START + s * 1_000 }] }).length;
  expect([later('SENT', 10), later('SENT', 9), later('SENT', 13), later('SCHEDULED', null), later('CANCELLED', 5)]).toEqual([0, 1, 1, 1, 0]);
  const asleep = (events: LogEvent[]) => check({ events, now: START + 30_000 }, { snoozes: [{ ticketId: 'tkt_t', until: new Date(START + 8_000) }] }).length;
  const sleeps = changed(6, at('OPEN'), at('OPEN'), { change: 'SNOOZED' });
  const wakes = (s: number) => changed(s, at('OPEN'), at('OPEN'), { change: 'WOKEN', cause: 'SYSTEM' });
  expect([[sleeps, wakes(8)], [sleeps, wakes(7)], [sleeps], []].map((put) => asleep(spoiled(6, ...put, changed(20, at('OPEN'), at('RESOLVED'))).slice(0, -1)))).toEqual([0, 1, 1, 1]);
  const gone = (s: number) => check({ intervals: [...facts.intervals, { userId: 'bob', state: 'OFFLINE', cause: 'PRESENCE_LOST', since: START + s * 1_000, until: null }] }, { dark: [{ userId: 'usr_bob', at: START }] }).length;
  expect([gone(85), gone(91), gone(70), gone(95)]).toEqual([0, 0, 1, 1]);
  expect(check({}, { dark: [{ userId: 'usr_bob', at: START }] })).toHaveLength(1);
});

test('offers: two at once, ended twice, ended otherwise than kept, and no break after a refusal', () => {
  const facts = right();
  const made = (offerId: string, s: number) => ({ type: 'OfferMade', s, payload: { offerId, userId: 'bob', after: NEW } });
  expect(offersOnce(facts)).toEqual([]);
  expect(offersOnce(right(spoiled(3, made('p', 2), rightDayEntry(3)))).length).toBeGreaterThan(0);
  expect(offersOnce(right(spoiled(3, rightDayEntry(3), rightDayEntry(3)))).length).toBeGreaterThan(0);
  expect(offersOnce({ ...facts, offers: [{ ...facts.offers[0]!, state: 'REJECTED' }] })).toHaveLength(1);
  const refused = (xid: string, before: string) => {
    const end = { ...rightDayEntry(3), payload: { ...rightDayEntry(3).payload, state: 'TIMED_OUT' } };
    const events = spoiled(3, { type: 'AgentStateChanged', s: 1.5, payload: { userId: 'ann', after: before } as never }, end, { type: 'AgentStateChanged', s: 2, payload: { userId: 'ann', after: 'ON_BREAK', cause: 'OFFER_LAPSED' } } as never);
    const linked = events.map((event) => (event.payload.cause === 'OFFER_LAPSED' ? { ...event, xid } : event));
    return offersOnce({ events: linked, offers: [{ ...facts.offers[0]!, state: 'TIMED_OUT' }] }).length;
  };
  expect([refused('5', 'AVAILABLE'), refused('99', 'AVAILABLE'), refused('99', 'POST_PROCESSING')]).toEqual([0, 1, 0]);
});

test('intervals: a gap, an overlap, two that last, and a log that says otherwise', () => {
  const facts = right();
  const told = facts.intervals.map(({ state }, i) => ({ ...logOf([{ type: 'AgentStateChanged', s: i, payload: { userId: 'ann', before: facts.intervals[i - 1]?.state, after: state } as never }])[0]!, id: `a${i}` }));
  const check = (intervals: Facts['intervals'], events = told) => intervalsWhole({ ...facts, intervals, events });
  const other = (index: number, more: Partial<Facts['intervals'][number]>) => facts.intervals.map((one, i) => (i === index ? { ...one, ...more } : one));
  expect(check(facts.intervals)).toEqual([]);
  expect(check(other(0, { until: START + 9_000 }))).toEqual([expect.stringContaining('a gap')]);
  expect(check(other(0, { until: START + 11_000 }))).toEqual([expect.stringContaining('an overlap')]);
  expect(check(other(0, { until: null }))).toHaveLength(1);
  expect(check(other(2, { until: START + 20_000 }))).toHaveLength(1);
  expect(check(other(1, { state: 'AWAY' }))).toHaveLength(1);
  expect(check(facts.intervals, told.slice(0, 2))).toHaveLength(1);
});

test('promises: sums, ends, numbers and misses are derived and not believed', () => {
  const facts = right();
  const check = (clocks: Facts['clocks'], more: Partial<Facts> = {}) => promisesDerived({ ...facts, ...more, clocks }, day()).length;
  expect(check(facts.clocks)).toBe(0);
  expect(check([clock('FIRST_RESPONSE', 8_000), facts.clocks[1]!])).toBe(1);
  expect(check([facts.clocks[0]!])).toBe(1);
  expect(check([clock('FIRST_RESPONSE', 5_000, { metAt: null, cancelledAt: START + 5_000 }), facts.clocks[1]!])).toBe(1);
  expect(check([clock('FIRST_RESPONSE', 5_000, { breachedAt: START + 4_000 }), facts.clocks[1]!])).toBe(1);
  expect(check([clock('FIRST_RESPONSE', 5_000, { targetMs: 2_000 }), facts.clocks[1]!])).toBe(1);
  // Two seconds of waiting for the customer do not count, nor what lies before the queue opens at 14:00:04.
  const waited = spoiled(6, changed(6, at('OPEN'), at('PENDING')), changed(8, at('PENDING'), at('OPEN')), changed(10, at('OPEN'), at('RESOLVED')));
  expect(check([facts.clocks[0]!, clock('RESOLUTION', 8_000)], { events: waited })).toBe(0);
  expect(check(facts.clocks, { events: waited })).toBe(1);
  const hours = { zone: 'UTC', weekly: { 3: [[0, 14 * 60 + 4 / 60]] as [number, number][] } };
  expect(check([clock('FIRST_RESPONSE', 4_000), clock('RESOLUTION', 4_000)], { queues: [{ ...facts.queues[0]!, hours }] })).toBe(0);
  expect(check(facts.clocks, { queues: [{ ...facts.queues[0]!, hours }] })).toBe(1);
});

test('opening times are reckoned over midnight, and nothing is decided outside them', () => {
  const night = { zone: 'UTC', weekly: { 2: [[22 * 60, 26 * 60]] as [number, number][] } };
  const tuesday = Date.UTC(2026, 10, 24);
  expect(openBetween(night, tuesday + 21 * 3_600_000, tuesday + 30 * 3_600_000)).toBe(4 * 3_600_000);
  expect(openBetween(night, tuesday + 25 * 3_600_000, tuesday + 30 * 3_600_000)).toBe(3_600_000);
  const queue = (weekly: Record<string, [number, number][]>) => ({ ...right(), queues: [{ ...right().queues[0]!, hours: { zone: 'UTC', weekly } }] });
  expect(closedQueuesRest(queue({ 3: [[14 * 60, 15 * 60]] }))).toEqual([]);
  expect(closedQueuesRest(queue({ 3: [[15 * 60, 16 * 60]] }))).toHaveLength(1);
});

test('one ticket a conversation: two that are active at once, in the log or in the rows', () => {
  const facts = right();
  expect(oneActiveTicket(facts)).toEqual([]);
  expect(oneActiveTicket(right(spoiled(5, { type: 'TicketOpened', s: 5, ticketId: 'u', payload: { after: NEW } }))).length).toBeGreaterThan(0);
  expect(oneActiveTicket({ ...facts, tickets: ['t', 'u'].map((id) => ({ ...facts.tickets[0]!, id, status: 'OPEN' })) })).toHaveLength(1);
});

test('statistics: another number than there is', () => {
  const counted = { queueId: null, created: 1, resolved: 1, closed: 1, onHold: 0, standing: { new: 0, open: 0, pending: 0, onHold: 0, resolved: 0, closed: 1 } };
  expect(statisticsEqual(right(), day({ counted: [counted, { ...counted, queueId: 'que_q' }] }))).toEqual([]);
  expect(statisticsEqual(right(), day({ counted: [{ ...counted, resolved: 2 }] }))).toHaveLength(1);
  expect(statisticsEqual(right(), day({ counted: [{ ...counted, standing: { ...counted.standing, open: 1 } }] }))).toHaveLength(1);
  expect(statisticsEqual(right(), day({ counted: [{ ...counted, queueId: 'que_other' }] }))).toHaveLength(4);
});
