/**
 * Who owns a data directory. Two facts together:
 *
 * - **the lock**, an fcntl lock that SQLite takes on an empty file. The kernel drops it when the process dies, however it
 *   dies, so it is never stale, and of two simultaneous starts exactly one gets it. Node has no flock of its own.
 * - **the owner file**, pid and start time of the holder. It names the owner in the refusal, and on a file system whose locks
 *   do nothing (some network mounts) it still refuses; the start time keeps a reused pid from looking like the owner.
 *
 * Nothing else in this process may open the lock file: closing any descriptor of it would drop the lock (POSIX).
 */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { DATA_DIR_IN_USE, embeddedError } from './embedded-error.ts';
import { OWNER_POLL_MS, OWNER_WAIT_MS } from './embedded-limits.ts';

interface Owner { pid: number; started: string }

const SQLITE_BUSY = 5;

/** Keeps held locks reachable: a collected connection is closed, and its lock gone. */
const held = new Set<DatabaseSync>();

/** Takes the directory for this process and returns the release. Throws DATA_DIR_IN_USE (with the owner's pid) or DATA_DIR_UNUSABLE. */
export const lockDirectory = async (directory: string): Promise<() => void> => {
  const ownerFile = path.join(directory, 'postgres.owner');
  const database = takeLock(path.join(directory, 'postgres.lock'));
  if (!database) throw inUse(directory, (await awaitOwner(ownerFile))?.pid);
  const other = liveOwner(ownerFile);
  if (other && other.pid !== process.pid) {
    database.close();
    throw inUse(directory, other.pid);
  }
  writeOwner(ownerFile);
  held.add(database);
  return () => {
    if (!held.delete(database)) return;
    rmSync(ownerFile, { force: true });
    database.close();
  };
};

const takeLock = (file: string): DatabaseSync | null => {
  try {
    // Private, or any local user could hold a read lock on it. `wx` never opens an existing file, see above.
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(file, error);
  }
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE'); // nothing is ever written, so no journal lies around either
    return database;
  } catch (error) {
    database?.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw unusable(file, error);
  }
};

const writeOwner = (file: string): void => {
  const owner: Owner = { pid: process.pid, started: processStart(process.pid) ?? 'unknown' };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
  renameSync(draft, file); // a reader sees the old owner or the new one, never half a line
};

/** The winner has the lock a moment before its name is written, and the name that stands there may be a dead one's. */
const awaitOwner = async (file: string): Promise<Owner | null> => {
  const deadline = performance.now() + OWNER_WAIT_MS;
  for (;;) {
    const owner = liveOwner(file);
    if (owner || performance.now() > deadline) return owner;
    await delay(OWNER_POLL_MS);
  }
};

const liveOwner = (file: string): Owner | null => {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as Owner;
    return processStart(owner.pid) === owner.started ? owner : null;
  } catch {
    return null; // none, or a torn file of another system: the lock decides
  }
};

/**
 * What tells a process from a later one with the same pid; null when it does not live (a zombie does not).
 * Ticks since boot repeat after a reboot, so the boot's id belongs to it.
 */
export const processStart = (pid: number): string | null => {
  try {
    if (process.platform !== 'linux') {
      const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
      return line === '' || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name before it may hold spaces and parentheses
    const [state, ticks] = [fields[0], fields[19]];
    if (ticks === undefined || state === 'Z' || state === 'X') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`;
  } catch {
    return null;
  }
};

const inUse = (directory: string, pid: number | undefined) => embeddedError(
  DATA_DIR_IN_USE,
  `The data directory ${directory} is in use by another Parley (pid ${pid ?? 'unknown'}). Stop that one, or give this one a directory of its own with PARLEY_DATA_DIR.`,
  pid,
);

const unusable = (file: string, error: unknown) =>
  embeddedError('DATA_DIR_UNUSABLE', `Cannot lock ${file}: ${(error as Error).message}. The data directory must belong to the user who starts Parley.`);
