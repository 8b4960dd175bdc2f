/** Replaces a long tail by a snapshot: read from the database, rebuilt in the worker, compared, then swapped by sequence; the tail is kept as the past. */
import { limit } from '../../limits.ts';
import type { Log } from '../../platform/log/log.ts';
import { DeletedRanges } from './deletions.ts';
import type { Historian } from './historian.ts';
import type { Materialiser } from './materialise.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { join, vectorOf } from './splice.ts';
import type { Store, StoredDocument } from './store.ts';
import type { Shape } from './types.ts';
import { parse, type Update } from './update.ts';

/** A tail is worth its snapshot's rewriting when it is at least this share of it: one update for so many bytes. */
const BYTES_AN_UPDATE = 64;

/** Everything a stored document holds, as one update. */
export const wholeOf = (stored: StoredDocument): Update =>
  join([...(stored.snapshot ? [parse(stored.snapshot)] : []), ...stored.tail.flatMap(({ updates }) => updates.map((update) => parse(update)))]);

const rangesOf = (update: Update): DeletedRanges => {
  const ranges = new DeletedRanges();
  ranges.add(update.deletions);
  return ranges;
};

/** Why `after` may not stand for `before`, or null. Deleting a block deletes what others wrote in it, so more may be deleted. */
export const difference = (before: Update, after: Update): string | null => {
  const was = vectorOf(before);
  const is = vectorOf(after);
  if (was.size !== is.size) return `${was.size} clients became ${is.size}`;
  for (const [client, clock] of was) if (is.get(client) !== clock) return `client ${client} was at ${clock}, now at ${is.get(client)}`;
  return rangesOf(after).covers(rangesOf(before)) ? null : 'deletions are missing';
};

export interface Compactor {
  /** Compacts the room's document when its tail is long. */
  consider(room: Room): void;
  /** The same of one at rest, whose tail need not be as long. */
  rest(room: Room): void;
  /** Whether that would do anything. */
  wantsRest(room: Room): boolean;
  idle(): Promise<void>;
  count(): number;
}

export interface CompactorDeps {
  store: Store;
  rooms: () => Rooms;
  materialiser: Materialiser;
  historian: Historian;
  shapeOf(name: string): Shape;
  log: Log;
}

export const documentCompactor = ({ store, rooms, materialiser, historian, shapeOf, log }: CompactorDeps): Compactor => {
  const running = new Map<Room, Promise<void>>();
  /** After a failure a document waits until its tail has grown as much again. */
  const notBefore = new WeakMap<Room, number>();
  let done = 0;

  const compact = async (room: Room): Promise<void> => {
    const stored = await store.read(room);
    // What another node has written meanwhile is followed first.
    if (!stored || stored.tail.length === 0 || stored.tail.at(-1)!.seq > room.seq) return;
    const before = wholeOf(stored);
    const made = await materialiser.ask(before.bytes, { update: true, text: shapeOf(room.name) === 'TEXT' });
    const different = difference(before, parse(made.update!));
    if (different) throw new Error(`not compacted: ${different}`);
    const seq = stored.tail.at(-1)!.seq;
    const chapters = await historian.ask({
      kind: 'TELL', snapshot: stored.snapshot, rows: await store.logged(stored.id, stored.snapshotSeq, seq), owners: stored.owners, shape: shapeOf(room.name),
    });
    if (!(await store.compact(stored, { seq, snapshot: made.update!, text: made.text, chapters }))) return;
    done++;
    room.compacted(made.update!, seq, stored.tail.reduce((sum, { updates }) => sum + updates.length, 0));
  };

  const start = (room: Room): void => {
    if (running.has(room) || room.isLost) return;
    rooms().keep(room);
    room.content.remember(room.seq);
    const work = compact(room)
      .catch((error: unknown) => {
        notBefore.set(room, room.tailUpdates * 2);
        log.error({ err: error, document: room.name }, 'a document was not compacted');
      })
      .finally(() => {
        room.content.forget();
        running.delete(room);
        rooms().release(room);
      });
    running.set(room, work);
  };
  const isLong = (room: Room, least: number): boolean => room.tailUpdates >= Math.max(least, notBefore.get(room) ?? 0);
  const wantsRest = (room: Room): boolean => isLong(room, limit('documentCompactRestUpdates'));
  /** What came while one was under way is long enough for another, often. */
  const rest = (room: Room): void => {
    const before = running.get(room);
    if (before) void before.then(() => rest(room));
    else if (wantsRest(room)) start(room);
  };

  return {
    consider: (room) => {
      if (isLong(room, Math.max(limit('documentCompactUpdates'), room.content.bytes / BYTES_AN_UPDATE))) start(room);
    },
    rest,
    wantsRest,
    idle: async () => {
      await Promise.all(running.values());
    },
    count: () => done,
  };
};
