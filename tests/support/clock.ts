import type { Clock } from '../../src/kernel/clock.ts';

/** Time that a test moves. */
export interface FakeClock extends Clock {
  advance(ms: number): void;
}

export const fakeClock = (start: Date): FakeClock => {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    advance: (ms) => void (now += ms),
  };
};
