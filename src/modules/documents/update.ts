/** Yjs V1 updates as bytes: one pass that checks them and finds where each client's structs lie. No Yjs. */
import { limit } from '../../limits.ts';
import { BadBytes, Cursor } from './bytes.ts';

/** Structs of one client, at `from…to` of the update's bytes: clocks `clock…end` without a gap. */
export interface Section {
  client: number;
  clock: number;
  end: number;
  structs: number;
  from: number;
  to: number;
}

/** Deletions of one client's structs; `ranges` is flat clock, length. */
export interface Deletion {
  client: number;
  ranges: number[];
  from: number;
  to: number;
}

export interface Update {
  bytes: Uint8Array;
  sections: Section[];
  deletions: Deletion[];
  /** Flat client, clock of the structs that this update's structs refer to. */
  dependencies: number[];
  /** Holds a Skip: its sender lacks what lies there. */
  gap: boolean;
  /** Clocks that are claimed without content (deleted or collected structs). */
  unbacked: number;
  /** Holds a shared type: it may nest deeper than what is there. */
  types: boolean;
}

/** One struct: its clocks, its bytes, and its own part of the update's `dependencies`. */
export interface Struct {
  client: number;
  clock: number;
  end: number;
  from: number;
  to: number;
  firstDependency: number;
  endDependency: number;
}

export type StructVisitor = (struct: Struct) => void;

export const EMPTY_UPDATE: Uint8Array = Uint8Array.of(0, 0);
export const NOTHING: Update = { bytes: EMPTY_UPDATE, sections: [], deletions: [], dependencies: [], gap: false, unbacked: 0, types: false };

/** Clocks beyond this are no typing; Yjs's own arithmetic on them stays exact. */
const MAX_CLOCK = 2 ** 31;
/** Deleted text claimed in one update: a long day offline, not an attack on the counters. */
const MAX_UNBACKED = limit('documentUnbackedClocks');

export const REF = { GC: 0, DELETED: 1, JSON: 2, BINARY: 3, STRING: 4, EMBED: 5, FORMAT: 6, TYPE: 7, ANY: 8, DOC: 9, SKIP: 10 } as const;
export const BIT = { ORIGIN: 0x80, RIGHT_ORIGIN: 0x40, PARENT_SUB: 0x20 } as const;
const LAST_TYPE = 6;
const NAMED_TYPES = new Set([3, 5]);

/** Checks an update and returns its parts; throws `BadBytes`. */
export const parse = (bytes: Uint8Array, visit?: StructVisitor): Update => {
  const cursor = new Cursor(bytes);
  const update: Update = { bytes, sections: [], deletions: [], dependencies: [], gap: false, unbacked: 0, types: false };
  for (let n = cursor.varUint(); n > 0; n--) readSection(cursor, update, visit);
  for (let n = cursor.varUint(); n > 0; n--) update.deletions.push(readDeletion(cursor));
  if (cursor.pos !== cursor.end) throw new BadBytes('bytes are left over');
  if (update.unbacked > MAX_UNBACKED) throw new BadBytes('too many deleted structs');
  if (update.sections.length > 1) refuseRepeated(update.sections);
  return update;
};

const readSection = (cursor: Cursor, update: Update, visit: StructVisitor | undefined): void => {
  const structs = cursor.varUint();
  const client = cursor.varUint();
  const first = cursor.varUint();
  const start = cursor.pos;
  if (structs === 0) throw new BadBytes('a client without structs');
  let clock = first;
  for (let i = 0; i < structs; i++) {
    const from = cursor.pos;
    const firstDependency = update.dependencies.length;
    const length = readStruct(cursor, update, client, clock);
    if (length === 0) throw new BadBytes('a struct without length');
    visit?.({ client, clock, end: clock + length, from, to: cursor.pos, firstDependency, endDependency: update.dependencies.length });
    clock += length;
    if (clock > MAX_CLOCK) throw new BadBytes('a clock is too large');
  }
  update.sections.push({ client, clock: first, end: clock, structs, from: start, to: cursor.pos });
};

/** Returns the struct's length in clocks; what else it holds is noted in `update`. */
export const readStruct = (cursor: Cursor, update: Update, client: number, clock: number): number => {
  const info = cursor.byte();
  const ref = info & 31;
  if (info === REF.SKIP) {
    update.gap = true;
    return cursor.varUint();
  }
  if (ref === REF.GC) {
    const length = cursor.varUint();
    update.unbacked += length;
    return length;
  }
  if (info & BIT.ORIGIN) readDependency(cursor, update, client, clock);
  if (info & BIT.RIGHT_ORIGIN) readDependency(cursor, update, client, clock);
  if ((info & (BIT.ORIGIN | BIT.RIGHT_ORIGIN)) === 0) {
    if (cursor.varUint() === 1) cursor.skipString();
    else readDependency(cursor, update, client, clock);
    if (info & BIT.PARENT_SUB) cursor.skipString();
  }
  return readContent(cursor, update, ref);
};

const readDependency = (cursor: Cursor, update: Update, client: number, clock: number): void => {
  const on = cursor.varUint();
  const at = cursor.varUint();
  // What a client wrote refers to what it wrote before; the reverse would never be integrated.
  if (on === client && at >= clock) throw new BadBytes('a struct refers to a later one');
  update.dependencies.push(on, at);
};

const readContent = (cursor: Cursor, update: Update, ref: number): number => {
  switch (ref) {
    case REF.STRING: return cursor.skipString();
    case REF.ANY: return repeat(cursor, () => cursor.skipAny());
    case REF.JSON: return repeat(cursor, () => cursor.skipJson(true));
    case REF.DELETED: {
      const length = cursor.varUint();
      update.unbacked += length;
      return length;
    }
    case REF.TYPE: {
      update.types = true;
      const type = cursor.varUint();
      if (type > LAST_TYPE) throw new BadBytes('an unknown shared type');
      if (NAMED_TYPES.has(type)) cursor.skipString();
      return 1;
    }
    case REF.FORMAT: cursor.skipString(); cursor.skipJson(false); return 1;
    case REF.EMBED: cursor.skipJson(false); return 1;
    case REF.BINARY: cursor.part(); return 1;
    case REF.DOC: throw new BadBytes('documents inside documents are not kept here');
    default: throw new BadBytes('an unknown kind of content');
  }
};

const repeat = (cursor: Cursor, skip: () => void): number => {
  const count = cursor.varUint();
  for (let i = 0; i < count; i++) skip();
  return count;
};

const readDeletion = (cursor: Cursor): Deletion => {
  const client = cursor.varUint();
  const count = cursor.varUint();
  const from = cursor.pos;
  const ranges: number[] = [];
  for (let i = 0; i < count; i++) {
    const clock = cursor.varUint();
    const length = cursor.varUint();
    if (clock + length > MAX_CLOCK) throw new BadBytes('a clock is too large');
    if (length === 0) throw new BadBytes('a deletion without length');
    ranges.push(clock, length);
  }
  return { client, ranges, from, to: cursor.pos };
};

/** Yjs keeps only the last of two sections of one client, and the first would be lost. */
const refuseRepeated = (sections: Section[]): void => {
  if (new Set(sections.map((section) => section.client)).size !== sections.length) throw new BadBytes('a client appears twice');
};

/** A state vector's bytes as a map. */
export const parseStateVector = (bytes: Uint8Array): Map<number, number> => {
  const cursor = new Cursor(bytes);
  const vector = new Map<number, number>();
  for (let n = cursor.varUint(); n > 0; n--) {
    const client = cursor.varUint();
    vector.set(client, cursor.varUint());
  }
  if (cursor.pos !== cursor.end) throw new BadBytes('bytes are left over');
  return vector;
};
