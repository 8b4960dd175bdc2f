/** How durations are summed up, and which sums cover a range. */

/** A workspace's sums by UTC hour, and by day and month of its zone; 0 are the facts themselves, above are days of further zones. */
export const GRAIN = { FACT: 0, HOUR: 1, DAY: 2, MONTH: 3 } as const;
export type Grain = number;

/** Days of a zone by its slot: 0 is the workspace's own. */
export const dayGrain = (slot: number): Grain => (slot === 0 ? GRAIN.DAY : GRAIN.MONTH + slot);

/** Bins of a histogram: below a second, then eight for each doubling up to 97 days, and what is longer. */
export const BINS = 186;
export const BINS_A_DOUBLING = 8;
/**
 * A histogram is one decimal number with eight digits a bin, the first bin last. So `sum()` of numbers merges histograms, and
 * one of few samples takes few bytes. A bin holds up to 99,999,999.
 */
export const BIN_DIGITS = 8;

/** The bins that samples of these ranks (from 1, ascending) lie in, of a histogram as the database prints it. */
export const binsAt = (packed: string, ranks: number[]): number[] => {
  const found: number[] = [];
  let [bin, seen] = [-1, 0];
  for (let end = packed.length; end > 0 && found.length < ranks.length; end -= BIN_DIGITS) {
    bin++;
    seen += Number(packed.slice(Math.max(0, end - BIN_DIGITS), end));
    while (found.length < ranks.length && ranks[found.length]! <= seen) found.push(bin);
  }
  return found;
};

/** What stands for every duration of a bin, in seconds: its middle, so at most 4.5 % off; half a second for what is shorter than one. */
export const secondsOf = (bin: number): number => (bin === 0 ? 0.5 : 2 ** ((bin - 0.5) / BINS_A_DOUBLING));

/** Durations of a period, in seconds. */
export interface Durations {
  count: number;
  average: number | null;
  shortest: number | null;
  longest: number | null;
  p50: number | null;
  p95: number | null;
}

/** The average is exact; the others come from the histogram. */
export const durationsOf = (count: number, totalMs: number, packed: string): Durations => {
  if (count === 0) return { count, average: null, shortest: null, longest: null, p50: null, p95: null };
  const [shortest, p50, p95, longest] = binsAt(packed, [1, Math.ceil(count * 0.5), Math.ceil(count * 0.95), count]).map(secondsOf);
  return { count, average: totalMs / count / 1000, shortest: shortest!, longest: longest!, p50: p50!, p95: p95! };
};

/** A stretch of time to be read from sums of one grain. */
export interface Cut {
  grain: Grain;
  since: number;
  until: number;
}

/** Where blocks of a grain begin, as far as they matter for a range. */
export interface Grid {
  grain: Grain;
  ceil(at: number): number;
  floor(at: number): number;
}

const HOUR_MS = 3_600_000;
export const HOURS: Grid = { grain: GRAIN.HOUR, ceil: (at) => Math.ceil(at / HOUR_MS) * HOUR_MS, floor: (at) => Math.floor(at / HOUR_MS) * HOUR_MS };

/** Index of the first that is not below `at`. */
const firstFrom = (ascending: number[], at: number): number => {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** A grid from the beginnings of its blocks that lie within a range, ascending. */
export const gridOf = (grain: Grain, starts: number[]): Grid => ({
  grain,
  ceil: (at) => starts[firstFrom(starts, at)] ?? Infinity,
  floor: (at) => {
    const next = firstFrom(starts, at);
    return starts[next] === at ? at : starts[next - 1] ?? -Infinity;
  },
});

/** Covers a range by the coarsest whole blocks, their edges by finer ones, and what is left by facts. `grids` come coarsest first. */
const cover = (since: number, until: number, grids: Grid[]): Cut[] => {
  if (since >= until) return [];
  const [coarsest, ...finer] = grids;
  if (!coarsest) return [{ grain: GRAIN.FACT, since, until }];
  const [first, last] = [coarsest.ceil(since), coarsest.floor(until)];
  if (first >= last) return cover(since, until, finer);
  return [...cover(since, first, finer), { grain: coarsest.grain, since: first, until: last }, ...cover(last, until, finer)];
};

/** Covers each stretch between two neighbours of `points`; what touches and is of one grain is one cut. */
export const cuts = (points: number[], grids: Grid[]): Cut[] => {
  const merged: Cut[] = [];
  for (const [i, until] of points.entries()) {
    for (const cut of i === 0 ? [] : cover(points[i - 1]!, until, grids)) {
      const last = merged.at(-1);
      if (last?.grain === cut.grain && last.until === cut.since) last.until = cut.until;
      else merged.push(cut);
    }
  }
  return merged;
};
