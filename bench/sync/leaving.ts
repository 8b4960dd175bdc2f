/** Clients of a server that is told to stop: when each is sent away, and what it is told. */
import { openHall, type HallPlan } from './hall.ts';
import { latencies } from './latency.ts';

export interface LeavingPlan extends HallPlan {
  pid: number;
}

export interface Left {
  /** Since the signal, ms: half of them and all were sent away, and the process ended. */
  half: number;
  all: number;
  ended: number;
  /** Clients by what they were told, the delay left out. */
  told: Record<string, number>;
  /** What they are to wait, ms: tenths of them, from the least to the most. */
  delays: number[];
  /** Edits that were sent just before, and those of them that another client saw. */
  sent: number;
  seen: number;
}

const PATIENCE_MS = 30_000;
const LOOK_MS = 10;
const TENTHS = 10;

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Everybody who types does so once more, and the server gets its signal behind that. */
export const leaving = async ({ pid, ...plan }: LeavingPlan): Promise<Left> => {
  const times = latencies();
  let since = NaN;
  const hall = await openHall(plan, () => { times.add(performance.now() - since); });
  for (const until = performance.now() + PATIENCE_MS; !hall.isEven() && performance.now() < until;) await pause(LOOK_MS);
  for (const typist of hall.typists) hall.type(typist);
  await pause(LOOK_MS);
  since = performance.now();
  process.kill(pid, 'SIGTERM');
  const until = since + PATIENCE_MS;
  while (lives(pid) && performance.now() < until) await pause(LOOK_MS);
  const ended = performance.now() - since;
  while (hall.lost.length < hall.everybody.length && performance.now() < until) await pause(LOOK_MS);
  const told: Record<string, number> = {};
  const delays: number[] = [];
  for (const why of hall.lost) {
    const what = why.replace(/(?<= )\d+$/, '…');
    told[what] = (told[what] ?? 0) + 1;
    const delay = /^closed with 1012 (\d+)$/.exec(why);
    if (delay) delays.push(Number(delay[1]));
  }
  delays.sort((a, b) => a - b);
  const seen = hall.typists.filter((typist) => typist.room.occupants.some((other) => other !== typist && other.edits[typist.index]! >= typist.writer.clock)).length;
  hall.close();
  const { p50, max } = times.quantiles();
  return {
    half: p50, all: hall.lost.length === hall.everybody.length ? max : NaN, ended, told, sent: hall.typists.length, seen,
    delays: Array.from({ length: TENTHS + 1 }, (_, i) => delays[Math.min(delays.length - 1, Math.floor((i / TENTHS) * delays.length))] ?? NaN),
  };
};
