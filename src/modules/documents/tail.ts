/** Updates of one document, one behind the other: of each only its bytes are kept, a client's in one piece. */
import { NOTHING, type Update } from './update.ts';

/** Bytes that grow; in memory of their own, since a part of a shared slab would keep all of that alive. */
interface Run {
  bytes: Buffer;
  size: number;
}

const LEAST_BYTES = 64;

const extend = (run: Run, bytes: Uint8Array, from: number, to: number): void => {
  const size = run.size + to - from;
  if (size > run.bytes.length) {
    const larger = Buffer.allocUnsafeSlow(Math.max(LEAST_BYTES, 2 * size));
    larger.set(run.bytes.subarray(0, run.size));
    run.bytes = larger;
  }
  if (to - from < LEAST_BYTES) for (let at = from, put = run.size; at < to; at++) run.bytes[put++] = bytes[at]!;
  else run.bytes.set(bytes.subarray(from, to), run.size);
  run.size = size;
};

const NONE = Buffer.alloc(0);

export class Tail {
  readonly #structs = new Map<number, Run & { clock: number; end: number; structs: number }>();
  readonly #deletions = new Map<number, Run & { ranges: number[] }>();
  /** Of the updates as they came. */
  bytes = 0;

  add({ bytes, sections, deletions }: Update): void {
    for (const { client, clock, end, structs, from, to } of sections) {
      let run = this.#structs.get(client);
      if (!run) this.#structs.set(client, (run = { bytes: NONE, size: 0, clock, end: clock, structs: 0 }));
      if (run.end !== clock) throw new Error(`updates of client ${client} do not join: ${run.end} and ${clock}`);
      extend(run, bytes, from, to);
      run.end = end;
      run.structs += structs;
    }
    for (const { client, ranges, from, to } of deletions) {
      let run = this.#deletions.get(client);
      if (!run) this.#deletions.set(client, (run = { bytes: NONE, size: 0, ranges: [] }));
      extend(run, bytes, from, to);
      for (const number of ranges) run.ranges.push(number);
    }
    this.bytes += bytes.length;
  }

  /** What it holds, to be joined: an update a client. */
  *parts(): Generator<Update> {
    for (const [client, { bytes, size, clock, end, structs }] of this.#structs) {
      yield { ...NOTHING, bytes, sections: [{ client, clock, end, structs, from: 0, to: size }] };
    }
    for (const [client, { bytes, size, ranges }] of this.#deletions) {
      yield { ...NOTHING, bytes, deletions: [{ client, ranges, from: 0, to: size }] };
    }
  }
}
