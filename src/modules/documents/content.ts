/** What is committed of a document, on bytes: a base, and the updates behind it. */
import { encodeVector, diff, join } from './splice.ts';
import { SYNC, syncMessage } from './frames.ts';
import { NOTHING, parse, parseStateVector, type Update } from './update.ts';

/** The tail is joined into the base once it is a good part of it, so that the cost of copying stays in proportion. */
const FOLD_PARTS = 4_096;
const FOLD_SHARE = 8;

const EMPTY_STATE = syncMessage(SYNC.STEP_2, NOTHING.bytes);

export class Content {
  readonly #clocks = new Map<number, number>();
  #base: Update = NOTHING;
  #tail: Update[] = [];
  #tailBytes = 0;
  /** The frame of the whole state, and the state vector: made once for all who ask. */
  #frame: Buffer | null = null;
  /** What came since a compaction began, by sequence. */
  #since: { seq: number; updates: Update[] }[] | null = null;
  #vector: Buffer | null = null;

  get clocks(): ReadonlyMap<number, number> {
    return this.#clocks;
  }

  get bytes(): number {
    return this.#base.bytes.length + this.#tailBytes;
  }

  /** From here on keeps apart what comes, for `replace`. */
  remember(seq: number): void {
    this.#since = [{ seq, updates: [] }];
  }

  forget(): void {
    this.#since = null;
  }

  /** What follows is of this sequence. */
  at(seq: number): void {
    this.#since?.push({ seq, updates: [] });
  }

  add(update: Update): void {
    this.#since?.at(-1)!.updates.push(update);
    for (const { client, end } of update.sections) this.#clocks.set(client, end);
    // Dependencies serve admission only.
    this.#tail.push({ ...update, dependencies: [] });
    this.#tailBytes += update.bytes.length;
    this.#frame = null;
    this.#vector = null;
    if (this.#tail.length >= FOLD_PARTS && this.#tailBytes * FOLD_SHARE >= this.#base.bytes.length) this.state();
  }

  /** All of it as one update. */
  state(): Update {
    if (this.#tail.length > 0) {
      this.#base = this.#base === NOTHING ? join(this.#tail) : join([this.#base, ...this.#tail]);
      this.#tail = [];
      this.#tailBytes = 0;
    }
    return this.#base;
  }

  /** Up to a sequence, what it was in fewer bytes; what came since stays behind it. */
  replace(snapshot: Uint8Array, upTo: number): void {
    if (!this.#since) return;
    this.#base = parse(snapshot);
    this.#tail = this.#since.filter(({ seq }) => seq > upTo).flatMap(({ updates }) => updates.map((update) => ({ ...update, dependencies: [] })));
    this.#tailBytes = this.#tail.reduce((sum, { bytes }) => sum + bytes.length, 0);
    this.#frame = null;
  }

  vector(): Buffer {
    return (this.#vector ??= encodeVector(this.#clocks));
  }

  /** The answer to a client that has `vector`: what it lacks. Throws `BadBytes`. */
  answer(vector: Uint8Array): Buffer {
    const known = parseStateVector(vector);
    const state = this.state();
    if (state === NOTHING) return EMPTY_STATE;
    if (known.size > 0) return syncMessage(SYNC.STEP_2, diff(state, known));
    return (this.#frame ??= syncMessage(SYNC.STEP_2, state.bytes));
  }

  /** What somebody lacks who has been shown everything up to `known`. */
  since(known: ReadonlyMap<number, number>): Buffer {
    return syncMessage(SYNC.UPDATE, diff(this.state(), known));
  }
}
