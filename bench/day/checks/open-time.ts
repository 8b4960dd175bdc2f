/** Opening times of UTC, minute by minute of the week; nothing of the product's own reckoning. */
import type { Opening } from '../facts.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Milliseconds between two instants in which it was open; without opening times, all of them. */
export const openBetween = (hours: Opening | null, from: number, to: number): number => {
  if (to <= from) return 0;
  if (!hours) return to - from;
  if (hours.zone !== 'UTC') throw new Error('only UTC is reckoned here');
  let open = 0;
  // Yesterday's hours may run into today.
  for (let day = (Math.floor(from / DAY) - 1) * DAY; day < to; day += DAY) {
    const weekday = String(new Date(day).getUTCDay() || 7);
    for (const [opens, closes] of hours.weekly[weekday] ?? []) {
      open += Math.max(0, Math.min(to, day + closes * MINUTE) - Math.max(from, day + opens * MINUTE));
    }
  }
  return open;
};
