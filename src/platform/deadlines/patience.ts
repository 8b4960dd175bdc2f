/** What failed waits twice as long each time, so that it neither fills the log nor stands in the way of the rest. */
const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

export const patience = () => {
  const failed = new Map<string, { waitMs: number; until: number }>();
  return {
    size: (): number => failed.size,
    may: (key: string): boolean => (failed.get(key)?.until ?? 0) <= performance.now(),
    keep: (key: string): void => {
      const waitMs = Math.min((failed.get(key)?.waitMs ?? FIRST_MS / 2) * 2, LONGEST_MS);
      failed.set(key, { waitMs, until: performance.now() + waitMs });
    },
    forget: (key: string): void => void failed.delete(key),
  };
};
