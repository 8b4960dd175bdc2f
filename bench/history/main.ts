/** `npm run bench:history -- --trace <file>`: types a recorded session into a note, then asks for the note's past through GraphQL. */
import { parseArgs } from 'node:util';
import { zstdDecompressSync } from 'node:zlib';
import pg from 'pg';
import { attended } from '../kit/command.ts';
import { databaseOf } from '../kit/database.ts';
import { ask, doorAt, type Door } from '../replay/door.ts';
import { startServer } from '../replay/server.ts';
import { signIn } from '../replay/session.ts';
import { replayTrace } from '../replay/typing.ts';

const USAGE = `npm run bench:history -- --trace <file.json[.gz]> [--rate <edits a second>] [--rounds <n>] [--json]
  Types the trace (400 edits a second), then measures pages of history, versions, attribution, and the size of what is kept.`;
const WARM_UP = 5;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const percentile = (values: number[], share: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;

interface Kept {
  name: string;
  version: number;
  chapters: number;
  milestones: number;
  packed: number;
  raw: number;
  state: number;
  snapshot: number;
  left: number;
}

/** The largest document, and what lies in its tables. */
const look = async (dataDir: string): Promise<Kept> => {
  const client = new pg.Client({ connectionString: (await databaseOf(dataDir)).url });
  await client.connect();
  try {
    const { rows: [kept] } = await client.query<Kept>(`
      select d.name, greatest(d.snapshot_seq, (select max(seq) from document_update where document_id = d.id))::int as version, length(d.snapshot) as snapshot,
        (select count(*)::int from document_past where document_id = d.id) as chapters, (select count(*)::int from document_version where document_id = d.id and state is not null) as milestones,
        (select sum(pg_column_size(rows) + pg_column_size(spells))::int from document_past where document_id = d.id) as packed,
        (select sum(length(state))::int from document_version where document_id = d.id) as state,
        (select count(*)::int from document_update where document_id = d.id) as left, d.id
      from document d order by 2 desc limit 1`);
    const { rows } = await client.query<{ rows: Buffer }>('select p.rows from document_past p join document d on d.id = p.document_id where d.name = $1', [kept!.name]);
    return { ...kept!, raw: rows.reduce((sum, row) => sum + zstdDecompressSync(row.rows).length, 0) };
  } finally {
    await client.end();
  }
};

const measure = async (door: Door, { name, version }: Kept, rounds: number): Promise<Record<string, { p50: number; p95: number }>> => {
  const session = await signIn(door, 'admin@demo.test');
  const author = 'author { name }';
  const questions: Record<string, string> = {
    'the document alone': 'version',
    'a page of history': `history { edges { node { ${author} from to updates inserted deleted deletedOthers } } }`,
    'the middle version': `at(version: ${Math.floor(version / 2)}) { text }`,
    'an early version': `at(version: ${Math.ceil(version / 50)}) { text }`,
    'the present version': `at(version: ${version}) { text }`,
    'a page of attribution': `attribution(first: 100) { edges { node { from to ${author} } } }`,
  };
  const times = new Map<string, number[]>(Object.keys(questions).map((question) => [question, []]));
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const [question, fields] of Object.entries(questions)) {
      const started = performance.now();
      await ask(door, `query ($name: String!) { document(name: $name) { ${fields} } }`, { name }, { token: await session.token() });
      if (round >= 0) times.get(question)!.push(performance.now() - started);
    }
  }
  return Object.fromEntries([...times].map(([question, all]) => [question, { p50: percentile(all, 0.5), p95: percentile(all, 0.95) }]));
};

/** How long a change takes: there and back, once each. */
const takeBack = async (door: Door, { name, version }: Kept): Promise<Record<string, number>> => {
  const session = await signIn(door, 'admin@demo.test');
  const figures: Record<string, number> = {};
  for (const [what, to] of [['restore the middle version', Math.floor(version / 2)], ['restore the last version', version]] as const) {
    const started = performance.now();
    const answer = await ask<{ restoreDocument: { errors: { __typename: string }[] } }>(door, 'mutation ($input: RestoreDocumentInput!) { restoreDocument(input: $input) { errors { __typename } } }',
      { input: { document: name, version: to, clientMutationId: what } }, { token: await session.token() });
    if (answer.restoreDocument.errors.length > 0) throw new Error(JSON.stringify(answer));
    figures[what] = performance.now() - started;
  }
  return figures;
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { trace: { type: 'string' }, rate: { type: 'string', default: '400' }, rounds: { type: 'string', default: '30' }, json: { type: 'boolean' } } });
  const { trace } = values;
  if (!trace) throw new Error('name a trace');
  await attended(startServer(), async (server) => {
    const door = doorAt(server.url);
    const { text } = await replayTrace(door, { file: trace, authors: 2, rate: Number(values.rate) }, null, (what) => say(what));
    say(text);
    const kept = await look(server.dataDir);
    const kib = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KiB`;
    say(`${kept.version} versions, ${kept.left} still in the log; past: ${kept.chapters} rows, ${kib(kept.packed)} for ${kib(kept.raw)} of log; ${kept.milestones} states, ${kib(kept.state)}; snapshot ${kib(kept.snapshot)}`);
    const figures = await measure(door, kept, Number(values.rounds));
    for (const [question, { p50, p95 }] of Object.entries(figures)) say(`${question.padEnd(30)}p50 ${p50.toFixed(1).padStart(7)} ms   p95 ${p95.toFixed(1).padStart(7)} ms`);
    const changes = await takeBack(door, kept);
    for (const [what, ms] of Object.entries(changes)) say(`${what.padEnd(30)}    ${ms.toFixed(0).padStart(7)} ms`);
    if (values.json) say(JSON.stringify({ kept, figures, changes }));
  });
};

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack ?? error.message : String(error)}\n${USAGE}\n`);
  process.exit(1);
}
