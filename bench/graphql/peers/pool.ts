/** A peer's connections: as the superuser, whom row-level security does not bind, with prepared statements. */
import pg from 'pg';

/** As many as the product has for reads. */
const CONNECTIONS = 10;

/** Peers write a log of their own: the product would follow its own in their rounds, too, at their cost. */
export const OWN_LOG = 'create schema if not exists bench; create table if not exists bench.event (like public.event including all)';

/** Runs a statement that is prepared under its name, once a connection. */
export type Query = <Row>(name: string, text: string, values: unknown[]) => Promise<Row[]>;

export const openPool = (url: string): { pool: pg.Pool; query: Query } => {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, options: '-c search_path=bench,public' });
  // The server under test stops its database when the bench ends; what is idle then is none of our business.
  pool.on('error', () => {});
  return { pool, query: async (name, text, values) => (await pool.query({ name, text, values })).rows };
};
