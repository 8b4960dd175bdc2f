/** The text of documents for readers without Yjs: written down when a document comes to rest, and made for who reads before. */
import DataLoader from 'dataloader';
import type { Actor } from '../../kernel/actor.ts';
import { limit } from '../../limits.ts';
import { wholeOf } from './compaction.ts';
import type { Materialiser } from './materialise.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import type { DocumentKey, Store, StoredText, Text } from './store.ts';
import type { TextRow } from './types.ts';

const FRESH_MS = limit('documentProjectionMs');

export interface Projector {
  /** Writes the texts of these rooms down. */
  project(rooms: Room[]): Promise<void>;
  loader(actor: Actor): DataLoader<string, TextRow>;
  count(): number;
}

export interface ProjectorDeps {
  store: Store;
  rooms: () => Rooms;
  materialiser: Materialiser;
  isText(name: string): boolean;
}

export const textProjector = ({ store, rooms, materialiser, isText }: ProjectorDeps): Projector => {
  const making = new Map<string, Promise<void>>();
  /** When a room's text was last written, by `performance.now()`. */
  const written = new WeakMap<Room, number>();
  let done = 0;

  const textOf = async (id: number, seq: number, update: Uint8Array): Promise<Text> =>
    ({ id, seq, text: (await materialiser.ask(update, { update: false, text: true })).text ?? '' });

  const project = async (all: Room[]): Promise<void> => {
    const behind = all.filter((room) => room.textSeq < room.seq && isText(room.name));
    if (behind.length === 0) return;
    const texts = await Promise.all(behind.map((room) => textOf(room.id, room.seq, room.content.state().bytes)));
    await store.project(texts);
    done += texts.length;
    behind.forEach((room, at) => {
      room.textSeq = Math.max(room.textSeq, texts[at]!.seq);
      written.set(room, performance.now());
    });
  };

  /** Of a document that nobody has open. */
  const projectStored = async (key: DocumentKey): Promise<void> => {
    const stored = await store.read(key);
    if (!stored) return;
    await store.project([await textOf(stored.id, stored.tail.at(-1)?.seq ?? stored.snapshotSeq, wholeOf(stored).bytes)]);
    done++;
  };

  /** Who reads at the same time waits for the same work. */
  const make = (key: DocumentKey): Promise<void> => {
    const name = `${key.workspaceId}/${key.name}`;
    const found = making.get(name);
    if (found) return found;
    const room = rooms().find(key);
    const work = (room ? project([room]) : projectStored(key)).finally(() => making.delete(name));
    making.set(name, work);
    return work;
  };

  const isFresh = (key: DocumentKey): boolean => {
    const room = rooms().find(key);
    const at = room && written.get(room);
    return at != null && performance.now() - at < FRESH_MS;
  };

  const load = async (workspaceId: string, names: readonly string[]): Promise<TextRow[]> => {
    let rows = await store.texts(workspaceId, names);
    const behind = rows.map((row) => ({ workspaceId, name: row.name, behind: row.textSeq < row.seq })).filter((key) => key.behind && isText(key.name) && !isFresh(key));
    if (behind.length > 0) {
      await Promise.all(behind.map(make));
      rows = await store.texts(workspaceId, names);
    }
    const byName = new Map(rows.map((row) => [row.name, row]));
    return names.map((name) => textRow(name, byName.get(name)));
  };

  return { project, loader: (actor) => new DataLoader((names) => load(actor.workspaceId, names)), count: () => done };
};

const textRow = (document: string, row: StoredText | undefined): TextRow => ({
  document, text: row?.text ?? '', updatedAt: row && row.text !== '' ? row.updatedAt : null,
});
