import pg from 'pg';
import type { Sql } from './sql.ts';

/** A connection for a command that an operator runs: no time limit, one transaction at a time, in a role it names. */
export interface Maintenance {
  /** In `parley_system`, or in `parley_app` once `enter` was called; `repeatable` sees one moment throughout. */
  tx<T>(options: { repeatable: boolean }, work: (rows: MaintenanceRows, enter: (workspaceId: string) => Promise<void>) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

export type MaintenanceRows = <Row extends object>(statement: Sql) => Promise<Row[]>;

export const openMaintenance = async (url: string): Promise<Maintenance> => {
  const client = new pg.Client({ connectionString: url, application_name: 'parley_maintenance', options: '-c statement_timeout=0 -c work_mem=128MB' });
  await client.connect();
  const rows: MaintenanceRows = async (statement) => (await client.query({ text: statement.text, values: statement.values })).rows;
  return {
    tx: async ({ repeatable }, work) => {
      await client.query(`begin isolation level ${repeatable ? 'repeatable read' : 'read committed'}`);
      try {
        // Our clusters bound transactions; PostgreSQL before 17 knows no such bound.
        await client.query("select set_config(name, '0', true) from pg_settings where name = 'transaction_timeout'");
        await client.query('set local role parley_system');
        const value = await work(rows, async (workspaceId) => {
          await client.query('set local role parley_app');
          await client.query("select set_config('app.workspace', $1, true)", [workspaceId]);
        });
        await client.query('commit');
        return value;
      } catch (error) {
        await client.query('rollback').catch(() => {});
        throw error;
      }
    },
    end: () => client.end(),
  };
};
