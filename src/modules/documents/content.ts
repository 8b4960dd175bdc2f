/** What is committed of a document, on bytes: a base, and the updates behind it. */
import { binaryFrame } from '../../platform/sockets/framing.ts';
import { encodeVector, diff, join } from './splice.ts';
import { SYNC, syncMessage } from './frames.ts';
import { Tail } from './tail.ts';
import { NOTHING, parse, parseStateVector, type Update } from './update.ts';

const answerOf = (update: Uint8Array): Buffer => binaryFrame(syncMessage(SYNC.STEP_2, update));
const EMPTY_STATE = answerOf(NOTHING.bytes);

/** A buffer of this size is no part of a slab: a snapshot is taken as it is. */
const OWN_BYTES = 32 * 1024;
const NONE: ReadonlyMap<number, number> = new Map();

export class Content {
  #clocks: Map<number, number> | null = null;
  #base: Update = NOTHING;
  #tail: Tail | null = null;
  /** The WebSocket frame of the whole state, and the state vector: made once for all who ask. */
  #frame: Buffer | null = null;
  /** What came since a compaction began, by sequence. */
  #since: { seq: number; updates: Update[] }[] | null = null;
  #vector: Buffer | null = null;

  get clocks(): ReadonlyMap<number, number> {
    return this.#clocks ?? NONE;
  }

  get bytes(): number {
    return this.#base.bytes.length + (this.#tail?.bytes ?? 0);
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
    const clocks = (this.#clocks ??= new Map());
    for (const { client, end } of update.sections) clocks.set(client, end);
    if (this.#base === NOTHING && !this.#tail && update.bytes.length > OWN_BYTES) this.#base = { ...update, dependencies: [] };
    else (this.#tail ??= new Tail()).add(update);
    this.#frame = null;
    this.#vector = null;
  }

  /** All of it as one update. */
  state(): Update {
    if (this.#tail) this.#base = join([this.#base, ...this.#tail.parts()]);
    this.#tail = null;
    return this.#base;
  }

  /** Up to a sequence, what it was in fewer bytes; what came since stays behind it. */
  replace(snapshot: Uint8Array, upTo: number): void {
    if (!this.#since) return;
    this.#base = parse(snapshot);
    this.#tail = null;
    for (const { seq, updates } of this.#since) if (seq > upTo) for (const update of updates) (this.#tail ??= new Tail()).add(update);
    this.#frame = null;
  }

  vector(): Buffer {
    return (this.#vector ??= encodeVector(this.clocks));
  }

  /** A frame that answers a client that has `vector`: what it lacks. Throws `BadBytes`. */
  answer(vector: Uint8Array): Buffer {
    const known = parseStateVector(vector);
    const state = this.state();
    if (state === NOTHING) return EMPTY_STATE;
    if (known.size > 0) return answerOf(diff(state, known));
    return (this.#frame ??= answerOf(state.bytes));
  }

  /** What somebody lacks who has been shown everything up to `known`. */
  since(known: ReadonlyMap<number, number>): Buffer {
    return syncMessage(SYNC.UPDATE, diff(this.state(), known));
  }
}
