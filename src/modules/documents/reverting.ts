/**
 * Takes back what one author did: what they put in goes, what they took out comes back as its owner's, and everybody else's
 * work stays. The log is replayed with that author's updates marked, and undone as an editor would undo them: so Yjs's own
 * rules decide where things belong. Runs Yjs, so only in the historian's thread.
 */
import * as Y from 'yjs';
import { hands, type Made } from './owning.ts';
import { authored } from './spells.ts';
import { rowsOf, within, type Reading } from './viewing.ts';

export interface Reverting {
  /** From a version before `since` up to the present. */
  reading: Reading;
  owners: ReadonlyMap<number, string>;
  actor: string;
  /** ms */
  since: number;
  /** What was taken back already: after one sequence, up to another. */
  done: { after: number; upTo: number }[];
}

export interface Reverted extends Made {
  /** The last sequence before `since`. */
  after: number;
}

type Deletions = ReturnType<typeof Y.createDeleteSet>;
type Undoable = Y.UndoManager['undoStack'][number];

const THEIRS = Symbol('theirs');
/** What stands in something that comes back can only come back after it, and the two may have different owners. */
const PASSES = 4;

export const revert = async ({ reading, owners, actor, since, done }: Reverting): Promise<Reverted> => {
  const rows = await rowsOf(reading);
  const after = rows.findLast(({ at }) => at < since)?.seq ?? reading.after;
  return within(reading.base ?? Y.encodeStateAsUpdate(new Y.Doc()), { gc: false }, (doc) => {
    const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([THEIRS]), captureTimeout: Number.MAX_SAFE_INTEGER, deleteFilter: (item) => isAlone(item, insertions) });
    let insertions: Deletions | null = null;
    try {
      for (const row of rows) {
        const counts = row.at >= since && !done.some((each) => row.seq > each.after && row.seq <= each.upTo);
        for (const { actor: by, update } of authored(row)) Y.applyUpdate(doc, update, counts && by === actor ? THEIRS : null);
      }
      const before = Y.encodeStateVector(doc);
      const [all] = undo.undoStack.splice(0);
      if (!all) return { after, update: null, owners: new Map() };
      insertions = all.insertions;
      const own = hands(doc, owners);
      let changed = false;
      doc.on('update', () => (changed = true));
      takeBack(undo, all, owners, own);
      const used = Y.decodeStateVector(Y.encodeStateVector(doc));
      return { after, update: changed ? Y.encodeStateAsUpdate(doc, before) : null, owners: new Map([...own.owners].filter(([client]) => used.has(client))) };
    } finally {
      undo.destroy();
    }
  });
};

/** One owner's deletions at a time, so that what comes back is theirs. */
const takeBack = (undo: Y.UndoManager, all: Undoable, owners: ReadonlyMap<number, string>, own: ReturnType<typeof hands>): void => {
  const parts = byOwner(all.deletions, owners);
  if (parts.size === 0) parts.set('system', Y.createDeleteSet());
  for (let pass = 0; pass < (parts.size > 1 ? PASSES : 1); pass++) {
    for (const [owner, deletions] of parts) {
      undo.undoStack.push({ ...all, meta: new Map(), deletions });
      own.as(owner, () => undo.undo());
      undo.clear();
    }
  }
};

const byOwner = (deletions: Deletions, owners: ReadonlyMap<number, string>): Map<string, Deletions> => {
  const parts = new Map<string, Deletions>();
  for (const [client, ranges] of deletions.clients) {
    const owner = owners.get(client) ?? 'system';
    const part = parts.get(owner) ?? Y.createDeleteSet();
    part.clients.set(client, ranges);
    parts.set(owner, part);
  }
  return parts;
};

/** What holds somebody else's work stays, or that would go with it. */
const isAlone = (item: Y.Item, insertions: Deletions | null): boolean => {
  if (!(item.content instanceof Y.ContentType)) return true;
  const { type } = item.content;
  const inside = [...type._map.values()];
  for (let each = type._start; each !== null; each = each.right) inside.push(each);
  return inside.every((each) => each.deleted || ((insertions === null || Y.isDeleted(insertions, each.id)) && isAlone(each, insertions)));
};
