/** Where hours, days and months begin in a zone. The database cuts the sums, so it says where; a node remembers it. */
import { LRUCache } from 'lru-cache';
import { limit } from '../../limits.ts';
import type { Reader } from '../../platform/db/database.ts';
import { generic } from '../../platform/db/scoped-query.ts';
import { sendOnce, sql, type Sql } from '../../platform/db/sql.ts';

export const STEPS = ['HOUR', 'DAY', 'MONTH'] as const;
export type Step = (typeof STEPS)[number];

/** What is asked for and remembered at once: hours of a month, days and months of a year. */
const MONTHS_A_PAGE: Record<Step, number> = { HOUR: 1, DAY: 12, MONTH: 12 };

const monthOf = (at: Date): number => at.getUTCFullYear() * 12 + at.getUTCMonth();
const startOf = (month: number): Date => new Date(new Date(0).setUTCFullYear(0, month, 1));

/** Truncated after each step: days do not all begin at midnight, where the clocks go forward at that hour, nor hours on the hour. */
const pageStatement = (zone: string, step: Step, since: Date, until: Date): Sql => sql`
  select array(select distinct extract(epoch from date_trunc(${step.toLowerCase()}, g, ${zone}))::float8 * 1000
    from generate_series(${since}::timestamptz, ${until}::timestamptz + ${`1 ${step.toLowerCase()}`}::interval, ${`1 ${step.toLowerCase()}`}::interval, ${zone}) g order by 1) as starts`;

export const calendar = (db: Reader) => {
  const pages = new LRUCache<string, number[]>({ max: limit('statsCalendarPages'), ttl: limit('statsCalendarMs') });
  const page = async (workspaceId: string, zone: string, step: Step, month: number): Promise<number[]> => {
    const key = `${zone} ${step} ${month}`;
    const kept = pages.get(key);
    if (kept) return kept;
    const [since, until] = [startOf(month), startOf(month + MONTHS_A_PAGE[step])];
    const [found] = await db.rows<{ starts: number[] }>(workspaceId, generic(sendOnce(pageStatement(zone, step, since, until))));
    const starts = found!.starts.filter((at) => at >= since.getTime() && at < until.getTime());
    pages.set(key, starts);
    return starts;
  };

  /** Every beginning within a range, ascending, and perhaps some around it. */
  return async (workspaceId: string, zone: string, step: Step, from: Date, to: Date): Promise<number[]> => {
    const size = MONTHS_A_PAGE[step];
    const found: number[][] = [];
    for (let month = Math.floor(monthOf(from) / size) * size; month <= monthOf(to); month += size) found.push(await page(workspaceId, zone, step, month));
    return found.flat();
  };
};

export type Calendar = ReturnType<typeof calendar>;
