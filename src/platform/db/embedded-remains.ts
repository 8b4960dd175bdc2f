/**
 * What a killed Parley or a killed postmaster left running in a data directory. A new server may start only when all of it is
 * gone: an orphaned postmaster owns the files, and children of a dead one still hold its shared memory.
 */
import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { DATA_DIR_IN_USE, embeddedError } from './embedded-error.ts';
import { runAs, type Account, type Home } from './embedded-home.ts';
import { ORPHAN_FAST_MS, ORPHAN_IMMEDIATE_MS, ORPHAN_KILL_MS, REMAINS_POLL_MS, STRAGGLER_MS } from './embedded-limits.ts';
import { trySignal } from './embedded-process.ts';

const run = promisify(execFile);

/**
 * Every process of PostgreSQL works in its data directory, so the working directory tells ours from any other, reused pids
 * included. A shell of PostgreSQL's own account looks, because root in a container may not read other accounts' /proc/<pid>/cwd.
 */
const SCAN = `
for process in /proc/[0-9]*; do
  if [ "$process/cwd" -ef "$1" ] && read -r name <"$process/comm" && [ "$name" = postgres ]; then echo "\${process#/proc/}"; fi
done 2>/dev/null
exit 0
`;

const processesOf = async (cluster: string, account: Account): Promise<number[]> => {
  if (process.platform === 'linux') {
    const { stdout } = await run('/bin/sh', ['-c', SCAN, 'sh', cluster], runAs(account));
    return stdout.split('\n').filter(Boolean).map(Number);
  }
  // Elsewhere only the postmaster is found; children that outlive it make the start fail, and it is tried again.
  const pid = recordedPostmaster(cluster);
  if (!pid) return [];
  const command = await run('ps', ['-o', 'command=', '-p', String(pid)]).then(({ stdout }) => stdout, () => '');
  return command.includes(`-D ${cluster} `) ? [pid] : [];
};

const pidFile = (cluster: string): string => path.join(cluster, 'postmaster.pid');

const recordedPostmaster = (cluster: string): number | null => {
  try {
    return Number.parseInt(readFileSync(pidFile(cluster), 'utf8'), 10) || null;
  } catch {
    return null;
  }
};

/** A postmaster is asked; once it is dead its children end by themselves, and only those that do not are signalled. */
const PHASES: readonly { ms: number; alone: number; postmaster: NodeJS.Signals; children: NodeJS.Signals | null }[] = [
  { ms: ORPHAN_FAST_MS, alone: STRAGGLER_MS, postmaster: 'SIGINT', children: null },
  { ms: ORPHAN_IMMEDIATE_MS, alone: STRAGGLER_MS, postmaster: 'SIGQUIT', children: 'SIGQUIT' },
  { ms: ORPHAN_KILL_MS, alone: ORPHAN_KILL_MS, postmaster: 'SIGKILL', children: 'SIGKILL' },
];

/**
 * Ends whatever PostgreSQL runs in `cluster` and resolves when nothing does. The caller holds the directory's lock, so what runs
 * belongs to nobody. With `kill` nobody is asked any more: the caller has. Throws DATA_DIR_IN_USE when a process survives SIGKILL (a stuck disk).
 */
export const clearRemains = async ({ cluster, account }: Pick<Home, 'cluster' | 'account'>, log: (line: string) => void, manner: 'ask' | 'kill' = 'ask'): Promise<void> => {
  let left = await processesOf(cluster, account);
  for (const phase of manner === 'ask' ? PHASES : PHASES.slice(-1)) {
    if (left.length === 0) break;
    const postmaster = recordedPostmaster(cluster);
    const orphan = postmaster !== null && left.includes(postmaster);
    const [targets, name] = orphan && phase.postmaster !== 'SIGKILL' ? [[postmaster], phase.postmaster] : [left, phase.children];
    if (name) log(`Stopping PostgreSQL that was left running in ${cluster} (${name} to pid ${targets.join(', ')}).`);
    if (name) for (const pid of targets) trySignal(pid, name);
    left = await awaitNone(cluster, account, orphan ? phase.ms : phase.alone);
  }
  if (left.length > 0) throw embeddedError(DATA_DIR_IN_USE, `PostgreSQL (pid ${left.join(', ')}) runs in ${cluster} and cannot be stopped.`, left[0]);
  removeFooledPidFile(cluster);
};

const awaitNone = async (cluster: string, account: Account, ms: number): Promise<number[]> => {
  const deadline = performance.now() + ms;
  for (;;) {
    const left = await processesOf(cluster, account);
    if (left.length === 0 || performance.now() > deadline) return left;
    await delay(REMAINS_POLL_MS);
  }
};

/** PostgreSQL refuses to start when the pid in its file lives, whoever has it now. Nobody works in the directory: the file is stale. */
const removeFooledPidFile = (cluster: string): void => {
  const pid = recordedPostmaster(cluster);
  if (pid && trySignal(pid, 0)) rmSync(pidFile(cluster), { force: true });
};
