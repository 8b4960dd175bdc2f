import type { Clock } from '../kernel/clock.ts';

/** Addresses remembered at once; beyond this the oldest are forgotten. */
const REMEMBERED = 10_000;

/** At most `most` a key in any `windowMs`; kept in memory, so each node counts for itself. */
export const slidingWindow = ({ clock, most, windowMs }: { clock: Clock; most: number; windowMs: number }) => {
  const taken = new Map<string, number[]>();
  return {
    /** False when the key has used up its share. */
    take: (key: string): boolean => {
      const now = clock.now().getTime();
      const recent = (taken.get(key) ?? []).filter((at) => at > now - windowMs);
      const allowed = recent.length < most;
      if (allowed) recent.push(now);
      taken.delete(key);
      taken.set(key, recent);
      if (taken.size > REMEMBERED) taken.delete(taken.keys().next().value!);
      return allowed;
    },
  };
};
