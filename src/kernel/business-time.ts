/**
 * Time in which somebody is there. Opening times are wall-clock times of a zone, so days may have 23 or 25 hours: it opens when
 * the clocks first show a time and closes when they last show it; a time that clocks skip is the moment of the skip.
 */

/** From and to in minutes of the day; `to` beyond 1,440 lies on the next day. */
export type Interval = readonly [from: number, to: number];
export type Weekday = '1' | '2' | '3' | '4' | '5' | '6' | '7';

export interface Hours {
  /** IANA. */
  zone: string;
  /** From 1, Monday, to 7, Sunday; a day that is missing is closed. */
  weekly: Partial<Record<Weekday, readonly Interval[]>>;
  /** Days that differ from their weekday, as YYYY-MM-DD; none open: closed. */
  holidays: Record<string, readonly Interval[]>;
}

/** A piece of open time. */
interface Opening {
  start: number;
  end: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Nobody waits longer than this for an hour to open; it also ends the search in hours that never do. */
const DAYS_AHEAD = 20 * 366;

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  formats.set(zone, made);
  return made;
};

/** What the clocks of a zone show at an instant, as if they showed UTC. */
const wallOf = (zone: string, at: number): number => {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value);
  return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!) + (((at % 1_000) + 1_000) % 1_000);
};

const offsetOf = (zone: string, at: number): number => wallOf(zone, at) - at;

interface Offsets {
  before: number;
  after: number;
}

/** Of a day and the day after, well before and well after: clocks change once in a while, not twice in four days. */
const offsetsAround = (zone: string, day: number): Offsets => ({ before: offsetOf(zone, day - DAY), after: offsetOf(zone, day + 3 * DAY) });

/** The first moment at which the clocks show `wall` or, when they skip it, something later. */
const skipOf = (zone: string, wall: number, before: number, after: number): number => {
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (wallOf(zone, middle) >= wall) high = middle;
    else low = middle;
  }
  return high;
};

/** When the clocks show `wall`, a time of `day` or the day after: the first or the last time. */
const instantOf = (zone: string, offsets: Offsets, wall: number, which: 'first' | 'last'): number => {
  const [early, late] = [wall - offsets.before, wall - offsets.after];
  if (early === late) return early;
  const shown = [early, late].filter((at) => wallOf(zone, at) === wall);
  if (shown.length > 0) return which === 'first' ? Math.min(...shown) : Math.max(...shown);
  return skipOf(zone, wall, Math.min(early, late) - 1, Math.max(early, late));
};

const intervalsOf = ({ weekly, holidays }: Hours, day: number): readonly Interval[] => {
  const date = new Date(day);
  const weekday = String(date.getUTCDay() || 7) as Weekday;
  return holidays[date.toISOString().slice(0, 10)] ?? weekly[weekday] ?? [];
};

/** Open time that ends after `from`, in order, in pieces that do not overlap. */
function* openings(hours: Hours, from: number): Generator<Opening> {
  const { zone } = hours;
  // What opened yesterday may still be open.
  const first = Math.floor(wallOf(zone, from) / DAY) * DAY - DAY;
  let reached = -Infinity;
  for (let day = first; day < first + DAYS_AHEAD * DAY; day += DAY) {
    const intervals = intervalsOf(hours, day);
    if (intervals.length === 0) continue;
    const offsets = offsetsAround(zone, day);
    for (const [opens, closes] of [...intervals].sort((a, b) => a[0] - b[0])) {
      const start = Math.max(instantOf(zone, offsets, day + opens * MINUTE, 'first'), reached);
      const end = instantOf(zone, offsets, day + closes * MINUTE, 'last');
      if (end <= start) continue;
      reached = end;
      if (end > from) yield { start, end };
    }
  }
}

/** Whether it is open. No hours: always. */
export const isOpen = (hours: Hours | null, at: Date): boolean => nextOpening(hours, at)?.getTime() === at.getTime();

/** The first moment from `at` on at which it is open; null: none for years. */
export const nextOpening = (hours: Hours | null, at: Date): Date | null => {
  if (!hours) return at;
  for (const { start } of openings(hours, at.getTime())) return start <= at.getTime() ? at : new Date(start);
  return null;
};

/** Open milliseconds between two moments; 0 when `to` is not after `from`. */
export const businessMs = (hours: Hours | null, from: Date, to: Date): number => {
  if (!hours) return Math.max(0, to.getTime() - from.getTime());
  let sum = 0;
  for (const { start, end } of openings(hours, from.getTime())) {
    if (start >= to.getTime()) break;
    sum += Math.max(0, Math.min(end, to.getTime()) - Math.max(start, from.getTime()));
  }
  return sum;
};

/** The first moment by which `ms` open milliseconds have passed since `from`; null: it is not open that long for years. */
export const addBusinessMs = (hours: Hours | null, from: Date, ms: number): Date | null => {
  if (!hours) return new Date(from.getTime() + ms);
  if (ms <= 0) return from;
  let left = ms;
  for (const { start, end } of openings(hours, from.getTime())) {
    const since = Math.max(start, from.getTime());
    if (end - since >= left) return new Date(since + left);
    left -= end - since;
  }
  return null;
};
