/** The seeded workspaces: the same rows on every machine, written by SQL since a million mutations would take an hour. */
import type pg from 'pg';
import { seedStatements } from './seed-statements.ts';

export interface Size {
  conversations: number;
  messages: number;
}

export const FULL: Size = { conversations: 50_000, messages: 1_000_000 };
export const QUICK: Size = { conversations: 2_000, messages: 40_000 };
/** A neighbour, so that a statement without its workspace would find too much. */
const SMALL: Size = { conversations: 1_000, messages: 10_000 };

export const WORKSPACE = '0190a000-0000-7000-8000-00000000b001';
const NEIGHBOUR = '0190a000-0000-7000-8000-00000000b002';

/** Changes with the statements: a kept data directory of an older shape is refused. */
const VERSION = 1;

/** Users by role; their addresses are `<role><number>@<slug>.test`, and their password is the demo's. */
export const PEOPLE = { ADMIN: 2, MANAGER: 40, SUPERVISOR: 20, AGENT: 120, EXPERT: 12, PARTNER_VIEWER: 6 } as const;
export const emailOf = (role: keyof typeof PEOPLE, number: number): string => `${role.toLowerCase()}${number}@bench.test`;

/** Seeds an empty database; true when it did, false when an earlier run had. Throws on a database of another size. */
export const seed = async (client: pg.Client, size: Size): Promise<boolean> => {
  const wanted = JSON.stringify({ bench: VERSION, ...size });
  const { rows } = await client.query<{ settings: object }>('select settings from workspace where id = $1', [WORKSPACE]);
  if (rows[0]) {
    const { rows: same } = await client.query('select 1 from workspace where id = $1 and settings = $2::jsonb', [WORKSPACE, wanted]);
    if (same.length === 0) throw new Error(`this data directory holds another seed (${JSON.stringify(rows[0].settings)}): take a new one`);
    return false;
  }
  // Foreign keys hold by construction; checking each would double the time.
  await client.query('begin');
  await client.query('set local session_replication_role = replica');
  await client.query("set local transaction_timeout = 0; set local statement_timeout = 0; set local work_mem = '256MB'");
  for (const statement of seedStatements({ workspace: NEIGHBOUR, slug: 'neighbour', people: PEOPLE, settings: '{}', ...SMALL })) await client.query(statement);
  for (const statement of seedStatements({ workspace: WORKSPACE, slug: 'bench', people: PEOPLE, settings: wanted, ...size })) await client.query(statement);
  await client.query('commit');
  await client.query('vacuum (analyze)');
  await client.query('checkpoint');
  return true;
};
