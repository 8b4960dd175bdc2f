/** Edits in a burst or at a pace, and a server that is killed in the midst of them. */
import { randomInt } from 'node:crypto';
import type { Place } from './dialect.ts';
import { sit, type Door } from './seat.ts';
import { keystroke, paragraph } from './typing.ts';
import { eachSection, syncMessage, SYNC } from './wire.ts';

export interface BurstPlan {
  door: Door;
  writer: Place;
  reader: Place;
  edits: number;
  /** Null: all at once. */
  perSecond: number | null;
  /** The server's process; killed as soon as the reader has seen so many edits. */
  pid: number;
  killAt: number;
}

export interface Burst {
  client: number;
  /** The last clock that the other client saw, and what of it were edits of the burst. */
  clock: number;
  seen: number;
}

const PATIENCE_MS = 10_000;
/** What was on its way still arrives. */
const DRAIN_MS = 300;

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

export const burst = async ({ door, writer: from, reader: to, edits, perSecond, pid, killAt }: BurstPlan): Promise<Burst> => {
  const { writer, update } = paragraph(randomInt(2 ** 20, 2 ** 31), '');
  const first = writer.clock;
  let clock = 0;
  let killed = false;
  const kill = (): void => {
    if (!killed) process.kill(pid, 'SIGKILL');
    killed = true;
  };
  await sit(door, to, {
    update: () => eachSection((client, _from, end) => {
      if (client !== writer.client) return;
      clock = Math.max(clock, end);
      if (clock >= first + killAt) kill();
    }),
    awareness: () => {}, lost: () => {},
  });
  const seat = await sit(door, from, { update: () => {}, awareness: () => {}, lost: () => {} });
  seat.say(syncMessage(SYNC.UPDATE, update));
  const until = performance.now() + PATIENCE_MS;
  while (clock < first && performance.now() < until) await pause(2);
  for (let sent = 0; sent < edits && !killed; sent++) {
    seat.say(syncMessage(SYNC.UPDATE, keystroke(writer)));
    if (perSecond !== null) await pause(1_000 / perSecond);
  }
  while (!killed && performance.now() < until) await pause(2);
  kill();
  await pause(DRAIN_MS);
  return { client: writer.client, clock, seen: Math.max(0, clock - first) };
};
