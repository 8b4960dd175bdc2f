/** What may stand in a setting. */
import type { Role, StaffActor } from '../../kernel/actor.ts';
import { hasScope } from '../../kernel/actor.ts';
import type { Hours, Interval } from '../../kernel/business-time.ts';
import { badInput, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';

/** §4.4: settings are the administrator's; times and targets also the manager's. */
const MAY_SET: Record<'SETTINGS' | 'TIMES', Record<Role, boolean>> = {
  SETTINGS: { ADMIN: true, MANAGER: false, SUPERVISOR: false, AGENT: false, EXPERT: false, PARTNER_VIEWER: false },
  TIMES: { ADMIN: true, MANAGER: true, SUPERVISOR: false, AGENT: false, EXPERT: false, PARTNER_VIEWER: false },
};

export const maySet = (actor: StaffActor, what: keyof typeof MAY_SET): boolean =>
  hasScope(actor, 'ADMIN') && (actor.kind === 'SERVICE' || MAY_SET[what][actor.role]);

/** The settings that a manager may change, too: how tickets go on by themselves. */
export const HOLDS = ['resolvedHoldMs', 'pendingHoldMs', 'inactivityMs'] as const;
export const TIMES: readonly string[] = [...HOLDS, 'resolveKeywords', 'holdOnCustomerMessage', 'tagBeforeResolve'];

export const settingName = (given: string, path: string[] = ['name']): Result<string> => {
  const kept = given.trim();
  return kept === '' || kept.length > limit('settingNameCharacters') ? badInput(`A name has 1 to ${limit('settingNameCharacters')} characters.`, path) : ok(kept);
};

export const colour = (given: string): Result<string> =>
  /^#[0-9a-f]{6}$/i.test(given) ? ok(given) : badInput('A colour is written #rrggbb.', ['colour']);

/** A number within bounds, both allowed; null passes. */
export const within = (value: number | null | undefined, from: number, to: number, path: string[]): Result<null> =>
  value == null || (value >= from && value <= to) ? ok(null) : badInput(`Between ${from.toLocaleString('en')} and ${to.toLocaleString('en')}.`, path);

/** The first that fails, or that nothing does. */
export const all = (...checks: Result<unknown>[]): Result<null> => {
  for (const check of checks) if (!check.ok) return check;
  return ok(null);
};

export const timeZone = (zone: string): Result<string> => {
  try {
    return ok(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone && zone);
  } catch {
    return badInput('There is no such time zone; write it like Europe/Berlin.', ['zone']);
  }
};

type Span = Interval;
export type Weekly = Hours['weekly'];
export type Holidays = Hours['holidays'];

export interface SpanText {
  from: string;
  to: string;
}

const DAY = 1_440;

const minutes = (text: string): number | null => {
  const found = /^(\d\d):([0-5]\d)$/.exec(text);
  const value = found ? Number(found[1]) * 60 + Number(found[2]) : null;
  return value !== null && value <= DAY ? value : null;
};

const clock = (value: number): string =>
  `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`;

export const spanText = ([from, to]: Span): SpanText => ({ from: clock(from), to: to === DAY ? '24:00' : clock(to % DAY) });

/** Stretches of one day in order; none may reach into the next. */
const spans = (given: readonly SpanText[], path: string[]): Result<Span[]> => {
  const read: Span[] = [];
  for (const { from, to } of given) {
    const [start, end] = [minutes(from), minutes(to)];
    if (start === null || end === null || start === DAY) return badInput('Times are written HH:MM.', path);
    read.push([start, end <= start ? end + DAY : end]);
  }
  read.sort((a, b) => a[0] - b[0]);
  const overlap = read.some(([, to], i) => i + 1 < read.length && to > read[i + 1]![0]) || (read.length > 1 && read.at(-1)![1] > read[0]![0] + DAY);
  return overlap ? badInput('The times of a day overlap.', path) : ok(read);
};

export const weekly = (days: readonly { weekday: number; spans: readonly SpanText[] }[]): Result<Weekly> => {
  const week: Weekly = {};
  for (const day of days) {
    const key = String(day.weekday) as keyof Weekly;
    if (!Number.isInteger(day.weekday) || day.weekday < 1 || day.weekday > 7 || week[key]) return badInput('Each weekday, 1 to 7, stands once.', ['weekly']);
    const read = spans(day.spans, ['weekly']);
    if (!read.ok) return read;
    week[key] = read.value;
  }
  return ok(week);
};

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

export const holidays = (days: readonly { date: string; spans: readonly SpanText[] }[]): Result<Holidays> => {
  if (days.length > limit('listSize')) return badInput(`Up to ${limit('listSize')} dates.`, ['holidays']);
  const dates: Holidays = {};
  for (const day of days) {
    if (!isDate(day.date) || dates[day.date]) return badInput('Each date stands once, as YYYY-MM-DD.', ['holidays']);
    const read = spans(day.spans, ['holidays']);
    if (!read.ok) return read;
    dates[day.date] = read.value;
  }
  return ok(dates);
};

/** Words that resolve a ticket, as they are compared: without case and space around. */
export const keywords = (given: readonly string[]): Result<string[]> => {
  const kept = [...new Set(given.map((word) => word.trim().toLowerCase()))];
  return kept.length > limit('resolveKeywords') || kept.some((word) => word.length > limit('settingNameCharacters') || !/[\p{L}\p{N}]/u.test(word))
    ? badInput(`Up to ${limit('resolveKeywords')} words or phrases of ${limit('settingNameCharacters')} characters, each with a letter or digit.`, ['resolveKeywords'])
    : ok(kept);
};
