/** The week of a queue as it is edited: seven days, each with the stretches that it is open. */
import type { HoursSettingFragment } from '../gql/graphql.ts';

export interface OpenSpan {
  from: string;
  to: string;
}

export interface HolidayRow {
  date: string;
  spans: OpenSpan[];
}

/** Monday first. */
export type Week = readonly OpenSpan[][];

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

const shown = ({ from, to }: OpenSpan): OpenSpan => ({ from, to });

/** 9, 930 and 9.30 are times as people type them. */
export const tidyTime = (text: string): string => {
  const [, hours, minutes = '00'] = /^(\d{1,2})[:.h]?(\d\d)?$/.exec(text.trim()) ?? [];
  return hours === undefined ? text.trim() : `${hours.padStart(2, '0')}:${minutes}`;
};

export const weekOf = (hours: HoursSettingFragment | null): Week =>
  weekdays.map((day) => (hours === null && day <= 5 ? [{ from: '09:00', to: '17:00' }] : (hours?.weekly.find(({ weekday }) => weekday === day)?.spans ?? []).map(shown)));

export const holidaysOf = (hours: HoursSettingFragment | null): HolidayRow[] =>
  (hours?.holidays ?? []).map(({ date, spans }) => ({ date, spans: spans.map(shown) }));

export const weeklyInput = (week: Week) => week.flatMap((spans, index) => (spans.length === 0 ? [] : [{ weekday: index + 1, spans: spans.map(({ from, to }) => ({ from, to })) }]));

const dayMinutes = 1_440;
const minutesOf = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes || 0;
};

/** Percent of the day from the left, and how wide; what passes midnight ends at the day's edge. */
export const barOf = ({ from, to }: OpenSpan): { left: string; width: string } => {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const until = end <= start ? dayMinutes : Math.min(end, dayMinutes);
  return { left: `${(start / dayMinutes) * 100}%`, width: `${((until - start) / dayMinutes) * 100}%` };
};

const time = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

/** Every stretch needs both its times. */
export const incomplete = (spans: readonly OpenSpan[]): boolean => spans.some(({ from, to }) => !time.test(from) || !time.test(to));

/** The next stretch of a day begins an hour after the last ended. */
export const nextSpan = (spans: readonly OpenSpan[]): OpenSpan => {
  const last = spans.at(-1);
  if (last === undefined) return { from: '09:00', to: '17:00' };
  const start = Math.min(minutesOf(last.to) + 60, dayMinutes - 60);
  const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return { from: clock(start), to: clock(Math.min(start + 180, dayMinutes)) };
};
