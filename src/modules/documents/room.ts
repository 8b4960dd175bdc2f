/** A document in memory: bytes, clocks and who listens. No Y.Doc. */
import { CLOSE } from '../../kernel/errors.ts';
import { limit } from '../../limits.ts';
import { judge, type Known } from './admission.ts';
import type { Batch, Source } from './commit.ts';
import { DeletedRanges } from './deletions.ts';
import { packAuthors, packUpdates, SYNC, syncMessage, type Author } from './frames.ts';
import { diff, encodeVector, join, vectorOf } from './splice.ts';
import type { StoredDocument } from './store.ts';
import { Structure } from './structure.ts';
import { NOTHING, parse, parseStateVector, type Update } from './update.ts';

/** A socket that has joined. */
export interface Member {
  show(message: Buffer): void;
  end(code: number, reason: string): void;
}

export interface RoomHooks {
  /** Has something to commit. */
  dirty(room: Room): void;
  /** Something was committed and shown. */
  changed(room: Room): void;
  /** Repeated what is there already. */
  repeated(): void;
  /** Can no longer be trusted; it has to be loaded anew. */
  lost(room: Room, reason: string): void;
  /** Whether somebody in a document of this name may be kept from touching what others made. */
  guards(name: string): boolean;
}

export type Accepted = { kind: 'KNOWN' | 'ACCEPTED' } | { kind: 'GAP'; reason: string } | { kind: 'REFUSED'; code: number; reason: string };

interface Pending {
  update: Update;
  author: Author;
  claims: number[];
}

/** Uncommitted bytes of one document; more than this waits only while the database is away or somebody floods. */
const MAX_PENDING_BYTES = limit('documentPendingBytes');
/** The tail is joined into the base once it is a good part of it, so that the cost of copying stays in proportion. */
const FOLD_PARTS = 4_096;
const FOLD_SHARE = 8;

const EMPTY_STATE = syncMessage(SYNC.STEP_2, NOTHING.bytes);

export class Room implements Source {
  readonly id: number;
  readonly workspaceId: string;
  readonly name: string;
  readonly members = new Set<Member>();
  /** Latest committed sequence. */
  seq: number;
  /** Sequence that the text in the database covers. */
  textSeq: number;
  /** Updates after the stored snapshot: what a compaction would replace. */
  tailUpdates = 0;
  readonly #hooks: RoomHooks;
  readonly #clocks = new Map<number, number>();
  readonly #deleted = new DeletedRanges();
  readonly #owners: Map<number, string>;
  readonly #known: Known;
  #pending: Pending[] = [];
  #pendingBytes = 0;
  #inFlight = false;
  #held = false;
  #isLost = false;
  #base: Update = NOTHING;
  #tail: Update[] = [];
  #tailBytes = 0;
  /** The frame of the whole state, made once for all who join. */
  #frame: Buffer | null = null;
  #freed: (() => void)[] = [];
  /** Updates accepted and committed since the room was loaded, and who waits for how many. */
  #accepted = 0;
  #stored = 0;
  #waiting: { until: number; run: () => void }[] = [];

  constructor(stored: StoredDocument, hooks: RoomHooks) {
    this.id = stored.id;
    this.workspaceId = stored.workspaceId;
    this.name = stored.name;
    this.seq = stored.tail.at(-1)?.seq ?? stored.snapshotSeq;
    this.textSeq = stored.textSeq;
    this.#owners = stored.owners;
    this.#hooks = hooks;
    this.#known = { clocks: this.#clocks, owners: this.#owners, deleted: this.#deleted, structure: hooks.guards(stored.name) ? new Structure() : null };
  }

  get owners(): ReadonlyMap<number, string> {
    return this.#owners;
  }

  /** Nothing waits to be committed and nobody edits on the server. */
  get quiet(): boolean {
    return this.#pending.length === 0 && !this.#inFlight && !this.#held;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** Stored updates, when the room is loaded. */
  fill(update: Update): void {
    this.#advance(update);
    this.#keep(update);
  }

  // ---- from clients

  accept(bytes: Uint8Array, author: Author, mayWrite: boolean): Accepted {
    const verdict = judge(this.#known, bytes, author.actor, author.sparing);
    if (verdict.kind === 'KNOWN') {
      this.#hooks.repeated();
      return verdict;
    }
    if (!mayWrite) return { kind: 'REFUSED', code: CLOSE.NO_ACCESS, reason: 'read only' };
    if (verdict.kind === 'GAP') return verdict;
    if (verdict.kind === 'REFUSED') return { ...verdict, code: CLOSE.REFUSED };
    const { update, claims } = verdict;
    const size = update.bytes.length;
    if (this.bytes + this.#pendingBytes + size > limit('documentBytesTotal')) {
      return { kind: 'REFUSED', code: CLOSE.OVER_LIMIT, reason: 'the document is full' };
    }
    if (this.#pendingBytes + size > MAX_PENDING_BYTES) return { kind: 'REFUSED', code: CLOSE.RESTART, reason: '2000' };
    this.#advance(update);
    for (const client of claims) this.#owners.set(client, author.actor);
    this.#pending.push({ update, author, claims });
    this.#pendingBytes += size;
    this.#accepted++;
    this.#hooks.dirty(this);
    return { kind: 'ACCEPTED' };
  }

  #advance(update: Update): void {
    for (const { client, end } of update.sections) this.#clocks.set(client, end);
    if (update.deletions.length > 0) this.#deleted.add(update.deletions);
    this.#known.structure?.add(update);
  }

  /** What this room has accepted: a client that gets it sends only what is missing here. */
  clocks(): Buffer {
    return encodeVector(this.#clocks);
  }

  // ---- commits

  take(maxUpdates: number, maxBytes: number): Batch | null {
    if (this.#held || this.#inFlight || this.#isLost || this.#pending.length === 0) return null;
    let count = 0;
    for (let bytes = 0; count < this.#pending.length && count < maxUpdates && (count === 0 || bytes < maxBytes); count++) {
      bytes += this.#pending[count]!.update.bytes.length;
    }
    const items = this.#pending.splice(0, count);
    this.#inFlight = true;
    const seq = this.seq + 1;
    return {
      updates: items.length,
      row: {
        documentId: this.id, workspaceId: this.workspaceId, seq,
        updates: packUpdates(items.map(({ update }) => update.bytes)), authors: packAuthors(items.map(({ author }) => author)),
        claims: items.flatMap(({ claims, author }) => claims.map((client) => ({ client, owner: author.actor }))),
      },
      committed: () => {
        this.#inFlight = false;
        for (const { update } of items) this.#pendingBytes -= update.bytes.length;
        this.#committed(seq, items.map(({ update }) => update));
        this.#stored += items.length;
        this.#settle();
        this.#free();
        if (this.#pending.length > 0) this.#hooks.dirty(this);
      },
      lost: (reason) => {
        this.#inFlight = false;
        this.lost(reason);
      },
    };
  }

  /** Runs once everything accepted until now is committed; never, when the room is lost before. */
  whenStored(run: () => void): void {
    if (this.#stored === this.#accepted) return run();
    this.#waiting.push({ until: this.#accepted, run });
  }

  #settle(): void {
    while (this.#waiting.length > 0 && this.#waiting[0]!.until <= this.#stored) this.#waiting.shift()!.run();
  }

  #committed(seq: number, updates: Update[]): void {
    this.seq = seq;
    for (const update of updates) this.#keep(update);
    this.#show(join(updates).bytes);
    this.#hooks.changed(this);
  }

  #show(update: Uint8Array): void {
    if (this.members.size === 0) return;
    const message = syncMessage(SYNC.UPDATE, update);
    for (const member of [...this.members]) member.show(message);
  }

  lost(reason: string): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#pending = [];
    this.#waiting = [];
    this.#free();
    this.#hooks.lost(this, reason);
  }

  // ---- edits by the server

  /** Resolves once no commit of this document is under way, and keeps further ones back until `release`. */
  async hold(): Promise<void> {
    while (this.#held || this.#inFlight) await new Promise<void>((resolve) => this.#freed.push(resolve));
    if (this.#isLost) throw new Error(`document ${this.name} was lost`);
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.#free();
    if (this.#pending.length > 0) this.#hooks.dirty(this);
    else this.#hooks.changed(this);
  }

  #free(): void {
    for (const resolve of this.#freed.splice(0)) resolve();
  }

  /** What an edit committed in a transaction of its own, under `hold`. */
  edited(seq: number, updates: Update[], claims: { client: number; owner: string }[]): void {
    for (const update of updates) this.#advance(update);
    for (const { client, owner } of claims) this.#owners.set(client, owner);
    this.#committed(seq, updates);
  }

  // ---- what is committed

  #keep(update: Update): void {
    // Dependencies serve admission only.
    this.#tail.push({ ...update, dependencies: [] });
    this.#tailBytes += update.bytes.length;
    this.tailUpdates++;
    this.#frame = null;
    if (this.#tail.length >= FOLD_PARTS && this.#tailBytes * FOLD_SHARE >= this.#base.bytes.length) this.state();
  }

  /** Everything committed, as one update. */
  state(): Update {
    if (this.#tail.length > 0) {
      this.#base = this.#base === NOTHING ? join(this.#tail) : join([this.#base, ...this.#tail]);
      this.#tail = [];
      this.#tailBytes = 0;
    }
    return this.#base;
  }

  get bytes(): number {
    return this.#base.bytes.length + this.#tailBytes;
  }

  /** After a compaction up to the present sequence: the same state in fewer bytes. */
  compacted(snapshot: Uint8Array, seq: number, updates: number): void {
    this.tailUpdates -= updates;
    if (seq !== this.seq) return;
    this.#base = parse(snapshot);
    this.#tail = [];
    this.#tailBytes = 0;
    this.#frame = null;
  }

  /** The answer to a client that has `vector`: what it lacks. Throws `BadBytes`. */
  answer(vector: Uint8Array): Buffer {
    const known = parseStateVector(vector);
    const state = this.state();
    if (state === NOTHING) return EMPTY_STATE;
    if (known.size > 0) return syncMessage(SYNC.STEP_2, diff(state, known));
    return (this.#frame ??= syncMessage(SYNC.STEP_2, state.bytes));
  }

  vector(): Map<number, number> {
    return vectorOf(this.state());
  }
}
