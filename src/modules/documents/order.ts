/** Reads structs in an order in which Yjs can integrate them: each behind those that it refers to. */
import { Cursor } from './bytes.ts';
import { NOTHING, readStruct, type Section, type Update } from './update.ts';

/** A struct that is read; only until the next one is. */
export interface Ordered {
  client: number;
  clock: number;
  end: number;
  /** Its first byte in the update. */
  at: number;
  /** Flat client, clock of the structs that it refers to. */
  dependencies: number[];
}

/** One client's structs; `next` is read, and waits for what it refers to. */
interface Reading {
  section: Section;
  cursor: Cursor;
  /** What is read of it, as parsing leaves it. */
  parsed: Update;
  /** Up to here its structs have been told. */
  clock: number;
  next: Ordered | null;
}

/**
 * Tells the structs of an update; `reached` says what is there of the other clients. False when some refer to each other in a
 * circle, or to what is missing: they would never be integrated. Takes time in proportion to the update, whatever its order.
 */
export const inOrder = (update: Update, reached: (client: number) => number, tell: (struct: Ordered) => void): boolean => {
  const readings = new Map(update.sections.map((section) => [section.client, begin(update, section)]));
  const blocked = new Set<Reading>();
  const missing = ({ dependencies }: Ordered): number => {
    for (let i = 0; i < dependencies.length; i += 2) {
      if (dependencies[i + 1]! >= (readings.get(dependencies[i]!)?.clock ?? reached(dependencies[i]!))) return i;
    }
    return -1;
  };
  for (const first of readings.values()) {
    // What has to be read before the last of them can go on, and how far.
    const line = [{ reading: first, until: first.section.end }];
    while (line.length > 0) {
      const { reading, until } = line.at(-1)!;
      let waits = -1;
      for (; reading.clock < until; reading.next = null) {
        reading.next ??= read(reading);
        waits = missing(reading.next);
        if (waits >= 0) break;
        tell(reading.next);
        reading.clock = reading.next.end;
      }
      if (waits < 0) {
        blocked.delete(reading);
        line.pop();
        continue;
      }
      blocked.add(reading);
      const { dependencies } = reading.next!;
      const before = readings.get(dependencies[waits]!);
      if (!before || blocked.has(before)) return false;
      line.push({ reading: before, until: dependencies[waits + 1]! + 1 });
    }
  }
  return true;
};

const begin = ({ bytes }: Update, section: Section): Reading => ({
  section, cursor: new Cursor(bytes, section.from, section.to), parsed: { ...NOTHING, dependencies: [] }, clock: section.clock, next: null,
});

const read = ({ section: { client }, cursor, parsed, clock }: Reading): Ordered => {
  const at = cursor.pos;
  parsed.dependencies.length = 0;
  const length = readStruct(cursor, parsed, client, clock);
  return { client, clock, end: clock + length, at, dependencies: parsed.dependencies };
};
