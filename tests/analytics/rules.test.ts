import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { binsAt, BINS, BIN_DIGITS, cuts, durationsOf, GRAIN, gridOf, HOURS, secondsOf } from '../../src/modules/analytics/rules.ts';

/** The bin of a duration, as the database computes it. */
const binOf = (ms: number): number => (ms < 1000 ? 0 : Math.min(BINS - 1, 1 + Math.floor((8 * Math.log(ms / 1000)) / Math.log(2))));
const packed = (all: number[]): string => all.reduce((sum, ms) => sum + 10n ** BigInt(BIN_DIGITS * binOf(ms)), 0n).toString();

describe('[J-02] a histogram', () => {
  test('finds each sample in the bin that it was added to', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constant(0), fc.nat(99_999_999)), { maxLength: BINS }), (counts) => {
      const number = counts.reduceRight((sum, n) => sum * 10n ** BigInt(BIN_DIGITS) + BigInt(n), 0n).toString();
      const ends = counts.map((_, i) => counts.slice(0, i + 1).reduce((sum, n) => sum + n, 0));
      const [first, last] = [counts.map((n, i) => (n === 0 ? 0 : ends[i]! - n + 1)), ends];
      for (const ranks of [first, last]) {
        const filled = counts.flatMap((n, i) => (n === 0 ? [] : [i]));
        expect(binsAt(number, filled.map((i) => ranks[i]!))).toEqual(filled);
      }
    }));
  });

  test('is at most 4.5 % off from a second to 97 days, half a second below', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 8_380_000_000 }), (ms) => {
      const off = Math.abs(secondsOf(binOf(ms)) - ms / 1000);
      expect(off).toBeLessThanOrEqual(ms < 1000 ? 0.5 : (ms / 1000) * 0.045);
    }));
  });

  test('gives the ranks that a sorted list has', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1000, max: 90_000_000 }), { minLength: 1, maxLength: 200 }), (all) => {
      const sorted = all.map((ms) => ms / 1000).sort((a, b) => a - b);
      const found = durationsOf(all.length, all.reduce((sum, ms) => sum + ms, 0), packed(all));
      const exact = { shortest: sorted[0]!, longest: sorted.at(-1)!, p50: sorted[Math.ceil(all.length * 0.5) - 1]!, p95: sorted[Math.ceil(all.length * 0.95) - 1]! };
      for (const [of, value] of Object.entries(exact)) expect(Math.abs(found[of as 'p50']! - value)).toBeLessThanOrEqual(value * 0.045);
    }));
  });
});

describe('the cuts of a range', () => {
  const DAY = 24 * 3_600_000;
  const range = fc.tuple(fc.nat(400 * DAY), fc.integer({ min: 1, max: 400 * DAY })).map(([from, length]) => [from, from + length] as const);
  /** Days that begin at a half hour, and a "month" of ten of them. */
  const days = Array.from({ length: 900 }, (_, i) => i * DAY + 1_800_000);
  const grids = [gridOf(GRAIN.MONTH, days.filter((_, i) => i % 10 === 0)), gridOf(GRAIN.DAY, days), HOURS];

  test('cover it without gap or overlap, by whole blocks of their grain', () => {
    fc.assert(fc.property(range, fc.array(fc.nat(800 * DAY), { maxLength: 5 }), ([from, to], between) => {
      const points = [from, ...between.filter((at) => at > from && at < to).sort((a, b) => a - b), to];
      const found = cuts(points, grids);
      expect(found[0]!.since).toBe(from);
      expect(found.at(-1)!.until).toBe(to);
      for (const [i, cut] of found.entries()) {
        if (i > 0) expect(cut.since).toBe(found[i - 1]!.until);
        const grid = grids.find((each) => each.grain === cut.grain);
        if (grid) expect([grid.ceil(cut.since), grid.floor(cut.until)]).toEqual([cut.since, cut.until]);
      }
    }));
  });

  test('are few: a year is months, and days, hours and facts at its edges', () => {
    fc.assert(fc.property(range, ([from, to]) => expect(cuts([from, to], grids).length).toBeLessThanOrEqual(11)));
  });
});
