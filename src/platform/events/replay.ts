import { DoorError } from '../../kernel/errors.ts';
import type { LogEvent } from '../../kernel/event.ts';
import { limit } from '../../limits.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Feed } from './feed.ts';
import { EVENT_COLUMNS, eventOf, type EventRow } from './log.ts';

/** An event with the cursor to resume from once it and all before it were delivered. */
export interface Positioned {
  event: LogEvent;
  cursor: string;
  /** The cursor's transaction: nothing below it is still to come. */
  mark: bigint;
}

/**
 * The cursors of events that are delivered in this order, when nothing else below `horizon` is left: a cursor is a watermark,
 * so it stands at the oldest transaction of what is still to come. A resume repeats rather than misses.
 */
export const positioned = (events: LogEvent[], horizon: bigint, epoch: string): Positioned[] => {
  const made: Positioned[] = new Array<Positioned>(events.length);
  let mark = horizon;
  let cursor = encodeCursor({ epoch, xid: mark });
  for (let i = events.length - 1; i >= 0; i--) {
    made[i] = { event: events[i]!, cursor, mark };
    const xid = BigInt(events[i]!.xid);
    if (xid >= mark) continue;
    mark = xid;
    cursor = encodeCursor({ epoch, xid: mark });
  }
  return made;
};

const ANOTHER_DATABASE = { resync: 'The cursor is of another database.' };
const PRUNED = { resync: 'The log no longer reaches back to the cursor.' };

/** What a feed missed since its cursor, in order; or why that cannot be replayed. Throws BAD_INPUT for what is no cursor. */
export const readPast = async (db: Database, epoch: string, { workspaceId, after, where }: Feed): Promise<{ events: Positioned[] } | { resync: string }> => {
  const cursor = decodeCursor(after!);
  if (!cursor) throw new DoorError('BAD_INPUT', 'This is not a cursor of an event.');
  if (cursor.epoch !== epoch) return ANOTHER_DATABASE;
  const most = limit('replayEvents');
  const rows = await db.rows<EventRow & { horizon: string; pruned: boolean }>(workspaceId, sql`
    select ${EVENT_COLUMNS}, h.h::text as horizon, h.pruned
    from (select pg_snapshot_xmin(pg_current_snapshot()) as h, pruned_below > ${String(cursor.xid)}::xid8 as pruned from event_log) h
    left join lateral (
      select e.* from event e where e.workspace_id = ${workspaceId}::uuid and e.xid >= ${String(cursor.xid)}::xid8 and ${where}
      order by e.xid, e.id limit ${most + 1}) e on true
    order by e.id`);
  if (rows[0]!.pruned) return PRUNED;
  const found = rows.filter((row) => row.id !== null);
  if (found.length > most) return { resync: `More than ${most} events have happened since.` };
  return { events: positioned(found.map(eventOf), BigInt(rows[0]!.horizon), epoch) };
};

/** What a feed that unfolds has to tell a newcomer who knows everything up to a cursor. */
export const newsSince = async (db: Database, epoch: string, { workspaceId, where }: Feed, after: string): Promise<'NOTHING' | 'SOMETHING' | { resync: string }> => {
  const cursor = decodeCursor(after);
  if (!cursor) throw new DoorError('BAD_INPUT', 'This is not a cursor of an event.');
  if (cursor.epoch !== epoch) return ANOTHER_DATABASE;
  const [row] = await db.rows<{ pruned: boolean; newer: boolean }>(workspaceId, sql`
    select l.pruned_below > ${String(cursor.xid)}::xid8 as pruned, exists (
      select 1 from event e where e.workspace_id = ${workspaceId}::uuid and e.xid >= ${String(cursor.xid)}::xid8 and ${where}) as newer
    from event_log l`);
  if (row!.pruned) return PRUNED;
  return row!.newer ? 'SOMETHING' : 'NOTHING';
};
