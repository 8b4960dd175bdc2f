/** Where the database lies and as whom it runs. PostgreSQL refuses to run as root, so root needs an account and a place that account can reach. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, realpathSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from '../../kernel/clock.ts';
import { embeddedError } from './embedded-error.ts';

/** An unprivileged account of the system; null means "as ourselves". */
export type Account = { uid: number; gid: number; name: string } | null;

export interface Home {
  /** The data directory, real and absolute; it holds the password and the lock. */
  dataDir: string;
  /** Holds the cluster: the data directory, or for root under a closed path a directory in /var/lib/parley. */
  root: string;
  /** PostgreSQL's own directory. */
  cluster: string;
  passwordFile: string;
  account: Account;
}

/** System-wide state of a Parley that runs as root. */
export const SYSTEM_DIR = '/var/lib/parley';

const ACCOUNTS = ['postgres', 'nobody'];

/** Spawn options that run a program as the account. `/` is the one working directory that every account may enter. */
export const runAs = (account: Account): { uid?: number; gid?: number; cwd: string } =>
  account ? { uid: account.uid, gid: account.gid, cwd: '/' } : { cwd: '/' };

/** Creates the data directory if need be and returns its real path. */
export const openDataDir = (dataDir: string): string => {
  const absolute = path.resolve(dataDir);
  try {
    mkdirSync(path.dirname(absolute), { recursive: true });
    if (!existsSync(absolute)) mkdirSync(absolute, { mode: 0o700 });
  } catch (error) {
    // EEXIST: a simultaneous start was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw embeddedError('DATA_DIR_UNUSABLE', `Cannot create the data directory: ${(error as Error).message}`);
  }
  return realpathSync(absolute);
};

/** Decides the place; changes nothing but the rights that let PostgreSQL's account pass through. */
export const chooseHome = (dataDir: string, log: (line: string) => void): Home => {
  const passwordFile = path.join(dataDir, 'postgres.password');
  const inside: Home = { dataDir, root: dataDir, cluster: path.join(dataDir, 'postgres'), passwordFile, account: null };
  if (process.getuid?.() !== 0) return inside;

  const root = path.join(SYSTEM_DIR, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  const outside: Home = { ...inside, root, cluster: path.join(root, 'postgres') };
  const account = existsSync(inside.cluster) ? accountOf(inside.cluster) : accountOf(outside.cluster);
  letThrough(dataDir, account);
  const reachable = canEnter(dataDir, account);
  if (hasCluster(inside.cluster)) {
    if (reachable) return { ...inside, account };
    throw embeddedError('DATA_DIR_UNUSABLE', `${inside.cluster} holds the database, but ${account.name}, as whom root runs PostgreSQL, cannot reach it. Open the directories above it (chmod o+x), or move the data directory.`);
  }
  // A database that went outside once stays there, even if the path has been opened since.
  if (reachable && !(hasCluster(outside.cluster) && existsSync(passwordFile))) return { ...inside, account };
  mkdirSync(root, { recursive: true, mode: 0o711 });
  log(`The database of ${dataDir} lies in ${outside.cluster}: ${account.name}, as whom root runs PostgreSQL, cannot reach a directory under ${dataDir}.`);
  return { ...outside, account };
};

/**
 * The data directory was deleted, its database outside was not: its password is lost, and who deletes a data directory
 * expects to begin anew. Nothing is thrown away; the old database is put aside. Needs the lock of `home.root`.
 */
export const putAsideLeftover = (home: Home, log: (line: string) => void): void => {
  if (home.root === home.dataDir || !hasCluster(home.cluster) || existsSync(home.passwordFile)) return;
  const aside = `${home.cluster}.left-${systemClock.now().toISOString().replace(/[:.]/g, '-')}`;
  renameSync(home.cluster, aside);
  log(`${home.dataDir} is new, but an earlier one had a database: it is kept in ${aside} and may be deleted.`);
};

export const hasCluster = (cluster: string): boolean => existsSync(path.join(cluster, 'PG_VERSION'));

/** An existing cluster keeps its owner: an account `postgres` that was installed later could not read the data of `nobody`. */
const accountOf = (cluster: string): NonNullable<Account> => {
  if (hasCluster(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid, name: `uid ${uid}` };
  }
  for (const name of ACCOUNTS) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout), name };
  }
  throw embeddedError('NO_ACCOUNT', `PostgreSQL does not run as root, and this system has neither of the accounts ${ACCOUNTS.join(', ')}. Start Parley as an ordinary user.`);
};

/** A data directory of root's that is closed to all (as a fresh one is) opens for the account's group, to pass through only. */
const letThrough = (dataDir: string, account: NonNullable<Account>): void => {
  const { uid, mode } = statSync(dataDir);
  if (uid !== 0 || (mode & 0o077) !== 0) return;
  chownSync(dataDir, 0, account.gid);
  chmodSync(dataDir, (mode & 0o7777) | 0o010);
};

/** Asks the system rather than reading mode bits, so that access lists and mounts count too. */
const canEnter = (directory: string, account: NonNullable<Account>): boolean => {
  try {
    execFileSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', directory], { ...runAs(account), stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
