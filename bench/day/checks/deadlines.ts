/** Everything that happens by itself happens once, not early, and at most two seconds late. */
import type { Facts, LogEvent } from '../facts.ts';
import type { Ledger } from '../ledger.ts';
import { grouped } from './timeline.ts';
import { LATE_MS, ROUNDING_MS, ticketTimers } from './timers.ts';

/** Somebody's last sign of life may have been written down this long before they left. */
const BEAT_MS = 10_000;
const GONE_MS = 90_000;

type Late = (ms: number) => void;

/** Between its time and two seconds after. */
const punctual = (what: string, due: number, at: number, late: Late): string[] => {
  late(at - due);
  if (at < due - ROUNDING_MS) return [`${what} came ${Math.round(due - at)} ms early`];
  return at > due + LATE_MS ? [`${what} came ${Math.round(at - due)} ms late`] : [];
};

const offers = ({ offers: rows, events, now }: Pick<Facts, 'offers' | 'events' | 'now'>, late: Late): string[] => {
  const ends = new Map(events.filter(({ type }) => type === 'OfferEnded').map((event) => [event.payload.offerId as string, event]));
  return rows.flatMap(({ id, state, expiresAt, endedAt }) => {
    const end = ends.get(id);
    if (state === 'PENDING') return now > expiresAt + LATE_MS ? [`the offer ${id} did not lapse`] : [];
    if (state !== 'TIMED_OUT') return endedAt! > expiresAt + LATE_MS ? [`the offer ${id} was ${state} after it had lapsed`] : [];
    return [...punctual(`the lapse of the offer ${id}`, expiresAt, endedAt!, late), ...(end ? punctual(`the lapse of the offer ${id}`, expiresAt, end.at, late) : [])];
  });
};

const wrapUps = ({ interactions, intervals, now }: Pick<Facts, 'interactions' | 'intervals' | 'now'>, late: Late): string[] => {
  const found = interactions.flatMap(({ ticketId, wrapUntil, doneAt }) => {
    if (wrapUntil === null || (doneAt ?? now) <= wrapUntil + LATE_MS) return [];
    return [`the wrap-up of ${ticketId} lasted ${Math.round((doneAt ?? now) - wrapUntil)} ms too long`];
  });
  const byUser = grouped(intervals, ({ userId }) => userId);
  for (const [userId, of] of byUser) {
    of.forEach(({ cause, since }, i) => {
      if (cause !== 'POST_PROCESSING_EXPIRED') return;
      const ended = interactions.filter((one) => one.userId === userId && one.wrapUntil !== null && one.endedAt! >= of[i - 1]!.since - 1 && one.endedAt! <= since);
      const due = Math.max(...ended.map(({ wrapUntil }) => wrapUntil!));
      found.push(...(ended.length === 0 ? [`the wrap-up of ${userId} ended, and there was none`] : punctual(`the end of wrap-up of ${userId}`, due, since, late)));
    });
  }
  return found;
};

/** In another queue a promise may be new, or shorter, and so be missed already: that is told when the ticket comes there. */
const breaches = ({ events, clocks, now }: Pick<Facts, 'events' | 'clocks' | 'now'>, late: Late): string[] => {
  const transfers = grouped(events.filter(({ type, payload: { before, after } }) => type === 'TicketChanged' && before!.queueId !== after!.queueId), ({ ticketId }) => ticketId);
  const told = grouped(events.filter(({ type }) => type === 'SlaBreached'), ({ payload }) => payload.clockId as string);
  return clocks.flatMap(({ id, ticketId, breachedAt }) => {
    const times = told.get(id) ?? [];
    if (breachedAt === null) return times.length > 0 ? [`the breach of ${id} was told, and there was none`] : [];
    if (times.length !== 1) return now > breachedAt + LATE_MS ? [`the breach of ${id} was told ${times.length} times`] : [];
    const came = (transfers.get(ticketId) ?? []).findLast(({ at }) => at <= times[0]!.at)?.at ?? 0;
    return punctual(`the breach of ${id}`, Math.max(breachedAt, came), times[0]!.at, late);
  });
};

const scheduled = ({ scheduled: rows, now }: Pick<Facts, 'scheduled' | 'now'>, late: Late): string[] =>
  rows.flatMap(({ ticketId, state, sendAt, settledAt }) => {
    if (state === 'SCHEDULED') return now > sendAt + LATE_MS ? [`the answer of ${ticketId} was not sent`] : [];
    return state === 'SENT' ? punctual(`the answer of ${ticketId}`, sendAt, settledAt!, late) : [];
  });

/** Awake by itself at its time, or before by whatever moved it. */
const snoozed = (events: LogEvent[], { snoozes }: Pick<Ledger, 'snoozes'>, late: Late): string[] => {
  const changes = grouped(events.filter(({ type }) => type === 'TicketChanged'), ({ ticketId }) => ticketId);
  return snoozes.flatMap(({ ticketId, until }) => {
    const of = changes.get(ticketId.slice(4)) ?? [];
    const asleep = of.findLastIndex(({ payload, at }) => payload.change === 'SNOOZED' && at <= until.getTime());
    const next = of.slice(asleep + 1).find(({ payload: { change, before, after } }) =>
      ['WOKEN', 'SNOOZED', 'ASSIGNED', 'TRANSFERRED'].includes(change as string) || (change === 'STATUS' && before!.status !== after!.status && !['PENDING', 'ON_HOLD'].includes(after!.status)));
    if (asleep < 0) return [`${ticketId} did not fall asleep`];
    if (!next || next.at > until.getTime() + LATE_MS) return [`${ticketId} did not wake in time`];
    return next.payload.change === 'WOKEN' && next.payload.cause === 'SYSTEM' ? punctual(`the waking of ${ticketId}`, until.getTime(), next.at, late) : [];
  });
};

const lost = ({ intervals }: Pick<Facts, 'intervals'>, { dark }: Pick<Ledger, 'dark'>): string[] => dark.flatMap(({ userId, at }) => {
  const found = intervals.find((one) => one.userId === userId.slice(4) && one.cause === 'PRESENCE_LOST' && one.since >= at);
  if (!found) return [`${userId} left without a word and was not missed`];
  const after = found.since - at;
  return after < GONE_MS - BEAT_MS - ROUNDING_MS || after > GONE_MS + LATE_MS ? [`${userId} was missed after ${Math.round(after)} ms`] : [];
});

/** @param late is told how late each was, ms. */
export const deadlinesOnce = (facts: Facts, ledger: Pick<Ledger, 'since' | 'snoozes' | 'dark'>, late: Late = () => {}): string[] => [
  ...ticketTimers(facts, ledger.since, late), ...offers(facts, late), ...wrapUps(facts, late), ...breaches(facts, late),
  ...scheduled(facts, late), ...snoozed(facts.events, ledger, late), ...lost(facts, ledger),
];
