/** Events: a message is committed and every subscriber hears of it. Deliveries a second, what one costs, how long it takes. */
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { doorAt } from '../replay/door.ts';
import { signIn, type Session } from '../replay/session.ts';
import { PARLEY } from './contest.ts';
import { familyMs, processMs } from '../kit/cpu.ts';
import type { Ground } from './ground.ts';
import type { Heard, Open } from './listen.ts';
import { askProcess, type Peer } from '../kit/processes.ts';
import { figure, median, percentile, table } from '../kit/report.ts';
import { emailOf, WORKSPACE } from '../kit/seed.ts';

const SUBSCRIPTION = `subscription InboxEvents {
  inboxEvents {
    __typename
    ... on TicketActivity {
      id at cursor
      ticket { id number status contact { id name } conversation { id lastMessageAt } }
      message { id position side text createdAt author { name side user { id name } } }
    }
  }
}`;

const HAND_WRITTEN = 'hand-written ws + pg';
const AS_USUAL = 'graphql-ws as usual';
/** Messages a second when it is not about speed. */
const MODERATE = 20;
const TICKETS = 16;

export interface EventsPlan {
  rounds: number;
  subscribers: number[];
  saturationMs: number;
  moderateMs: number;
  peers: string[] | null;
}

/** One row of the table: who serves, who listens, who writes. */
interface Contender {
  title: string;
  peer: Peer;
  /** Sessions of the subscribers, in turn: equal scopes, or managers, a supervisor and an agent together. */
  listeners: Session[];
  sql: boolean;
}

interface Figures {
  perSecond: number;
  microseconds: number;
  databaseMicroseconds: number;
  loaderShare: number;
  p50: number;
  p99: number;
  moderateP50: number;
  moderateP99: number;
  writeP50: number;
}

export interface EventResult extends Figures {
  peer: string;
  subscribers: number;
}

export const REACH = { 100: { perSecond: 30_000, microseconds: NaN, p99: NaN }, 1000: { perSecond: 90_000, microseconds: 9, p99: 120 } } as const;

interface Stage extends Ground {
  listener: ChildProcess;
  writers: Session[];
  tickets: string[];
  author: { workspaceId: string; userId: string; name: string };
}

const tokensOf = (sessions: Session[]): Promise<string[]> => Promise.all(sessions.map((session) => session.token()));

const open = async (stage: Stage, { peer, listeners, sql }: Contender, subscribers: number, stalled = 0): Promise<void> => {
  const tokens = await tokensOf(listeners);
  const message: Open = {
    kind: 'open', port: peer.port, query: SUBSCRIPTION, stalled, run: randomUUID(),
    tokens: Array.from({ length: subscribers + stalled }, (_, i) => tokens[i % tokens.length]!),
    target: { tickets: stage.tickets, tokens: await tokensOf(stage.writers) },
    sql: sql ? { databaseUrl: stage.databaseUrl, author: stage.author } : null,
  };
  await askProcess(stage.listener, message);
};

const close = (stage: Stage): Promise<object> => askProcess(stage.listener, { kind: 'close' });

/** Every message must have reached every subscriber. */
const heard = async (stage: Stage, { title }: Contender, ms: number, perSecond: number | null): Promise<Heard> => {
  const result = await askProcess<Heard>(stage.listener, { kind: 'write', ms, perSecond }, ms + 120_000);
  if (result.missing !== 0) stage.fault(`${title}: ${result.missing} of ${result.messages} messages' deliveries are missing`);
  for (const why of result.lost) stage.fault(`${title}: ${why}`);
  return result;
};

const measure = async (stage: Stage, contender: Contender, subscribers: number, plan: EventsPlan): Promise<Figures> => {
  await open(stage, contender, subscribers);
  const pids = (): number[] => [processMs(contender.peer.pid), familyMs(stage.postmaster), processMs(stage.listener.pid!)];
  await heard(stage, contender, plan.saturationMs / 2, null);
  const before = pids();
  const fast = await heard(stage, contender, plan.saturationMs, null);
  const [server, database, own] = pids().map((after, i) => after - before[i]!);
  const calm = await heard(stage, contender, plan.moderateMs, MODERATE);
  await close(stage);
  const delivered = fast.messages * subscribers;
  return {
    perSecond: fast.deliveries / fast.seconds, microseconds: server! * 1_000 / delivered, databaseMicroseconds: database! * 1_000 / delivered,
    loaderShare: own! / (fast.seconds * 1_000), p50: percentile(fast.latencies, 0.5), p99: percentile(fast.latencies, 0.99),
    moderateP50: percentile(calm.latencies, 0.5), moderateP99: percentile(calm.latencies, 0.99), writeP50: percentile(calm.writes, 0.5),
  };
};

const middle = (list: Figures[]): Figures =>
  Object.fromEntries(Object.keys(list[0]!).map((key) => [key, median(list.map((figures) => figures[key as keyof Figures]))])) as unknown as Figures;

const describe = (subscribers: number, results: EventResult[]): string => {
  const base = results.find(({ peer }) => peer === HAND_WRITTEN);
  const head = [`${subscribers} subscribers`, 'deliveries/s', 'ratio', 'µs a delivery', 'ratio', 'PostgreSQL µs', 'p50 ms', 'p99 ms', `p50 at ${MODERATE}/s`, `p99 at ${MODERATE}/s`, 'write p50', 'listener'];
  const rows = results.map((r) => [
    r.peer, figure(r.perSecond), figure(r.perSecond / (base?.perSecond ?? NaN)), figure(r.microseconds), figure(r.microseconds / (base?.microseconds ?? NaN)), figure(r.databaseMicroseconds),
    figure(r.p50), figure(r.p99), figure(r.moderateP50), figure(r.moderateP99), figure(r.writeP50), `${Math.round(r.loaderShare * 100)} %`,
  ]);
  const reach = REACH[subscribers as 100];
  const goal = (sign: string, value: number): string => (Number.isNaN(value) ? '' : `${sign} ${value.toLocaleString('en-GB')}`);
  const last = reach && ['Parley: reach', goal('≥', reach.perSecond), '', goal('≤', reach.microseconds), '', '', '', goal('≤', reach.p99)];
  return `${table(head, last ? [...rows, last] : rows)}\n`;
};

/** What the others notice of one subscriber who does not read: their p99 with it by their p99 without. */
const stalledRatio = async (stage: Stage, contender: Contender, subscribers: number, plan: EventsPlan): Promise<number> => {
  const ratios: number[] = [];
  for (let n = 0; n < plan.rounds; n++) {
    const p99: number[] = [];
    for (const stalled of [0, 1]) {
      await open(stage, contender, subscribers, stalled);
      p99.push(percentile((await heard(stage, contender, plan.saturationMs, null)).latencies, 0.99));
      await close(stage);
    }
    ratios.push(p99[1]! / p99[0]!);
  }
  return median(ratios);
};

const prepare = async (ground: Ground): Promise<Stage & { managers: Session[]; mixed: Session[] }> => {
  const door = doorAt(`http://127.0.0.1:${ground.parley.port}`);
  const managers: Session[] = [];
  for (let i = 1; i <= 25; i++) managers.push(await signIn(door, emailOf('MANAGER', i)));
  const others = [await signIn(door, emailOf('SUPERVISOR', 1)), await signIn(door, emailOf('AGENT', 1))];
  const client = new pg.Client({ connectionString: ground.databaseUrl });
  await client.connect();
  const user = async (email: string) => (await client.query<{ id: string; name: string }>('select id, name from app_user where email = $1', [email])).rows[0]!;
  const agent = await user(emailOf('AGENT', 1));
  // Of the first agent, in the first supervisor's queue: so that all three hear everything.
  const { rows } = await client.query<{ id: string }>(`select id from ticket where workspace_id = $1 and assignee_id = $2 and status = 'OPEN' order by id limit ${TICKETS}`, [WORKSPACE, agent.id]);
  const manager = await user(emailOf('MANAGER', 1));
  await client.end();
  return {
    ...ground, listener: ground.crew.loader('listen.ts'), writers: managers.slice(0, 8), tickets: rows.map(({ id }) => `tkt_${id}`),
    author: { workspaceId: WORKSPACE, userId: manager.id, name: manager.name },
    // A user has at most a hundred subscriptions.
    managers, mixed: managers.flatMap((manager, i) => (i % 10 === 0 ? [manager, ...others] : [manager])),
  };
};

const contendersOf = async ({ crew, parley, databaseUrl }: Ground, { managers, mixed }: { managers: Session[]; mixed: Session[] }, plan: EventsPlan): Promise<Contender[]> => {
  const wanted = (name: string): boolean => name === HAND_WRITTEN || plan.peers === null || plan.peers.some((part) => name.toLowerCase().includes(part.toLowerCase()));
  const list: Contender[] = [];
  for (const title of [HAND_WRITTEN, AS_USUAL].filter(wanted)) list.push({ title, peer: await crew.peer(title, databaseUrl), listeners: managers, sql: false });
  if (!wanted(PARLEY)) return list;
  return [
    ...list,
    { title: PARLEY, peer: parley, listeners: managers, sql: false },
    { title: `${PARLEY}, three roles`, peer: parley, listeners: mixed, sql: false },
    { title: `${PARLEY}, written by SQL`, peer: parley, listeners: managers, sql: true },
  ];
};

export const benchEvents = async (ground: Ground, plan: EventsPlan): Promise<{ rows: EventResult[]; stalled: number | null }> => {
  const stage = await prepare(ground);
  const contenders = await contendersOf(ground, stage, plan);
  const measured = new Map<string, Figures[]>();
  for (let n = 1; n <= plan.rounds; n++) {
    ground.say(`events: round ${n} of ${plan.rounds}`);
    for (const subscribers of plan.subscribers) {
      for (const contender of contenders) {
        const key = `${subscribers} ${contender.title}`;
        measured.set(key, [...(measured.get(key) ?? []), await measure(stage, contender, subscribers, plan)]);
      }
    }
  }
  const rows: EventResult[] = [];
  for (const subscribers of plan.subscribers) {
    const results = contenders.map(({ title }) => ({ peer: title, subscribers, ...middle(measured.get(`${subscribers} ${title}`)!) }));
    ground.say(describe(subscribers, results));
    rows.push(...results);
  }
  const parley = contenders.find(({ title }) => title === PARLEY);
  const stalled = parley ? await stalledRatio(stage, parley, Math.max(...plan.subscribers), plan) : null;
  if (stalled !== null) ground.say(`one of ${Math.max(...plan.subscribers)} subscribers stalls: the others' p99 is ${figure(stalled)} of what it is without (reach: ≤ 1.5)\n`);
  return { rows, stalled };
};
