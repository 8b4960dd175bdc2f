/** Joining and cutting checked updates on bytes. */
import { Cursor, Writer } from './bytes.ts';
import { BIT, EMPTY_UPDATE, parse, REF, type Deletion, type Section, type Update } from './update.ts';

interface Slice {
  bytes: Uint8Array;
  from: number;
  to: number;
}

interface Joined {
  clock: number;
  end: number;
  structs: number;
  slices: Slice[];
}

/**
 * One update that holds all `parts`, which must follow each other without gap or overlap for each client.
 * `Y.mergeUpdates` does this too, at twenty times the price.
 */
export const join = (parts: Update[]): Update => {
  if (parts.length === 1) return parts[0]!;
  const sections = gatherSections(parts);
  const deletions = gatherDeletions(parts);
  let size = 16;
  for (const { bytes } of parts) size += bytes.length + 16;
  const writer = new Writer(size);
  const joined: Update = { bytes: EMPTY_UPDATE, sections: [], deletions: [], dependencies: [], gap: false, unbacked: 0, types: false };
  for (const { unbacked, types } of parts) {
    joined.unbacked += unbacked;
    joined.types ||= types;
  }
  writer.varUint(sections.size);
  // Yjs writes higher clientIDs first, since that resolves conflicts faster.
  for (const client of [...sections.keys()].sort((a, b) => b - a)) {
    const { clock, end, structs, slices } = sections.get(client)!;
    writer.varUint(structs).varUint(client).varUint(clock);
    joined.sections.push({ client, clock, end, structs, ...copy(writer, slices) });
  }
  writer.varUint(deletions.size);
  for (const [client, { ranges, slices }] of deletions) {
    writer.varUint(client).varUint(ranges.length / 2);
    joined.deletions.push({ client, ranges, ...copy(writer, slices) });
  }
  joined.bytes = writer.done();
  return joined;
};

const copy = (writer: Writer, slices: Slice[]): { from: number; to: number } => {
  const from = writer.pos;
  for (const slice of slices) writer.raw(slice.bytes, slice.from, slice.to);
  return { from, to: writer.pos };
};

const gatherSections = (parts: Update[]): Map<number, Joined> => {
  const sections = new Map<number, Joined>();
  for (const { bytes, sections: own } of parts) {
    for (const { client, clock, end, structs, from, to } of own) {
      const before = sections.get(client);
      if (!before) {
        sections.set(client, { clock, end, structs, slices: [{ bytes, from, to }] });
        continue;
      }
      if (before.end !== clock) throw new Error(`updates of client ${client} do not join: ${before.end} and ${clock}`);
      before.end = end;
      before.structs += structs;
      before.slices.push({ bytes, from, to });
    }
  }
  return sections;
};

const gatherDeletions = (parts: Update[]): Map<number, { ranges: number[]; slices: Slice[] }> => {
  const deletions = new Map<number, { ranges: number[]; slices: Slice[] }>();
  for (const { bytes, deletions: own } of parts) {
    for (const { client, ranges, from, to } of own) {
      const before = deletions.get(client);
      if (!before) deletions.set(client, { ranges: ranges.slice(), slices: [{ bytes, from, to }] });
      else {
        for (const number of ranges) before.ranges.push(number);
        before.slices.push({ bytes, from, to });
      }
    }
  }
  return deletions;
};

/** What of a section lies beyond `known`: its bytes begin with `head`, a struct cut in two, if there is one. */
interface Rest {
  section: Section;
  clock: number;
  structs: number;
  head: Uint8Array;
  from: number;
}

/**
 * The part of an update that somebody with state vector `known` lacks; deletions stay whole unless `deletions` says which
 * to keep. A struct that is half known is cut, so that what is stored always joins.
 */
export const diff = (update: Update, known: ReadonlyMap<number, number>, deletions: Deletion[] = update.deletions): Uint8Array => {
  const rests = beyond(update, known);
  const writer = new Writer(update.bytes.length + 64);
  writer.varUint(rests.length);
  for (const { section, clock, structs, head, from } of rests) {
    writer.varUint(structs).varUint(section.client).varUint(clock).raw(head).raw(update.bytes, from, section.to);
  }
  writer.varUint(deletions.length);
  for (const { client, ranges } of deletions) {
    writer.varUint(client).varUint(ranges.length / 2);
    for (const number of ranges) writer.varUint(number);
  }
  return writer.done();
};

const beyond = (update: Update, known: ReadonlyMap<number, number>): Rest[] => {
  const rests = new Map<number, Rest>();
  const partly = new Set<number>();
  for (const section of update.sections) {
    const at = known.get(section.client) ?? 0;
    if (at >= section.end) continue;
    rests.set(section.client, { section, clock: section.clock, structs: section.structs, head: EMPTY, from: section.from });
    if (at > section.clock) partly.add(section.client);
  }
  if (partly.size > 0) {
    parse(update.bytes, ({ client, clock, end, from, to }) => {
      if (!partly.has(client)) return;
      const rest = rests.get(client)!;
      const at = known.get(client)!;
      if (end <= at) {
        rest.structs--;
        rest.clock = end;
        rest.from = to;
      } else if (clock < at) {
        rest.head = cutStruct(update.bytes.subarray(from, to), client, clock, at - clock);
        rest.clock = at;
        rest.from = to;
      }
    });
  }
  return [...rests.values()];
};

const EMPTY = new Uint8Array(0);

/** The struct without its first `offset` clocks, written as Yjs writes it: its origin is then what was cut off. */
const cutStruct = (struct: Uint8Array, client: number, clock: number, offset: number): Uint8Array => {
  const cursor = new Cursor(struct);
  const info = cursor.byte();
  const ref = info & 31;
  const writer = new Writer(struct.length + 16);
  if (info === REF.SKIP || ref === REF.GC) return writer.byte(info).varUint(cursor.varUint() - offset).done();
  writer.byte(ref | BIT.ORIGIN | (info & BIT.RIGHT_ORIGIN)).varUint(client).varUint(clock + offset - 1);
  if (info & BIT.ORIGIN) skipId(cursor);
  if (info & BIT.RIGHT_ORIGIN) writer.varUint(cursor.varUint()).varUint(cursor.varUint());
  if ((info & (BIT.ORIGIN | BIT.RIGHT_ORIGIN)) === 0) {
    if (cursor.varUint() === 1) cursor.skipString();
    else skipId(cursor);
    if (info & BIT.PARENT_SUB) cursor.skipString();
  }
  return cutContent(cursor, writer, ref, offset);
};

const skipId = (cursor: Cursor): void => {
  cursor.varUint();
  cursor.varUint();
};

const cutContent = (cursor: Cursor, writer: Writer, ref: number, offset: number): Uint8Array => {
  if (ref === REF.STRING) return writer.part(cutString(cursor.part(), offset)).done();
  const count = cursor.varUint();
  writer.varUint(count - offset);
  if (ref === REF.DELETED) return writer.done();
  if (ref !== REF.ANY && ref !== REF.JSON) throw new Error(`content ${ref} has length 1 and cannot be cut`);
  for (let i = 0; i < offset; i++) {
    if (ref === REF.ANY) cursor.skipAny();
    else cursor.skipString();
  }
  return writer.raw(cursor.bytes, cursor.pos, cursor.end).done();
};

const REPLACEMENT = [0xef, 0xbf, 0xbd];

/** UTF-8 without its first `units` UTF-16 units; half a surrogate pair becomes a replacement character, as in Yjs. */
const cutString = (text: Uint8Array, units: number): Uint8Array => {
  let at = 0;
  let left = units;
  while (left > 0) {
    const byte = text[at]!;
    const width = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    at += width;
    left -= width === 4 ? 2 : 1;
  }
  return left === 0 ? text.subarray(at) : Uint8Array.from([...REPLACEMENT, ...text.subarray(at)]);
};

/** Clocks that an update reaches, as a state vector. */
export const vectorOf = (update: Update): Map<number, number> => new Map(update.sections.map(({ client, end }) => [client, end]));

export const encodeVector = (vector: ReadonlyMap<number, number>): Buffer => {
  const writer = new Writer(8 + vector.size * 8).varUint(vector.size);
  for (const [client, clock] of vector) writer.varUint(client).varUint(clock);
  return writer.done();
};
