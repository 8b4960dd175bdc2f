/** Rooms that were edited and have come to rest, or have not for long: what is done for them then is done for many at once. */
import { limit } from '../../limits.ts';
import type { Log } from '../../platform/log/log.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

const TICK_MS = 250;
/** An edit that is followed by none for this long, and one that was not attended to for that long, ms. */
const QUIET_MS = limit('documentQuietMs');
const OVERDUE_MS = 5 * QUIET_MS;
/** In one turn; others wait for the next, whoever waits longest first. */
const AT_ONCE = 50;

export interface Resting {
  /** Was edited; it stays in memory until it was attended to. */
  changed(room: Room): void;
  stop(): void;
}

export interface RestingDeps {
  rooms: () => Rooms;
  log: Log;
  /** `quiet` are those that nobody edits just now. */
  attend(rooms: Room[], quiet: Room[]): Promise<void>;
}

export const restingRooms = ({ rooms, log, attend }: RestingDeps): Resting => {
  const edited = new Map<Room, { since: number; last: number }>();
  let timer: NodeJS.Timeout | null = null;
  let busy = false;

  const due = (now: number): Room[] => {
    const found: Room[] = [];
    for (const [room, { since, last }] of edited) {
      if (now - last < QUIET_MS && now - since < OVERDUE_MS && !room.isLost) continue;
      if (found.push(room) === AT_ONCE) break;
    }
    return found;
  };
  const turn = async (): Promise<void> => {
    if (busy) return;
    const now = performance.now();
    const found = due(now);
    if (found.length === 0) return;
    busy = true;
    const quiet = found.filter((room) => now - edited.get(room)!.last >= QUIET_MS && !room.isLost);
    for (const room of found) edited.delete(room);
    try {
      await attend(found.filter((room) => !room.isLost), quiet);
    } catch (error) {
      if (timer) log.warn({ err: error, documents: found.length }, 'documents at rest were not attended to, and will be');
      for (const room of found) if (timer) note(room);
    } finally {
      busy = false;
      for (const room of found) rooms().release(room);
      if (edited.size === 0) stop();
    }
  };
  const note = (room: Room): void => {
    const now = performance.now();
    const known = edited.get(room);
    if (known) {
      known.last = now;
      return;
    }
    rooms().keep(room);
    edited.set(room, { since: now, last: now });
  };
  const stop = (): void => {
    if (timer) clearInterval(timer);
    timer = null;
  };
  return {
    changed: (room) => {
      note(room);
      if (timer) return;
      timer = setInterval(() => void turn(), TICK_MS);
      timer.unref();
    },
    stop: () => {
      stop();
      edited.clear();
    },
  };
};
