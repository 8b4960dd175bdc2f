/** One client types a recorded document into a server, no faster than another sees it. */
import type { Place } from './dialect.ts';
import { sit, type Door } from './seat.ts';
import type { Trace } from './trace.ts';
import { eachSection, syncMessage, SYNC } from './wire.ts';

/** Clocks that were sent and not yet seen. */
const UNDER_WAY = 2_000;
const AT_ONCE = 100;
/** Without progress for this long the server is lost. */
const STALLED_MS = 30_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Throws when a socket is lost on the way. */
export const fill = async (door: Door, [from, to]: [Place, Place], { client, updates, ends, clocks }: Trace): Promise<void> => {
  let seen = 0;
  let at = performance.now();
  const broken: string[] = [];
  const lost = (why: string): void => { broken.push(why); };
  const reader = await sit(door, to, {
    update: () => eachSection((of, _first, end) => {
      if (of !== client) return;
      seen = Math.max(seen, end);
      at = performance.now();
    }),
    awareness: () => {}, lost,
  });
  const writer = await sit(door, from, { update: () => {}, awareness: () => {}, lost });
  let sent = 0;
  const mayGoOn = (): boolean => sent < updates.length && ends[sent]! - seen < UNDER_WAY;
  while (sent < updates.length || seen < clocks) {
    for (let n = 0; n < AT_ONCE && mayGoOn(); n++) writer.say(syncMessage(SYNC.UPDATE, updates[sent++]!));
    if (broken.length > 0) throw new Error(`a socket was lost: ${broken[0]}`);
    if (performance.now() - at > STALLED_MS) throw new Error(`stood still at ${seen} of ${clocks} clocks`);
    await (mayGoOn() ? new Promise(setImmediate) : pause(1));
  }
  writer.close();
  reader.close();
};
