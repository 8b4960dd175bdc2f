/** A document in memory: bytes, clocks and who listens. No Y.Doc. */
import { CLOSE } from '../../kernel/errors.ts';
import { limit } from '../../limits.ts';
import { binaryFrame } from '../../platform/sockets/framing.ts';
import { AcceptedState } from './accepted.ts';
import { judge } from './admission.ts';
import type { Batch, Source } from './commit.ts';
import { Content } from './content.ts';
import { SYNC, syncMessage } from './frames.ts';
import { logRow, type Pending } from './log-row.ts';
import type { Member, Sender } from './parties.ts';
import { encodeVector, join } from './splice.ts';
import type { Missed, StoredDocument } from './store.ts';
import { tooMuchDeleted } from './tombstones.ts';
import { parse, type Update } from './update.ts';
import { WaitingLine } from './waiting-line.ts';

export interface RoomHooks {
  /** Has something to commit. */
  dirty(room: Room): void;
  /** Something was committed and shown. */
  changed(room: Room): void;
  /** Repeated what is there already. */
  repeated(): void;
  /** Others have written, or may have, or an author's access has changed: the room waits for `follow`. */
  behind(room: Room, authors: Sender[]): void;
  /** Can no longer be trusted; it has to be loaded anew. */
  lost(room: Room, reason: string, code?: number): void;
  /** Whether somebody in a document of this name may be kept from touching what others made. */
  guards(name: string): boolean;
}

export type Accepted =
  | { kind: 'KNOWN' }
  | { kind: 'ACCEPTED' }
  | { kind: 'GAP'; reason: string }
  /** `foreign`: for what others own, which may be theirs already where this node has not looked yet. */
  | { kind: 'REFUSED'; code: number; reason: string; foreign?: boolean };

/** An update that would be refused, until the log has been looked at. */
export interface Doubt {
  bytes: Uint8Array;
  from: Sender;
}

/** Somebody's access is just being changed: their edits are tried again so soon, ms. */
const BUSY_MS = 20;
/** Uncommitted bytes of one document; more than this waits only while the database is away or somebody floods. */
const MAX_PENDING_BYTES = limit('documentPendingBytes');

const soleSender = (items: Pending[]): Sender | null => (items.every(({ from }) => from === items[0]!.from) ? items[0]!.from : null);


export class Room implements Source {
  readonly id: number;
  readonly workspaceId: string;
  readonly name: string;
  readonly members = new Set<Member>();
  /** What is committed. */
  readonly content = new Content();
  /** Latest committed sequence. */
  seq: number;
  /** Sequence that the text in the database covers. */
  textSeq: number;
  /** Updates after the stored snapshot: what a compaction would replace. */
  tailUpdates = 0;
  readonly #hooks: RoomHooks;
  readonly #known: AcceptedState;
  #pending: Pending[] = [];
  /** What is being committed. */
  #taken: Pending[] = [];
  #pendingBytes = 0;
  #doubts: Doubt[] = [];
  #doubtBytes = 0;
  #inFlight = false;
  #held = false;
  #isLost = false;
  #freed: (() => void)[] = [];
  readonly #line = new WaitingLine();

  constructor(stored: StoredDocument, hooks: RoomHooks) {
    this.id = stored.id;
    this.workspaceId = stored.workspaceId;
    this.name = stored.name;
    this.seq = stored.tail.at(-1)?.seq ?? stored.snapshotSeq;
    this.textSeq = stored.textSeq;
    this.#hooks = hooks;
    this.#known = new AcceptedState(stored.owners, hooks.guards(stored.name), () => [this.content.state(), ...[...this.#taken, ...this.#pending].map(({ update }) => update)]);
  }

  get owners(): ReadonlyMap<number, string> {
    return this.#known.owners;
  }

  /** Nothing waits to be committed and nobody edits on the server. */
  get quiet(): boolean {
    return this.#pending.length === 0 && this.#doubts.length === 0 && !this.#inFlight && !this.#held;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** Stored updates, when the room is loaded. */
  fill(update: Update): void {
    this.#known.advance(update);
    this.#keep(update);
  }

  // ---- from clients

  accept(bytes: Uint8Array, from: Sender): Accepted {
    const accepted = this.#admit(bytes, from);
    if (accepted.kind === 'ACCEPTED') {
      this.#line.joined();
      this.#hooks.dirty(this);
    } else if (accepted.kind === 'KNOWN') {
      this.#hooks.repeated();
      this.whenStored(() => from.settled());
    }
    return accepted;
  }

  #admit(bytes: Uint8Array, from: Sender): Accepted {
    const verdict = judge(this.#known, bytes, from.author.actor, from.author.sparing);
    if (verdict.kind === 'KNOWN') return verdict;
    if (!from.mayWrite) return { kind: 'REFUSED', code: CLOSE.NO_ACCESS, reason: 'read only' };
    if (verdict.kind === 'GAP') return verdict;
    if (verdict.kind === 'REFUSED') return { ...verdict, code: CLOSE.REFUSED };
    const { update, claims } = verdict;
    const size = update.bytes.length;
    if (this.content.bytes + this.#pendingBytes + size > limit('documentBytesTotal')) {
      return { kind: 'REFUSED', code: CLOSE.OVER_LIMIT, reason: 'the document is full' };
    }
    if (tooMuchDeleted(this.#known.tally, update)) {
      return { kind: 'REFUSED', code: CLOSE.OVER_LIMIT, reason: 'too much of the document is deleted' };
    }
    if (this.#pendingBytes + size > MAX_PENDING_BYTES) return { kind: 'REFUSED', code: CLOSE.RESTART, reason: '2000' };
    this.#known.advance(update);
    for (const client of claims) this.#known.owners.set(client, from.author.actor);
    this.#pending.push({ update, from, claims, stakes: from.stakes });
    this.#pendingBytes += size;
    return { kind: 'ACCEPTED' };
  }

  /** Somebody may come from another node with what that one has shown and this one has not heard of: the log says. */
  doubt(bytes: Uint8Array, from: Sender): void {
    if (this.#doubtBytes + bytes.length > MAX_PENDING_BYTES) return from.refused(CLOSE.RESTART, '2000');
    this.#doubtBytes += bytes.length;
    this.#doubts.push({ bytes, from });
    this.#hooks.behind(this, []);
  }

  /** Those that what is read from now on decides. */
  takeDoubts(): Doubt[] {
    this.#doubtBytes = 0;
    return this.#doubts.splice(0);
  }

  /** The log could not be looked at: they wait for the next look. */
  keepDoubts(doubts: Doubt[]): void {
    this.#doubts.unshift(...doubts);
    for (const { bytes } of doubts) this.#doubtBytes += bytes.length;
  }

  #decide({ bytes, from }: Doubt): void {
    const accepted = this.accept(bytes, from);
    if (accepted.kind === 'GAP') from.refused(CLOSE.REFUSED, accepted.reason);
    else if (accepted.kind === 'REFUSED') from.refused(accepted.code, accepted.reason);
  }

  /** What this room has accepted: a client that gets it sends only what is missing here. */
  clocks(): Buffer {
    return encodeVector(this.#known.clocks);
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
    this.#taken = items;
    const seq = this.seq + 1;
    return {
      updates: items.length,
      row: logRow(this, seq, items),
      committed: () => {
        this.#inFlight = false;
        this.#taken = [];
        for (const { update } of items) this.#pendingBytes -= update.bytes.length;
        this.#committed(seq, items.map(({ update }) => update), soleSender(items));
        this.#line.stored(items.length);
        for (const { from } of items) from.settled();
        this.#line.serve();
        this.#free();
        if (this.#pending.length > 0) this.#hooks.dirty(this);
      },
      refused: (why) => {
        this.#pending.unshift(...items);
        this.#inFlight = false;
        this.#taken = [];
        this.#free();
        if (why === 'BUSY') return void setTimeout(() => this.#isLost || this.#hooks.dirty(this), BUSY_MS).unref();
        this.#hooks.behind(this, why === 'STALE' ? [...new Set(items.map(({ from }) => from))] : []);
      },
      lost: (reason) => {
        this.#inFlight = false;
        this.lost(reason);
      },
    };
  }

  /** Runs once everything accepted until now is committed; never, when the room is lost before. */
  whenStored(run: () => void): void {
    this.#line.after(run);
  }

  /** clientIDs whose owner this room does not know for sure: of rows that others wrote, and claimed here. */
  strangers(rows: Missed['rows']): number[] {
    const clients = new Set(this.#pending.flatMap(({ claims }) => claims));
    for (const { updates } of rows) {
      for (const update of updates) for (const { client } of parse(update).sections) if (!this.#known.owners.has(client)) clients.add(client);
    }
    return [...clients];
  }

  /** What other nodes have written, under `hold`. What waits here is judged again, on top of it, and what was in doubt for good. */
  follow(rows: Missed['rows'], owners: ReadonlyMap<number, string>, doubts: Doubt[] = []): void {
    for (const [client, owner] of owners) this.#known.owners.set(client, owner);
    for (const { seq, updates } of rows) {
      if (seq !== this.seq + 1) throw new Error(`${seq} came after ${this.seq}`);
      const parsed = updates.map((update) => parse(update));
      if (this.#pending.length === 0) for (const update of parsed) this.#known.advance(update);
      this.#committed(seq, parsed);
    }
    if (this.#pending.length > 0) this.#judgeAgain(owners);
    for (const doubt of doubts) this.#decide(doubt);
  }

  #judgeAgain(owners: ReadonlyMap<number, string>): void {
    const waiting = this.#pending.splice(0);
    this.#pendingBytes = 0;
    this.#known.reset(this.content.state());
    for (const { claims } of waiting) for (const client of claims) if (!this.content.clocks.has(client)) this.#known.owners.delete(client);
    for (const [client, owner] of owners) this.#known.owners.set(client, owner);
    for (const { update, from } of waiting) {
      const accepted = this.#admit(update.bytes, from);
      if (accepted.kind === 'ACCEPTED') continue;
      this.#line.left(this.#pending.length + 1);
      if (accepted.kind === 'KNOWN') this.whenStored(() => from.settled());
      else from.refused(accepted.kind === 'GAP' ? CLOSE.REFUSED : accepted.code, accepted.reason);
    }
    this.#line.serve();
  }

  /** Whoever sent all of it has it already. */
  #committed(seq: number, updates: Update[], from: Sender | null = null): void {
    this.seq = seq;
    this.content.at(seq);
    for (const update of updates) this.#keep(update);
    this.#show(join(updates).bytes, from);
    this.#hooks.changed(this);
  }

  #show(update: Uint8Array, from: object | null): void {
    let frame: Buffer | null = null;
    for (const member of this.members) if (member !== from) member.show((frame ??= binaryFrame(syncMessage(SYNC.UPDATE, update))));
  }

  /** Without a code its people are told to come back. */
  lost(reason: string, code?: number): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#pending = [];
    this.#doubts = [];
    this.#line.clear();
    this.#free();
    this.#hooks.lost(this, reason, code);
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
    if (this.#doubts.length > 0) this.#hooks.behind(this, []);
    if (this.#pending.length > 0) this.#hooks.dirty(this);
    else this.#hooks.changed(this);
  }

  #free(): void {
    for (const resolve of this.#freed.splice(0)) resolve();
  }

  /** What an edit committed in a transaction of its own, under `hold`. */
  edited(seq: number, updates: Update[], claims: { client: number; owner: string }[]): void {
    for (const update of updates) this.#known.advance(update);
    for (const { client, owner } of claims) this.#known.owners.set(client, owner);
    this.#committed(seq, updates);
  }

  // ---- what is committed

  #keep(update: Update): void {
    this.content.add(update);
    this.tailUpdates++;
  }

  /** After a compaction up to a sequence: the same state in fewer bytes. */
  compacted(snapshot: Uint8Array, seq: number, updates: number): void {
    this.tailUpdates -= updates;
    this.content.replace(snapshot, seq);
  }
}
