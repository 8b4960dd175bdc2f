import { MikroORM, type EntityManager, type PostgreSqlConnection } from '@mikro-orm/postgresql';
import pg from 'pg';
import type { Actor } from '../../kernel/actor.ts';
import { actorKey } from '../../kernel/actor.ts';
import type { LogEvent, NewEvent } from '../../kernel/event.ts';
import type { Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import { eventStatements, type PositionSource } from '../events/log.ts';
import type { Log } from '../log/log.ts';
import { apart } from '../operation/scope.ts';
import { minding } from './checkout.ts';
import { isOutdated, prepared } from './names.ts';
import { ScopedQuery, type Statement } from './scoped-query.ts';
import type { Sql } from './sql.ts';
import { transactions, type Transaction } from './transaction.ts';

/** A transaction in one workspace: entities through `em`, SQL through `rows`, events through `record`. */
export interface Tx {
  em: EntityManager;
  workspaceId: string;
  actor: Actor;
  /** Writes what the entity manager holds, then runs the statement in this transaction. */
  rows<Row extends object>(statement: Sql): Promise<Row[]>;
  /** A statement whose answer nobody needs: it leaves together with the next one, and before what the entity manager still holds. */
  write(statement: Sql): void;
  /** A fact's event leaves in the fact's transaction. */
  record(event: NewEvent): void;
  /** Runs the within-handlers of what was recorded so far: the next step of the same transaction finds what they made of it. */
  settle(): Promise<void>;
}

/** Reads rows of one workspace, each statement in a transaction of its own. */
export interface Reader {
  rows<Row extends object>(workspaceId: string, statement: Statement): Promise<Row[]>;
}

/** Work across workspaces, by the role `parley_system`: only the tables that have a policy for it. */
export interface SystemDb {
  rows<Row extends object>(statement: Statement): Promise<Row[]>;
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

/** A database of which every transaction is this one: several commands happen together, each on what the one before has left. */
export const joining = (db: Database, tx: Tx): Database => ({
  ...db,
  tx: async (_, work) => {
    const result = await work(tx);
    if (result.ok) await tx.settle();
    return result;
  },
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

/** A transaction that stands open holds back the event log's horizon, for every workspace. */
const TIMEOUTS = [
  `-c statement_timeout=${limit('statementMs')}`, `-c idle_in_transaction_session_timeout=${limit('idleInTransactionMs')}`,
  `-c transaction_timeout=${limit('transactionMs')}`,
].join(' ');
/** What a page shows is in memory, so an index costs little more than its rows; compiling costs more than any statement of ours. */
const PLANNING = '-c random_page_cost=1.1 -c jit=off';

const pool = (url: string, role: 'parley_app' | 'parley_system', max: number, { log, traced }: Pick<DatabaseOptions, 'log' | 'traced'>): pg.Pool => {
  const made = new pg.Pool({
    connectionString: url, max, application_name: role, options: `-c role=${role} ${TIMEOUTS} ${PLANNING}`, connectionTimeoutMillis: limit('connectionMs'),
  });
  // Without a listener a dropped connection (57P01 at a restart of PostgreSQL) would end the process.
  made.on('error', (error) => {
    // A pool that is ending has said goodbye to the server, whatever the server still answers.
    if (!made.ending) log.warn({ err: error }, 'an idle database connection was dropped');
  });
  return minding(made, traced ?? false);
};

/** Of these fields only: what `sql` makes has a getter of its own called `statement`. */
const named = ({ text, values, name, generic }: Statement): Statement => ({ ...(name ? { text, values, name } : prepared({ text, values })), generic });

const scopedRows = (from: pg.Pool) => async <Row extends object>(workspaceId: string, statement: Statement): Promise<Row[]> => {
  const client = await from.connect();
  try {
    const result = await new Promise<pg.QueryResult>((resolve, reject) => {
      const query = new ScopedQuery(workspaceId, named(statement), (error, value) => (error ? reject(error) : resolve(value)));
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
    let outdated = false;
    try {
      return (await client.query(named(statement))).rows;
    } catch (error) {
      outdated = isOutdated(error);
      throw error;
    } finally {
      client.release(outdated);
    }
  },
  tx: async (work) => {
    const client = await from.connect();
    try {
      await client.query('begin');
      const value = await work(async (statement) => (await client.query(named(statement))).rows);
      await client.query('commit');
      client.release();
      return value;
    } catch (error) {
      await client.query('rollback').then(() => client.release(isOutdated(error)), (broken: Error) => client.release(broken));
      throw error;
    }
  },
});

export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const orm = await MikroORM.init({
    entities: options.entities as [], clientUrl: options.url, pool: { min: 0, max: 10 },
    driverOptions: {
      application_name: 'parley_commands', options: `-c role=parley_app ${TIMEOUTS} ${PLANNING}`, connectionTimeoutMillis: limit('connectionMs'), pipeline: true,
      onPoolCreated: (made: pg.Pool) => void minding(made, options.traced ?? false),
    },
    logger: (message) => options.log.debug(message),
    forceUtcTimezone: true,
  });
  const readers = pool(options.url, 'parley_app', 10, options);
  const system = pool(options.url, 'parley_system', 6, options);
  const open = transactions(await (orm.em.getConnection() as PostgreSqlConnection).getNativeClient());
  const listeners: (() => void)[] = [];

  return {
    rows: scopedRows(readers),
    system: systemDb(system),
    onCommit: (listener) => void listeners.push(listener),
    tx: async (actor, work) => {
      const transaction = await open(actor.workspaceId);
      const { tx, events, flush } = openTx(orm.em, transaction, actor, options.within);
      let result: Awaited<ReturnType<typeof work>>;
      try {
        result = await work(tx);
        if (result.ok) {
          await tx.settle();
          await flush();
          await transaction.commit(eventStatements(tx.workspaceId, events, actorKey(actor), options.positions));
        }
      } catch (error) {
        await transaction.rollback();
        throw error;
      }
      if (!result.ok) await transaction.rollback();
      else if (events.length > 0) for (const listener of listeners) listener();
      return result;
    },
    close: async () => {
      await Promise.all([orm.close(true), readers.end(), system.end()]);
    },
  };
};

const openTx = (
  orm: EntityManager, transaction: Transaction, actor: Actor, within: DatabaseOptions['within'],
): { tx: Tx; events: NewEvent[]; flush(): Promise<void> } => {
  let own: EntityManager | null = null;
  const flush = async (): Promise<void> => own?.flush();
  const events: NewEvent[] = [];
  let handled = 0;
  /** Handlers may record further events; those are handled in their turn. */
  const settle = async (): Promise<void> => {
    while (handled < events.length) {
      const event = events[handled++]!;
      for (const handle of within.get(event.type) ?? []) await handle(tx, event);
    }
  };
  const tx: Tx = {
    actor, workspaceId: actor.workspaceId,
    // Made when somebody has use for it: most of a message's way is plain SQL.
    get em() {
      if (own) return own;
      own = orm.fork();
      own.setTransactionContext(transaction.kysely);
      return own;
    },
    rows: async (statement) => {
      await flush();
      return transaction.rows(statement);
    },
    write: (statement) => transaction.write(statement),
    record: (event) => void events.push(event),
    settle,
  };
  return { tx, events, flush };
};

export type { LogEvent };
