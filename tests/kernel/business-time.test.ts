import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addBusinessMs, businessMs, isOpen, nextOpening, type Hours, type Interval, type Weekday } from '../../src/kernel/business-time.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const at = (iso: string) => new Date(iso);
const EVERY: Weekday[] = ['1', '2', '3', '4', '5', '6', '7'];
const WEEKDAYS: Weekday[] = ['1', '2', '3', '4', '5'];
const hours = (zone: string, days: Weekday[], intervals: Interval[], holidays: Hours['holidays'] = {}): Hours =>
  ({ zone, weekly: Object.fromEntries(days.map((day) => [day, intervals])), holidays });

const office = hours('Europe/Berlin', WEEKDAYS, [[540, 720], [780, 1_080]], { '2026-12-25': [], '2026-12-24': [[540, 720]] });
const night = hours('Europe/Berlin', ['5', '6'], [[1_320, 1_440 + 360]]);

describe('opening times', () => {
  test.each([
    ['[G5] in the morning', office, '2026-11-25T08:00:00Z', '2026-11-25T17:00:00Z', 8], ['[G5] the break does not count', office, '2026-11-25T10:30:00Z', '2026-11-25T12:30:00Z', 1],
    ['[G5] a weekend does not count', office, '2026-11-27T16:00:00Z', '2026-11-30T09:00:00Z', 2], ['[G5] a holiday does not, half a day half', office, '2026-12-24T00:00:00Z', '2026-12-28T00:00:00Z', 3],
    ['[G5] a night belongs to the evening that it began', night, '2026-11-27T00:00:00Z', '2026-11-30T00:00:00Z', 16], ['[G5] also from within it', night, '2026-11-28T03:00:00Z', '2026-11-28T12:00:00Z', 2],
    ['[G5] no hours are all hours', null, '2026-11-25T00:00:00Z', '2026-11-26T00:00:00Z', 24], ['[G5] backwards is nothing', office, '2026-11-25T12:00:00Z', '2026-11-25T08:00:00Z', 0],
    ['[G5] spring: the day has 23 hours', hours('Europe/Berlin', EVERY, [[0, 1_440]]), '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 23],
    ['[G5] autumn: it has 25', hours('Europe/Berlin', EVERY, [[0, 1_440]]), '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 25],
    ['[G5] opening in the hour that is skipped', hours('Europe/Berlin', EVERY, [[150, 300]]), '2026-03-29T00:00:00Z', '2026-03-29T12:00:00Z', 2],
    ['[G5] closing in the hour that comes twice', hours('Europe/Berlin', EVERY, [[60, 150]]), '2026-10-24T22:00:00Z', '2026-10-25T12:00:00Z', 2.5],
    ['[G5] a zone whose summer is half an hour', hours('Australia/Lord_Howe', EVERY, [[0, 1_440]]), '2026-10-03T13:30:00Z', '2026-10-04T13:00:00Z', 23.5],
    ['[G5] midnight that is skipped', hours('America/Sao_Paulo', EVERY, [[0, 120]]), '2018-11-04T00:00:00Z', '2018-11-04T12:00:00Z', 1],
    ['[G5] a day that never was', hours('Pacific/Apia', EVERY, [[540, 1_020]]), '2011-12-29T10:00:00Z', '2011-12-31T10:00:00Z', 16],
  ])('%s', (_, of, from, to, expected) => expect(businessMs(of, at(from), at(to)) / HOUR).toBe(expected));

  test.each([
    ['[G5] at once within hours', office, '2026-11-25T10:00:00Z', 1, '2026-11-25T11:00:00.000Z'], ['[G5] over the break', office, '2026-11-25T10:30:00Z', 1, '2026-11-25T12:30:00.000Z'],
    ['[G5] to the next morning', office, '2026-11-25T16:30:00Z', 1, '2026-11-26T08:30:00.000Z'], ['[G5] from a Sunday', office, '2026-11-29T12:00:00Z', 3, '2026-11-30T11:00:00.000Z'],
    ['[G5] exactly the day ends the day', office, '2026-11-25T08:00:00Z', 8, '2026-11-25T17:00:00.000Z'], ['[G5] nothing is now', office, '2026-11-29T12:00:00Z', 0, '2026-11-29T12:00:00.000Z'],
    ['[G5] through the clock change', hours('Europe/Berlin', EVERY, [[0, 1_440]]), '2026-03-28T12:00:00Z', 24, '2026-03-29T12:00:00.000Z'],
  ])('%s', (_, of, from, add, expected) => expect(addBusinessMs(of, at(from), add * HOUR)?.toISOString()).toBe(expected));

  test.each([
    ['open', '2026-11-25T10:00:00Z', '2026-11-25T10:00:00.000Z'], ['the moment it opens', '2026-11-25T08:00:00Z', '2026-11-25T08:00:00.000Z'],
    ['the moment it closes', '2026-11-25T11:00:00Z', '2026-11-25T12:00:00.000Z'], ['in the evening', '2026-11-27T18:00:00Z', '2026-11-30T08:00:00.000Z'], ['before the holiday', '2026-12-24T12:00:00Z', '2026-12-28T08:00:00.000Z'],
  ])('[G5] next opening: %s', (_, from, expected) => {
    expect(nextOpening(office, at(from))?.toISOString()).toBe(expected);
    expect(isOpen(office, at(from))).toBe(expected === at(from).toISOString());
  });

  test('[G5] hours that never open end the search', () => {
    const never = hours('UTC', [], []);
    expect([nextOpening(never, at('2026-11-25T10:00:00Z')), addBusinessMs(never, at('2026-11-25T10:00:00Z'), 1), isOpen(never, at('2026-11-25T10:00:00Z'))]).toEqual([null, null, false]);
  });
});

const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Chatham', 'UTC');
const interval = fc.tuple(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 1, max: 1_440 })).map(([from, length]): Interval => [from, from + length]);
const day = fc.array(interval, { maxLength: 3 });
const anyHours: fc.Arbitrary<Hours> = fc.record({
  zone, weekly: fc.record({ 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: fc.tuple(interval).map((each) => [...each]) }),
  holidays: fc.dictionary(fc.constantFrom('2026-03-29', '2026-10-25', '2026-03-08', '2026-10-04'), day),
});
/** Around the changes of the clocks. */
const moment = fc.tuple(fc.constantFrom('2026-03-06', '2026-03-27', '2026-10-02', '2026-10-23', '2026-11-25').map((date) => Date.parse(date)), fc.integer({ min: 0, max: 5 * 24 * HOUR }))
  .map(([from, ms]) => new Date(from + ms));

const span = fc.integer({ min: 0, max: 20 * 24 * HOUR });

/** What the clocks show, by another way than the code's. */
const wall = (of: string, instant: number): { minutes: number; weekday: Weekday; date: string; before: { weekday: Weekday; date: string } } => {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: of, dateStyle: 'short', timeStyle: 'short' }).format(instant);
  const [date, time] = shown.split(' ') as [string, string];
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  const weekdayOf = (iso: string) => String(new Date(iso).getUTCDay() || 7) as Weekday;
  const yesterday = new Date(Date.parse(date) - 24 * HOUR).toISOString().slice(0, 10);
  return { minutes: hour * 60 + minute, weekday: weekdayOf(date), date, before: { weekday: weekdayOf(yesterday), date: yesterday } };
};
const showsOpen = (of: Hours, instant: number): boolean => {
  const { minutes, weekday, date, before } = wall(of.zone, instant);
  const within = (intervals: readonly Interval[] | undefined, m: number) => (intervals ?? []).some(([from, to]) => from <= m && m < to);
  return within(of.holidays[date] ?? of.weekly[weekday], minutes) || within(of.holidays[before.date] ?? of.weekly[before.weekday], minutes + 1_440);
};

describe('properties', () => {
  test('[G5] time adds up, and is never more than passed', () => {
    fc.assert(fc.property(anyHours, moment, fc.tuple(span, span), (of, from, spans) => {
      const moments = [from, ...spans.map((ms) => new Date(from.getTime() + ms))];
      const [a, b, c] = moments.sort((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date];
      const whole = businessMs(of, a, c);
      expect(businessMs(of, a, b) + businessMs(of, b, c)).toBe(whole);
      expect(whole >= 0 && whole <= c.getTime() - a.getTime()).toBe(true);
    }), { numRuns: 300 });
  });

  test('[G5] what is added has passed then, and not a moment before', () => {
    fc.assert(fc.property(anyHours, moment, fc.integer({ min: 1, max: 60 * HOUR }), (of, from, ms) => {
      const due = addBusinessMs(of, from, ms)!;
      expect(businessMs(of, from, due)).toBe(ms);
      expect(businessMs(of, from, new Date(due.getTime() - 1))).toBe(ms - 1);
      expect(isOpen(of, new Date(due.getTime() - 1))).toBe(true);
    }), { numRuns: 300 });
  });

  test('[G5] closed until the next opening, open from there', () => {
    fc.assert(fc.property(anyHours, moment, (of, from) => {
      const next = nextOpening(of, from)!;
      expect(isOpen(of, next)).toBe(true);
      expect(businessMs(of, from, next)).toBe(0);
    }), { numRuns: 300 });
  });

  test('[G5] it is open when the clocks say so; around an hour that comes twice also between', () => {
    fc.assert(fc.property(anyHours, moment, (of, moment_) => {
      const instant = Math.floor(moment_.getTime() / MINUTE) * MINUTE;
      const doubled = wall(of.zone, instant).minutes === wall(of.zone, instant + HOUR).minutes || wall(of.zone, instant).minutes === wall(of.zone, instant - HOUR).minutes
        || wall(of.zone, instant + HOUR / 2).minutes === wall(of.zone, instant).minutes || wall(of.zone, instant - HOUR / 2).minutes === wall(of.zone, instant).minutes;
      if (showsOpen(of, instant)) expect(isOpen(of, new Date(instant))).toBe(true);
      else if (!doubled) expect(isOpen(of, new Date(instant))).toBe(false);
    }), { numRuns: 500 });
  });
});
