/** Two nodes on one database, either of which may be killed. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded.ts';
import { doorAt, type Door } from '../replay/door.ts';
import { startServer, type OwnServer } from '../replay/server.ts';

export interface Nodes {
  doors: Door[];
  /** As the superuser, past every policy: for reading at the end. */
  databaseUrl: string;
  kill: (node: number) => Promise<void>;
  comeBack: (node: number) => Promise<void>;
  stop: () => Promise<void>;
}

export const NODES = 2;

/** Lines of a node's log that say that something failed. */
const failures = (tell: (line: string) => void): ((text: string) => void) => {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    for (const line of lines) if (/^\{"level":(50|60),/.test(line)) tell(line);
  };
};

/** @param failed is told of each error in the log of a node. */
export const startNodes = async (failed: (line: string) => void): Promise<Nodes> => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'parley-day-'));
  // Started by root, the database runs as another user, who must be able to pass through.
  await chmod(dataDir, 0o755);
  const database = await startEmbeddedPostgres({ dataDir, log: () => {}, env: { PATH: path.dirname(process.execPath) } });
  const servers: OwnServer[] = [];
  const stop = async (): Promise<void> => {
    await Promise.allSettled(servers.map((server) => server.stop()));
    await database.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const of = { url: database.url, secret: randomBytes(32).toString('base64url') };
    // One after the other: the first one migrates, and makes the demo's people.
    while (servers.length < NODES) servers.push(await startServer({ database: of, hear: failures(failed) }));
  } catch (cause) {
    await stop();
    throw cause;
  }
  return {
    doors: servers.map(({ url }) => doorAt(url)),
    databaseUrl: database.url,
    kill: (node) => servers[node]!.kill(),
    comeBack: (node) => servers[node]!.restart(),
    stop,
  };
};
