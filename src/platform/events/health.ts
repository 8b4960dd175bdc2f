import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';

/** What an operator watches of the log: its size, and who holds the horizon back. */
export interface LogHealth {
  bytes: number;
  partitions: number;
  /** Age of the oldest open writing transaction, as far as this node has watched it; 0 when there is none. */
  oldestWriterMs: number;
}

interface Sample {
  at: number;
  /** Transactions from here on had not begun. */
  next: bigint;
}

/** Samples kept, enough for hours of a scrape every 15 s. */
const SAMPLES = 1_000;

/**
 * When the transaction `horizon` began, as seen from samples of how far numbers had been given out: after the newest that had
 * not given it out yet. Only numbers are used: what others run is not this role's to read, and a forgotten prepared
 * transaction has no session at all.
 */
export const begunAt = (samples: Sample[], horizon: bigint): number => samples.findLast(({ next }) => next <= horizon)?.at ?? samples[0]!.at;

export const logHealth = (db: Database): (() => Promise<LogHealth>) => {
  const samples: Sample[] = [];
  return async () => {
    const [row] = await db.system.rows<{ horizon: string; next: string; bytes: string; partitions: number }>(sql`
      select pg_snapshot_xmin(s)::text as horizon, pg_snapshot_xmax(s)::text as next,
        (select coalesce(sum(pg_total_relation_size(inhrelid)), 0)::text from pg_inherits where inhparent = 'event'::regclass) as bytes,
        (select count(*)::int from pg_inherits where inhparent = 'event'::regclass) as partitions
      from pg_current_snapshot() s`);
    const now = performance.now();
    const [horizon, next] = [BigInt(row!.horizon), BigInt(row!.next)];
    samples.push({ at: now, next });
    if (samples.length > SAMPLES) samples.shift();
    return { bytes: Number(row!.bytes), partitions: row!.partitions, oldestWriterMs: horizon < next ? now - begunAt(samples, horizon) : 0 };
  };
};
