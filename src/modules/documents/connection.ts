/** One socket on one document, from its first byte to its last. */
import type { Writable } from 'node:stream';
import type { WebSocket } from 'ws';
import { actorKey, groundOf, type Actor } from '../../kernel/actor.ts';
import { CLOSE } from '../../kernel/errors.ts';
import { limit } from '../../limits.ts';
import type { Log } from '../../platform/log/log.ts';
import { binaryFrame } from '../../platform/sockets/framing.ts';
import { comeBack } from '../../platform/sockets/registry.ts';
import { parseAnnouncements } from './awareness.ts';
import { BadBytes, Cursor } from './bytes.ts';
import { acknowledgement, awarenessMessage, MESSAGE, refusal, SYNC, syncMessage, type Author } from './frames.ts';
import { DocumentOutlet, type OutletOwner } from './outlet.ts';
import { personOf, type Person } from './people.ts';
import { StateTooLarge, type PresenceMember, type PresenceRoom } from './presence-room.ts';
import type { Member, Sender } from './parties.ts';
import type { Room } from './room.ts';
import type { Stake } from './store.ts';
import { Intake } from './intake.ts';
import type { Access } from './types.ts';
import { EMPTY_UPDATE, parse, parseStateVector } from './update.ts';

/** What a socket is admitted to; `room` is null for a document that holds presence only. */
export interface Place {
  room: Room | null;
  presence: PresenceRoom;
}

type Phase =
  | { is: 'OPENING'; queue: Buffer[]; bytes: number }
  | { is: 'OPEN'; place: Place }
  | { is: 'CLOSED' };

/** Frames that arrive before the document is loaded. */
const MAX_QUEUED = limit('documentEarlyFrames');
/** A client whose edits rest on something older has this long to send that, ms. */
const GAP_MS = limit('documentGapMs');
/** A peer that does not answer a close is cut off after this, ms. */
const CLOSE_MS = 2_000;
const MAX_REASON_BYTES = 120;
const INTERNAL = 1011;
const NO_NEWS = binaryFrame(awarenessMessage([]));

export interface ConnectionHooks {
  closed(connection: Connection): void;
  /** A frame was answered by closing. */
  refused(connection: Connection, code: number): void;
  slow(): void;
  /** Looks again at what the actor may do. */
  renew(connection: Connection): Promise<void>;
  /** Whether the actor may not touch what others made. */
  spares(actor: Actor, name: string): boolean;
  log: Log;
}

export interface Entrant {
  actor: Actor;
  name: string;
  /** Understands acknowledgements and refusals. */
  ack: boolean;
}

export class Connection implements Member, PresenceMember, Sender, OutletOwner {
  readonly actor: Actor;
  readonly name: string;
  readonly person: Person;
  readonly author: Author;
  readonly ack: boolean;
  client: number | null = null;
  access: Access = null;
  stakes: readonly Stake[] = [];
  /** `performance.now()` of the last sign of life. */
  heardAt = performance.now();
  readonly #socket: WebSocket;
  readonly #hooks: ConnectionHooks;
  readonly #out: DocumentOutlet;
  readonly #in: Intake;
  #phase: Phase = { is: 'OPENING', queue: [], bytes: 0 };
  /** Messages with updates that came, and those of them that are neither durable nor refused. */
  #received = 0;
  #unsettled = 0;
  /** Asked for what the room lacks, and not yet answered. */
  #asked = false;
  #gapTimer: NodeJS.Timeout | null = null;
  /** What it asked last while it was behind: it gets one answer, however often it asked. */
  #owed: Uint8Array | null = null;

  /** `stream` is the one below the socket. */
  constructor(socket: WebSocket, stream: Writable, { actor, name, ack }: Entrant, hooks: ConnectionHooks) {
    this.#socket = socket;
    this.actor = actor;
    this.name = name;
    this.ack = ack;
    this.person = personOf(actor);
    this.author = { session: groundOf(actor)?.id ?? 'system', actor: actorKey(actor), sparing: hooks.spares(actor, name) };
    this.#hooks = hooks;
    this.#in = new Intake(socket);
    this.#out = new DocumentOutlet(stream, this);
  }

  get isClosed(): boolean {
    return this.#phase.is === 'CLOSED';
  }

  get saidAt(): number {
    return this.#out.saidAt;
  }

  get mayWrite(): boolean {
    return this.access === 'WRITE';
  }

  // ---- life

  receive(data: Buffer, isBinary: boolean): void {
    this.heardAt = performance.now();
    this.#in.took(data.length);
    const phase = this.#phase;
    if (phase.is === 'CLOSED') return;
    if (!isBinary) return this.#refuse(CLOSE.REFUSED, 'text frames are not understood here');
    if (data.length > limit('documentFrameBytes')) return this.#refuse(CLOSE.OVER_LIMIT, 'the frame is too large');
    if (phase.is === 'OPEN') return this.#handle(data, phase.place);
    phase.queue.push(data);
    phase.bytes += data.length;
    if (phase.queue.length > MAX_QUEUED || phase.bytes > limit('documentFrameBytes')) this.#refuse(CLOSE.TOO_MANY, 'too much before the document was open');
  }

  admit(place: Place): void {
    if (this.#phase.is !== 'OPENING') return;
    const { queue } = this.#phase;
    this.#phase = { is: 'OPEN', place };
    place.presence.join(this);
    for (const data of queue) {
      if (this.isClosed) return;
      this.#handle(data, place);
    }
  }

  /** Says why and hears nothing more; the rooms forget it at once. */
  end(code: number, reason: string): void {
    if (!this.#leave()) return;
    this.#socket.close(code, Buffer.from(reason).subarray(0, MAX_REASON_BYTES).toString());
    setTimeout(() => this.#socket.terminate(), CLOSE_MS).unref();
  }

  /** The socket is gone. */
  gone(): void {
    this.#leave();
  }

  cut(): void {
    this.#leave();
    this.#socket.terminate();
  }

  #leave(): boolean {
    const phase = this.#phase;
    if (phase.is === 'CLOSED') return false;
    this.#phase = { is: 'CLOSED' };
    if (this.#gapTimer) clearTimeout(this.#gapTimer);
    this.#out.stop();
    this.#in.stop();
    if (phase.is === 'OPEN') {
      phase.place.room?.members.delete(this);
      phase.place.presence.leave(this);
    }
    this.#hooks.closed(this);
    return true;
  }

  #refuse(code: number, reason: string): void {
    if (this.isClosed) return;
    this.#hooks.refused(this, code);
    this.end(code, reason);
  }

  // ---- out

  show(frame: Buffer): void {
    if (this.#phase.is !== 'CLOSED') this.#out.show(frame);
  }

  get place(): Place | null {
    return this.#phase.is === 'OPEN' ? this.#phase.place : null;
  }

  everybody({ presence }: Place): Buffer {
    return presence.everybody(this.person.side);
  }

  tooSlow(reason: string): void {
    this.#hooks.slow();
    this.end(CLOSE.SLOW_READER, reason);
  }

  caughtUp(): void {
    const { place } = this;
    const owed = this.#owed;
    this.#owed = null;
    if (owed && place?.room) this.#answer(place.room, owed);
    this.#acknowledge();
  }

  /** Stock clients reconnect when they hear nothing for 30 s; pings do not count for them. */
  reassure(): void {
    if (this.#phase.is === 'OPEN') this.show(NO_NEWS);
  }

  ping(): void {
    this.#socket.ping();
  }

  // ---- what becomes of what it sends

  settled(): void {
    this.#unsettled--;
    this.#acknowledge();
  }

  refused(code: number, reason: string): void {
    const { room } = this.#phase.is === 'OPEN' ? this.#phase.place : { room: null };
    // Whoever is told to come back brings the change along.
    if (this.ack && room && code !== CLOSE.RESTART) this.#out.send(refusal(code, reason, room.content.vector()));
    this.#refuse(code, reason);
  }

  async renew(): Promise<void> {
    await this.#hooks.renew(this);
  }

  #acknowledge(): void {
    if (!this.ack || this.#phase.is !== 'OPEN' || this.#unsettled > 0 || this.#gapTimer || this.#received === 0 || this.#out.isBehind) return;
    const { room } = this.#phase.place;
    if (room) this.#out.send(acknowledgement(room.seq, room.content.vector(), this.#received));
  }

  // ---- in

  #handle(data: Buffer, place: Place): void {
    try {
      const cursor = new Cursor(data);
      const type = cursor.varUint();
      if (type === MESSAGE.SYNC) this.#sync(cursor, place);
      else if (type === MESSAGE.AWARENESS) place.presence.announce(this, parseAnnouncements(cursor.part()));
      else if (type === MESSAGE.QUERY_AWARENESS) this.show(this.everybody(place));
      else throw new BadBytes('an unknown type of message');
      if (cursor.pos !== cursor.end) throw new BadBytes('bytes are left over');
    } catch (error) {
      if (error instanceof BadBytes) return this.refused(CLOSE.REFUSED, error.message);
      if (error instanceof StateTooLarge) return this.#refuse(error.code, error.message);
      this.#hooks.log.error({ err: error, document: this.name }, 'a document frame could not be handled');
      this.#refuse(INTERNAL, 'the frame could not be handled');
    }
  }

  #sync(cursor: Cursor, { room }: Place): void {
    const step = cursor.varUint();
    const payload = cursor.part();
    if (room?.isLost) return this.end(CLOSE.RESTART, comeBack());
    if (step === SYNC.STEP_1) return room ? this.#join(room, payload) : this.#out.send(syncMessage(SYNC.STEP_2, EMPTY_UPDATE));
    if (step !== SYNC.STEP_2 && step !== SYNC.UPDATE) throw new BadBytes('an unknown step');
    if (!room) {
      const { sections, deletions } = parse(payload);
      if (sections.length + deletions.length > 0) throw new BadBytes('this document holds presence only');
      return;
    }
    if (step === SYNC.STEP_2) this.#answered();
    this.#received++;
    this.#unsettled++;
    // A copy: the frame is a view into the socket's buffer, which would stay in memory as long as the update.
    this.#offer(room, Buffer.from(payload));
  }

  #join(room: Room, vector: Uint8Array): void {
    const first = !room.members.has(this);
    if (first) {
      this.#out.answer(room.content.answer(vector));
      room.members.add(this);
      return this.ask();
    }
    parseStateVector(vector);
    const kept = Uint8Array.from(vector);
    // Messages are answered in order: a client that asks again after an edit may take the answer as proof that it is stored.
    room.whenStored(() => this.#answer(room, kept));
  }

  #answer(room: Room, vector: Uint8Array): void {
    if (this.isClosed) return;
    if (this.#out.isBehind) this.#owed = vector;
    else this.#out.answer(room.content.answer(vector));
  }

  /** Asks a client that may write for what the room lacks; its answer comes after it has integrated ours. */
  ask(): void {
    if (this.#phase.is !== 'OPEN' || !this.#phase.place.room || this.access !== 'WRITE') return;
    this.#asked = true;
    this.#out.send(syncMessage(SYNC.STEP_1, this.#phase.place.room.clocks()));
  }

  #answered(): void {
    this.#asked = false;
    if (this.#gapTimer) clearTimeout(this.#gapTimer);
    this.#gapTimer = null;
  }

  #offer(room: Room, update: Buffer): void {
    const accepted = room.accept(update, this);
    if (accepted.kind === 'REFUSED') return accepted.foreign ? room.doubt(update, this) : this.refused(accepted.code, accepted.reason);
    if (accepted.kind !== 'GAP') return;
    // Edits made before the client heard our question rest on what its answer will bring, and are in that answer too.
    if (!this.#asked) return room.doubt(update, this);
    this.#unsettled--;
    this.#gapTimer ??= setTimeout(() => this.refused(CLOSE.REFUSED, accepted.reason), GAP_MS).unref();
  }
}
