/** One PostgreSQL for the whole run, with a migrated template that each test file clones. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded.ts';
import { migrate } from '../../src/platform/db/migrate.ts';

const quiet = { debug() {}, info() {}, warn: console.warn, error: console.error, fatal: console.error };

export default async function setup() {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'parley-tests-'));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false, log: () => {}, env: process.env });
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('create database template_parley');
  const template = new URL(postgres.url);
  template.pathname = '/template_parley';
  await migrate(template.href, quiet);
  await client.end();
  process.env.TEST_DATABASE_URL = postgres.url;
  globalThis.parleyTests = { postgres, dataDir };
}
