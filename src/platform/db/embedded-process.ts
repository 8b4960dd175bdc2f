/** One life of the PostgreSQL server: from its launch until no process of it is left. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Duplex, Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { embeddedError } from './embedded-error.ts';
import { runAs, type Account } from './embedded-home.ts';
import { LAST_WORDS, LAST_WORDS_MS, START_MS, STOP_FAST_MS, STOP_IMMEDIATE_MS, STOP_KILL_MS } from './embedded-limits.ts';

export interface PostgresProcess {
  pid: number;
  /** Resolves when the server has ended, with how. */
  ended: Promise<string>;
  /** Fast shutdown, then harder; resolves when it has ended. Harmless on one that has ended. */
  stop(): Promise<void>;
}

export interface LaunchOptions {
  postgres: string;
  args: string[];
  account: Account;
  environment: NodeJS.ProcessEnv;
  log: (line: string) => void;
  /** Gives up a launch under way. */
  signal: AbortSignal;
}

/**
 * Stands between Node and PostgreSQL because it outlives Node: descriptor 3 is a socket to Node, and when Node dies, even by
 * SIGKILL, the read ends and PostgreSQL is told to shut down. Node stops PostgreSQL the same way, by closing it.
 *
 * - SIGINT is repeated: a shell starts background jobs with SIGINT ignored, so one that comes before PostgreSQL has installed its
 *   handler is lost. Repeated it does no harm.
 * - The wrapper is PostgreSQL's parent, so its pid stays taken until the watcher is told to go: no signal hits a stranger.
 * - SIGPIPE is ignored because Node may be dead before the pid is written to it.
 * - HUP, INT and TERM do nothing here: a service manager sends TERM to every process of a service at once, and the database has
 *   to outlast Node's flush. (PostgreSQL takes TERM itself as "no new sessions, keep the old ones".)
 */
const WRAPPER = `
trap '' PIPE
"$@" </dev/null 3<&- &
postgres=$!
(
  trap '' HUP TERM
  read -r closed <&3
  trap 'kill -KILL "$nap"; exit' USR1
  while kill -INT "$postgres"; do sleep 1 & nap=$!; wait "$nap"; done
) >/dev/null 2>&1 &
watcher=$!
trap ':' HUP INT TERM
echo "$postgres" >&3
exec 3<&-
wait "$postgres"; status=$?
while kill -0 "$postgres" 2>/dev/null; do wait "$postgres"; status=$?; done
{ kill -USR1 "$watcher"; wait "$watcher"; } 2>/dev/null
exit "$status"
`;

const READY = 'database system is ready to accept connections';

/** Resolves when the server accepts connections. Throws START_FAILED with PostgreSQL's own last words; then nothing is left running. */
export const launchPostgres = async (options: LaunchOptions): Promise<PostgresProcess> => {
  const { postgres, args, account, environment, log, signal } = options;
  const child = spawn('/bin/sh', ['-c', WRAPPER, 'parley-postgres', postgres, ...args], {
    ...runAs(account),
    env: environment,
    detached: true, // a session of its own: Ctrl-C in a terminal reaches Node, which flushes before it stops the database
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const lifeline = child.stdio[3] as Duplex;
  lifeline.on('error', () => {}); // a reset when the wrapper was killed; its end is seen below
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (status, killedBy) => resolve(describe(status, killedBy)));
  });
  const lines = createInterface({ input: child.stderr as Readable });
  const lastWords: string[] = [];
  const ready = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      log(`postgres: ${line}`);
      lastWords.splice(0, lastWords.push(line) - LAST_WORDS);
      if (line.includes(READY)) resolve();
    });
  });
  let pid = 0;
  const named = new Promise<void>((resolve) => {
    createInterface({ input: lifeline }).once('line', (line) => { pid = Number(line); resolve(); });
  });

  const kill = (name: NodeJS.Signals) => { if (pid) trySignal(pid, name); };
  const stop = async () => {
    child.ref(); // or Node could leave before the database has
    lifeline.destroy();
    if (await settles(ended, STOP_FAST_MS)) return;
    log(`PostgreSQL (pid ${pid}) did not stop within ${STOP_FAST_MS} ms; stopping it at once, the next start recovers.`);
    kill('SIGQUIT');
    if (await settles(ended, STOP_IMMEDIATE_MS)) return;
    kill('SIGKILL');
    await settles(ended, STOP_KILL_MS);
  };

  const read = new Promise((resolve) => lines.once('close', resolve));
  const failure = await failed(Promise.all([ready, named]), ended, signal);
  if (failure) {
    await stop();
    await settles(read, LAST_WORDS_MS); // they may still be in the pipe
    throw embeddedError('START_FAILED', `PostgreSQL did not start (${failure}):\n${lastWords.join('\n')}`);
  }
  // A program whose own work is done may exit; the lifeline then stops PostgreSQL.
  child.unref();
  for (const stream of [child.stderr, lifeline]) (stream as unknown as { unref(): void }).unref();
  return { pid, ended, stop };
};

const describe = (status: number | null, killedBy: NodeJS.Signals | null): string => {
  if (killedBy) return `its wrapper was ended by ${killedBy}`;
  return status !== null && status > 128 ? `ended by signal ${status - 128}` : `exit status ${status}`;
};

/** False when there is nothing to signal any more. */
export const trySignal = (pid: number, name: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
};

const settles = async (promise: Promise<unknown>, ms: number): Promise<boolean> => {
  const over = new AbortController();
  try {
    return await Promise.race([promise.then(() => true), delay(ms, false, { signal: over.signal })]);
  } finally {
    over.abort(); // a timer left behind would keep Node alive
  }
};

/** Null once `ready`, else why not. */
const failed = async (ready: Promise<unknown>, ended: Promise<string>, signal: AbortSignal): Promise<string | null> => {
  const over = new AbortController();
  const abandoned = new Promise<string>((resolve) => {
    if (signal.aborted) resolve('stopped');
    signal.addEventListener('abort', () => resolve('stopped'), { signal: over.signal });
  });
  try {
    return await Promise.race([
      ready.then(() => null), ended, abandoned,
      delay(START_MS, `not ready after ${START_MS} ms`, { signal: over.signal }),
    ]);
  } finally {
    over.abort();
  }
};
