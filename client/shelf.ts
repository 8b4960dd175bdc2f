/** What lies in a queue, in memory and in its keep. A key an entry, so that two tabs do not overwrite each other's. */
import type { Keep } from './keep.ts';
import { createStore, type Store } from './store.ts';

/** What every entry of a queue says of itself. */
export interface Shelved {
  /** Its own for ever: the `clientMutationId`. */
  id: string;
  /** Entries of one lane go out one after the other. */
  lane: string;
  /** Its place among all entries. */
  order: number;
  /** When it was added. */
  at: string;
}

export interface Shelf<Entry extends Shelved> {
  entries: Store<readonly Entry[]>;
  put(entry: Entry): void;
  change(id: string, over: Partial<Entry>): void;
  drop(id: string): void;
  /** A place behind all others. */
  nextOrder(): number;
}

const read = <Entry extends Shelved>(keep: Keep, prefix: string, isOurs: (entry: Entry) => boolean): Entry[] =>
  keep.keys(prefix).flatMap((key) => {
    try {
      const entry = JSON.parse(keep.get(key) ?? 'null') as Entry | null;
      if (entry && isOurs(entry)) return [entry];
    } catch {
      // Not ours, or cut off: nobody can send it.
    }
    keep.remove(key);
    return [];
  }).sort((a, b) => a.order - b.order || a.at.localeCompare(b.at));

/** @param isOurs false for what an older version left behind in a form of its own; it is thrown away. */
export const createShelf = <Entry extends Shelved>(keep: Keep, name: string, isOurs: (entry: Entry) => boolean): Shelf<Entry> => {
  const prefix = `${name}.`;
  const entries = createStore<readonly Entry[]>(read(keep, prefix, isOurs));
  return {
    entries,
    put: (entry) => {
      keep.set(prefix + entry.id, JSON.stringify(entry));
      entries.set([...entries.get(), entry]);
    },
    change: (id, over) => {
      const changed = entries.get().map((entry) => (entry.id === id ? { ...entry, ...over } : entry));
      const entry = changed.find((each) => each.id === id);
      if (entry) keep.set(prefix + id, JSON.stringify(entry));
      entries.set(changed);
    },
    drop: (id) => {
      keep.remove(prefix + id);
      entries.set(entries.get().filter((entry) => entry.id !== id));
    },
    nextOrder: () => Math.max(0, ...entries.get().map((entry) => entry.order)) + 1,
  };
};
