import type { Deletion } from './update.ts';

/** Few ranges are spliced in one by one, many are sorted once: a splice each would be quadratic. */
const FEW = 32;

/** What is deleted in a document, so that a deletion that says nothing new is not stored again at every reconnect. */
export class DeletedRanges {
  /** A client's ranges: flat start, end; sorted, apart from each other. */
  readonly #clients = new Map<number, number[]>();
  /** How many clocks they are. */
  size = 0;

  /** The deletions that are new, in the form of an update's. */
  missing(deletions: Deletion[]): Deletion[] {
    const out: Deletion[] = [];
    for (const deletion of deletions) {
      const ranges: number[] = [];
      for (let i = 0; i < deletion.ranges.length; i += 2) {
        const start = deletion.ranges[i]!;
        this.#missing(deletion.client, start, start + deletion.ranges[i + 1]!, ranges);
      }
      if (ranges.length > 0) out.push({ ...deletion, ranges });
    }
    return out;
  }

  #missing(client: number, start: number, end: number, out: number[]): void {
    const known = this.#clients.get(client) ?? [];
    let from = start;
    for (let i = firstEndingAfter(known, start); i < known.length && known[i]! < end && from < end; i += 2) {
      if (known[i]! > from) out.push(from, known[i]! - from);
      from = Math.max(from, known[i + 1]!);
    }
    if (from < end) out.push(from, end - from);
  }

  add(deletions: Deletion[]): void {
    for (const { client, ranges } of deletions) {
      const known = this.#clients.get(client) ?? [];
      if (ranges.length <= 2 * FEW) {
        for (let i = 0; i < ranges.length; i += 2) this.size += insert(known, ranges[i]!, ranges[i]! + ranges[i + 1]!);
        this.#clients.set(client, known);
      } else {
        const all = union(known, ranges);
        this.size += sizeOf(all) - sizeOf(known);
        this.#clients.set(client, all);
      }
    }
  }

  /** True when everything that `other` holds is deleted here too. */
  covers(other: DeletedRanges): boolean {
    for (const [client, ranges] of other.#clients) {
      for (let i = 0; i < ranges.length; i += 2) {
        const out: number[] = [];
        this.#missing(client, ranges[i]!, ranges[i + 1]!, out);
        if (out.length > 0) return false;
      }
    }
    return true;
  }
}

/** Index of the first range whose end lies after `clock`. */
const firstEndingAfter = (ranges: number[], clock: number): number => {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges[middle * 2 + 1]! > clock) high = middle;
    else low = middle + 1;
  }
  return low * 2;
};

const sizeOf = (ranges: number[]): number => {
  let size = 0;
  for (let i = 0; i < ranges.length; i += 2) size += ranges[i + 1]! - ranges[i]!;
  return size;
};

/** Returns how many clocks are new. */
const insert = (ranges: number[], start: number, end: number): number => {
  // Ranges that touch are joined, so one that ends at `start` counts.
  const at = firstEndingAfter(ranges, start - 1);
  let to = at;
  let from = start;
  let until = end;
  let known = 0;
  while (to < ranges.length && ranges[to]! <= end) {
    known += ranges[to + 1]! - ranges[to]!;
    from = Math.min(from, ranges[to]!);
    until = Math.max(until, ranges[to + 1]!);
    to += 2;
  }
  ranges.splice(at, to - at, from, until);
  return until - from - known;
};

const union = (known: number[], added: number[]): number[] => {
  const all: [number, number][] = [];
  for (let i = 0; i < known.length; i += 2) all.push([known[i]!, known[i + 1]!]);
  for (let i = 0; i < added.length; i += 2) all.push([added[i]!, added[i]! + added[i + 1]!]);
  all.sort((a, b) => a[0] - b[0]);
  const out: number[] = [];
  for (const [start, end] of all) {
    if (out.length > 0 && start <= out.at(-1)!) out[out.length - 1] = Math.max(out.at(-1)!, end);
    else out.push(start, end);
  }
  return out;
};
