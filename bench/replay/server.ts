/** A server of a bench's own, on a temporary data directory or a kept one. The only file of the benches that reads the environment. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pause } from './patience.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const READY_MS = 60_000;
const STOP_MS = 15_000;
const REMEMBERED_OUTPUT = 4_000;

export interface OwnServer {
  url: string;
  /** Its data directory, real and absolute. */
  dataDir: string;
  /** Its process; another one after a restart. */
  pid: () => number;
  restart: () => Promise<void>;
  /** Ends it as a crash would; `restart` brings it back. */
  kill: () => Promise<void>;
  /** The channel to what `node` preloads. */
  process: () => ChildProcess;
  /** Stops it and removes its data, unless they were to be kept. */
  stop: () => Promise<void>;
}

/** What is set for a person's server must not reach this one: above all, no DATABASE_URL. */
const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PARLEY_|DATABASE_URL$|REDIS_URL$|PUBLIC_URL$|HOST$|PORT$)/.test(name)));

const freePort = (): Promise<number> => new Promise((resolve, reject) => {
  const probe = createServer();
  probe.on('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => { resolve(typeof address === 'object' && address ? address.port : 0); });
  });
});

const isReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
};

const start = async (port: number, dataDir: string, { node = [], database, hear }: ServerOptions): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [...node, 'src/main.ts'], {
    cwd: ROOT,
    env: {
      ...cleanEnvironment(), PORT: String(port), PARLEY_DATA_DIR: dataDir, LOG_LEVEL: 'warn', PARLEY_TRUSTED_DOCUMENTS: 'off', PARLEY_COST_A_MINUTE: '0',
      ...(database && { DATABASE_URL: database.url, PARLEY_SECRET: database.secret, PARLEY_DEMO: '1' }),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const url = `http://127.0.0.1:${port}`;
  let output = '';
  let announced = false;
  const remember = (part: Buffer): void => {
    output += part.toString();
    hear?.(part.toString());
    // It prints its address when the demo's people and tickets are made; it may answer before.
    announced ||= output.includes(url);
    output = output.slice(-REMEMBERED_OUTPUT);
  };
  child.stdout!.on('data', remember);
  child.stderr!.on('data', remember);
  let failure: Error | null = null;
  child.on('error', (cause) => { failure = cause; });
  const deadline = performance.now() + READY_MS;
  while (!announced || !await isReady(url)) {
    const ended = failure !== null || child.exitCode !== null || child.signalCode !== null;
    if (ended || performance.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`the server ${ended ? 'ended' : `was not ready within ${READY_MS} ms`}:\n${output}`);
    }
    await pause(100);
  }
  return child;
};

const end = (child: ChildProcess): Promise<void> => new Promise((resolve, reject) => {
  if (child.exitCode !== null || child.signalCode !== null) {
    resolve();
    return;
  }
  const timer = setTimeout(() => {
    child.kill('SIGKILL');
    reject(new Error(`the server did not stop within ${STOP_MS} ms of SIGTERM`));
  }, STOP_MS);
  child.once('exit', () => {
    clearTimeout(timer);
    resolve();
  });
  child.kill('SIGTERM');
});

export interface ServerOptions {
  /** A data directory that stays when the server stops, so that a later run finds what this one made. */
  keep?: string;
  /** Options of Node's own. */
  node?: string[];
  /** A database that other nodes may share, instead of one of its own. */
  database?: { url: string; secret: string };
  /** What it writes. */
  hear?: (text: string) => void;
}

export const startServer = async (options: ServerOptions = {}): Promise<OwnServer> => {
  const { keep } = options;
  if (keep !== undefined) await mkdir(keep, { recursive: true });
  const dataDir = await realpath(keep ?? await mkdtemp(path.join(os.tmpdir(), 'parley-replay-')));
  // Started by root, the database runs as another user, who must be able to pass through.
  await chmod(dataDir, 0o755);
  const remove = async (): Promise<void> => {
    if (keep === undefined) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  const port = await freePort();
  let child: ChildProcess;
  try {
    child = await start(port, dataDir, options);
  } catch (cause) {
    await remove();
    throw cause;
  }
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    pid: () => child.pid!,
    restart: async () => {
      await end(child);
      child = await start(port, dataDir, options);
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const dead = new Promise((resolve) => { child.once('exit', resolve); });
      child.kill('SIGKILL');
      await dead;
    },
    process: () => child,
    stop: async () => {
      try {
        await end(child);
      } finally {
        await remove();
      }
    },
  };
};
