/**
 * What an operation's end means for the database: who waits for a connection stops waiting, a running statement is
 * cancelled, and the connection is dropped. It is dropped rather than cleaned because a cancel request names a connection,
 * not a statement: one that comes late must not meet the next caller's.
 */
import pg from 'pg';
import { DoorError } from '../../kernel/errors.ts';
import { limit } from '../../limits.ts';
import { currentOperation, type Operation } from '../operation/scope.ts';

/** The parts of pg's client that its types leave out. */
interface Internals {
  _activeQuery: unknown;
  connection: { stream: { destroy(): void } };
  host: string;
  port: number;
  processID: number;
  secretKey: number;
}

interface Messenger {
  stream: { destroy(): void };
  connect(port: number | string, host?: string): void;
  cancel(processID: number, secretKey: number): void;
  on(event: 'connect' | 'error' | 'end', listener: () => void): void;
}

const full = (): DoorError => new DoorError('UNAVAILABLE', 'The server is busy. Try again shortly.');

/** Asks PostgreSQL, over a connection of its own, to stop what the client runs. */
const cancelStatement = ({ host, port, processID, secretKey }: Internals): void => {
  const messenger = new pg.Connection({}) as unknown as Messenger;
  messenger.on('connect', () => messenger.cancel(processID, secretKey));
  for (const end of ['error', 'end'] as const) messenger.on(end, () => messenger.stream.destroy());
  if (host.startsWith('/')) messenger.connect(`${host}/.s.PGSQL.${port}`);
  else messenger.connect(port, host);
};

const drop = (client: pg.PoolClient): void => {
  const internals = client as unknown as Internals;
  if (internals._activeQuery) cancelStatement(internals);
  internals.connection.stream.destroy();
};

/**
 * The client, dropped if the operation ends before it is given back. One that lost its connection gives itself back: Kysely
 * keeps the client of a transaction whose rollback fails, and with each such client the pool would have one less for good.
 */
const lend = (client: pg.PoolClient, operation: Operation | null): pg.PoolClient => {
  const giveBack = client.release.bind(client);
  let lent = true;
  const onAbort = (): void => drop(client);
  const onEnd = (): void => client.release(true);
  operation?.signal.addEventListener('abort', onAbort, { once: true });
  client.once('end', onEnd);
  client.release = (error) => {
    if (!lent) return;
    lent = false;
    operation?.signal.removeEventListener('abort', onAbort);
    client.off('end', onEnd);
    giveBack(error ?? operation?.signal.aborted);
  };
  return client;
};

const waitFor = async (pool: pg.Pool, connect: () => Promise<pg.PoolClient>, operation: Operation): Promise<pg.PoolClient> => {
  const { signal } = operation;
  signal.throwIfAborted();
  const isFull = pool.totalCount >= (pool.options.max ?? 10) && (pool.idleCount === 0 || pool.waitingCount > 0);
  const connecting = connect();
  if (isFull) {
    const { promise: refused, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(full()), limit('poolWaitMs'));
    const onAbort = (): void => reject(signal.reason as DoorError);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      await Promise.race([connecting, refused]);
    } catch (error) {
      // Its turn may still come: whoever waits behind it must not wait for a caller that is gone.
      connecting.then((client) => client.release(), () => {});
      throw error;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    }
  }
  const client = await connecting;
  if (!signal.aborted) return lend(client, operation);
  client.release();
  throw signal.reason as DoorError;
};

/** The pool, whose `connect()` minds the operation that it is called for. Work of the server's own waits as long as it takes. */
export const minding = (pool: pg.Pool, traced: boolean): pg.Pool => {
  const connect = pool.connect.bind(pool) as (callback?: unknown) => Promise<pg.PoolClient>;
  const mind = (callback?: unknown): Promise<pg.PoolClient> => {
    const operation = callback ? null : currentOperation();
    if (callback) return connect(callback);
    return operation ? waitFor(pool, connect, operation) : connect().then((client) => lend(client, null));
  };
  pool.connect = mind as pg.Pool['connect'];
  // Whoever holds a client hears of its errors by their statement; without a listener they would end the process.
  pool.on('connect', (client) => void client.on('error', () => {}));
  if (traced) pool.on('connect', traceStatements);
  return pool;
};

type Query = (...args: unknown[]) => unknown;

/** A span for each statement that a client runs for an operation. Not even looked at when traces are off. */
const traceStatements = (client: pg.PoolClient): void => {
  const query = client.query.bind(client) as unknown as Query;
  client.query = ((...args: unknown[]) => {
    const span = currentOperation()?.span?.statement(textOf(args[0]));
    const running = query(...args);
    if (!span) return running;
    if (running instanceof Promise) running.then(() => span.end(), (error: unknown) => span.end(error));
    else endWithCallback(args[0], span.end);
    return running;
  }) as unknown as pg.PoolClient['query'];
};

const textOf = (query: unknown): string => (typeof query === 'string' ? query : String((query as { text?: unknown }).text ?? ''));

/** A submitted query says by its callback that it is done. */
const endWithCallback = (query: unknown, end: (error?: unknown) => void): void => {
  const submitted = query as { callback?: (error: unknown, result: unknown) => void };
  const told = submitted.callback;
  submitted.callback = (error, result) => {
    end(error ?? undefined);
    told?.call(submitted, error, result);
  };
};
