/** What lies in the data directory: a new cluster, its password, its settings, the database `parley`. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Binaries } from './embedded-binaries.ts';
import { embeddedError } from './embedded-error.ts';
import { hasCluster, runAs, type Account, type Home } from './embedded-home.ts';
import { CONNECT_MS, IDLE_IN_TRANSACTION_S, MAX_CONNECTIONS, SHARED_BUFFERS_MB, TRANSACTION_S } from './embedded-limits.ts';

export const DATABASE = 'parley';
export const SUPERUSER = 'parley';

const DRAFT = 'postgres.new-';

/** The cluster's password; creates both on a new data directory. Throws INIT_FAILED, or DATA_DIR_UNUSABLE when the password is lost. */
export const openCluster = async (home: Home, binaries: Binaries, environment: NodeJS.ProcessEnv): Promise<string> => {
  removeDrafts(home.root);
  const known = existsSync(home.passwordFile) ? readFileSync(home.passwordFile, 'utf8').trim() : '';
  if (hasCluster(home.cluster)) {
    if (known) return known;
    throw embeddedError('DATA_DIR_UNUSABLE', `${home.cluster} holds a database, but its password is missing: put ${home.passwordFile} back.`);
  }
  const password = known || randomBytes(24).toString('base64url');
  // The password is on disk before the cluster that needs it.
  if (!known) writeFileSync(home.passwordFile, password, { mode: 0o600, flush: true });
  await initialise(home, binaries, environment, password);
  return password;
};

/** Under another name first: a start that is killed half-way leaves no half a cluster under the right one. */
const initialise = async (home: Home, { initdb }: Binaries, environment: NodeJS.ProcessEnv, password: string): Promise<void> => {
  // A name of its own each time, since the initdb of a killed Parley may still be writing into the last one.
  const draft = path.join(home.root, `${DRAFT}${randomBytes(4).toString('hex')}`);
  const passwordCopy = `${draft}.password`; // the account may not read the real one
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordCopy, password, { mode: 0o600 });
    for (const file of [draft, passwordCopy]) give(file, home.account);
    await promisify(execFile)(initdb, [
      '-D', draft, '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${passwordCopy}`, '--encoding=UTF8',
      // Sorting and case come from PostgreSQL itself: a system library's would change under the indexes with an upgrade.
      '--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
      '--lc-messages=C', '--no-sync', '--no-instructions',
    ], { ...runAs(home.account), env: environment });
    rmSync(passwordCopy);
    renameSync(draft, home.cluster);
  } catch (error) {
    removeDrafts(home.root);
    throw embeddedError('INIT_FAILED', `initdb failed in ${home.root}: ${(error as { stderr?: string }).stderr || (error as Error).message}`);
  }
};

const give = (file: string, account: Account): void => {
  if (account) chownSync(file, account.uid, account.gid);
};

const removeDrafts = (root: string): void => {
  for (const name of readdirSync(root).filter((entry) => entry.startsWith(DRAFT))) {
    try {
      rmSync(path.join(root, name), { recursive: true, force: true });
    } catch {
      // Somebody still writes into it; a later start removes it.
    }
  }
};

/** The server's arguments. All settings stand here and none in postgresql.conf, so an old data directory gets new ones too. */
export const serverArguments = ({ cluster, port, durable }: { cluster: string; port: number; durable: boolean }): string[] => {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: MAX_CONNECTIONS,
    shared_buffers: `${SHARED_BUFFERS_MB}MB`,
    // A forgotten prepared transaction would hold back the event log for ever.
    max_prepared_transactions: 0,
    transaction_timeout: `${TRANSACTION_S}s`,
    idle_in_transaction_session_timeout: `${IDLE_IN_TRANSACTION_S}s`,
    timezone: 'UTC',
    logging_collector: 'off',
    log_line_prefix: '[%p] ', // `log` has a clock of its own
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return ['-D', cluster, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
};

export const databaseUrl = (port: number, password: string, database: string): string =>
  `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;

/** Every start looks, since the first one may have been killed between initdb and here. */
export const ensureDatabase = async (port: number, password: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl(port, password, 'postgres'), connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => {}); // the query in flight rejects with it; without a listener it would end the process
  try {
    await client.connect();
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    throw embeddedError('START_FAILED', `PostgreSQL runs, but its database cannot be opened: ${(error as Error).message}`);
  } finally {
    await client.end().catch(() => {}); // never connected
  }
};
