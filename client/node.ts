/** What only Node has. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Keep } from './keep.ts';

const fileOf = (key: string): string => `${encodeURIComponent(key)}.json`;
const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** A file a key in one directory, replaced as a whole: a process that dies leaves the old value or the new one. */
export const fileKeep = (directory: string): Keep => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const at = (key: string): string => path.join(directory, fileOf(key));
  return {
    get: (key) => {
      try {
        return readFileSync(at(key), 'utf8');
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    set: (key, value) => {
      const fresh = `${at(key)}.new`;
      writeFileSync(fresh, value, { mode: 0o600, flush: true });
      renameSync(fresh, at(key));
    },
    remove: (key) => rmSync(at(key), { force: true }),
    keys: (prefix) => readdirSync(directory).filter((name) => name.endsWith('.json'))
      .map((name) => decodeURIComponent(name.slice(0, -'.json'.length))).filter((key) => key.startsWith(prefix)),
  };
};
