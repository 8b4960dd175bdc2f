/** Documents held in memory: loaded once, kept while somebody uses them or something waits to be saved. */
import { CLOSE } from '../../kernel/errors.ts';
import type { Log } from '../../platform/log/log.ts';
import { comeBack } from '../../platform/sockets/registry.ts';
import { Room, type RoomHooks } from './room.ts';
import type { DocumentKey, Store, StoredDocument } from './store.ts';
import { parse } from './update.ts';

interface Entry {
  key: string;
  loading: Promise<Room>;
  room: Room | null;
  users: number;
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
  all(): Room[];
  counts: { lost: number; known: number };
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
  const counts = { lost: 0, known: 0 };

  const drop = (entry: Entry): void => {
    if (entries.get(entry.key) === entry) entries.delete(entry.key);
  };
  const entryOf = (room: Room): Entry | undefined => {
    const entry = entries.get(keyOf(room));
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
    lost: (room, reason) => {
      counts.lost++;
      log.error({ document: room.name, reason }, 'a document is loaded anew');
      const entry = entryOf(room);
      if (entry) drop(entry);
      for (const member of [...room.members]) member.end(CLOSE.RESTART, comeBack());
    },
  };

  const load = async (key: DocumentKey): Promise<Room> => fill(await store.open(key), hooks);
  const retain = (entry: Entry, room: Room): void => {
    if (entry.room) return;
    entry.room = room;
    // A crash may have come between a commit and its projection.
    if (room.textSeq < room.seq) changed(room);
  };

  const acquire = async (key: DocumentKey): Promise<Room> => {
    const name = keyOf(key);
    let entry = entries.get(name);
    if (!entry) {
      entry = { key: name, loading: load(key), room: null, users: 0 };
      entries.set(name, entry);
    }
    entry.users++;
    try {
      const room = await entry.loading;
      retain(entry, room);
      return room;
    } catch (error) {
      drop(entry);
      throw error;
    }
  };

  return {
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
    all: () => [...entries.values()].flatMap(({ room }) => room ?? []),
    counts,
  };
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
