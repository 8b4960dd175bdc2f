/** The text of documents for readers without Yjs, written soon after an edit, and made up for on reading after a crash. */
import DataLoader from 'dataloader';
import type { Actor } from '../../kernel/actor.ts';
import { limit } from '../../limits.ts';
import type { Log } from '../../platform/log/log.ts';
import { wholeOf } from './compaction.ts';
import type { Materialiser } from './materialise.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import type { DocumentKey, Store, StoredText } from './store.ts';
import type { TextRow } from './types.ts';

/** Room for the computation within the promised age. */
const SHARE = 0.5;
const RETRY_MS = 1_000;

export interface Projector {
  /** Something changed: its text is written soon. */
  changed(room: Room): void;
  loader(actor: Actor): DataLoader<string, TextRow>;
  stop(): void;
  count(): number;
}

export interface ProjectorDeps {
  store: Store;
  rooms: () => Rooms;
  materialiser: Materialiser;
  isText(name: string): boolean;
  log: Log;
}

export const textProjector = ({ store, rooms, materialiser, isText, log }: ProjectorDeps): Projector => {
  const timers = new Map<Room, NodeJS.Timeout>();
  const running = new Set<Room>();
  const healing = new Map<string, Promise<void>>();
  let stopped = false;
  let done = 0;

  const write = async (id: number, seq: number, update: Uint8Array): Promise<void> => {
    const { text } = await materialiser.ask(update, { update: false, text: true });
    await store.project(id, seq, text ?? '');
    done++;
  };

  const project = async (room: Room): Promise<void> => {
    const seq = room.seq;
    if (room.textSeq >= seq) return;
    await write(room.id, seq, room.content.state().bytes);
    room.textSeq = seq;
  };

  const run = (room: Room): void => {
    timers.delete(room);
    running.add(room);
    let wait = limit('documentProjectionMs') * SHARE;
    void project(room)
      .catch((error: unknown) => {
        wait = RETRY_MS;
        if (!stopped) log.warn({ err: error, document: room.name }, 'the text of a document was not written');
      })
      .finally(() => {
        running.delete(room);
        if (room.textSeq < room.seq && !room.isLost && !stopped) schedule(room, wait);
        rooms().release(room);
      });
  };

  const schedule = (room: Room, wait: number): void => {
    rooms().keep(room);
    timers.set(room, setTimeout(() => run(room), wait).unref());
  };

  /** From the database, for a document whose text fell behind and that nobody has open. */
  const heal = (key: DocumentKey): Promise<void> => {
    const name = `${key.workspaceId}/${key.name}`;
    const found = healing.get(name);
    if (found) return found;
    const work = (async () => {
      const stored = await store.read(key);
      if (stored) await write(stored.id, stored.tail.at(-1)?.seq ?? stored.snapshotSeq, wholeOf(stored).bytes);
    })().finally(() => healing.delete(name));
    healing.set(name, work);
    return work;
  };

  const load = async (workspaceId: string, names: readonly string[]): Promise<TextRow[]> => {
    let rows = await store.texts(workspaceId, names);
    const behind = rows.filter((row) => row.textSeq < row.seq && isText(row.name) && !pending({ workspaceId, name: row.name }));
    if (behind.length > 0) {
      await Promise.all(behind.map((row) => heal({ workspaceId, name: row.name })));
      rows = await store.texts(workspaceId, names);
    }
    const byName = new Map(rows.map((row) => [row.name, row]));
    return names.map((name) => textRow(name, byName.get(name)));
  };

  /** Its text is being written, or will be within the promised time. */
  const pending = (key: DocumentKey): boolean => {
    const room = rooms().find(key);
    return room !== null && (timers.has(room) || running.has(room));
  };

  return {
    changed: (room) => {
      if (stopped || room.isLost || room.textSeq >= room.seq || !isText(room.name) || timers.has(room) || running.has(room)) return;
      schedule(room, limit('documentProjectionMs') * SHARE);
    },
    loader: (actor) => new DataLoader((names) => load(actor.workspaceId, names)),
    stop: () => {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
    count: () => done,
  };
};

const textRow = (document: string, row: StoredText | undefined): TextRow => ({
  document, text: row?.text ?? '', updatedAt: row && row.text !== '' ? row.updatedAt : null,
});
