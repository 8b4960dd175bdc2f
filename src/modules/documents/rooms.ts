/** Documents held in memory: loaded once, kept while somebody uses them or something waits to be saved. */
import { CLOSE, DoorError } from '../../kernel/errors.ts';
import type { Log } from '../../platform/log/log.ts';
import { comeBack } from '../../platform/sockets/registry.ts';
import type { Sender } from './parties.ts';
import { Room, type RoomHooks } from './room.ts';
import { Damaged, type DocumentKey, type Store, type StoredDocument } from './store.ts';
import { parse } from './update.ts';

interface Entry {
  key: string;
  loading: Promise<Room>;
  room: Room | null;
  users: number;
  /** While it loads, somebody may have written what it did not read. */
  stale: boolean;
}

/** Parsing a long tail gives way to others this often, ms. */
const SLICE_MS = 8;

export interface Rooms {
  /** The room, loaded; `release` it in the end. Throws when it cannot be loaded: never an empty document instead. */
  acquire(key: DocumentKey): Promise<Room>;
  /** One more user of a room that is in memory. */
  keep(room: Room): void;
  release(room: Room): void;
  /** The room when it is in memory. */
  find(key: DocumentKey): Room | null;
  /** Another node has written up to this sequence. */
  hint(id: number, seq: number): void;
  /** Any room may have missed a hint. */
  hintAll(): void;
  /** Brings in what other nodes have written, under `hold`. */
  catchUp(room: Room): Promise<void>;
  all(): Room[];
  counts: { lost: number; known: number; followed: number; quarantined: number };
}

/** The document is damaged: nobody may open it until somebody has looked. */
export class Quarantined extends Error {}

/** The document was erased, and stays so. */
export class Erased extends DoorError {
  constructor() {
    super('NOT_FOUND', 'This document was erased.');
  }
}

export interface RoomsDeps {
  store: Store;
  log: Log;
  dirty(room: Room): void;
  changed(room: Room): void;
  guards: RoomHooks['guards'];
}

const keyOf = ({ workspaceId, name }: DocumentKey): string => `${workspaceId}/${name}`;

export const documentRooms = ({ store, log, dirty, changed, guards }: RoomsDeps): Rooms => {
  const entries = new Map<string, Entry>();
  const byId = new Map<number, Entry>();
  const loading = new Set<Entry>();
  /** Hints for documents that are not here, while some are loading: they may be for one of those. */
  const early = new Map<number, number>();
  const following = new Map<Room, { again: boolean }>();
  const counts = { lost: 0, known: 0, followed: 0, quarantined: 0 };

  const drop = (entry: Entry): void => {
    if (entries.get(entry.key) === entry) entries.delete(entry.key);
    if (entry.room && byId.get(entry.room.id) === entry) byId.delete(entry.room.id);
  };
  const entryOf = (room: Room): Entry | undefined => {
    const entry = byId.get(room.id);
    return entry?.room === room ? entry : undefined;
  };
  const unloadIfIdle = (room: Room): void => {
    const entry = entryOf(room);
    if (entry && entry.users === 0 && room.quiet) drop(entry);
  };

  const hooks: RoomHooks = {
    dirty, guards,
    repeated: () => void counts.known++,
    changed: (room) => {
      changed(room);
      unloadIfIdle(room);
    },
    behind: (room, authors) => void follow(room, authors),
    lost: (room, reason, code) => {
      counts.lost++;
      log.error({ document: room.name, reason }, 'a document is loaded anew');
      const entry = entryOf(room);
      if (entry) drop(entry);
      for (const member of [...room.members]) member.end(code ?? CLOSE.RESTART, code ? reason : comeBack());
    },
  };

  /** Set aside, and its people told; the other documents do not notice. */
  const quarantine = async (stored: Pick<StoredDocument, 'id' | 'name'>, reason: string): Promise<void> => {
    counts.quarantined++;
    log.error({ document: stored.name, reason }, 'a document is damaged and set aside');
    await store.quarantine(stored.id, reason.slice(0, 500)).catch((error: unknown) => log.error({ err: error }, 'a damaged document could not be marked'));
  };

  const load = async (key: DocumentKey): Promise<Room> => {
    const stored = await store.open(key);
    if (stored.erased) throw new Erased();
    try {
      if (stored.damage) throw new Damaged(stored.damage);
      return await fill(stored, hooks);
    } catch (error) {
      await quarantine(stored, error instanceof Error ? error.message : String(error));
      throw new Quarantined(stored.name);
    }
  };

  const catchUp = async (room: Room): Promise<void> => {
    const doubts = room.takeDoubts();
    const missed = await store.missed(room.id, room.seq).catch((error: unknown) => {
      room.keepDoubts(doubts);
      throw error;
    });
    if (missed?.erased) return room.lost('this document was erased', CLOSE.NO_ACCESS);
    if (!missed || missed.quarantined) return room.lost('it was set aside', CLOSE.QUARANTINED);
    // What it needs was compacted away: whoever is in it comes back to the snapshot.
    if (missed.snapshotSeq > room.seq) return room.lost('another node has compacted it');
    counts.followed += missed.rows.length;
    const strangers = room.strangers(missed.rows);
    room.follow(missed.rows, strangers.length > 0 ? await store.ownersOf(room.id, strangers) : new Map(), doubts);
  };

  /** Until nobody has asked for it meanwhile. When the log cannot be read the room is given up: its people come back. */
  const follow = async (room: Room, authors: Sender[] = []): Promise<void> => {
    const running = following.get(room);
    if (running && authors.length === 0) return void (running.again = true);
    const turn = { again: false };
    following.set(room, turn);
    rooms.keep(room);
    try {
      await room.hold();
      try {
        await Promise.all(authors.map((author) => author.renew()));
        do {
          turn.again = false;
          await catchUp(room);
        } while (turn.again && !room.isLost);
      } finally {
        room.release();
      }
    } catch (error) {
      if (error instanceof Damaged) await quarantine(room, error.message);
      log.warn({ err: error, document: room.name }, 'a document could not follow the other nodes');
      room.lost('it could not follow the other nodes', error instanceof Damaged ? CLOSE.QUARANTINED : undefined);
    } finally {
      if (following.get(room) === turn) following.delete(room);
      rooms.release(room);
    }
  };

  const loaded = (entry: Entry): void => {
    loading.delete(entry);
    if (loading.size === 0) early.clear();
  };

  const retain = (entry: Entry, room: Room): void => {
    if (entry.room) return;
    entry.room = room;
    byId.set(room.id, entry);
    if (entry.stale || (early.get(room.id) ?? 0) > room.seq) void follow(room);
    loaded(entry);
    // A crash may have come between a commit and its projection, or its compaction.
    changed(room);
  };

  const acquire = async (key: DocumentKey): Promise<Room> => {
    const name = keyOf(key);
    let entry = entries.get(name);
    if (!entry) {
      entry = { key: name, loading: load(key), room: null, users: 0, stale: false };
      entries.set(name, entry);
      loading.add(entry);
    }
    entry.users++;
    try {
      const room = await entry.loading;
      retain(entry, room);
      return room;
    } catch (error) {
      drop(entry);
      loaded(entry);
      throw error;
    }
  };

  const rooms: Rooms = {
    acquire,
    keep: (room) => {
      const entry = entryOf(room);
      if (entry) entry.users++;
    },
    release: (room) => {
      const entry = entryOf(room);
      if (!entry) return;
      entry.users--;
      unloadIfIdle(room);
    },
    find: (key) => entries.get(keyOf(key))?.room ?? null,
    hint: (id, seq) => {
      const room = byId.get(id)?.room;
      if (room && room.seq < seq) void follow(room);
      if (!room && loading.size > 0) early.set(id, Math.max(early.get(id) ?? 0, seq));
    },
    hintAll: () => {
      for (const entry of loading) entry.stale = true;
      for (const { room } of byId.values()) void follow(room!);
    },
    catchUp,
    all: () => [...entries.values()].flatMap(({ room }) => room ?? []),
    counts,
  };
  return rooms;
};

const fill = async (stored: StoredDocument, hooks: RoomHooks): Promise<Room> => {
  const room = new Room(stored, hooks);
  if (stored.snapshot) room.fill(parse(stored.snapshot));
  let updates = 0;
  let since = performance.now();
  for (const row of stored.tail) {
    for (const update of row.updates) {
      room.fill(parse(update));
      updates++;
      if (performance.now() - since < SLICE_MS) continue;
      await new Promise(setImmediate);
      since = performance.now();
    }
  }
  room.tailUpdates = updates;
  return room;
};
