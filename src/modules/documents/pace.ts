/** When rooms tell what is new: many in one turn of the loop, by one timer, and each room at its pace. */
import { limit } from '../../limits.ts';

const TICK_MS = limit('awarenessTickMs');
const PACE_MS = limit('awarenessFrameMs');

export interface Paced {
  /** `performance.now()` of the last time that it told something. */
  readonly flushedAt: number;
  flush(): void;
}

export interface Pace {
  /** It has something to tell. */
  add(room: Paced): void;
  stop(): void;
}

export const pace = (): Pace => {
  const waiting = new Set<Paced>();
  let timer: NodeJS.Timeout | null = null;
  const tick = (): void => {
    timer = null;
    const now = performance.now();
    for (const room of waiting) {
      // Rather a little early than a whole turn late.
      if (now - room.flushedAt < PACE_MS - TICK_MS) continue;
      waiting.delete(room);
      room.flush();
    }
    arm();
  };
  const arm = (): void => {
    if (waiting.size > 0) timer ??= setTimeout(tick, TICK_MS).unref();
  };
  return {
    add: (room) => {
      waiting.add(room);
      arm();
    },
    stop: () => {
      if (timer) clearTimeout(timer);
      waiting.clear();
    },
  };
};
