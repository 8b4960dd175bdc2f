/**
 * An author's copy of the note as it was at the parents of its next transaction, so that the recorded position means the
 * same character. Only the shadow writes under the author's clientID; the document that is connected to the server takes the
 * shadow's updates and never writes, because two documents that write under one clientID would destroy each other.
 */
import * as Y from 'yjs';
import { findText } from './note.ts';
import type { Patch, Unit } from './trace.ts';

/** One edit in Yjs's terms, and the traces by which a document shows that it has it. */
export interface TypedEdit {
  /** Null when the edit changed nothing. */
  update: Uint8Array | null;
  client: number;
  /** The author's clock after the edit. */
  clock: number;
  /** Characters it deleted. A state vector says nothing about deletions. */
  deletions: { client: number; clock: number; length: number }[];
}

const deletionsOf = (update: Uint8Array): TypedEdit['deletions'] => {
  const { ds } = Y.decodeUpdate(update);
  return [...ds.clients].flatMap(([client, ranges]) => ranges.map(({ clock, len }) => ({ client, clock, length: len })));
};

const isDeleted = (doc: Y.Doc, { client, clock, length }: TypedEdit['deletions'][number]): boolean => {
  let at = clock;
  while (at < clock + length) {
    if (Y.getState(doc.store, client) <= at) return false;
    const item = Y.getItem(doc.store, Y.createID(client, at));
    if (!item.deleted) return false;
    at = item.id.clock + item.length;
  }
  return true;
};

/** True when everything of the edit has reached the document. */
export const hasArrived = (doc: Y.Doc, edit: TypedEdit): boolean =>
  Y.getState(doc.store, edit.client) >= edit.clock && edit.deletions.every((range) => isDeleted(doc, range));

/** Position and length in JavaScript's units. */
const measured = (text: Y.XmlText, [position, deleted]: Patch, unit: Unit): [number, number] => {
  if (unit === 'utf16') return [position, deleted];
  const characters = [...(text.toString() as string)];
  const start = characters.slice(0, position).join('').length;
  return [start, characters.slice(position, position + deleted).join('').length];
};

export interface Shadow {
  /** Brings edits of others in, in the order given. */
  absorb: (edits: TypedEdit[]) => void;
  /** Makes the author's next edit. */
  write: (patches: Patch[], unit: Unit) => TypedEdit;
  close: () => void;
}

/** @param seed the note as it was before anyone typed. */
export const openShadow = (seed: Uint8Array, clientId: number): Shadow => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seed);
  doc.clientID = clientId;
  const text = findText(doc);
  if (!text) throw new Error('the note has no paragraph with a text');
  let written: Uint8Array | null = null;
  doc.on('update', (update: Uint8Array) => { written = update; });

  const change = (patch: Patch, unit: Unit): void => {
    const [position, deleted] = measured(text, patch, unit);
    if (deleted > 0) text.delete(position, deleted);
    if (patch[2] !== '') text.insert(position, patch[2]);
  };
  return {
    absorb: (edits) => {
      doc.transact(() => { for (const { update } of edits) if (update) Y.applyUpdate(doc, update); });
    },
    write: (patches, unit) => {
      written = null;
      doc.transact(() => { for (const patch of patches) change(patch, unit); });
      return {
        update: written,
        client: clientId,
        clock: Y.getState(doc.store, clientId),
        deletions: written ? deletionsOf(written) : [],
      };
    },
    close: () => { doc.destroy(); },
  };
};
