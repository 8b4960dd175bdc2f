/** Reads: every peer answers the same requests, in interleaved rounds; what counts is the ratio to the hand-written endpoint. */
import pg from 'pg';
import { doorAt } from '../replay/door.ts';
import { signIn, type Session } from '../replay/session.ts';
import { measure, requestsOf, type Bench, type Measured } from './measure.ts';
import { workloads, type Subjects, type Workload } from './operations.ts';
import type { Crew, Peer } from './processes.ts';
import { figure, firstDifference, median, table } from './report.ts';
import { emailOf, WORKSPACE } from './seed.ts';

export const HAND_WRITTEN = 'hand-written';
export const PARLEY = 'Parley';
/** Those that know no access rules beyond the workspace are asked as managers only. */
const PEERS = [HAND_WRITTEN, 'Apollo + MikroORM', 'graphql-yoga', 'mercurius + jit'];

const CONNECTIONS = 16;
const MODERATE = 60;
const MANAGERS = 20;
/** Variants of each workload whose answers are compared. */
const COMPARED = 12;

export interface ReadsPlan {
  rounds: number;
  saturationMs: number;
  moderateMs: number;
  /** Peers besides the hand-written one, by a part of their name; null: all. */
  peers: string[] | null;
  /** Workloads by a part of their title; null: all. */
  only: string | null;
}

export interface Ground {
  crew: Crew;
  /** The product. */
  parley: Peer;
  /** As the superuser. */
  databaseUrl: string;
  postmaster: number;
  say: (line: string) => void;
  fault: (what: string) => void;
}

const ids = async (client: pg.Client, prefix: string, text: string, values: unknown[]): Promise<string[]> =>
  (await client.query<{ id: string }>(text, values)).rows.map(({ id }) => `${prefix}_${id}`);

/** What the requests name: spread over the whole workspace, the same in each run. */
const subjectsOf = async (url: string, agent: string): Promise<Subjects> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const long = 'select id from conversation where workspace_id = $1 and last_position >= 50';
    return {
      queues: await ids(client, 'que', 'select id from queue where workspace_id = $1 order by name', [WORKSPACE]),
      conversations: await ids(client, 'cnv', `${long} order by md5(id::text) limit 200`, [WORKSPACE]),
      ownConversations: await ids(client, 'cnv', `select c.id from ticket t join app_user u on u.id = t.assignee_id join conversation c on c.id = t.conversation_id
        where t.workspace_id = $1 and u.email = $2 and t.status <> 'CLOSED' order by c.last_position desc, c.id limit 20`, [WORKSPACE, agent]),
      contacts: await ids(client, 'ctc', `select contact_id as id from ticket where workspace_id = $1 group by contact_id having count(*) >= 3 order by md5(contact_id::text) limit 200`, [WORKSPACE]),
      tickets: await ids(client, 'tkt', `select id from ticket where workspace_id = $1 and coalesce(to_position, from_position + 10) - from_position >= 5 order by md5(id::text) limit 200`, [WORKSPACE]),
    };
  } finally {
    await client.end();
  }
};

const answerOf = async (peer: Peer, { operation }: Workload, variables: object, token: string): Promise<unknown> => {
  const response = await fetch(`http://127.0.0.1:${peer.port}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ operationName: operation.name, query: operation.query, variables }),
  });
  return response.json();
};

/** The same requests have the same answers: otherwise the figures compare different work. */
const compare = async (peers: Peer[], workload: Workload, token: string, fault: (what: string) => void): Promise<void> => {
  const found = new Set<string>();
  for (const variables of workload.variables.slice(0, COMPARED)) {
    const [expected, ...others] = await Promise.all(peers.map((peer) => answerOf(peer, workload, variables, token)));
    for (const [i, answer] of others.entries()) {
      const { name } = peers[i + 1]!;
      const difference = found.has(name) ? null : firstDifference(expected, answer);
      if (!difference) continue;
      found.add(name);
      fault(`${name} answers ${workload.title} (${workload.as}) ${JSON.stringify(variables)} differently at ${difference}`.slice(0, 500));
    }
  }
};

interface Row {
  saturated: Measured[];
  moderate: Measured[];
}

export interface ReadResult {
  workload: string;
  as: string;
  peer: string;
  perSecond: number;
  serverMs: number;
  databaseMs: number;
  p50: number;
  p99: number;
  /** To the hand-written endpoint; its own are 1. */
  ratio: { rate: number; cpu: number; serverCpu: number; p99: number };
}

/** Ratios are taken within a round, then their median: what disturbs a round disturbs both. */
const ratio = (of: Measured[], to: Measured[], value: (measured: Measured) => number): number =>
  median(of.map((measured, round) => value(measured) / value(to[round]!)));

const summarise = (workload: Workload, peer: string, row: Row, base: Row): ReadResult => {
  const mid = (list: Measured[], value: (measured: Measured) => number): number => median(list.map(value));
  return {
    workload: workload.title, as: workload.as, peer, perSecond: mid(row.saturated, (m) => m.perSecond), serverMs: mid(row.saturated, (m) => m.serverMs),
    databaseMs: mid(row.saturated, (m) => m.databaseMs), p50: mid(row.moderate, (m) => m.p50), p99: mid(row.moderate, (m) => m.p99),
    ratio: {
      rate: ratio(row.saturated, base.saturated, (m) => m.perSecond), cpu: ratio(row.saturated, base.saturated, (m) => m.serverMs + m.databaseMs),
      serverCpu: ratio(row.saturated, base.saturated, (m) => m.serverMs), p99: ratio(row.moderate, base.moderate, (m) => m.p99),
    },
  };
};

const describe = (workload: Workload, results: ReadResult[]): string => {
  const { rate, cpu, p99 } = workload.reach;
  const head = [`${workload.title}, as ${workload.as === 'AGENT' ? 'an agent' : 'a manager'}`, 'requests/s', 'ratio', 'server ms', 'PostgreSQL ms', 'CPU ratio', 'p50 ms', 'p99 ms', 'p99 ratio'];
  const rows = results.map((r) => [r.peer, figure(r.perSecond), figure(r.ratio.rate), figure(r.serverMs), figure(r.databaseMs), figure(r.ratio.cpu), figure(r.p50), figure(r.p99), figure(r.ratio.p99)]);
  const reach = ['Parley: reach', '', `≥ ${rate}`, '', '', cpu === null ? '' : `≤ ${cpu}`, '', '', p99 === null ? '' : `≤ ${p99}`];
  return `${table(head, [...rows, reach])}\n`;
};

/** Peers of a workload: as an agent only who knows agents, and who is measured against. */
const peersOf = (peers: Peer[], workload: Workload): Peer[] =>
  workload.as === 'MANAGER' ? peers : peers.filter(({ name }) => name === HAND_WRITTEN || name === PARLEY);

const round = async (bench: Bench, peers: Peer[], workload: Workload, tokens: string[], plan: ReadsPlan, rows: Map<string, Row>): Promise<void> => {
  const requests = requestsOf(workload.operation, workload.variables, tokens);
  for (const peer of peers) {
    const row = rows.get(peer.name) ?? { saturated: [], moderate: [] };
    if (row.saturated.length === 0) await measure(bench, peer, { requests, connections: CONNECTIONS, ms: plan.saturationMs / 2, perSecond: null });
    rows.set(peer.name, row);
    row.saturated.push(await measure(bench, peer, { requests, connections: CONNECTIONS, ms: plan.saturationMs, perSecond: null }));
    if (workload.reach.p99 !== null) row.moderate.push(await measure(bench, peer, { requests, connections: CONNECTIONS, ms: plan.moderateMs, perSecond: MODERATE }));
  }
};

export const benchReads = async ({ crew, parley, databaseUrl, postmaster, say, fault }: Ground, plan: ReadsPlan): Promise<ReadResult[]> => {
  const wanted = (name: string): boolean => name === HAND_WRITTEN || plan.peers === null || plan.peers.some((part) => name.toLowerCase().includes(part.toLowerCase()));
  const peers: Peer[] = [];
  for (const name of PEERS.filter(wanted)) peers.push(await crew.peer(name, databaseUrl));
  if (wanted(PARLEY)) peers.push(parley);
  const bench: Bench = { loader: crew.loader('load.ts'), postmaster };
  const door = doorAt(`http://127.0.0.1:${parley.port}`);
  const managers: Session[] = [];
  for (let i = 1; i <= MANAGERS; i++) managers.push(await signIn(door, emailOf('MANAGER', i)));
  const agent = await signIn(door, emailOf('AGENT', 1));
  const tokensOf = ({ as }: Workload): Promise<string[]> => Promise.all((as === 'AGENT' ? [agent] : managers).map((session) => session.token()));

  const list = workloads(await subjectsOf(databaseUrl, agent.email)).filter(({ title }) => plan.only === null || title.includes(plan.only));
  for (const workload of list) await compare(peersOf(peers, workload), workload, (await tokensOf(workload))[0]!, fault);
  const measured = list.map(() => new Map<string, Row>());
  for (let n = 1; n <= plan.rounds; n++) {
    say(`reads: round ${n} of ${plan.rounds}`);
    for (const [i, workload] of list.entries()) await round(bench, peersOf(peers, workload), workload, await tokensOf(workload), plan, measured[i]!);
  }
  return list.flatMap((workload, i) => {
    const base = measured[i]!.get(HAND_WRITTEN)!;
    const results = [...measured[i]!].map(([peer, row]) => summarise(workload, peer, row, base));
    say(describe(workload, results));
    return results;
  });
};
