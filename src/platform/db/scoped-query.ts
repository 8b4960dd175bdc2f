import pg from 'pg';
import { limit } from '../../limits.ts';

/** What a query may do with the connection it is submitted to; the part of pg's protocol object that we use. */
interface Protocol {
  stream: { cork?(): void; uncork?(): void };
  parsedStatements: Record<string, string | undefined>;
  parse(message: { text: string; name: string; types?: number[] }): void;
  bind(message: { portal: string; statement: string; values: unknown[]; valueMapper?: (value: unknown) => unknown }): void;
  execute(message: { portal: string; rows?: number }): void;
  close(message: { type: 'S'; name: string }): void;
}

interface QueryInternals {
  prepare(connection: Protocol): void;
  requiresPreparation(): boolean;
  handleError(error: Error, connection: Protocol): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Protocol): void;
}

/** A statement on its way to the database. One with a name is parsed once a connection. */
export interface Statement {
  text: string;
  values: unknown[];
  name?: string;
  /** Planned for any values, once a connection: where planning takes longer than running, whatever the values are. */
  generic?: boolean;
}

const Base = pg.Query as unknown as new (config: Statement, values: undefined, callback: (error: Error | null, result: pg.QueryResult) => void) => QueryInternals;

/** The statement, planned for any values. */
export const generic = ({ text, values }: Pick<Statement, 'text' | 'values'>): Statement => ({ text, values, generic: true });

/** The settings end with the statement. */
const SCOPE = "select set_config('app.workspace', $1, true)";
const SCOPE_AND_PLAN = "select set_config('app.workspace', $1, true), set_config('plan_cache_mode', 'force_generic_plan', true)";

/** Of these two, those that a connection has parsed. */
const scopes = new WeakMap<Protocol, Set<string>>();

/** Names that a connection keeps, the latest used last. */
const kept = new WeakMap<Protocol, Set<string>>();

/** Makes room for one more name. Closing is part of the same flush, and what is closed is parsed anew when it comes again. */
const keep = (connection: Protocol, name: string): void => {
  const names = kept.get(connection) ?? new Set<string>();
  kept.set(connection, names);
  names.delete(name);
  names.add(name);
  // One that failed may be there or not; closing what is not there is no error.
  if (!connection.parsedStatements[name]) connection.close({ type: 'S', name });
  if (names.size <= limit('preparedStatements')) return;
  const [oldest] = names;
  names.delete(oldest!);
  delete connection.parsedStatements[oldest!];
  connection.close({ type: 'S', name: oldest! });
};

/** Sends the settings, parsed once a connection. */
const setScope = (connection: Protocol, workspaceId: string, name: 'scope' | 'scope and plan'): void => {
  const known = scopes.get(connection) ?? new Set<string>();
  scopes.set(connection, known);
  if (!known.has(name)) connection.parse({ text: name === 'scope' ? SCOPE : SCOPE_AND_PLAN, name });
  known.add(name);
  connection.bind({ portal: '', statement: name, values: [workspaceId] });
  connection.execute({ portal: '' });
};

/**
 * One statement that sees one workspace: `set_config(…, true)` and the statement go out in one flush with one Sync, so they
 * are one implicit transaction and the setting dies with it. A trip each would cost 1.5 times the CPU, a session-level
 * setting leaks after a rollback, and `set_config` inside the same statement returns other tenants' rows (all measured).
 * pg's version is pinned because `prepare` is its internal.
 */
export class ScopedQuery extends Base {
  readonly #workspaceId: string;
  readonly #name: string | undefined;
  readonly #generic: boolean;
  #scopeSet = false;

  constructor(workspaceId: string, statement: Statement, callback: (error: Error | null, result: pg.QueryResult) => void) {
    super(statement, undefined, callback);
    this.#name = statement.name;
    this.#generic = statement.generic ?? false;
    this.#workspaceId = workspaceId;
  }

  override requiresPreparation(): boolean {
    return true;
  }

  override prepare(connection: Protocol): void {
    if (this.#name) keep(connection, this.#name);
    setScope(connection, this.#workspaceId, this.#generic ? 'scope and plan' : 'scope');
    super.prepare(connection);
  }

  /** pg takes the first answer to a parsing for the statement's own; after a failure nobody knows which it was. */
  override handleError(error: Error, connection: Protocol): void {
    if (this.#name) delete connection.parsedStatements[this.#name];
    super.handleError(error, connection);
  }

  override handleDataRow(message: unknown): void {
    if (this.#scopeSet) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Protocol): void {
    if (this.#scopeSet) super.handleCommandComplete(message, connection);
    this.#scopeSet = true;
  }
}
