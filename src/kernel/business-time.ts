/** Opening times (G5). */
export interface Hours {
  zone: string;
  /** By weekday, 1 Monday to 7 Sunday: from and to in minutes of the day; past 1440 it runs into the next. */
  weekly: Record<string, [number, number][]>;
  /** Days that differ, as YYYY-MM-DD. */
  holidays: Record<string, [number, number][]>;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const local = (zone: string, at: Date): { date: string; minute: number } => {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(at).map(({ type, value }) => [type, value]));
  return { date: `${parts.year}-${parts.month}-${parts.day}`, minute: Number(parts.hour) * 60 + Number(parts.minute) };
};

const intervalsOf = ({ weekly, holidays }: Hours, date: string): [number, number][] =>
  holidays[date] ?? weekly[String(new Date(`${date}T00:00:00Z`).getUTCDay() || 7)] ?? [];

const dayBefore = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);

export const isOpen = (hours: Hours, at: Date): boolean => {
  const { date, minute } = local(hours.zone, at);
  return intervalsOf(hours, date).some(([from, to]) => from <= minute && minute < to)
    || intervalsOf(hours, dayBefore(date)).some(([from, to]) => from <= minute + 1440 && minute + 1440 < to);
};

/** The next moment at which it is open; null when none comes within two weeks. */
export const nextOpening = (hours: Hours, at: Date): Date | null => {
  const start = Math.ceil(at.getTime() / MINUTE_MS) * MINUTE_MS;
  for (let time = start; time < start + 14 * DAY_MS; time += 5 * MINUTE_MS) {
    if (!isOpen(hours, new Date(time))) continue;
    for (let back = 4; back > 0; back--) if (time - back * MINUTE_MS >= start && isOpen(hours, new Date(time - back * MINUTE_MS))) return new Date(time - back * MINUTE_MS);
    return new Date(time);
  }
  return null;
};
