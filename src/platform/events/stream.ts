import { DoorError } from '../../kernel/errors.ts';
import type { LogEvent } from '../../kernel/event.ts';
import { limit } from '../../limits.ts';
import type { Database } from '../db/database.ts';
import { sql, type Sql } from '../db/sql.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { EVENT_COLUMNS, eventOf, type EventRow } from './log.ts';
import type { Batch, EventTail } from './tail.ts';

/** What a stream yields: an event with the cursor to resume from, or the news that replay is not possible. */
export type Delivery = { kind: 'event'; event: LogEvent; cursor: string } | { kind: 'resync'; reason: string; cursor: string };

export interface StreamSource {
  workspaceId: string;
  /** A cursor to replay from; null: from now on. */
  after: string | null;
  /** Cheap check of a live event; access is decided later, by who presents it. */
  matches(event: LogEvent): boolean;
  /** The same as a condition on `event e`, for the replay. */
  where: Sql;
}

interface Replay {
  events: LogEvent[];
  horizon: bigint;
}

/** Why a cursor cannot be replayed, or the replay. */
const replay = async (db: Database, epoch: string, source: StreamSource): Promise<Replay | { resync: string }> => {
  const cursor = decodeCursor(source.after!);
  if (!cursor) throw new DoorError('BAD_INPUT', 'This is not a cursor of an event.');
  if (cursor.epoch !== epoch) return { resync: 'The cursor is of another database.' };
  const most = limit('replayEvents');
  const rows = await db.rows<EventRow & { horizon: string; pruned: boolean }>(source.workspaceId, sql`
    select ${EVENT_COLUMNS}, h.h::text as horizon, h.pruned
    from (select pg_snapshot_xmin(pg_current_snapshot()) as h, pruned_below > ${String(cursor.xid)}::xid8 as pruned from event_log) h
    left join lateral (
      select e.* from event e where e.workspace_id = ${source.workspaceId}::uuid and e.xid >= ${String(cursor.xid)}::xid8 and ${source.where}
      order by e.xid, e.id limit ${most + 1}) e on true
    order by e.id`);
  if (rows[0]!.pruned) return { resync: 'The log no longer reaches back to the cursor.' };
  const found = rows.filter((row) => row.id !== null);
  if (found.length > most) return { resync: `More than ${most} events have happened since.` };
  return { events: found.map(eventOf), horizon: BigInt(rows[0]!.horizon) };
};

/** Batches that wait for a subscriber; it is cut when it is too slow, and its cursor lets it come back. */
const inbox = (tail: EventTail, source: StreamSource) => {
  const waiting: Batch[] = [];
  let size = 0;
  let wake: () => void = () => {};
  const stop = tail.listen((batch) => {
    const events = batch.events.filter((event) => event.workspaceId === source.workspaceId && source.matches(event));
    if (events.length === 0) return;
    size += events.length;
    // Too slow: what waits is dropped at once, and the subscriber hears of it when it asks again.
    if (size > limit('subscriptionBuffer')) {
      stop();
      waiting.length = 0;
    } else waiting.push({ ...batch, events });
    wake();
  });
  return {
    stop: () => {
      stop();
      wake();
    },
    next: async (ended: () => boolean): Promise<Batch | null> => {
      while (waiting.length === 0 && size === 0 && !ended()) await new Promise<void>((resolve) => (wake = resolve));
      if (size > limit('subscriptionBuffer')) throw new DoorError('LIMIT', 'The subscriber reads too slowly; resume from the last cursor.');
      const batch = waiting.shift() ?? null;
      size -= batch?.events.length ?? 0;
      return batch;
    },
  };
};

/**
 * Events from a cursor, then live, in order and without a gap. Listening begins before the replay is read, so what commits in
 * between is in one or both; ids tell the repeats apart. A cursor is a watermark: all but the last event of a batch carry the
 * one before it, since a resume from there repeats rather than misses.
 */
export const eventStream = ({ db, tail }: { db: Database; tail: EventTail }, source: StreamSource): AsyncGenerator<Delivery> & { end(): void } => {
  let ended = false;
  const box = inbox(tail, source);
  const started = tail.cursor();
  const generator = (async function* (): AsyncGenerator<Delivery> {
    try {
      let cursor = source.after ?? started;
      const replayed = new Map<string, bigint>();
      if (source.after !== null) {
        const past = await replay(db, tail.epoch, source);
        if ('resync' in past) {
          // What happens from here on still follows: the subscriber reads the state anew, not the subscription.
          cursor = started;
          yield { kind: 'resync', reason: past.resync, cursor };
        } else {
          const settled = encodeCursor({ epoch: tail.epoch, xid: past.horizon });
          for (const [i, event] of past.events.entries()) {
            replayed.set(event.id, BigInt(event.xid));
            yield { kind: 'event', event, cursor: i === past.events.length - 1 ? settled : cursor };
          }
          cursor = settled;
        }
      }
      while (!ended) {
        const batch = await box.next(() => ended);
        if (!batch) return;
        const fresh = batch.events.filter((event) => !replayed.has(event.id));
        const settled = encodeCursor({ epoch: tail.epoch, xid: batch.horizon });
        for (const [i, event] of fresh.entries()) yield { kind: 'event', event, cursor: i === fresh.length - 1 ? settled : cursor };
        cursor = settled;
        for (const [id, xid] of replayed) if (xid < batch.horizon) replayed.delete(id);
      }
    } finally {
      box.stop();
    }
  })();
  // `return()` on a generator that waits for its next event would wait with it: `end` wakes it first.
  return Object.assign(generator, {
    end: () => {
      ended = true;
      box.stop();
    },
  });
};
