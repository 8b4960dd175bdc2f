/** Peers answer the same requests in interleaved rounds; what counts is the ratio to the hand-written one. */
import type { Ground } from './ground.ts';
import { measure, type Measured } from './measure.ts';
import type { Peer } from '../kit/processes.ts';
import { figure, median, table } from '../kit/report.ts';

export const HAND_WRITTEN = 'hand-written';
export const PARLEY = 'Parley';

const CONNECTIONS = 16;
const MODERATE = 60;

export interface ContestPlan {
  rounds: number;
  saturationMs: number;
  moderateMs: number;
}

/** Share of the hand-written endpoint's requests a second, times its CPU, times its p99 at a moderate rate. Null: none named. */
export interface Reach {
  rate: number;
  cpu: number | null;
  p99: number | null;
}

export interface Discipline {
  title: string;
  reach: Reach;
  /** The hand-written one first. */
  peers: Peer[];
  /** Whole HTTP requests, made anew each round: tokens lapse. */
  requests: () => Promise<string[]>;
}

interface Row {
  saturated: Measured[];
  moderate: Measured[];
}

export interface Result {
  title: string;
  peer: string;
  perSecond: number;
  serverMs: number;
  databaseMs: number;
  p50: number;
  p99: number;
  /** To the hand-written one; its own are 1. */
  ratio: { rate: number; cpu: number; serverCpu: number; p99: number };
}

/** Ratios are taken within a round, then their median: what disturbs a round disturbs both. */
const ratio = (of: Measured[], to: Measured[], value: (measured: Measured) => number): number =>
  median(of.map((measured, round) => value(measured) / value(to[round]!)));

const summarise = (title: string, peer: string, row: Row, base: Row): Result => {
  const mid = (list: Measured[], value: (measured: Measured) => number): number => median(list.map(value));
  return {
    title, peer, perSecond: mid(row.saturated, (m) => m.perSecond), serverMs: mid(row.saturated, (m) => m.serverMs),
    databaseMs: mid(row.saturated, (m) => m.databaseMs), p50: mid(row.moderate, (m) => m.p50), p99: mid(row.moderate, (m) => m.p99),
    ratio: {
      rate: ratio(row.saturated, base.saturated, (m) => m.perSecond), cpu: ratio(row.saturated, base.saturated, (m) => m.serverMs + m.databaseMs),
      serverCpu: ratio(row.saturated, base.saturated, (m) => m.serverMs), p99: ratio(row.moderate, base.moderate, (m) => m.p99),
    },
  };
};

const describe = (title: string, { rate, cpu, p99 }: Reach, results: Result[]): string => {
  const head = [title, 'requests/s', 'ratio', 'server ms', 'PostgreSQL ms', 'CPU ratio', 'p50 ms', 'p99 ms', 'p99 ratio'];
  const rows = results.map((r) => [r.peer, figure(r.perSecond), figure(r.ratio.rate), figure(r.serverMs), figure(r.databaseMs), figure(r.ratio.cpu), figure(r.p50), figure(r.p99), figure(r.ratio.p99)]);
  const reach = ['Parley: reach', '', `≥ ${rate}`, '', '', cpu === null ? '' : `≤ ${cpu}`, '', '', p99 === null ? '' : `≤ ${p99}`];
  return `${table(head, [...rows, reach])}\n`;
};

export const contest = async ({ crew, postmaster, say }: Ground, plan: ContestPlan, disciplines: Discipline[]): Promise<Result[]> => {
  const bench = { loader: crew.loader('load.ts'), postmaster };
  const measured = disciplines.map(({ peers }) => new Map<string, Row>(peers.map(({ name }) => [name, { saturated: [], moderate: [] }])));
  for (let n = 1; n <= plan.rounds; n++) {
    say(`round ${n} of ${plan.rounds}`);
    for (const [i, { peers, reach, requests }] of disciplines.entries()) {
      const load = { requests: await requests(), connections: CONNECTIONS };
      for (const peer of peers) {
        const row = measured[i]!.get(peer.name)!;
        if (n === 1) await measure(bench, peer, { ...load, ms: plan.saturationMs / 2, perSecond: null });
        row.saturated.push(await measure(bench, peer, { ...load, ms: plan.saturationMs, perSecond: null }));
        if (reach.p99 !== null) row.moderate.push(await measure(bench, peer, { ...load, ms: plan.moderateMs, perSecond: MODERATE }));
      }
    }
  }
  return disciplines.flatMap(({ title, reach }, i) => {
    const base = measured[i]!.get(HAND_WRITTEN)!;
    const results = [...measured[i]!].map(([peer, row]) => summarise(title, peer, row, base));
    say(describe(title, reach, results));
    return results;
  });
};
