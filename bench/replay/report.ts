/** The figures at the end of a replay, for people and as one line of JSON. */
import type { Tally } from './thread.ts';

/** Nearest-rank percentile in the unit of the values; 0 when there are none. */
export const percentile = (values: readonly number[], share: number): number => {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
};

const tenth = (value: number): number => Math.round(value * 10) / 10;

export interface ConversationsReport {
  sent: number;
  received: number;
  missing: number;
  repeated: number;
  outOfOrder: number;
  p50: number;
  p95: number;
  p99: number;
  perSecond: number;
}

export interface TraceReport {
  /** Clients that were there while it was typed: the authors and one reader. */
  clients: number;
  /** All of them, and GraphQL, ended with the trace's end text. */
  equal: boolean;
  /** So did a client that came new after the server was restarted. */
  afterRestart: boolean;
}

export const conversationsReport = (tally: Tally, seconds: number): ConversationsReport => ({
  sent: tally.sent,
  received: tally.received,
  missing: tally.missing,
  repeated: tally.repeated,
  outOfOrder: tally.outOfOrder,
  p50: tenth(percentile(tally.latencies, 0.5)),
  p95: tenth(percentile(tally.latencies, 0.95)),
  p99: tenth(percentile(tally.latencies, 0.99)),
  perSecond: seconds > 0 ? tenth(tally.sent / seconds) : 0,
});

/** The conversations' figures for people. */
export const describeConversations = (report: ConversationsReport, dialogues: number, seconds: number): string => [
  `${dialogues} dialogues in ${tenth(seconds)} s`,
  `  sent          ${report.sent} (${report.perSecond} a second)`,
  `  received      ${report.received} by subscribers`,
  `  missing       ${report.missing}`,
  `  repeated      ${report.repeated}`,
  `  out of order  ${report.outOfOrder}`,
  `  latency       p50 ${report.p50} ms, p95 ${report.p95} ms, p99 ${report.p99} ms`,
].join('\n');

/** Where two texts part, for a message. */
export const firstDifference = (actual: string, expected: string): string => {
  let at = 0;
  while (at < actual.length && actual[at] === expected[at]) at += 1;
  const near = (text: string): string => JSON.stringify(text.slice(at, at + 30));
  return `${actual.length} characters instead of ${expected.length}; from ${at} on ${near(actual)} instead of ${near(expected)}`;
};
