/** Bounded waiting. */
export { setTimeout as pause } from 'node:timers/promises';

/** The promise's value, or an error that names what was waited for. */
export const within = async <T>(ms: number, what: string, promise: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { reject(new Error(`${what}: nothing within ${ms} ms`)); }, ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Slots in time, `rate` a second; 0 is as fast as possible. */
export const openPace = (rate: number): (() => Promise<void> | null) => {
  let next = 0;
  return () => {
    if (rate <= 0) return null;
    const now = performance.now();
    next = Math.max(now, next) + 1_000 / rate;
    const wait = next - now - 1_000 / rate;
    return wait < 1 ? null : new Promise((resolve) => { setTimeout(resolve, wait); });
  };
};
