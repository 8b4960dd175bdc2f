/**
 * What somebody who may not touch what others made would do to it: on bytes, before it is stored. Whose something is says the
 * owner of its clientID; what stands inside belongs to whoever made that, and goes with what it stands in.
 */
import type { DeletedRanges } from './deletions.ts';
import { Structure, type Id } from './structure.ts';
import type { Deletion, Update } from './update.ts';

export interface Scene {
  /** Everything accepted so far. */
  structure: Structure;
  clocks: ReadonlyMap<number, number>;
  owners: ReadonlyMap<number, string>;
  deleted: DeletedRanges;
}

export type Spared =
  | { ok: false; reason: string }
  /** What remains to be deleted: left out is what every client deletes by itself. */
  | { ok: true; deletions: Deletion[] };

/** `deletions` are those of `update` that are new. */
export const spare = (scene: Scene, update: Update, deletions: Deletion[], author: string): Spared => {
  const structure = new Structure(scene.structure).add(update);
  const look: Look = {
    structure,
    // A clientID that nobody has used is about to be the author's.
    isOwn: ({ client }) => (scene.owners.get(client) ?? author) === author,
    isDeleted: ({ client, clock }) => scene.deleted.missing([{ client, ranges: [clock, 1], from: 0, to: 0 }]).length === 0,
  };
  for (const { client, clock, end } of update.sections) {
    // Anybody may repeat what is there.
    for (const { clock: at } of structure.runs(client, Math.max(clock, scene.clocks.get(client) ?? 0), end)) {
      if (!mayStand(look, { client, clock: at })) return { ok: false, reason: 'what others made may not be written in' };
    }
  }
  const kept: Deletion[] = [];
  for (const deletion of deletions) {
    if (look.isOwn({ client: deletion.client, clock: 0 })) kept.push(deletion);
    else {
      const ranges = foreign(look, deletion);
      if (!ranges) return { ok: false, reason: 'what others made may not be deleted' };
      if (ranges.length > 0) kept.push({ ...deletion, ranges });
    }
  }
  return { ok: true, deletions: kept };
};

interface Look {
  structure: Structure;
  isOwn(id: Id): boolean;
  isDeleted(id: Id): boolean;
}

/** New structs stand in a list at the top, in what is the author's own, or in what is gone anyway; a key at the top is everybody's. */
const mayStand = ({ structure, isOwn, isDeleted }: Look, id: Id): boolean => {
  const place = structure.place(id);
  if (place.in === 'STRUCT') return isOwn(place.parent) || isDeleted(place.parent);
  return place.in === 'NOWHERE' || !place.entry;
};

/** Ranges of somebody else's that may be deleted, or null. */
const foreign = (look: Look, { client, ranges }: Deletion): number[] | null => {
  const kept: number[] = [];
  for (let i = 0; i < ranges.length; i += 2) {
    for (const { clock, end } of look.structure.runs(client, ranges[i]!, ranges[i]! + ranges[i + 1]!)) {
      const fate = fateOf(look, { client, clock });
      if (fate === 'OTHERS') return null;
      if (fate === 'INSIDE') kept.push(clock, end - clock);
    }
  }
  return kept;
};

/**
 * INSIDE something of the author's own. BY_ITSELF: in what is deleted, collected, or the value of a key that another one
 * may have replaced; clients report such deletions though nobody asked for them, and to leave them out changes nothing.
 */
const fateOf = (look: Look, id: Id): 'INSIDE' | 'BY_ITSELF' | 'OTHERS' => {
  let place = look.structure.place(id);
  if (place.in === 'NOWHERE' || place.entry) return 'BY_ITSELF';
  while (place.in === 'STRUCT') {
    if (look.isOwn(place.parent)) return 'INSIDE';
    if (look.isDeleted(place.parent)) return 'BY_ITSELF';
    place = look.structure.place(place.parent);
  }
  return 'OTHERS';
};
