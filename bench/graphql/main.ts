/** `npm run bench:graphql`: reads, writes and events of the product beside those of peers, on one seeded database, in one run. */
import pg from 'pg';
import { startServer, type OwnServer } from '../replay/server.ts';
import { PARLEY } from './contest.ts';
import { attended, command } from '../kit/command.ts';
import { databaseOf } from '../kit/database.ts';
import { benchEvents } from './events.ts';
import type { Ground } from './ground.ts';
import { parseOptions, USAGE, type Options } from './options.ts';
import { gatherCrew, type Crew } from '../kit/processes.ts';
import { benchReads } from './reads.ts';
import { OWN_LOG } from './peers/pool.ts';
import { FULL, QUICK, seed } from '../kit/seed.ts';
import { benchWrites } from './writes.ts';

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

const seeded = async (url: string, quick: boolean): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the query in flight rejects with it
  await client.connect();
  try {
    const started = performance.now();
    const size = quick ? QUICK : FULL;
    const fresh = await seed(client, size);
    await client.query(OWN_LOG);
    say(fresh
      ? `seeded ${size.conversations} conversations and ${size.messages} messages in ${((performance.now() - started) / 1_000).toFixed(1)} s`
      : 'the data directory was seeded before');
  } finally {
    await client.end();
  }
};

const bench = async (options: Options, server: OwnServer, crew: Crew, fault: (what: string) => void): Promise<void> => {
  const { url: databaseUrl, postmaster } = await databaseOf(server.dataDir);
  await seeded(databaseUrl, options.quick);
  const parley = { name: PARLEY, port: Number(new URL(server.url).port), pid: server.pid() };
  const ground: Ground = { crew, parley, databaseUrl, postmaster, say, fault };
  const figures: Record<string, unknown> = {};
  const [saturationMs, moderateMs] = options.quick ? [1_000, 1_500] : [2_500, 5_000];
  const plan = { rounds: options.rounds, saturationMs, moderateMs };
  if (options.modes.includes('reads')) figures.reads = await benchReads(ground, { ...plan, peers: options.peers, only: options.only });
  if (options.modes.includes('writes')) figures.writes = await benchWrites(ground, { ...plan, only: options.only });
  if (options.modes.includes('events')) {
    figures.events = await benchEvents(ground, { ...plan, saturationMs: 2 * saturationMs, subscribers: [100, 1_000], peers: options.peers });
  }
  if (options.json) say(JSON.stringify(figures));
};

await command(parseOptions, USAGE, (options, fault) => {
  const crew = gatherCrew(import.meta.dirname);
  return attended(startServer(options.data === null ? {} : { keep: options.data }), (server) => bench(options, server, crew, fault), crew.stop);
});
