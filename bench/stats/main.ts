/** `npm run bench:stats`: how long statistics of a year take, through GraphQL, on a database that holds one. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { attended } from '../kit/command.ts';
import { databaseOf } from '../kit/database.ts';
import { ask, doorAt, type Door } from '../replay/door.ts';
import { startServer } from '../replay/server.ts';
import { signIn, type Session } from '../replay/session.ts';
import { isSeeded, seed, ZONES, type Size } from './seed.ts';

const USAGE = `npm run bench:stats -- [--quick] [--rounds <n>] [--data <directory>] [--json]
  Seeds 500,000 tickets of a year in 20 queues (--quick: 20,000), sums them up with the command, and asks.
  With --data the database stays, and a later run asks it without seeding again.`;
const ROOT = path.resolve(import.meta.dirname, '../..');
const FULL: Size = { tickets: 500_000, queues: 20, agents: 200 };
const QUICK: Size = { ...FULL, tickets: 20_000 };
const YEAR_MS = 365 * 86_400_000;
const DAY_MS = 86_400_000;
/** Asks before what is measured, so that caches and compilers are warm. */
const WARM_UP = 20;
const REACH_MS = 5;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const DURATIONS = '{ count average shortest longest p50 p95 }';
const FLOW = `created resolved closed onHold waiting ${DURATIONS} firstResponse ${DURATIONS} resolution ${DURATIONS}`;
const STANDING = 'standing { new open pending onHold resolved closed assigned }';

interface Question {
  name: string;
  who: 'admin' | 'supervisor';
  fields: string;
  ms: number;
  timeZone?: string;
}

/** The smallest question shows what asking alone costs; the others ask about a year that ends now, but for the board's. */
const QUESTIONS: Question[] = [
  { name: 'nothing (how long asking takes)', who: 'admin', fields: '', ms: 0 },
  { name: 'a year, all', who: 'admin', fields: `total { ${STANDING} ${FLOW} }`, ms: YEAR_MS },
  { name: 'a year, by queue', who: 'admin', fields: `groups { queue { name } ${STANDING} ${FLOW} }`, ms: YEAR_MS },
  { name: 'a year, by queue, a supervisor of 5', who: 'supervisor', fields: `groups { queue { name } ${STANDING} ${FLOW} }`, ms: YEAR_MS },
  { name: 'a year by month', who: 'admin', fields: 'series(step: MONTH) { from created resolved closed onHold firstResponse { average p95 } }', ms: YEAR_MS },
  { name: 'a year by day', who: 'admin', fields: 'series(step: DAY) { from created resolved closed onHold }', ms: YEAR_MS },
  { name: 'a year by day, a supervisor of 5', who: 'supervisor', fields: 'series(step: DAY) { from created resolved closed onHold }', ms: YEAR_MS },
  { name: 'a year by day, a zone with sums', who: 'admin', fields: 'series(step: DAY) { from created resolved closed onHold }', ms: YEAR_MS, timeZone: ZONES[0] },
  { name: 'a year by day, one of half hours', who: 'admin', fields: 'series(step: DAY) { from created resolved closed onHold }', ms: YEAR_MS, timeZone: ZONES[1] },
  { name: 'a year by day, a zone without sums', who: 'admin', fields: 'series(step: DAY) { from created resolved closed onHold }', ms: YEAR_MS, timeZone: 'Asia/Tokyo' },
  { name: 'the board: today by hour, by queue', who: 'supervisor', fields: `groups { queue { name } ${STANDING} ${FLOW} } series(step: HOUR) { from created closed }`, ms: DAY_MS },
];

const asked = async (door: Door, session: Session, { fields, ms, timeZone }: Question): Promise<number> => {
  const token = await session.token();
  const query = ms === 0 ? '{ eventCursor }' : `query ($from: DateTime!, $timeZone: String) { stats(from: $from, timeZone: $timeZone) { ${fields} } }`;
  const started = performance.now();
  await ask(door, query, ms === 0 ? {} : { from: new Date(Date.now() - ms).toISOString(), timeZone }, { token });
  return performance.now() - started;
};

const percentile = (sorted: number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;

/** Questions take turns, so that whatever else the machine does hits all of them alike. */
const measure = async (door: Door, rounds: number): Promise<Record<string, { p50: number; p95: number }>> => {
  const sessions = { admin: await signIn(door, 'admin@demo.test'), supervisor: await signIn(door, 'supervisor@demo.test') };
  const times = new Map<string, number[]>(QUESTIONS.map(({ name }) => [name, []]));
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const question of QUESTIONS) {
      const took = await asked(door, sessions[question.who], question);
      if (round >= 0) times.get(question.name)!.push(took);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => {
    const sorted = all.sort((a, b) => a - b);
    return [name, { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) }];
  }));
};

const report = (figures: Record<string, { p50: number; p95: number }>): void => {
  const floor = Object.values(figures)[0]!.p50;
  say(`${'question'.padEnd(40)}${'p50 ms'.padStart(9)}${'p95 ms'.padStart(9)}${'p50 less asking'.padStart(17)}`);
  for (const [name, { p50, p95 }] of Object.entries(figures)) say(`${name.padEnd(40)}${p50.toFixed(1).padStart(9)}${p95.toFixed(1).padStart(9)}${(p50 - floor).toFixed(1).padStart(17)}`);
  say(`reach: p95 ≤ ${REACH_MS} ms over a year`);
};

const sizes = async (client: pg.Client): Promise<Record<string, unknown>> => {
  const { rows } = await client.query<{ name: string; rows: number; size: string }>(`
    select relname as name, greatest(reltuples, 0)::int as rows, pg_size_pretty(pg_total_relation_size(oid)) as size from pg_class where relname in ('ticket', 'stat_fact', 'stat_rollup', 'stat_stock')`);
  for (const { name, rows: count, size } of rows) say(`${name}: ${count} rows, ${size}`);
  return Object.fromEntries(rows.map((row) => [row.name, row]));
};

const sow = async (client: pg.Client, url: string, size: Size): Promise<void> => {
  const started = performance.now();
  await seed(client, size);
  say(`seeded ${size.tickets} tickets of a year in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  const env = { DATABASE_URL: url, PARLEY_SECRET: 'only measures: a secret of thirty-two characters' };
  const { stdout } = await promisify(execFile)(process.execPath, ['src/stats.ts', '--write'], { cwd: ROOT, env });
  say(stdout.trim().split('\n').at(-1)!);
  await client.query('vacuum (analyze)');
};

const prepare = async (dataDir: string, size: Size): Promise<Record<string, unknown>> => {
  const { url } = await databaseOf(dataDir);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (await isSeeded(client)) say('the data directory was seeded before');
    else await sow(client, url, size);
    return await sizes(client);
  } finally {
    await client.end();
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { quick: { type: 'boolean' }, rounds: { type: 'string', default: '100' }, data: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) return say(USAGE);
  await attended(startServer(values.data === undefined ? {} : { keep: values.data }), async (server) => {
    const tables = await prepare(server.dataDir, values.quick ? QUICK : FULL);
    const figures = await measure(doorAt(server.url), Number(values.rounds));
    report(figures);
    if (values.json) say(JSON.stringify({ figures, tables }));
  });
};

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exit(1);
}
