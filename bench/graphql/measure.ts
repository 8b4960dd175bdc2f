/** One measurement: a load on one peer, what it answered, and what that cost whom. */
import type { ChildProcess } from 'node:child_process';
import { familyMs, processMs } from '../kit/cpu.ts';
import type { Answered, Load } from './load.ts';
import type { Operation } from './operations.ts';
import { askProcess, type Peer } from '../kit/processes.ts';
import { percentile } from '../kit/report.ts';

export interface Measured {
  perSecond: number;
  /** Milliseconds of the processor a request: the server's process, PostgreSQL's processes. */
  serverMs: number;
  databaseMs: number;
  p50: number;
  p99: number;
  /** Share of one processor that the loading process took. */
  loaderShare: number;
}

/** A request as it goes over the wire. */
export const httpRequest = (body: string, token: string): string => [
  'POST /graphql HTTP/1.1', 'host: 127.0.0.1', 'content-type: application/json', 'accept: application/json', `authorization: Bearer ${token}`,
  `content-length: ${Buffer.byteLength(body)}`, '', body,
].join('\r\n');

/** Every variant once at least, callers in turn. */
export const requestsOf = ({ name, query }: Operation, variables: Record<string, unknown>[], tokens: string[]): string[] =>
  Array.from({ length: Math.max(variables.length, tokens.length) }, (_, i) =>
    httpRequest(JSON.stringify({ operationName: name, query, variables: variables[i % variables.length] }), tokens[i % tokens.length]!));

export interface Bench {
  loader: ChildProcess;
  /** Of PostgreSQL. */
  postmaster: number;
}

/** Throws when a request failed: a figure of refusals would be a figure of nothing. */
export const measure = async ({ loader, postmaster }: Bench, peer: Peer, load: Omit<Load, 'port'>): Promise<Measured> => {
  const before = [processMs(peer.pid), familyMs(postmaster), processMs(loader.pid!)];
  const answered = await askProcess<Answered>(loader, { port: peer.port, ...load }, load.ms + 60_000);
  const [server, database, own] = [processMs(peer.pid), familyMs(postmaster), processMs(loader.pid!)].map((after, i) => after - before[i]!);
  if (answered.failed > 0) throw new Error(`${peer.name}: ${answered.failed} of ${answered.answered} requests failed, the first with ${answered.failure}`);
  return {
    perSecond: answered.answered / answered.seconds, serverMs: server! / answered.answered, databaseMs: database! / answered.answered,
    p50: percentile(answered.latencies, 0.5), p99: percentile(answered.latencies, 0.99), loaderShare: own! / (answered.seconds * 1_000),
  };
};
