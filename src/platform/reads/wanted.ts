/** What an answer holds, in its own words: an operation without its language. */
import type { Computed } from './declare.ts';

export interface Wanted {
  /** Key in the answer. */
  key: string;
  field: string;
  /** How a column stands on the wire. */
  form: 'plain' | 'time';
  /** Null here is an error. */
  required: boolean;
  /** Number of its arguments among those of the operation; null when it has none. */
  slot: number | null;
  /** Selected fields of an object; empty for others. */
  inside: Wanted[];
  /** Of a union or interface: the same for each of its types. */
  members: Record<string, Wanted[]> | null;
}

/** Where in an answer JavaScript has something to say: by key; a list means each of its items. */
export interface Patches {
  inside: Map<string, Patches>;
  computed: Map<string, { wanted: Wanted; field: Computed }>;
}

/** A piece of an answer as SQL, with what is still to be computed in it. */
export interface Piece {
  value: import('../db/sql.ts').Sql;
  patches: Patches | null;
}

/** Thrown where a read cannot be said in SQL: the operation then goes the ordinary way. */
export class Unplannable extends Error {
  override readonly name = 'Unplannable';
}
