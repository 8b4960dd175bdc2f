/** `npm run day`: a working day through the public API of two nodes, and what must hold in the end. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { command } from '../kit/command.ts';
import { percentile } from '../kit/report.ts';
import { judge, type Verdict } from './checks/all.ts';
import { playDay, type DayDone } from './day.ts';
import { readFacts, type Facts } from './facts.ts';
import { startNodes } from './nodes.ts';
import { parseOptions, USAGE, type Options } from './options.ts';

/** Findings of one invariant that are shown. */
const SHOWN = 20;
const LINE = 1_500;
const FILE = 'support-conversations.jsonl.gz';

const say = (text: string): void => { process.stderr.write(`${text}\n`); };

const fileOf = async (where: string): Promise<string> => ((await stat(where)).isDirectory() ? path.join(where, FILE) : where);

const workspaceOf = async (databaseUrl: string): Promise<string> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>("select workspace_id as id from endpoint where key = 'demo-web'");
    return rows[0]!.id;
  } finally {
    await client.end();
  }
};

const figuresOf = (options: Options, day: DayDone, facts: Facts, { findings, late }: Verdict, seconds: number, faults: number) => ({
  violations: Object.fromEntries(Object.entries(findings).map(([name, found]) => [name, found.length])),
  dialogues: day.plays.length,
  unfinished: day.plays.filter(({ turn, dialogue }) => turn < dialogue.turns.length).length,
  messages: facts.messages.filter(({ at }) => at >= day.ledger.since).length,
  tickets: facts.tickets.filter(({ openedAt }) => openedAt >= day.ledger.since).length,
  events: facts.events.length,
  offers: facts.offers.length,
  deadlines: late.length,
  latestMs: Math.round(Math.max(0, ...late)),
  p99LateMs: Math.round(percentile(late, 0.99)),
  messagesASecond: Math.round(facts.messages.length / day.rushS * 10) / 10,
  returns: day.returns, shownAgain: day.again, askedAgain: day.retried, faults,
  did: day.tallies, seconds: Math.round(seconds), seed: options.seed,
});

const describe = ({ did, violations, ...figures }: ReturnType<typeof figuresOf>): string => [
  ...Object.entries(did).sort().map(([what, times]) => `  ${String(times).padStart(5)} ${what}`),
  `${figures.dialogues} dialogues (${figures.unfinished} unfinished), ${figures.messages} messages, ${figures.tickets} tickets, ${figures.offers} offers, ${figures.events} events in ${figures.seconds} s, seed ${figures.seed}`,
  `${figures.messagesASecond} messages a second; ${figures.returns} returns by cursor, ${figures.shownAgain} events shown again after them, ${figures.askedAgain} requests asked again`,
  `${figures.deadlines} deadlines, p99 ${figures.p99LateMs} ms late, the latest ${figures.latestMs} ms (real time: a second is a second)`,
  ...Object.entries(violations).map(([name, times]) => `  ${times === 0 ? 'holds   ' : 'VIOLATED'} ${name}${times === 0 ? '' : ` (${times})`}`),
].join('\n');

const run = async (options: Options, fault: (what: string) => void): Promise<void> => {
  const began = performance.now();
  let faults = 0;
  const count = (what: string): void => {
    faults += 1;
    fault(what);
  };
  const dialogues = await fileOf(options.dialogues);
  // Everybody listens for the end of the process.
  process.setMaxListeners(0);
  say(`seed ${options.seed}; starting two nodes on one database`);
  const nodes = await startNodes((line) => count(`a node: ${line.slice(0, LINE)}`));
  const interrupted = (): void => void nodes.stop().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const day = await playDay(nodes, { ...options, dialogues }, say, count);
    const facts = await readFacts(nodes.databaseUrl, await workspaceOf(nodes.databaseUrl));
    const verdict = judge(facts, day.ledger);
    for (const [name, found] of Object.entries(verdict.findings)) {
      found.slice(0, SHOWN).forEach((what) => fault(`${name}: ${what}`));
      if (found.length > SHOWN) fault(`${name}: ${found.length} in all`);
    }
    const figures = figuresOf(options, day, facts, verdict, (performance.now() - began) / 1_000, faults);
    process.stdout.write(`${describe(figures)}\n`);
    if (options.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  } finally {
    await nodes.stop();
  }
};

await command(parseOptions, USAGE, run);
