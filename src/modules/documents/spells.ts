/** Who edited when, and how much, from rows of the log: on bytes, no Y.Doc. */
import { limit } from '../../limits.ts';
import { unpackUpdates } from './frames.ts';
import { IS, type Structure } from './structure.ts';
import type { Shape } from './types.ts';
import { parse, type Update } from './update.ts';

/** A row of the log as it was written. */
export interface LoggedRow {
  seq: number;
  /** ms since 1970, by the database's clock. */
  at: number;
  authors: string;
  /** Packed. */
  updates: Uint8Array;
}

/** One author's editing without a long pause. `inserted` and `deleted` are letters, or strokes on a canvas. */
export interface Spell {
  actor: string;
  first: number;
  last: number;
  from: number;
  to: number;
  updates: number;
  bytes: number;
  inserted: number;
  deleted: number;
  /** Of the deleted, those that somebody else had made. */
  deletedOthers: number;
}

const PAUSE_MS = limit('documentSpellPauseMs');

/** Each update of a row with its author. */
export function* authored(row: LoggedRow): Generator<{ actor: string; session: string; update: Uint8Array }> {
  const updates = unpackUpdates(row.updates);
  let at = 0;
  for (const [session, actor, count] of JSON.parse(row.authors) as [string, string, number][]) {
    for (let i = 0; i < count; i++) yield { actor, session, update: updates[at++]! };
  }
}

/** Counts what people see: letters, or strokes. */
export const counter = (structure: Structure, owners: ReadonlyMap<number, string>, shape: Shape) => {
  const counts = (client: number, clock: number, kind: number): boolean => {
    if (shape === 'TEXT') return kind === IS.LETTER;
    if (kind !== IS.MAP) return false;
    const place = structure.place({ client, clock });
    return place.in === 'TOP' && !place.entry;
  };
  const within = (client: number, from: number, to: number): number => {
    let sum = 0;
    for (const { clock, end, kind } of structure.runs(client, from, to)) if (counts(client, clock, kind)) sum += end - clock;
    return sum;
  };
  return (update: Update, actor: string): Pick<Spell, 'inserted' | 'deleted' | 'deletedOthers'> => {
    let [inserted, deleted, deletedOthers] = [0, 0, 0];
    for (const { client, clock, end } of update.sections) inserted += within(client, clock, end);
    for (const { client, ranges } of update.deletions) {
      for (let i = 0; i < ranges.length; i += 2) {
        const gone = within(client, ranges[i]!, ranges[i]! + ranges[i + 1]!);
        deleted += gone;
        if (owners.get(client) !== actor) deletedOthers += gone;
      }
    }
    return { inserted, deleted, deletedOthers };
  };
};

/** Adds a later spell to an earlier one of the same author. */
const extend = (spell: Spell, more: Spell): void => {
  spell.last = more.last;
  spell.to = more.to;
  for (const sum of ['updates', 'bytes', 'inserted', 'deleted', 'deletedOthers'] as const) spell[sum] += more[sum];
};

/** Spells in the order in which they began; what follows within the pause is joined. */
export const joinSpells = (parts: Iterable<Spell>): Spell[] => {
  const spells: Spell[] = [];
  const open = new Map<string, Spell>();
  for (const part of parts) {
    const current = open.get(part.actor);
    if (current && part.from - current.to <= PAUSE_MS) extend(current, part);
    else {
      const begun = { ...part };
      open.set(part.actor, begun);
      spells.push(begun);
    }
  }
  return spells;
};

/** The spells of rows that follow on a state which `structure` knows; it learns the rows. */
export const spellsOf = (rows: LoggedRow[], structure: Structure, owners: ReadonlyMap<number, string>, shape: Shape): Spell[] => {
  const count = counter(structure, owners, shape);
  const parts = function* (): Generator<Spell> {
    for (const row of rows) {
      for (const { actor, update } of authored(row)) {
        const parsed = parse(update);
        structure.add(parsed);
        yield { actor, first: row.seq, last: row.seq, from: row.at, to: row.at, updates: 1, bytes: update.length, ...count(parsed, actor) };
      }
    }
  };
  return joinSpells(parts());
};
