/** The embedded PostgreSQL of a server: where its peers connect, and what it costs. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface EmbeddedDatabase {
  /** As the superuser: no row-level security. Holds the password; do not print it. */
  url: string;
  postmaster: number;
}

/** The cluster that a server of this machine runs in its data directory. */
export const databaseOf = async (dataDir: string): Promise<EmbeddedDatabase> => {
  const password = (await readFile(path.join(dataDir, 'postgres.password'), 'utf8')).trim();
  const file = path.join(dataDir, 'postgres', 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(() => {
    throw new Error(`there is no database in ${dataDir}: root needs a directory that everybody may pass through, such as one in /tmp`);
  })).split('\n');
  return { url: `postgresql://parley:${password}@127.0.0.1:${lines[3]}/parley`, postmaster: Number(lines[0]) };
};
