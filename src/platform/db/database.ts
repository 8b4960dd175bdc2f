import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import type { Actor } from '../../kernel/actor.ts';
import { actorKey } from '../../kernel/actor.ts';
import type { LogEvent, NewEvent } from '../../kernel/event.ts';
import type { Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import { writeEvents, type PositionSource } from '../events/log.ts';
import type { Log } from '../log/log.ts';
import { apart } from '../operation/scope.ts';
import { minding } from './checkout.ts';
import { ScopedQuery, type Statement } from './scoped-query.ts';
import type { Sql } from './sql.ts';

/** A transaction in one workspace: entities through `em`, SQL through `rows`, events through `record`. */
export interface Tx {
  em: EntityManager;
  workspaceId: string;
  actor: Actor;
  /** Writes what the entity manager holds, then runs the statement in this transaction. */
  rows<Row extends object>(statement: Sql): Promise<Row[]>;
  /** A fact's event leaves in the fact's transaction. */
  record(event: NewEvent): void;
}

/** Reads rows of one workspace, each statement in a transaction of its own. */
export interface Reader {
  rows<Row extends object>(workspaceId: string, statement: Statement): Promise<Row[]>;
}

/** Work across workspaces, by the role `parley_system`: only the tables that have a policy for it. */
export interface SystemDb {
  rows<Row extends object>(statement: Sql): Promise<Row[]>;
  tx<T>(work: (rows: SystemDb['rows']) => Promise<T>): Promise<T>;
}

/** Runs in the writer's transaction, before commit. */
export type WithinHandler = (tx: Tx, event: NewEvent) => Promise<void>;

export interface Database extends Reader {
  /**
   * One transaction. `work` that returns a failure rolls everything back; within-handlers run for each recorded event, in
   * order, before the commit. A thrown error rolls back too.
   */
  tx<T>(actor: Actor, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>>;
  system: SystemDb;
  /** Hears of each commit that wrote events. */
  onCommit(listener: () => void): void;
  close(): Promise<void>;
}

/** The same database for work that others wait for too: it does not end with the operation that happened to begin it. */
export const shared = (db: Database): Database => ({
  ...db,
  rows: (workspaceId, statement) => apart(() => db.rows(workspaceId, statement)),
  tx: (actor, work) => apart(() => db.tx(actor, work)),
  system: { rows: (statement) => apart(() => db.system.rows(statement)), tx: (work) => apart(() => db.system.tx(work)) },
});

export interface DatabaseOptions {
  url: string;
  log: Log;
  entities: unknown[];
  within: Map<string, WithinHandler[]>;
  positions: PositionSource;
  /** Statements are looked at for traces. */
  traced?: boolean;
}

/** Carries a failure out of a transaction, so that it rolls back. */
class RolledBack extends Error {
  readonly failure: Result<never>;
  constructor(failure: Result<never>) {
    super('rolled back');
    this.failure = failure;
  }
}

/** Compiling a statement costs more than running one of ours. A transaction that stands open holds back the event log's horizon, for every workspace. */
const TIMEOUTS = [
  '-c jit=off', `-c statement_timeout=${limit('statementMs')}`, `-c idle_in_transaction_session_timeout=${limit('idleInTransactionMs')}`,
  `-c transaction_timeout=${limit('transactionMs')}`,
].join(' ');

const pool = (url: string, role: 'parley_app' | 'parley_system', max: number, { log, traced }: Pick<DatabaseOptions, 'log' | 'traced'>): pg.Pool => {
  const made = new pg.Pool({
    connectionString: url, max, application_name: role, options: `-c role=${role} ${TIMEOUTS}`, connectionTimeoutMillis: limit('connectionMs'),
  });
  // Without a listener a dropped connection (57P01 at a restart of PostgreSQL) would end the process.
  made.on('error', (error) => {
    // A pool that is ending has said goodbye to the server, whatever the server still answers.
    if (!made.ending) log.warn({ err: error }, 'an idle database connection was dropped');
  });
  return minding(made, traced ?? false);
};

const scopedRows = (from: pg.Pool) => async <Row extends object>(workspaceId: string, { text, values, name }: Statement): Promise<Row[]> => {
  const client = await from.connect();
  try {
    const result = await new Promise<pg.QueryResult>((resolve, reject) => {
      const query = new ScopedQuery(workspaceId, { text, values, name }, (error, value) => (error ? reject(error) : resolve(value)));
      client.query(query as unknown as pg.Submittable);
    });
    client.release();
    return result.rows as Row[];
  } catch (error) {
    client.release(error instanceof Error && !('code' in error) ? error : undefined);
    throw error;
  }
};

const systemDb = (from: pg.Pool): SystemDb => ({
  rows: async (statement) => {
    const client = await from.connect();
    try {
      return (await client.query({ text: statement.text, values: statement.values })).rows;
    } finally {
      client.release();
    }
  },
  tx: async (work) => {
    const client = await from.connect();
    try {
      await client.query('begin');
      const value = await work(async (statement) => (await client.query({ text: statement.text, values: statement.values })).rows);
      await client.query('commit');
      client.release();
      return value;
    } catch (error) {
      await client.query('rollback').then(() => client.release(), (broken: Error) => client.release(broken));
      throw error;
    }
  },
});

export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const orm = await MikroORM.init({
    entities: options.entities as [], clientUrl: options.url, pool: { min: 0, max: 10 },
    driverOptions: {
      application_name: 'parley_commands', options: `-c role=parley_app ${TIMEOUTS}`, connectionTimeoutMillis: limit('connectionMs'),
      onPoolCreated: (made: pg.Pool) => void minding(made, options.traced ?? false),
    },
    logger: (message) => options.log.debug(message),
    forceUtcTimezone: true,
  });
  const readers = pool(options.url, 'parley_app', 10, options);
  const system = pool(options.url, 'parley_system', 6, options);
  const listeners: (() => void)[] = [];

  return {
    rows: scopedRows(readers),
    system: systemDb(system),
    onCommit: (listener) => void listeners.push(listener),
    tx: async (actor, work) => {
      let wrote = false;
      try {
        const result = await orm.em.fork().transactional(
          async (em) => {
            const { tx, events } = openTx(em as EntityManager, actor);
            const value = await work(tx);
            if (!value.ok) throw new RolledBack(value);
            await runWithin(tx, events, options.within);
            await em.flush();
            wrote = await writeEvents(tx, events, actorKey(actor), options.positions);
            return value;
          },
          { sessionContext: { variables: { 'app.workspace': actor.workspaceId } } },
        );
        if (wrote) for (const listener of listeners) listener();
        return result;
      } catch (error) {
        if (error instanceof RolledBack) return error.failure;
        throw error;
      }
    },
    close: async () => {
      await Promise.all([orm.close(true), readers.end(), system.end()]);
    },
  };
};

const openTx = (em: EntityManager, actor: Actor): { tx: Tx; events: NewEvent[] } => {
  const events: NewEvent[] = [];
  const tx: Tx = {
    em, actor, workspaceId: actor.workspaceId,
    rows: async <Row extends object>(statement: Sql) => {
      await em.flush();
      const result = await em.getKysely().executeQuery<Row>(CompiledQuery.raw(statement.text, statement.values));
      return result.rows;
    },
    record: (event) => void events.push(event),
  };
  return { tx, events };
};

/** Handlers may record further events; those are handled in their turn. */
const runWithin = async (tx: Tx, events: NewEvent[], within: Map<string, WithinHandler[]>): Promise<void> => {
  for (let i = 0; i < events.length; i++) {
    const event = events[i]!;
    for (const handle of within.get(event.type) ?? []) await handle(tx, event);
  }
};

export type { LogEvent };
