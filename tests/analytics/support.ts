import { expect } from '@jest/globals';
import pg from 'pg';
import { until } from '../platform/support.ts';
import type { Desk } from '../tickets/support.ts';
import type { Part } from '../isolation/house.ts';
import type { Counted } from './ledger.ts';

const DURATIONS = '{ count average shortest longest p50 p95 }';
const FLOW = `created resolved closed onHold waiting ${DURATIONS} firstResponse ${DURATIONS} resolution ${DURATIONS}`;
export const GROUP = `standing { new open pending onHold resolved closed assigned } ${FLOW}`;

export interface Durations {
  count: number;
  average: number | null;
  shortest: number | null;
  longest: number | null;
  p50: number | null;
  p95: number | null;
}

export interface Flow {
  created: number;
  resolved: number;
  closed: number;
  onHold: number;
  waiting: Durations;
  firstResponse: Durations;
  resolution: Durations;
}

export type Group = Flow & { queue: { id: string } | null; channel: string | null; standing: Record<string, number> };

export interface Stats {
  timeZone: string;
  total: Group;
  groups: Group[];
  series: (Flow & { from: string; to: string })[];
}

export interface Ask {
  from: Date | string;
  to?: Date | string;
  timeZone?: string;
  filter?: Record<string, unknown>;
}

export const askStats = async (desk: Desk, part: Part, variables: Ask, fields = `timeZone total { ${GROUP} } groups { queue { id } ${GROUP} }`): Promise<Stats> =>
  (await desk.ask<{ stats: Stats }>(part, `query ($from: DateTime!, $to: DateTime, $timeZone: String, $filter: StatsFilter) {
    stats(from: $from, to: $to, timeZone: $timeZone, filter: $filter) { ${fields} } }`, { ...variables })).stats;

export const series = (step: 'HOUR' | 'DAY' | 'MONTH'): string => `timeZone series(step: ${step}) { from to ${FLOW} }`;

/** What the histogram may be off by. */
const BOUND = 0.045;

const expectDurations = (got: Durations, seconds: number[]): void => {
  const about = (rank: number): number => seconds[rank - 1]!;
  expect(got.count).toBe(seconds.length);
  if (seconds.length === 0) return void expect(got).toEqual({ count: 0, average: null, shortest: null, longest: null, p50: null, p95: null });
  expect(got.average).toBeCloseTo(seconds.reduce((sum, each) => sum + each, 0) / seconds.length, 3);
  const exact = [about(1), about(seconds.length), about(Math.ceil(seconds.length * 0.5)), about(Math.ceil(seconds.length * 0.95))];
  for (const [i, value] of [got.shortest, got.longest, got.p50, got.p95].entries()) {
    expect(Math.abs(value! - exact[i]!)).toBeLessThanOrEqual(exact[i]! < 1 ? 0.5 : exact[i]! * BOUND);
  }
};

export const expectFlow = (got: Flow, counted: Counted): void => {
  const { created, resolved, closed, onHold } = got;
  expect({ created, resolved, closed, onHold }).toEqual({ created: counted.created, resolved: counted.resolved, closed: counted.closed, onHold: counted.onHold });
  expectDurations(got.waiting, counted.waiting);
  expectDurations(got.firstResponse, counted.firstResponse);
  expectDurations(got.resolution, counted.resolution);
};

/** Where the sums stand, against the log. */
export const caughtUp = (desk: Desk): Promise<boolean> => until('the sums have caught up', async () => {
  const [behind] = await desk.server.database.query<{ n: number }>(`select count(*)::int as n from event e
    where e.type in ('TicketOpened', 'TicketChanged', 'TicketAnswered') and e.xid >= coalesce((select done_below from event_handler where name = 'analytics:stats'), '0')`);
  return behind!.n === 0;
});

/** Holds the log's horizon, and so the sums, until it is released. */
export const holdSums = async (desk: Desk): Promise<() => Promise<void>> => {
  const client = new pg.Client({ connectionString: desk.server.database.url });
  await client.connect();
  await client.query('begin');
  await client.query('select pg_current_xact_id()');
  return async () => {
    await client.query('rollback');
    await client.end();
  };
};

/** Sums everything up again from the start of the log. */
export const replay = async (desk: Desk): Promise<void> => {
  await desk.server.database.query("update event_handler set done_below = '0' where name = 'analytics:stats'");
  await caughtUp(desk);
};
