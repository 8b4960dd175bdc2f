import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of a test file's own, cloned from the migrated template. */
export interface TestDatabase {
  url: string;
  /** As the superuser: for checks that look behind the doors. */
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** Cloning needs a template without connections, so two files must not clone at the same moment. */
const CLONE_LOCK = 1;

export const createTestDatabase = async (): Promise<TestDatabase> => {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('TEST_DATABASE_URL is not set: run the tests through `npm test`');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query('select pg_advisory_lock($1)', [CLONE_LOCK]);
  await admin.query(`create database ${name} template template_parley`).finally(() => admin.query('select pg_advisory_unlock($1)', [CLONE_LOCK]));
  const url = new URL(server);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 2 });
  pool.on('error', () => {});
  return {
    url: url.href,
    query: async <Row extends object>(text: string, values: unknown[] = []) => (await pool.query(text, values)).rows as Row[],
    drop: async () => {
      await pool.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
};
