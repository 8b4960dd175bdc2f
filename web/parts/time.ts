/** Dates and durations as people read them. */
const clockFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const dateFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const shortFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** 10:04 */
export const clock = (at: Date): string => clockFormat.format(at);
/** 14 Sep 2025 */
export const date = (at: Date): string => dateFormat.format(at);
/** Monday, 14 September */
export const longDay = (at: Date): string => dayFormat.format(at);

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** Days between two moments by the calendar: 0 is the same day. */
export const daysApart = (earlier: Date, later: Date): number => Math.round((midnight(later) - midnight(earlier)) / day);

/** The clock today, else the date. */
export const when = (at: Date, now: Date): string => {
  if (daysApart(at, now) === 0) return clock(at);
  return at.getFullYear() === now.getFullYear() ? shortFormat.format(at) : dateFormat.format(at);
};

/** The clock today, else date and clock. */
export const moment = (at: Date, now = new Date()): string => (daysApart(now, at) === 0 ? clock(at) : `${date(at)}, ${clock(at)}`);

/** 0:04, 12:30, 1:05:00 */
export const digits = (ms: number): string => {
  const total = Math.ceil(ms / second);
  const [h, m, s] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};

/** 24 min, 3 h, 2 days */
export const roughly = (ms: number): string => {
  if (ms < minute) return 'under a minute';
  if (ms < hour) return `${Math.round(ms / minute)} min`;
  if (ms < 2 * day) return `${Math.round(ms / hour)} h`;
  return `${Math.round(ms / day)} days`;
};
