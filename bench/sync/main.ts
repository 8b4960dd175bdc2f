/** `npm run bench:sync`: what documents cost the product and its peers, driven in turn by the same clients on the same Node. */
import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { attended, command } from '../kit/command.ts';
import { databaseOf } from '../kit/database.ts';
import { gatherCrew, type Crew } from '../kit/processes.ts';
import { emailOf, PEOPLE, seed, WORKSPACE } from '../kit/seed.ts';
import { doorAt } from '../replay/door.ts';
import { startServer, type OwnServer } from '../replay/server.ts';
import { signIn, type Session } from '../replay/session.ts';
import { NODE_OPTIONS, parley, peers, RELAY, type Contestant } from './contestants.ts';
import { benchCrash } from './crash.ts';
import { benchDrain } from './drain.ts';
import type { Ground } from './ground.ts';
import { benchIdle } from './idle.ts';
import { benchJoin } from './join.ts';
import { parseOptions, USAGE, type Options, type Scenario } from './options.ts';
import { benchReturn } from './return.ts';
import { benchRooms, ROOMS } from './rooms.ts';

const SIZE = { conversations: 6_000, messages: 60_000 };
/** Access tokens of so many people serve all clients. */
const SESSIONS = 20;

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

/** Names of documents that nobody opened yet, on tickets that are not closed. */
const seeded = async (url: string): Promise<string[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the query in flight rejects with it
  await client.connect();
  try {
    await seed(client, SIZE);
    const { rows } = await client.query<{ id: string }>("select id from ticket where workspace_id = $1 and status <> 'CLOSED' order by id", [WORKSPACE]);
    return ['notes', 'draft'].flatMap((part) => rows.map(({ id }) => `ticket:tkt_${id}:${part}`));
  } finally {
    await client.end();
  }
};

const signedIn = async (server: OwnServer): Promise<() => Promise<string[]>> => {
  const door = doorAt(server.url);
  const sessions: Session[] = [];
  for (let number = 1; number <= Math.min(SESSIONS, PEOPLE.MANAGER); number++) sessions.push(await signIn(door, emailOf('MANAGER', number)));
  return () => Promise.all(sessions.map((session) => session.token()));
};

const chosen = (own: Contestant, wanted: string[] | null): Contestant[] => [
  ...peers().filter(({ name }) => name === RELAY || wanted === null || wanted.some((part) => name.toLowerCase().includes(part.toLowerCase())))
    .filter(() => !wanted?.includes('none')),
  own,
];

const SCENARIOS: Record<Scenario, (ground: Ground, options: Options) => Promise<unknown>> = {
  A: async (ground) => {
    const results = [];
    for (const scenario of ROOMS.A) results.push(...await benchRooms(ground, scenario));
    return results;
  },
  B: (ground) => benchRooms(ground, ROOMS.B[0]!),
  C: (ground, { traces }) => benchJoin(ground, traces),
  D: (ground) => benchIdle(ground),
  E: (ground) => benchReturn(ground),
  F: (ground) => benchRooms(ground, ROOMS.F[0]!),
  G: (ground) => benchCrash(ground),
  H: (ground) => benchDrain(ground),
};

const bench = async (options: Options, server: OwnServer, crew: Crew, fault: (what: string) => void): Promise<void> => {
  const { url } = await databaseOf(server.dataDir);
  const documents = await seeded(url);
  const contestants = chosen(parley(server, documents, await signedIn(server)), options.peers);
  let used = 0;
  const ground: Ground = {
    contestants, generator: crew.loader('generator.ts'), postmaster: async () => (await databaseOf(server.dataDir)).postmaster,
    database: async () => (await databaseOf(server.dataDir)).url,
    rounds: options.rounds, quick: options.quick, rooms: (count) => (used += count) - count, say, fault,
  };
  say(`Node ${process.version}, ${os.cpus().length} processors, load ${os.loadavg().map((load) => load.toFixed(1)).join(' ')}, ${options.rounds} rounds\n`);
  const figures: Record<string, unknown> = {};
  for (const scenario of options.scenarios) figures[scenario] = await SCENARIOS[scenario](ground, options);
  if (options.json) say(JSON.stringify(figures));
};

await command(parseOptions, USAGE, async (options, fault) => {
  const crew = gatherCrew(import.meta.dirname);
  if (options.profile) await mkdir(options.profile, { recursive: true });
  const profile = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(options.profile)}`] : [];
  return attended(startServer({ node: [...NODE_OPTIONS, ...profile] }), (server) => bench(options, server, crew, fault), crew.stop);
});
