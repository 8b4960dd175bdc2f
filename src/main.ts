import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startApp } from './app.ts';
import { environment, parseConfig, type Config } from './config.ts';
import { createDemo, DEMO_PASSWORD, DEMO_SIGN_INS, playDemoDialogues } from './demo.ts';
import { systemClock } from './kernel/clock.ts';
import { startEmbeddedPostgres } from './platform/db/embedded.ts';
import { createLog, type Log } from './platform/log/log.ts';

/** The embedded mode's own secret, made once and kept beside the data. */
const embeddedSecret = async (dataDir: string): Promise<string> => {
  const file = path.join(dataDir, 'secret');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFile(file, 'utf8');
};

/** PostgreSQL's own lines are for whoever debugs; what the supervisor does is for the operator. */
const embeddedLog = (log: Log) => (line: string): void => (line.startsWith('postgres:') ? log.debug(line) : log.info(line));

/** An external database, or one of our own with how to stop it. */
const database = async (config: Config, log: Log): Promise<{ url: string; stop(): Promise<void> }> => {
  if (config.databaseUrl) return { url: config.databaseUrl, stop: async () => {} };
  return startEmbeddedPostgres({ dataDir: config.dataDir, durable: !config.fastDatabase, log: embeddedLog(log), env: environment() });
};

const say = (lines: string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

const start = async (): Promise<{ log: Log; stop(): Promise<void> }> => {
  const config = parseConfig(environment());
  const log = createLog(config.logLevel);
  const db = await database(config, log);
  const app = await startApp(
    {
      databaseUrl: db.url, filesDir: config.filesDir, secret: config.secret ?? (await embeddedSecret(config.dataDir)),
      publicUrl: config.publicUrl, clock: systemClock, log, webhookAllow: config.webhookAllow, trustProxy: config.trustProxy,
      trustedDocuments: config.trustedDocuments, costAMinute: config.costAMinute, tracing: config.tracing,
    },
    { port: config.port, host: config.host },
    async (prepared) => {
      if (config.demo && (await createDemo(prepared))) await playDemoDialogues(prepared);
    },
  ).catch(async (error: unknown) => {
    await db.stop();
    throw error;
  });
  say([
    `Parley listens on ${app.url}`,
    ...(app.pages ? [] : ['The pages are not built: install with development dependencies, then `npm run prepare`.']),
    ...(config.demo ? [`Demo sign-ins (password ${DEMO_PASSWORD}): ${DEMO_SIGN_INS.join(', ')}`, `Demo web chat: ${app.url}/chat/demo-web`] : []),
  ]);
  return {
    log,
    stop: async () => {
      await app.stop();
      await db.stop();
    },
  };
};

try {
  const running = await start();
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          running.log.error({ err: error }, 'stopping failed');
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
