import { setTimeout as delay } from 'node:timers/promises';
import type { LogEvent } from '../../kernel/event.ts';
import type { Database, SystemDb } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Log } from '../log/log.ts';
import { EVENT_COLUMNS, eventOf, type EventRow } from './log.ts';
import { repeat, type EventTail } from './tail.ts';

/** Events read for one handler at a time. */
const PAGE = 500;
/** How far an idle handler's mark may fall behind the log, in transactions: each look reads past them again. */
const IDLE_MARK_XIDS = 500n;
/** After each look, ms: what comes meanwhile shares the next, or busy handlers would cost more than the writers. */
const REST_MS = 20;
/** A handler that failed tries again this soon, ms. */
const RETRY_MS = 1_000;

/** Reacts to committed events. It may see an event again after a crash, so it is idempotent by the event's id. */
export interface AfterHandler {
  /** Names its place in the log; never change it. */
  name: string;
  types: string[];
  handle(events: LogEvent[]): Promise<void>;
}

/** Transactions of the log, the first and the one behind the last. */
export interface Span {
  from: string;
  below: string;
}

/** Sums events up in the database: the work and the mark are one transaction, so each event counts once, whatever fails. */
export interface AfterFold {
  name: string;
  types: string[];
  fold(rows: SystemDb['rows'], span: Span): Promise<void>;
}

/**
 * Runs after-handlers from the log, each from where it stands, only over what is complete: below the horizon nothing can
 * still appear, so a place in the log is one number. One node at a time does it.
 */
export const runAfterHandlers = ({ db, tail, log }: { db: Database; tail: EventTail; log: Log }, handlers: (AfterHandler | AfterFold)[]): { stop(): Promise<void> } => {
  let leader = false;
  const loops = handlers.map((handler) =>
    repeat(
      async () => {
        if (!leader) return RETRY_MS;
        if (await runOnce(db, handler)) return 0;
        await delay(REST_MS);
        return RETRY_MS;
      },
      (error) => log.error({ err: error, handler: handler.name }, 'an after-handler failed and will try again'),
    ),
  );
  const stop = tail.listen((batch) => {
    leader = batch.leader;
    if (leader) for (const loop of loops) loop.wake();
  });
  return {
    stop: async () => {
      stop();
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
};

/** True when there may be more at once. */
const runOnce = async (db: Database, handler: AfterHandler | AfterFold): Promise<boolean> => {
  const rows = await db.system.rows<EventRow & { done: string | null; horizon: string }>(sql`
    select ${EVENT_COLUMNS}, d.done_below::text as done, d.h::text as horizon
    from (select pg_snapshot_xmin(pg_current_snapshot()) as h, (select done_below from event_handler where name = ${handler.name}) as done_below) d
    left join lateral (
      select * from event where xid >= coalesce(d.done_below, '0') and xid < d.h and type = any(${handler.types})
      order by xid fetch first ${PAGE} rows with ties) e on true
    order by e.xid, e.id`);
  const head = rows[0]!;
  const events = rows.filter((row) => row.id !== null);
  if (events.length > 0 && 'handle' in handler) await handler.handle(events.map(eventOf).sort((a, b) => Number(BigInt(a.id) - BigInt(b.id))));
  // A page holds whole transactions ("with ties"), so the next one begins behind its last.
  const more = events.length >= PAGE;
  const done = more ? String(BigInt(events.at(-1)!.xid) + 1n) : head.horizon;
  // Moving the mark is a write; with nothing done it only follows now and then, so that an idle server writes nothing.
  if (events.length > 0 || BigInt(done) - BigInt(head.done ?? '0') > IDLE_MARK_XIDS) {
    if ('fold' in handler) return (await foldOnce(db, handler, { from: head.done ?? '0', below: done })) || more;
    await moveMark(db.system.rows, handler.name, done);
  }
  return more;
};

const moveMark = (rows: SystemDb['rows'], name: string, done: string): Promise<object[]> =>
  rows(sql`
    insert into event_handler (name, done_below) values (${name}, ${done}::xid8)
    on conflict (name) do update set done_below = excluded.done_below`);

/** True when somebody else, a node that still thought it led or a rebuild, has moved the mark meanwhile: look again. */
const foldOnce = (db: Database, handler: AfterFold, span: Span): Promise<boolean> =>
  db.system.tx(async (rows) => {
    await rows(sql`insert into event_handler (name, done_below) values (${handler.name}, '0') on conflict do nothing`);
    const [mark] = await rows<{ done: string }>(sql`select done_below::text as done from event_handler where name = ${handler.name} for update`);
    if (mark!.done !== span.from) return true;
    await handler.fold(rows, span);
    await moveMark(rows, handler.name, span.below);
    return false;
  });
