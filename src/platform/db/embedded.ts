/**
 * A real PostgreSQL from npm for a machine that has none, and its supervisor.
 *
 * - One Parley a data directory; the second start is refused (`embedded-lock.ts`).
 * - PostgreSQL ends when Node does, however Node ends (`embedded-process.ts`); what is left anyway, the next start ends
 *   (`embedded-remains.ts`).
 * - When PostgreSQL ends by itself it is started again on the same port, so that existing pools reconnect.
 *
 * Does not know: configuration, migrations, roles.
 */
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { findBinaries } from './embedded-binaries.ts';
import { DATABASE, databaseUrl, ensureDatabase, openCluster, serverArguments } from './embedded-cluster.ts';
import { chooseHome, openDataDir, putAsideLeftover, type Home } from './embedded-home.ts';
import { RESTART_BACKOFF_MS, RESTART_CALM_MS, START_AGAIN_MS, START_ATTEMPTS } from './embedded-limits.ts';
import { lockDirectory } from './embedded-lock.ts';
import { launchPostgres, type PostgresProcess } from './embedded-process.ts';
import { clearRemains } from './embedded-remains.ts';

export { DATA_DIR_IN_USE, type EmbeddedError, type EmbeddedErrorCode } from './embedded-error.ts';

export interface EmbeddedPostgres {
  /** Superuser `parley`, database `parley`, on 127.0.0.1. Holds the password: do not log it. Valid until `stop`, through restarts too. */
  url: string;
  /** The postmaster's process id; changes with a restart, and names a dead process while one is under way. */
  pid(): number;
  /** Resolves within 3 s, with no process left and the data directory free. Again: the same promise. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Created if absent. Holds the password (`postgres.password`, 0600) and, where PostgreSQL's account can reach it, the database (`postgres/`). */
  dataDir: string;
  /** false, for tests: a committed transaction may be lost when the machine (not only a process) fails. Default true. */
  durable?: boolean;
  /** A line for the operator: PostgreSQL's own log (`postgres: …`) and what the supervisor does. */
  log: (line: string) => void;
  /** Only PATH and LD_LIBRARY_PATH are passed on: PG… variables would change the server, and secrets are not its business. */
  env: NodeJS.ProcessEnv;
}

/**
 * Resolves when `url` accepts connections: 0.6–2 s on a new data directory, 0.1 s on an old one, longer after a crash.
 * Throws an `EmbeddedError`; its `code` is `DATA_DIR_IN_USE` (with `pid`) when another Parley owns the directory.
 */
export const startEmbeddedPostgres = async (options: EmbeddedOptions): Promise<EmbeddedPostgres> => {
  const { durable = true, log } = options;
  const environment = serverEnvironment(options.env);
  const dataDir = openDataDir(options.dataDir);
  const unlocks = [await lockDirectory(dataDir)];
  const unlock = () => { for (const each of unlocks.splice(0).reverse()) each(); };
  try {
    const home = chooseHome(dataDir, log);
    if (home.root !== dataDir) {
      unlocks.push(await lockDirectory(home.root));
      await clearRemains(home, log);
      putAsideLeftover(home, log);
    }
    const binaries = findBinaries(home.account, environment, log);
    const password = await openCluster(home, binaries, environment);
    const launch: Launch = async (port, signal) => {
      await clearRemains(home, log);
      signal.throwIfAborted();
      const args = serverArguments({ cluster: home.cluster, port, durable });
      return launchPostgres({ postgres: binaries.postgres, args, account: home.account, environment, log, signal });
    };
    const { port, first } = await launchOnFreePort(launch, log);
    const server = supervise({ home, port, first, launch, log });
    try {
      await ensureDatabase(port, password);
    } catch (error) {
      await server.stop();
      throw error;
    }
    let stopped: Promise<void> | undefined;
    return {
      url: databaseUrl(port, password, DATABASE),
      pid: server.pid,
      stop: () => (stopped ??= server.stop().finally(unlock)),
    };
  } catch (error) {
    unlock();
    throw error;
  }
};

type Launch = (port: number, signal: AbortSignal) => Promise<PostgresProcess>;

const serverEnvironment = ({ PATH, LD_LIBRARY_PATH }: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  // English messages, as the supervisor reads them; initdb is faster when it need not guess the zone.
  ({ PATH, ...(LD_LIBRARY_PATH ? { LD_LIBRARY_PATH } : {}), LC_ALL: 'C', TZ: 'UTC' });

const launchOnFreePort = async (launch: Launch, log: (line: string) => void): Promise<{ port: number; first: PostgresProcess }> => {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      return { port, first: await launch(port, new AbortController().signal) };
    } catch (error) {
      if (attempt === START_ATTEMPTS) throw error;
      log(`${(error as Error).message}\nTrying again.`);
      await delay(START_AGAIN_MS);
    }
  }
};

const freePort = (): Promise<number> => new Promise((resolve, reject) => {
  const probe = createServer();
  probe.once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as AddressInfo;
    probe.close(() => resolve(port));
  });
});

interface Supervised { home: Home; port: number; first: PostgresProcess; launch: Launch; log: (line: string) => void }

/** Keeps one server alive on `port` until stopped. */
const supervise = ({ home, port, first, launch, log }: Supervised): Pick<EmbeddedPostgres, 'pid' | 'stop'> => {
  const stopping = new AbortController();
  const { signal } = stopping;
  let current = first;

  const relaunch = async (failures: number): Promise<PostgresProcess | null> => {
    for (let attempt = failures; !signal.aborted; attempt++) {
      const pause = RESTART_BACKOFF_MS[attempt] ?? RESTART_BACKOFF_MS.at(-1);
      try {
        // Unreferenced: with nothing else to do Node may exit rather than wait for a database nobody uses.
        await delay(pause, undefined, { signal, ref: false });
        const next = await launch(port, signal);
        log(`PostgreSQL runs again (pid ${next.pid}, port ${port}).`);
        return next;
      } catch (error) {
        if (!signal.aborted) log(`Restarting PostgreSQL failed: ${(error as Error).message}`);
      }
    }
    return null;
  };

  const watch = async (): Promise<void> => {
    for (let failures = 0; ; failures++) {
      const since = performance.now();
      const end = await current.ended;
      if (signal.aborted) return;
      log(`PostgreSQL (pid ${current.pid}) ended by itself: ${end}. Restarting it on port ${port}.`);
      await current.stop(); // lets go of what its wrapper may have left running
      if (performance.now() - since >= RESTART_CALM_MS) failures = 0;
      const next = await relaunch(failures);
      if (!next) return;
      current = next;
      if (signal.aborted) return current.stop(); // it became ready in the moment of the stop, which saw the one before
    }
  };
  const watching = watch();

  return {
    pid: () => current.pid,
    stop: async () => {
      stopping.abort();
      await Promise.all([current.stop(), watching]);
      await clearRemains(home, log, 'kill');
    },
  };
};
