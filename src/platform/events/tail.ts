import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { LogEvent } from '../../kernel/event.ts';
import { limit } from '../../limits.ts';
import type { Database } from '../db/database.ts';
import { LOCKS } from '../db/locks.ts';
import { sql } from '../db/sql.ts';
import type { Log } from '../log/log.ts';
import { encodeCursor } from './cursor.ts';
import { EVENT_COLUMNS, eventOf, type EventRow } from './log.ts';

const CHANNEL = 'parley_events';
/** While something visible is not yet below the horizon, look again this soon, ms. */
const UNSETTLED_MS = 10;
const RECONNECT_MS = 500;
/** Between two reads, ms: commits that happen meanwhile share the next, and their frames one write a socket. */
const APART_MS = 4;

/** What became visible since the last batch, conversations in order, and the horizon of the same snapshot. */
export interface Batch {
  events: LogEvent[];
  /** Everything below was delivered, with this batch or before it. */
  horizon: bigint;
  /** True while this node runs the after-handlers. */
  leader: boolean;
}

export interface EventTail {
  epoch: string;
  listen(listener: (batch: Batch) => void): () => void;
  /** A cursor from which nothing that a listener has not heard yet is missing. */
  cursor(): string;
  /** Milliseconds since the log was last read with success. */
  lagMs(): number;
  stop(): Promise<void>;
}

/** What a tail knows between two reads. */
interface Position {
  horizon: bigint;
  /** Delivered events at or above the horizon, which the next read sees again. */
  delivered: Map<string, bigint>;
}

const read = async (db: Database, from: bigint): Promise<{ rows: EventRow[]; horizon: bigint }> => {
  const rows = await db.system.rows<EventRow & { horizon: string }>(sql`
    select ${EVENT_COLUMNS}, h.h::text as horizon
    from (select pg_snapshot_xmin(pg_current_snapshot()) as h) h left join event e on e.xid >= ${String(from)}::xid8
    order by e.id`);
  return { rows: rows.filter((row) => row.id !== null), horizon: BigInt(rows[0]!.horizon) };
};

/**
 * Reads the log as it grows: delivers at once what is visible, in the order of ids, which within a conversation is the order
 * of positions because ids are given under its lock. The horizon is a cursor's watermark and never holds delivery back.
 */
export const startTail = async ({ db, url, log }: { db: Database; url: string; log: Log }): Promise<EventTail> => {
  const [cluster] = await db.system.rows<{ epoch: string }>(sql`select system_identifier::text as epoch from pg_control_system()`);
  const first = await read(db, await currentHorizon(db));
  const at: Position = { horizon: first.horizon, delivered: new Map(first.rows.map((row) => [row.id!, BigInt(row.xid)])) };
  const listeners = new Set<(batch: Batch) => void>();
  const wire = wakeUps({ url, log, wake: () => loop.wake() });
  let lastRead = performance.now();
  let pause = UNSETTLED_MS;

  const step = async (): Promise<number> => {
    const early = lastRead + APART_MS - performance.now();
    if (early > 0) await delay(early);
    const { rows, horizon } = await read(db, at.horizon);
    lastRead = performance.now();
    const fresh = rows.filter((row) => !at.delivered.has(row.id!));
    at.horizon = horizon;
    for (const row of fresh) at.delivered.set(row.id!, BigInt(row.xid));
    for (const [id, xid] of at.delivered) if (xid < horizon) at.delivered.delete(id);
    const batch: Batch = { events: fresh.map(eventOf), horizon, leader: wire.leader() };
    for (const listener of [...listeners]) listener(batch);
    if (at.delivered.size === 0) pause = UNSETTLED_MS;
    // A long transaction anywhere holds the horizon back: reading the same events again and again must not load the database.
    else pause = fresh.length > 0 ? UNSETTLED_MS : Math.min(pause * 2, limit('eventPollMs'));
    return at.delivered.size > 0 ? pause : limit('eventPollMs');
  };
  const loop = repeat(step, (error) => log.warn({ err: error }, 'the event log could not be read'));
  db.onCommit(() => {
    loop.wake();
    wire.notify();
  });

  return {
    epoch: cluster!.epoch,
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    cursor: () => encodeCursor({ epoch: cluster!.epoch, xid: at.horizon }),
    lagMs: () => performance.now() - lastRead,
    stop: async () => {
      await loop.stop();
      await wire.stop();
    },
  };
};

const currentHorizon = async (db: Database): Promise<bigint> => {
  const [row] = await db.system.rows<{ h: string }>(sql`select pg_snapshot_xmin(pg_current_snapshot())::text as h`);
  return BigInt(row!.h);
};

/** Runs `step` again and again: after the milliseconds it asks for, or as soon as somebody wakes it; never twice at once. */
export const repeat = (step: () => Promise<number>, failed: (error: unknown) => void): { wake(): void; stop(): Promise<void> } => {
  let stopped = false;
  let woken = false;
  let rouse: () => void = () => {};
  const run = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      const wait = await step().catch((error: unknown) => {
        if (!stopped) failed(error);
        return limit('eventPollMs');
      });
      if (woken || stopped) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait);
        rouse = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = run();
  return {
    wake: () => {
      woken = true;
      rouse();
    },
    stop: () => {
      stopped = true;
      rouse();
      return running;
    },
  };
};

/**
 * The connection of its own for LISTEN and NOTIFY: notifying inside the writing transaction would cut writes to a third. A
 * wake-up need not outlive a crash, so nobody waits for the disk.
 * It also holds the leader lock, which goes with the connection.
 */
const wakeUps = ({ url, log, wake }: { url: string; log: Log; wake: () => void }): { notify(): void; leader(): boolean; stop(): Promise<void> } => {
  let client: pg.Client | null = null;
  let stopped = false;
  let leader = false;
  let notifying = false;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const made = new pg.Client({ connectionString: url, application_name: 'parley_wake_ups', options: '-c role=parley_system -c synchronous_commit=off' });
    const lost = (): void => {
      if (client === made) client = null;
      leader = false;
      if (stopped) return;
      clearTimeout(retry);
      retry = setTimeout(() => void connect().catch(lost), RECONNECT_MS);
      retry.unref();
    };
    made.on('error', (error) => {
      log.warn({ err: error }, 'the wake-up connection was dropped');
      lost();
    });
    made.on('end', lost);
    made.on('notification', wake);
    await made.connect();
    await made.query(`listen ${CHANNEL}`);
    client = made;
    wake();
  };
  void connect().catch((error: unknown) => {
    log.warn({ err: error }, 'the wake-up connection could not be made');
    if (!stopped) retry = setTimeout(() => void connect().catch(() => {}), RECONNECT_MS);
  });
  const lead = setInterval(() => void tryLead(), RECONNECT_MS);
  lead.unref();
  const tryLead = async (): Promise<void> => {
    if (leader || !client) return;
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [LOCKS.leader]).catch(() => ({ rows: [] }));
    if (rows[0]?.got) {
      leader = true;
      wake();
    }
  };

  return {
    leader: () => leader,
    notify: () => {
      // Commits that happen while one is on its way share the next.
      if (notifying || !client) return;
      notifying = true;
      setImmediate(() => {
        const on = client;
        void (on?.query(`notify ${CHANNEL}`) ?? Promise.resolve()).catch(() => {}).finally(() => (notifying = false));
      });
    },
    stop: async () => {
      stopped = true;
      clearInterval(lead);
      clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
};
