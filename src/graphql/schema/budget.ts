import { LRUCache } from 'lru-cache';
import type { Clock } from '../../kernel/clock.ts';
import { limit } from '../../limits.ts';

/** What a caller may spend, and how much of it is left. */
export interface Balance {
  quota: number;
  remaining: number;
  /** Seconds until it is whole again. */
  resetS: number;
}

export type Taken = { ok: true; balance: Balance } | { ok: false; balance: Balance; retryAfterS: number };

export interface Budgets {
  /** Takes `amount` from what `key` has left of `quota` a minute, or tells when there will be enough. */
  take(key: string, quota: number, amount: number): Taken;
  /** What was taken but not used. */
  giveBack(key: string, quota: number, amount: number): Balance;
}

const WINDOW_MS = 60_000;

/**
 * A bucket a caller that fills evenly: a minute's quota may be spent at once, and comes back over a minute. Kept in memory,
 * so each node counts for itself: N nodes allow N times as much, which a limit against abuse can bear.
 */
export const costBudgets = (clock: Clock): Budgets => {
  const buckets = new LRUCache<string, { left: number; at: number }>({ max: limit('costCallers') });
  const bucketOf = (key: string, quota: number): { left: number; at: number } => {
    const now = clock.now().getTime();
    const found = buckets.get(key);
    const bucket = found ? { left: Math.min(quota, found.left + (Math.max(0, now - found.at) * quota) / WINDOW_MS), at: now } : { left: quota, at: now };
    buckets.set(key, bucket);
    return bucket;
  };
  const secondsFor = (amount: number, quota: number): number => Math.ceil((amount * WINDOW_MS) / quota / 1000);
  const balanceOf = (left: number, quota: number): Balance => ({ quota, remaining: Math.floor(left), resetS: secondsFor(quota - left, quota) });
  return {
    take: (key, quota, amount) => {
      const bucket = bucketOf(key, quota);
      if (bucket.left < amount) return { ok: false, balance: balanceOf(bucket.left, quota), retryAfterS: Math.max(1, secondsFor(amount - bucket.left, quota)) };
      bucket.left -= amount;
      return { ok: true, balance: balanceOf(bucket.left, quota) };
    },
    giveBack: (key, quota, amount) => {
      const bucket = bucketOf(key, quota);
      bucket.left = Math.min(quota, bucket.left + amount);
      return balanceOf(bucket.left, quota);
    },
  };
};
