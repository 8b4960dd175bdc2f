/** What a document's structs are and stand in, from bytes: which are letters, which are strokes, and what contains what. */
import { Cursor } from './bytes.ts';
import { BIT, parse, REF, type Struct, type Update } from './update.ts';

/** What a clock stands for: nothing that anybody sees, a letter, a shared map (a stroke, when it stands at the top), or another part. */
export const IS = { NOTHING: 0, LETTER: 1, MAP: 2, PART: 3 } as const;
export type Kind = (typeof IS)[keyof typeof IS];

/** How a struct says what it stands in. LIKE: where another one stands. */
const IN = { NOWHERE: 0, TOP: 1, STRUCT: 2, LIKE: 3 } as const;

export interface Id {
  client: number;
  clock: number;
}

/** TOP is a type of the document itself; NOWHERE is what was collected. `entry`: a key of a map or an attribute, not an item of a list. */
export type Place = { in: 'TOP' | 'NOWHERE'; entry: boolean } | { in: 'STRUCT'; parent: Id; entry: boolean };

/** One client's runs, in parallel and ascending. */
interface Runs {
  starts: number[];
  ends: number[];
  kinds: Kind[];
  ins: number[];
  clients: number[];
  clocks: number[];
  entries: boolean[];
}

const MAP_TYPE = 1;

export class Structure {
  readonly #clients = new Map<number, Runs>();
  /** What this one adds to; only looked into. */
  readonly #below: Structure | null;

  constructor(below: Structure | null = null) {
    this.#below = below;
  }

  /** Structs that follow what is known of their clients, or begin them. */
  add(update: Update): this {
    if (update.sections.length > 0) parse(update.bytes, (struct) => this.#take(update.bytes, struct));
    return this;
  }

  #take(bytes: Uint8Array, struct: Struct): void {
    const cursor = new Cursor(bytes, struct.from, struct.to);
    const info = cursor.byte();
    const ref = info & 31;
    let runs = this.#clients.get(struct.client);
    if (!runs) this.#clients.set(struct.client, (runs = { starts: [], ends: [], kinds: [], ins: [], clients: [], clocks: [], entries: [] }));
    if (ref === REF.GC || ref === REF.SKIP) return append(runs, struct, IS.NOTHING, IN.NOWHERE, 0, 0, false);
    const left = info & BIT.ORIGIN ? idAt(cursor) : null;
    const right = info & BIT.RIGHT_ORIGIN ? idAt(cursor) : null;
    if (left && continues(runs, struct, left, ref)) return void (runs.ends[runs.ends.length - 1] = struct.end);
    const like = left ?? right;
    if (like) return append(runs, struct, kindOf(cursor, ref), IN.LIKE, like.client, like.clock, false);
    const named = cursor.varUint() === 1;
    const parent = named ? null : idAt(cursor);
    if (named) cursor.skipString();
    const entry = (info & BIT.PARENT_SUB) !== 0;
    if (entry) cursor.skipString();
    append(runs, struct, kindOf(cursor, ref), named ? IN.TOP : IN.STRUCT, parent?.client ?? 0, parent?.clock ?? 0, entry);
  }

  /** The parts of `clock…end` that are of one struct or run. */
  *runs(client: number, clock: number, end: number): Generator<{ clock: number; end: number; kind: Kind }> {
    for (let at = clock; at < end;) {
      const found = this.#find({ client, clock: at });
      const until = found ? Math.min(found.runs.ends[found.index]!, end) : end;
      yield { clock: at, end: until, kind: found ? found.runs.kinds[found.index]! : IS.NOTHING };
      at = until;
    }
  }

  /** Where a struct stands; a long chain of neighbours is walked once. */
  place(id: Id): Place {
    const passed: { runs: Runs; index: number }[] = [];
    for (let at = this.#find(id); at; at = this.#find({ client: at.runs.clients[at.index]!, clock: at.runs.clocks[at.index]! })) {
      const { runs, index } = at;
      if (runs.ins[index] === IN.LIKE) {
        passed.push(at);
        continue;
      }
      for (const each of passed) copyPlace(runs, index, each.runs, each.index);
      const entry = runs.entries[index]!;
      if (runs.ins[index] !== IN.STRUCT) return { in: runs.ins[index] === IN.TOP ? 'TOP' : 'NOWHERE', entry };
      return { in: 'STRUCT', parent: { client: runs.clients[index]!, clock: runs.clocks[index]! }, entry };
    }
    return { in: 'NOWHERE', entry: false };
  }

  #find(id: Id): { runs: Runs; index: number } | null {
    const runs = this.#clients.get(id.client);
    const index = runs ? lastStart(runs.starts, id.clock) : -1;
    if (runs && index >= 0 && id.clock < runs.ends[index]!) return { runs, index };
    return this.#below ? this.#below.#find(id) : null;
  }
}

const idAt = (cursor: Cursor): Id => ({ client: cursor.varUint(), clock: cursor.varUint() });

const kindOf = (cursor: Cursor, ref: number): Kind => {
  if (ref === REF.STRING) return IS.LETTER;
  if (ref === REF.TYPE) return cursor.varUint() === MAP_TYPE ? IS.MAP : IS.PART;
  return ref === REF.DELETED || ref === REF.FORMAT ? IS.NOTHING : IS.PART;
};

/** The next letters of a run that somebody types: they need no entry of their own. */
const continues = (runs: Runs, struct: Struct, left: Id, ref: number): boolean => {
  const last = runs.ends.length - 1;
  return ref === REF.STRING && last >= 0 && runs.kinds[last] === IS.LETTER && runs.ends[last] === struct.clock
    && left.client === struct.client && left.clock === struct.clock - 1;
};

const append = (runs: Runs, { clock, end }: Struct, kind: Kind, within: number, client: number, at: number, entry: boolean): void => {
  runs.starts.push(clock);
  runs.ends.push(end);
  runs.kinds.push(kind);
  runs.ins.push(within);
  runs.clients.push(client);
  runs.clocks.push(at);
  runs.entries.push(entry);
};

const copyPlace = (from: Runs, at: number, to: Runs, index: number): void => {
  to.ins[index] = from.ins[at]!;
  to.clients[index] = from.clients[at]!;
  to.clocks[index] = from.clocks[at]!;
  to.entries[index] = from.entries[at]!;
};

/** Index of the last start at or before `clock`, or -1. */
export const lastStart = (starts: number[], clock: number): number => {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= clock) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
