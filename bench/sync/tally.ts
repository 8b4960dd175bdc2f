/** What was sent and what of it arrived, in time. */
import { latencies, type Latencies } from './latency.ts';

export interface Tally {
  /** Deliveries: what one client sent and another received. */
  count: { sent: number; delivered: number };
  times: Latencies;
  /** What was sent before counts no more, also when it comes later. */
  clear(): void;
  came(sentAt: number | undefined, now: number): void;
}

export const openTally = (): Tally => {
  const times = latencies();
  const count = { sent: 0, delivered: 0 };
  let since = 0;
  return {
    count, times,
    clear: () => {
      times.clear();
      count.sent = count.delivered = 0;
      since = performance.now();
    },
    came: (sentAt, now) => {
      if (sentAt === undefined || sentAt < since) return;
      count.delivered += 1;
      times.add(now - sentAt);
    },
  };
};
