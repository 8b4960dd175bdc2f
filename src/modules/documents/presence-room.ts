/** Who is in one room. Kept in memory only; frames are gathered. */
import { CLOSE } from '../../kernel/errors.ts';
import { limit } from '../../limits.ts';
import { binaryFrame } from '../../platform/sockets/framing.ts';
import { parseState, type Announcement, type State } from './awareness.ts';
import { BadBytes } from './bytes.ts';
import type { Paced } from './pace.ts';
import type { Person, Side } from './people.ts';
import { goneMessage, PresenceStates, type Entry, type Holder } from './presence-states.ts';
import type { PresenceEntry } from './types.ts';

export interface PresenceMember extends Holder {
  /** A WebSocket frame. */
  show(frame: Buffer): void;
}

/** A state as another node tells it. */
export interface ToldState {
  client: number;
  clock: number;
  state: State;
  /** When its holder took hold of the clientID, by that node's clock, and how long ago it was set, ms. */
  since: number;
  age: number;
  /** Left out when it was told before. */
  person?: Person;
}

const NOBODY: ReadonlySet<number> = new Set();
/** A higher clock than a client reaches by itself would freeze the state at the others. */
const MAX_CLOCK = 2 ** 31;

/** A state that is too large; closes its socket. */
export class StateTooLarge extends Error {
  readonly code = CLOSE.OVER_LIMIT;
}

/** What all rooms share; `key` says which one it is. */
export interface PresenceRoomDeps {
  /** This node. */
  node: string;
  now(): number;
  /** Whether somebody else's edits carry this clientID. */
  ownedByAnother(key: string, client: number, actor: string): boolean;
  emptied(key: string, room: PresenceRoom): void;
  /** Calls `flush` soon, but not too often. */
  schedule(room: PresenceRoom): void;
  /** These clientIDs changed. */
  flushed(key: string, fresh: ReadonlySet<number>): void;
  /** The first reader came, or the last one left. */
  readersChanged(key: string): void;
  /** Another node shows somebody whom it introduced before this one listened. */
  stranger(key: string): void;
  /** Another node shows what is gone here since this clock. */
  outdated(key: string, client: number, clock: number): void;
}

export class PresenceRoom implements Paced {
  readonly members = new Set<PresenceMember>();
  #listeners: Set<(entries: PresenceEntry[]) => void> | null = null;
  readonly states = new PresenceStates();
  readonly #key: string;
  readonly #deps: PresenceRoomDeps;
  #fresh: Set<number> | null = null;
  flushedAt = -Infinity;
  #told = '[]';

  constructor(key: string, deps: PresenceRoomDeps) {
    this.#key = key;
    this.#deps = deps;
  }

  // ---- sockets

  join(member: PresenceMember): void {
    const first = !this.hasReaders;
    this.members.add(member);
    if (first) this.#deps.readersChanged(this.#key);
    if (this.states.entries.size > 0) member.show(this.everybody(member.person.side));
  }

  leave(member: PresenceMember): void {
    this.members.delete(member);
    this.#ifUnread();
    this.remove(member);
  }

  /** All states, as an answer to a query. */
  everybody(viewer: Side): Buffer {
    return binaryFrame(this.states.everybody(viewer));
  }

  /** What a socket announces: its own state counts; others' states are echoes, which stock clients send all the time. */
  announce(member: PresenceMember, announcements: Announcement[]): void {
    for (const announcement of announcements) {
      if (announcement.json !== null && this.#isFree(member, announcement)) this.#bind(member, announcement);
      if (member.client === announcement.client) this.#say(member, announcement);
    }
  }

  /** A tab with nothing to say may have echoed another of the same person first: once that one speaks, this one is free again. */
  #isFree(member: PresenceMember, { client, clock }: Announcement): boolean {
    if (member.client === null || member.client === client) return member.client === null;
    const held = this.states.entries.get(member.client);
    return held !== undefined && held.holder !== member && clock > (this.states.entries.get(client)?.clock ?? -1);
  }

  #bind(member: PresenceMember, { client, clock }: Announcement): void {
    const { actor } = member.person;
    if ((this.states.actorOf(client) ?? actor) !== actor || this.#deps.ownedByAnother(this.#key, client, actor)) return;
    member.client = client;
    // The same tab after a reconnect, before its old socket, here or at another node, was found dead.
    const entry = this.states.entries.get(client);
    // An echo of what was said since is no tab that came back.
    if (!entry || clock < entry.clock) return;
    if (entry.holder.node) this.#freshen(client);
    this.states.put({ ...entry, holder: member, since: this.#deps.now(), encoded: {} });
  }

  #say(member: PresenceMember, { client, clock, json }: Announcement): void {
    if (clock > MAX_CLOCK) throw new BadBytes('a presence clock is too large');
    if (json && json.length > limit('awarenessBytes')) throw new StateTooLarge('a presence state is too large');
    const entry = this.states.entries.get(client);
    if (json === null) {
      if (entry && clock >= entry.clock) this.remove(member, clock);
      return;
    }
    const state = parseState(json);
    // Two nodes let two people announce it at the same moment, and this one came later.
    if (entry && entry.holder.person.actor !== member.person.actor) return;
    const gone = this.states.gone.get(client);
    // The others would ignore this clock. Told that it is gone, a client says at once that it is not, with a higher one.
    if (gone && clock <= gone.clock) return member.show(binaryFrame(goneMessage(client, gone.clock)));
    if (!entry || clock > entry.clock) this.put(member, client, clock, state);
  }

  put(holder: Holder, client: number, clock: number, state: State): void {
    const before = this.states.entries.get(client);
    const at = this.#deps.now();
    this.states.put({ client, clock, state, holder, at, since: before?.holder === holder ? before.since : at, encoded: {} });
    this.#freshen(client);
  }

  /** Takes away what the holder shows. */
  remove(holder: Holder, clock?: number): void {
    const entry = holder.client === null ? undefined : this.states.entries.get(holder.client);
    if (!entry || entry.holder !== holder) return this.#ifEmpty();
    this.states.remove(entry, clock);
    this.#freshen(entry.client);
  }

  // ---- other nodes

  /** What another node shows counts while somebody here may see it. */
  take(node: string, told: ToldState): void {
    const { client, clock, state, since, age } = told;
    const entry = this.states.entries.get(client);
    const known = entry?.holder.node === node ? entry.holder : null;
    const holder = told.person ? { person: told.person, client, node } : known;
    if (!this.hasReaders) return;
    if (!holder) return entry ? undefined : this.#deps.stranger(this.#key);
    const gone = this.states.gone.get(client);
    if (gone && clock <= gone.clock) return this.#deps.outdated(this.#key, client, gone.clock);
    if (entry && !prevails({ clock, since, node, actor: holder.person.actor }, entry, this.#deps.node)) return;
    this.states.put({ client, clock, state, holder, since, at: this.#deps.now() - age, encoded: {} });
    this.#freshen(client);
  }

  /** Another node shows it no more, or has seen it leave. */
  takeAway(node: string, client: number, clock: number): void {
    const entry = this.states.entries.get(client);
    if (!entry || entry.clock > clock) return;
    const { holder } = entry;
    if (holder.node === node) {
      this.states.remove(entry, clock);
      this.#freshen(client);
    } else if (holder.show) holder.show(binaryFrame(goneMessage(client, clock)));
    else if (!holder.node) this.put(holder, client, clock + 1, entry.state);
  }

  /** Everything that the node shows no more, or all of it. */
  takeAllAway(node: string, except?: ReadonlySet<number>): void {
    for (const entry of [...this.states.of(node)]) if (!except?.has(entry.client)) this.takeAway(node, entry.client, entry.clock);
  }

  get hasReaders(): boolean {
    return this.members.size + (this.#listeners?.size ?? 0) > 0;
  }

  #ifUnread(): void {
    if (this.hasReaders) return;
    // Nobody here sees what the others show, nor would they tell us when it ends.
    for (const [client, { holder }] of this.states.entries) if (holder.node) this.states.forget(client);
    this.#deps.readersChanged(this.#key);
  }

  // ---- frames

  #freshen(client: number): void {
    (this.#fresh ??= new Set()).add(client);
    this.schedule();
  }

  /** There is something to tell. */
  schedule(): void {
    this.#deps.schedule(this);
  }

  flush(): void {
    const fresh = this.#fresh ?? NOBODY;
    this.#fresh = null;
    this.#deps.flushed(this.#key, fresh);
    if (fresh.size > 0) {
      this.flushedAt = performance.now();
      this.#show(fresh);
      this.tell();
    }
    this.#ifEmpty();
  }

  #show(fresh: ReadonlySet<number>): void {
    const frames: Record<Side, Buffer | null> = { STAFF: null, CUSTOMER: null };
    // What somebody said about themselves they know.
    const speaker = fresh.size === 1 ? this.states.entries.get(fresh.values().next().value!)?.holder : undefined;
    for (const member of this.members) {
      const { side } = member.person;
      if (member !== speaker) member.show((frames[side] ??= binaryFrame(this.states.frame(fresh, side))));
    }
  }

  #ifEmpty(): void {
    if (!this.hasReaders && this.states.entries.size === 0 && !this.#fresh) this.#deps.emptied(this.#key, this);
  }

  // ---- readers without Yjs

  /** True while an activity may lapse by itself. */
  get lapses(): boolean {
    for (const { state } of this.states.entries.values()) if (state.activity === 'TYPING') return true;
    return false;
  }

  /** Tells the listeners, when people or activities differ from what they were told. */
  tell(): void {
    if (!this.#listeners) return;
    const people = this.people();
    const text = JSON.stringify(people);
    if (text === this.#told) return;
    this.#told = text;
    for (const listener of [...this.#listeners]) listener(people);
  }

  listen(listener: (entries: PresenceEntry[]) => void): () => void {
    if (!this.#listeners) this.#told = JSON.stringify(this.people());
    const first = !this.hasReaders;
    const listeners = (this.#listeners ??= new Set());
    listeners.add(listener);
    if (first) this.#deps.readersChanged(this.#key);
    return () => {
      if (!listeners.delete(listener)) return;
      if (listeners.size === 0) this.#listeners = null;
      this.#ifUnread();
      this.#ifEmpty();
    };
  }

  people(): PresenceEntry[] {
    return this.states.people(this.#deps.now());
  }
}

/**
 * Of one person the newest state counts, and of equals that of the socket that came last: the tab has moved. Of two people
 * the first keeps the clientID. Both nodes come to the same answer.
 */
const prevails = (told: { clock: number; since: number; node: string; actor: string }, entry: Entry, self: string): boolean => {
  const node = entry.holder.node ?? self;
  const later = told.since > entry.since || (told.since === entry.since && told.node > node);
  if (told.actor !== entry.holder.person.actor) return !later;
  if (told.clock !== entry.clock) return told.clock > entry.clock;
  return told.node !== node && later;
};
