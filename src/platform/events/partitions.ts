import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { limit } from '../../limits.ts';
import type { Database } from '../db/database.ts';
import { name, sql } from '../db/sql.ts';
import type { Log } from '../log/log.ts';
import { inOrder, partitionOf, passed, splitOf, widthFor, type Partition, type Split } from './partition-rules.ts';
import type { EventTail } from './tail.ts';

/** How long a change of partitions waits for its lock: whoever comes after it in the queue waits as long, ms. */
const LOCK_MS = 20;
const LOCK_TRIES = 25;
const BETWEEN_TRIES_MS = 200;
const CLOSING = 'event_closing';

export interface PartitionDeps {
  db: Database;
  url: string;
  log: Log;
  /** Names of the after-handlers: what one of them has not done yet stays. */
  handlers: string[];
}

/** The log's partitions, oldest first. */
export const partitionsOf = async (db: Database): Promise<Partition[]> => {
  const rows = await db.system.rows<{ name: string; bound: string }>(sql`
    select c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'event'::regclass`);
  return inOrder(rows.map((row) => partitionOf(row.name, row.bound)));
};

/** One pass: the log stays open a whole partition ahead, and what is older than it is kept goes. */
export const sweepPartitions = async (deps: PartitionDeps): Promise<void> => {
  const split = await dueSplit(deps.db);
  const old = await prunable(deps);
  if (!split && old.length === 0) return;
  // Rules of the owner: no rows, only tables. It is gone between two passes, as there is nothing to do for hours.
  const owner = new pg.Client({ connectionString: deps.url, application_name: 'parley_partitions', options: '-c role=parley_owner -c transaction_timeout=0' });
  owner.on('error', (error) => deps.log.warn({ err: error }, 'the connection for partitions was dropped'));
  await owner.connect();
  try {
    if (split) await close(owner, split);
    for (const partition of old) await prune(owner, partition);
  } finally {
    await owner.end();
  }
  deps.log.info({ closedAt: split ? String(split.at) : undefined, pruned: old.map((each) => each.name) }, 'the event log was partitioned anew');
};

const dueSplit = async (db: Database): Promise<Split | null> => {
  const [row] = await db.system.rows<{ next: string; xids: string | null; ms: number | null }>(sql`
    select now.next::text as next, (now.next::text::numeric - oldest.xid::text::numeric)::text as xids,
      (extract(epoch from clock_timestamp() - oldest.at) * 1000)::float8 as ms
    from (select pg_snapshot_xmax(pg_current_snapshot()) as next) now
    left join lateral (select xid, at from event order by xid, id limit 1) oldest on true`);
  return splitOf(await partitionsOf(db), BigInt(row!.next), widthFor({ xids: BigInt(row!.xids ?? 0), ms: row!.ms ?? 0 }));
};

interface Prunable extends Partition {
  to: bigint;
  /** Without rows a cursor into it still replays all there was. */
  empty: boolean;
}

const prunable = async ({ db, handlers }: PartitionDeps): Promise<Prunable[]> => {
  const [row] = await db.system.rows<{ horizon: string; marks: string[] }>(sql`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
      array(select coalesce(h.done_below, '0')::text from unnest(${handlers}::text[]) n left join event_handler h on h.name = n) as marks`);
  const found: Prunable[] = [];
  for (const partition of passed(await partitionsOf(db), { horizon: BigInt(row!.horizon), marks: row!.marks.map(BigInt) })) {
    const age = await ageMs(db, partition);
    if (age !== null && age <= limit('eventRetentionMs')) break;
    found.push({ ...partition, to: partition.to!, empty: age === null });
  }
  return found;
};

/** Age of the newest event; null when there is none. An event may be younger than its transaction's place says, but not more than a transaction lasts. */
const ageMs = async (db: Database, { from, to }: Partition): Promise<number | null> => {
  const [row] = await db.system.rows<{ ms: number }>(sql`
    select (extract(epoch from clock_timestamp() - e.at) * 1000)::float8 as ms from event e
    where e.xid >= ${String(from ?? 0)}::xid8 and e.xid < ${String(to)}::xid8 order by e.xid desc, e.id desc limit 1`);
  return row ? row.ms - limit('transactionMs') : null;
};

/** Writers hold the log's table for moments only, so a lock that does not come soon is asked for again later. */
const briefly = async (owner: pg.Client, work: () => Promise<void>): Promise<void> => {
  for (let tries = 1; ; tries++) {
    try {
      await owner.query('begin');
      await owner.query(`set local lock_timeout = ${LOCK_MS}`);
      await work();
      await owner.query('commit');
      return;
    } catch (error) {
      await owner.query('rollback');
      if ((error as { code?: string }).code !== '55P03' || tries >= LOCK_TRIES) throw error;
      await delay(BETWEEN_TRIES_MS);
    }
  }
};

/**
 * Gives the open partition an end and opens the next one behind it. One that holds rows already (a log from before there were
 * partitions) must prove its end first: the check is validated beside the writers, so the change itself reads nothing.
 */
const close = async (owner: pg.Client, { open, at, entered }: Split): Promise<void> => {
  const table = name(open.name).text;
  const next = `event_from_${at}`;
  const drop = `alter table ${table} drop constraint if exists ${CLOSING}`;
  try {
    if (entered) {
      await briefly(owner, async () => {
        await owner.query(drop);
        await owner.query(`alter table ${table} add constraint ${CLOSING} check (xid < '${at}'::xid8) not valid`);
      });
      await owner.query(`alter table ${table} validate constraint ${CLOSING}`);
    }
    await briefly(owner, async () => {
      await owner.query(`create table ${next} (like event including defaults)`);
      // Partitions are reached through their parent only; row-level security without a policy closes the side door.
      await owner.query(`alter table ${next} enable row level security`);
      await owner.query(`alter table ${next} force row level security`);
      await owner.query(`alter table event detach partition ${table}`);
      await owner.query(`alter table event attach partition ${table} for values from (${open.from === null ? 'minvalue' : `'${open.from}'`}) to ('${at}')`);
      await owner.query(`alter table event attach partition ${next} for values from ('${at}') to (maxvalue)`);
      await owner.query(drop);
    });
  } catch (error) {
    // It would refuse events when the log grows past it.
    if (entered) await briefly(owner, () => owner.query(drop).then(() => {}));
    throw error;
  }
};

/**
 * The mark moves in the transaction in which the rows go, and before them: a replay holds the table's lock from before its
 * snapshot, so it sees rows and mark as they were, or the new mark.
 */
const prune = (owner: pg.Client, { name: table, to, empty }: Prunable): Promise<void> =>
  briefly(owner, async () => {
    if (!empty) {
      await owner.query('set local role parley_system');
      await owner.query('update event_log set pruned_below = greatest(pruned_below, $1::xid8)', [String(to)]);
      await owner.query('set local role parley_owner');
    }
    await owner.query(`alter table event detach partition ${name(table).text}`);
    await owner.query(`drop table ${name(table).text}`);
  });

/** Sweeps now and then on the node that leads. */
export const keepPartitions = (deps: PartitionDeps & { tail: EventTail }): { stop(): Promise<void> } => {
  let leader = false;
  let running: Promise<void> | null = null;
  const stop = deps.tail.listen((batch) => void (leader = batch.leader));
  const timer = setInterval(() => {
    if (!leader || running) return;
    running = sweepPartitions(deps)
      .catch((error: unknown) => deps.log.warn({ err: error }, 'the event log could not be partitioned'))
      .finally(() => (running = null));
  }, limit('eventSweepMs'));
  timer.unref();
  return {
    stop: async () => {
      stop();
      clearInterval(timer);
      await running;
    },
  };
};
