/** Clients that come all at once, and wait until they have the whole document. */
import type { Place } from './dialect.ts';
import { latencies, type Quantiles } from './latency.ts';
import { sit, type Door, type Seat } from './seat.ts';
import { clocksOf } from './typing.ts';
import { cursor, eachSection } from './wire.ts';

export interface RushPlan {
  door: Door;
  places: Place[];
  /** Clocks of all its clients together that a document must bring; 0: whatever the server answers is all. */
  clocks: number;
}

export interface Rushed extends Quantiles {
  /** Clients that were told they were in step before they had the document. */
  misled: number;
  failed: string[];
}

const PATIENCE_MS = 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

interface Joining {
  seat: Promise<Seat>;
  done: Promise<{ at: number; misled: boolean }>;
}

const join = (door: Door, place: Place, wanted: number, updates: Buffer[] | null): Joining => {
  const reached = new Map<number, number>();
  let misled = false;
  let seat: Promise<Seat>;
  const done = new Promise<{ at: number; misled: boolean }>((resolve, reject) => {
    const check = (): void => {
      let clocks = 0;
      for (const clock of reached.values()) clocks += clock;
      if (clocks >= wanted) resolve({ at: performance.now(), misled });
    };
    seat = sit(door, place, {
      update: (end, whole) => {
        updates?.push(Buffer.from(cursor.bytes.subarray(cursor.pos, end)));
        eachSection((client, _from, to) => { reached.set(client, Math.max(to, reached.get(client) ?? 0)); });
        check();
        if (whole && wanted > 0 && reached.size === 0) misled = true;
      },
      awareness: () => {},
      lost: (why) => { reject(new Error(why)); },
    });
    if (wanted === 0) seat.then(check, reject);
    else seat.catch(reject);
  });
  // Whoever waits for the end hears of it there.
  seat!.catch(() => {});
  return { seat: seat!, done };
};

const patiently = <T>(promise: Promise<T>): Promise<T> =>
  Promise.race([promise, pause(PATIENCE_MS).then((): never => { throw new Error(`not in step within ${PATIENCE_MS} ms`); })]);

/** Opens them all; `updates` gets what the first receives. */
export const rush = async ({ door, places, clocks }: RushPlan, updates: Buffer[]): Promise<{ rushed: Rushed; leave: () => void }> => {
  const times = latencies();
  const rushed: Rushed = { p50: NaN, p99: NaN, max: NaN, misled: 0, failed: [] };
  const started = performance.now();
  const joining = places.map((place, i) => join(door, place, clocks, i === 0 ? updates : null));
  await Promise.all(joining.map(async ({ done }) => {
    try {
      const { at, misled } = await patiently(done);
      times.add(at - started);
      if (misled) rushed.misled += 1;
    } catch (error) {
      rushed.failed.push(String(error));
    }
  }));
  Object.assign(rushed, times.quantiles());
  return { rushed, leave: () => { for (const { seat } of joining) seat.then(({ close }) => { close(); }, () => {}); } };
};

const QUIET_MS = 1_000;

/** By client, the clocks of a stored document, when nothing more comes. */
export const recover = async (door: Door, place: Place): Promise<Map<number, number>> => {
  const updates: Buffer[] = [];
  const { seat } = join(door, place, Infinity, updates);
  const { close } = await patiently(seat);
  for (let seen = -1; seen < updates.length; await pause(QUIET_MS)) seen = updates.length;
  close();
  return clocksOf(updates);
};
