/** Who is in one room. Kept in memory only; newest wins; frames are gathered. */
import { CLOSE } from '../../kernel/errors.ts';
import { limit } from '../../limits.ts';
import { encodeEntry, parseState, type Announcement, type State } from './awareness.ts';
import { BadBytes } from './bytes.ts';
import { awarenessMessage } from './frames.ts';
import type { Person, Side } from './people.ts';
import type { Activity, PresenceEntry } from './types.ts';

/** Who holds a clientID: a socket, or a person on the bridge. */
export interface Holder {
  person: Person;
  /** The one clientID that it announced first; it speaks for no other. */
  client: number | null;
}

export interface PresenceMember extends Holder {
  show(message: Buffer): void;
}

interface Entry {
  client: number;
  clock: number;
  state: State;
  holder: Holder;
  /** When it was set, by the clock. */
  at: number;
  encoded: Partial<Record<Side, Buffer>>;
}

/** A higher clock than a client reaches by itself would freeze the state at the others. */
const MAX_CLOCK = 2 ** 31;
/** clientIDs that left, with their last clock, so that a late echo of theirs brings no ghost. */
const MAX_GONE = limit('presenceGone');

/** A state that is too large; closes its socket. */
export class StateTooLarge extends Error {
  readonly code = CLOSE.OVER_LIMIT;
}

export interface PresenceRoomDeps {
  now(): number;
  /** Whether somebody else's edits carry this clientID. */
  ownedByAnother(client: number, actor: string): boolean;
  emptied(): void;
}

export class PresenceRoom {
  readonly members = new Set<PresenceMember>();
  readonly listeners = new Set<(entries: PresenceEntry[]) => void>();
  readonly #deps: PresenceRoomDeps;
  readonly #entries = new Map<number, Entry>();
  readonly #gone = new Map<number, { clock: number; actor: string }>();
  #fresh = new Set<number>();
  #timer: NodeJS.Timeout | null = null;
  #flushedAt = -Infinity;
  #told = '[]';

  constructor(deps: PresenceRoomDeps) {
    this.#deps = deps;
  }

  join(member: PresenceMember): void {
    this.members.add(member);
    if (this.#entries.size > 0) member.show(this.everybody(member.person.side));
  }

  leave(member: PresenceMember): void {
    this.members.delete(member);
    this.remove(member);
  }

  /** All states, as an answer to a query. */
  everybody(viewer: Side): Buffer {
    return awarenessMessage([...this.#entries.values()].map((entry) => encoded(entry, viewer)));
  }

  /** What a socket announces: its own state counts; others' states are echoes, which stock clients send all the time. */
  announce(member: PresenceMember, announcements: Announcement[]): void {
    for (const announcement of announcements) {
      if (member.client === null && announcement.json !== null) this.#bind(member, announcement.client);
      if (member.client === announcement.client) this.#say(member, announcement);
    }
  }

  #bind(member: PresenceMember, client: number): void {
    const actor = member.person.actor;
    const holder = this.#entries.get(client)?.holder.person.actor ?? this.#gone.get(client)?.actor ?? actor;
    if (holder !== actor || this.#deps.ownedByAnother(client, actor)) return;
    member.client = client;
    // The same tab after a reconnect, before its old socket was found dead.
    const entry = this.#entries.get(client);
    if (entry) entry.holder = member;
  }

  #say(member: PresenceMember, { client, clock, json }: Announcement): void {
    if (clock > MAX_CLOCK) throw new BadBytes('a presence clock is too large');
    if (json && json.length > limit('awarenessBytes')) throw new StateTooLarge('a presence state is too large');
    const entry = this.#entries.get(client);
    if (json === null) {
      if (entry && clock >= entry.clock) this.remove(member, clock);
      return;
    }
    const state = parseState(json);
    const gone = this.#gone.get(client);
    if (gone && clock <= gone.clock) {
      // The others would ignore this clock. Told that it is gone, a client says at once that it is not, with a higher one.
      member.show(awarenessMessage([encodeEntry(client, gone.clock, null, member.person, member.person.side)]));
      return;
    }
    if (!entry || clock > entry.clock) this.put(member, client, clock, state);
  }

  put(holder: Holder, client: number, clock: number, state: State): void {
    this.#gone.delete(client);
    this.#entries.set(client, { client, clock, state, holder, at: this.#deps.now(), encoded: {} });
    this.#freshen(client);
  }

  /** Takes away what the holder shows. */
  remove(holder: Holder, clock?: number): void {
    const entry = holder.client === null ? undefined : this.#entries.get(holder.client);
    if (!entry || entry.holder !== holder) return this.#ifEmpty();
    this.#entries.delete(entry.client);
    this.#gone.delete(entry.client);
    this.#gone.set(entry.client, { clock: Math.max(clock ?? 0, entry.clock), actor: holder.person.actor });
    if (this.#gone.size > MAX_GONE) this.#gone.delete(this.#gone.keys().next().value!);
    this.#freshen(entry.client);
  }

  #freshen(client: number): void {
    this.#fresh.add(client);
    if (this.#timer) return;
    const wait = Math.max(0, this.#flushedAt + limit('awarenessFrameMs') - performance.now());
    this.#timer = setTimeout(() => this.#flush(), wait);
    this.#timer.unref();
  }

  #flush(): void {
    this.#timer = null;
    this.#flushedAt = performance.now();
    const fresh = this.#fresh;
    this.#fresh = new Set();
    const frames: Partial<Record<Side, Buffer>> = {};
    // The sender hears itself too: a stock client takes 30 s of silence for a dead server.
    for (const member of [...this.members]) member.show((frames[member.person.side] ??= this.#frame(fresh, member.person.side)));
    this.tell();
    this.#ifEmpty();
  }

  #frame(clients: Set<number>, viewer: Side): Buffer {
    const entries: Buffer[] = [];
    for (const client of clients) {
      const entry = this.#entries.get(client);
      const gone = this.#gone.get(client);
      if (entry) entries.push(encoded(entry, viewer));
      else if (gone) entries.push(encodeGone(client, gone.clock));
    }
    return awarenessMessage(entries);
  }

  #ifEmpty(): void {
    if (this.members.size + this.listeners.size + this.#entries.size + this.#fresh.size === 0) this.#deps.emptied();
  }

  /** True while an activity may lapse by itself. */
  get lapses(): boolean {
    for (const { state } of this.#entries.values()) if (state.activity === 'TYPING') return true;
    return false;
  }

  /** Tells the listeners, when people or activities differ from what they were told. */
  tell(): void {
    if (this.listeners.size === 0) return;
    const people = this.people();
    const text = JSON.stringify(people);
    if (text === this.#told) return;
    this.#told = text;
    for (const listener of [...this.listeners]) listener(people);
  }

  listen(listener: (entries: PresenceEntry[]) => void): () => void {
    if (this.listeners.size === 0) this.#told = JSON.stringify(this.people());
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      this.#ifEmpty();
    };
  }

  /** One entry a person, with the liveliest of their tabs' activities. */
  people(): PresenceEntry[] {
    const now = this.#deps.now();
    const people = new Map<string, PresenceEntry>();
    for (const { holder: { person }, state, at } of this.#entries.values()) {
      const typed = state.activity === 'TYPING' && now - at >= limit('typingMs') ? 'VIEWING' : state.activity;
      const activity = typed ?? 'VIEWING';
      const before = people.get(person.actor);
      if (!before) {
        const { key, name, side, userId, colour } = person;
        people.set(person.actor, { key, name, side, userId, colour, activity });
      } else if (LIVELINESS[activity] > LIVELINESS[before.activity]) before.activity = activity;
    }
    return [...people.values()];
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }
}

const LIVELINESS: Record<Activity, number> = { VIEWING: 0, DRAFTING: 1, TYPING: 2 };

const encoded = (entry: Entry, viewer: Side): Buffer =>
  (entry.encoded[viewer] ??= encodeEntry(entry.client, entry.clock, entry.state, entry.holder.person, viewer));

const NOBODY = { stamp: { STAFF: '', CUSTOMER: '' } } as Person;
const encodeGone = (client: number, clock: number): Buffer => encodeEntry(client, clock, null, NOBODY, 'STAFF');
