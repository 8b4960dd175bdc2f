/** What every scenario stands on. */
import type { ChildProcess } from 'node:child_process';
import { familyMs, processMs } from '../kit/cpu.ts';
import { askProcess } from '../kit/processes.ts';
import { median } from '../kit/report.ts';
import { PARLEY, type Contestant, type Running } from './contestants.ts';
import type { Place } from './dialect.ts';
import type { Order } from './generator.ts';

export interface Ground {
  contestants: Contestant[];
  generator: ChildProcess;
  /** Of Parley's PostgreSQL; another one after a restart. */
  postmaster: () => Promise<number>;
  /** Its address, another one after a restart too. */
  database: () => Promise<string>;
  rounds: number;
  quick: boolean;
  /** The first of so many rooms that nobody used. */
  rooms: (count: number) => number;
  say: (line: string) => void;
  fault: (what: string) => void;
}

const PATIENCE_MS = 300_000;

export const order = <Answer extends object>({ generator }: Ground, message: Order): Promise<Answer> => askProcess<Answer>(generator, message, PATIENCE_MS);

/** Milliseconds of the processor. */
export interface Spent {
  server: number;
  /** NaN for who has none. */
  database: number;
  generator: number;
}

/** What `work` cost whom. */
export const spending = async <T>(ground: Ground, server: Running, work: () => Promise<T>): Promise<{ spent: Spent; result: T }> => {
  const postmaster = server.name === PARLEY ? await ground.postmaster() : null;
  const read = (): Spent => ({
    server: processMs(server.pid()), database: postmaster === null ? NaN : familyMs(postmaster), generator: processMs(ground.generator.pid!),
  });
  const before = read();
  const result = await work();
  const after = read();
  return { result, spent: { server: after.server - before.server, database: after.database - before.database, generator: after.generator - before.generator } };
};

export const placesOf = (server: Running, room: number, seats: number): Promise<Place[]> =>
  Promise.all(Array.from({ length: seats }, (_, seat) => server.place(room, seat)));

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
const IDLE_MS = 300;
const IDLE_SHARE = 0.1;
const IDLE_PATIENCE_MS = 20_000;

/** Until the server has nothing left to do: what one measurement left must not count in the next. */
export const calmDown = async (server: Running, patience = IDLE_PATIENCE_MS): Promise<void> => {
  for (const until = performance.now() + patience; performance.now() < until;) {
    const before = processMs(server.pid());
    await pause(IDLE_MS);
    if (processMs(server.pid()) - before <= IDLE_MS * IDLE_SHARE) return;
  }
};

export interface Rounds {
  contestants: readonly Contestant[];
  /** They keep documents over a restart. */
  durable: boolean;
  /** Once, before the first round. */
  prepare?: (server: Running) => Promise<void>;
  measure: (server: Running, round: number) => Promise<void>;
}

/** Every contestant in turn, `rounds` times, each on a server started once for the scenario; who fails once is out. */
export const eachRound = async (ground: Ground, { contestants, durable, prepare, measure }: Rounds): Promise<void> => {
  const running: Running[] = [];
  const out = new Set<Running>();
  const attempt = async (server: Running, work: () => Promise<void>): Promise<void> => {
    if (out.has(server)) return;
    try {
      await work();
      await calmDown(server);
    } catch (error) {
      out.add(server);
      ground.fault(`${server.name}: ${error instanceof Error ? error.message : String(error)}`);
      await order(ground, { order: 'close' });
    }
  };
  try {
    for (const contestant of contestants) running.push(await contestant.start(durable));
    if (prepare) for (const server of running) await attempt(server, () => prepare(server));
    for (let round = 0; round < ground.rounds; round++) {
      for (const server of running) await attempt(server, () => measure(server, round));
    }
  } finally {
    for (const server of running) await server.stop();
  }
};

/** Values of each server by the name of what was measured; their medians in the end. */
export const openSheet = () => {
  const values = new Map<string, Map<string, number[]>>();
  return {
    note: (server: string, of: Record<string, number>): void => {
      const own = values.get(server) ?? new Map<string, number[]>();
      values.set(server, own);
      for (const [name, value] of Object.entries(of)) own.set(name, [...(own.get(name) ?? []), value]);
    },
    servers: (): string[] => [...values.keys()],
    median: (server: string, name: string): number => median(values.get(server)?.get(name) ?? []),
    all: (server: string, name: string): number[] => values.get(server)?.get(name) ?? [],
    medians: (): Record<string, unknown>[] => [...values].map(([server, own]) => ({ server, ...Object.fromEntries([...own].map(([name, list]) => [name, median(list)])) })),
  };
};
