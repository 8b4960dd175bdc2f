/** `npm run stats:check` and `npm run stats:rebuild`: statistics against the log and the rows they come from. */
import { parseArgs } from 'node:util';
import { environment, parseConfig } from './config.ts';
import { checkStats, isWrong, type StatsCheck } from './modules/analytics/index.ts';
import { startEmbeddedPostgres } from './platform/db/embedded.ts';
import { openMaintenance } from './platform/db/maintenance.ts';

const USAGE = `npm run stats:check [-- --json]     compares; ends with 1 when something differs
npm run stats:rebuild [-- --json]   compares, and replaces what differs
  With DATABASE_URL the server may be running. Without it the database in PARLEY_DATA_DIR is used, whose server must be stopped.`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const shown = (check: StatsCheck): string =>
  `workspace ${check.workspaceId}: ${check.missingFacts} facts missing, ${check.differentFacts} different, ${check.strayFacts} stray, `
  + `${check.missingFromRows} known to rows only, ${check.differentRollups} sums and ${check.differentStock} counts different${check.zoneChanged ? ', the time zone has changed' : ''}`;

const run = async (write: boolean): Promise<StatsCheck[]> => {
  const config = parseConfig(environment());
  const database = config.databaseUrl
    ? { url: config.databaseUrl, stop: async () => {} }
    : await startEmbeddedPostgres({ dataDir: config.dataDir, durable: !config.fastDatabase, log: () => {}, env: environment() });
  try {
    const maintenance = await openMaintenance(database.url);
    try {
      return await checkStats(maintenance, { write, differs: (check) => say(shown(check)) });
    } finally {
      await maintenance.end();
    }
  } finally {
    await database.stop();
  }
};

const main = async (): Promise<number> => {
  const { values } = parseArgs({ options: { write: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) return say(USAGE), 0;
  const started = performance.now();
  const checks = await run(values.write ?? false);
  const wrong = checks.filter(isWrong);
  const sum = (of: (check: StatsCheck) => number): number => checks.reduce((total, check) => total + of(check), 0);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const written = Boolean(values.write) && wrong.length > 0;
  say(`${checks.length} workspaces, ${sum((check) => check.facts)} facts, ${sum((check) => check.rollups)} sums: ${wrong.length === 0 ? 'all as they should be' : `${wrong.length} differ${written ? ', rebuilt' : ''}`} (${seconds} s)`);
  if (values.json) say(JSON.stringify({ workspaces: checks.length, facts: sum((check) => check.facts), rollups: sum((check) => check.rollups), differ: wrong, written, seconds }));
  return wrong.length === 0 || written ? 0 : 1;
};

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exitCode = 2;
}
