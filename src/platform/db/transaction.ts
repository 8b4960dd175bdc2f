/**
 * A transaction on one pooled connection that waits for PostgreSQL as seldom as it can: statements that need no answer leave
 * together with the next one that does. `begin` and the workspace go out with the first statement, `commit` with the last. A
 * trip each costs writes 1.7 times as much (measured). The pool's connections must be in pg's pipeline mode.
 */
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { isOutdated, prepared } from './names.ts';
import type { Sql } from './sql.ts';

export interface Transaction {
  /** For who builds statements itself: the entity manager. */
  kysely: Kysely<unknown>;
  rows<Row extends object>(statement: Sql): Promise<Row[]>;
  /** Leaves before the next statement, which fails when this does. */
  write(statement: Sql): void;
  /** Commits what was done and these statements, all or nothing. */
  commit(last: Sql[]): Promise<void>;
  rollback(): Promise<void>;
}

const SCOPE = "select set_config('app.workspace', $1, true)";

/** Sends in one write what goes out within `send`, and whatever else does in the same turn. */
const together = <T>(client: pg.PoolClient, send: () => T): T => {
  const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    process.nextTick(() => stream.uncork());
  }
};

/** Opens transactions on a pool. Nothing is sent before the first statement. */
export const transactions = (pool: pg.Pool) => async (workspaceId: string): Promise<Transaction> => {
  const client = await pool.connect();
  let begun = false;
  let outdated = false;
  let waiting: pg.QueryConfig[] = [];

  /** Everything that waits, then `config`: its answer, or the failure of the first that failed. */
  const run = async (config: pg.QueryConfig): Promise<pg.QueryResult> => {
    const opening = begun ? [] : [{ text: 'begin' }, { name: 'scope', text: SCOPE, values: [workspaceId] }];
    const all = [...opening, ...waiting, config];
    begun = true;
    waiting = [];
    try {
      return (await Promise.all(together(client, () => all.map((each) => client.query(each))))).at(-1)!;
    } catch (error) {
      outdated ||= isOutdated(error);
      throw error;
    }
  };
  const orm = { query: (text: string, values: unknown[]) => run(prepared({ text, values })), release: () => {} };
  const onePool = { connect: () => Promise.resolve(orm as never), end: () => Promise.resolve(), options: {} };
  return {
    kysely: new Kysely({ dialect: new PostgresDialect({ pool: onePool }) }),
    rows: async (statement) => (await run(prepared(statement))).rows,
    write: (statement) => void waiting.push(prepared(statement)),
    commit: async (last) => {
      waiting.push(...last.map(prepared));
      if (begun || waiting.length > 0) {
        const { command } = await run({ text: 'commit' });
        // A statement failed, and whoever sent it went on: PostgreSQL has undone everything before it.
        if (command !== 'COMMIT') throw new Error('the transaction could not commit: a statement in it had failed');
      }
      client.release();
    },
    rollback: async () => {
      waiting = [];
      if (begun) await client.query('rollback').then(() => client.release(outdated), (broken: Error) => client.release(broken));
      else client.release();
    },
  };
};
