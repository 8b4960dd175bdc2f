/** Reads: every peer answers the same requests, in interleaved rounds; what counts is the ratio to the hand-written endpoint. */
import pg from 'pg';
import { doorAt } from '../replay/door.ts';
import { signIn, type Session } from '../replay/session.ts';
import { contest, HAND_WRITTEN, PARLEY, type ContestPlan, type Result } from './contest.ts';
import { requestsOf } from './measure.ts';
import { workloads, type Subjects, type Workload } from './operations.ts';
import type { Ground } from './ground.ts';
import type { Peer } from '../kit/processes.ts';
import { firstDifference } from '../kit/report.ts';
import { emailOf, WORKSPACE } from '../kit/seed.ts';

/** Those that know no access rules beyond the workspace are asked as managers only. */
const PEERS = [HAND_WRITTEN, 'Apollo + MikroORM', 'graphql-yoga', 'mercurius + jit'];

const MANAGERS = 20;
/** Variants of each workload whose answers are compared. */
const COMPARED = 12;

export interface ReadsPlan extends ContestPlan {
  /** Peers besides the hand-written one, by a part of their name; null: all. */
  peers: string[] | null;
  /** Workloads by a part of their title; null: all. */
  only: string | null;
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
  // What a server says beside its answer, such as its cost, is its own matter.
  const { data, errors } = await response.json() as { data?: unknown; errors?: unknown };
  return { data, errors };
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

/** Peers of a workload: as an agent only who knows agents, and who is measured against. */
const peersOf = (peers: Peer[], workload: Workload): Peer[] =>
  workload.as === 'MANAGER' ? peers : peers.filter(({ name }) => name === HAND_WRITTEN || name === PARLEY);

export const benchReads = async (ground: Ground, plan: ReadsPlan): Promise<Result[]> => {
  const { crew, parley, databaseUrl, fault } = ground;
  const wanted = (name: string): boolean => name === HAND_WRITTEN || plan.peers === null || plan.peers.some((part) => name.toLowerCase().includes(part.toLowerCase()));
  const peers: Peer[] = [];
  for (const name of PEERS.filter(wanted)) peers.push(await crew.peer(name, databaseUrl));
  if (wanted(PARLEY)) peers.push(parley);
  const door = doorAt(`http://127.0.0.1:${parley.port}`);
  const managers: Session[] = [];
  for (let i = 1; i <= MANAGERS; i++) managers.push(await signIn(door, emailOf('MANAGER', i)));
  const agent = await signIn(door, emailOf('AGENT', 1));
  const tokensOf = ({ as }: Workload): Promise<string[]> => Promise.all((as === 'AGENT' ? [agent] : managers).map((session) => session.token()));

  const list = workloads(await subjectsOf(databaseUrl, agent.email)).filter(({ title }) => plan.only === null || title.includes(plan.only));
  for (const workload of list) await compare(peersOf(peers, workload), workload, (await tokensOf(workload))[0]!, fault);
  return contest(ground, plan, list.map((workload) => ({
    title: `${workload.title}, as ${workload.as === 'AGENT' ? 'an agent' : 'a manager'}`, reach: workload.reach, peers: peersOf(peers, workload),
    requests: async () => requestsOf(workload.operation, workload.variables, await tokensOf(workload)),
  })));
};
