/** What one room shows: a state a clientID, newest wins, and who left. No sockets, no timers. */
import { limit } from '../../limits.ts';
import { encodeEntry, type State } from './awareness.ts';
import { awarenessMessage } from './frames.ts';
import type { Person, Side } from './people.ts';
import type { Activity, PresenceEntry } from './types.ts';

/** Who holds a clientID: a socket, a person on the bridge, or another node for either. */
export interface Holder {
  person: Person;
  /** The one clientID that it announced first; it speaks for no other. */
  client: number | null;
  /** Set when another node holds it. */
  node?: string;
  show?(message: Buffer): void;
}

export interface Entry {
  client: number;
  clock: number;
  state: State;
  holder: Holder;
  /** When it was set, and when its holder took hold of the clientID, by the clock. */
  at: number;
  since: number;
  encoded: Partial<Record<Side, Buffer>>;
}

/** A clientID that left. */
interface Gone {
  clock: number;
  actor: string;
  node?: string;
}

/** clientIDs that left, with their last clock, so that a late echo of theirs brings no ghost. */
const MAX_GONE = limit('presenceGone');

/** Most rooms show nobody most of the time: what they hold is made when it is needed. */
const NONE: ReadonlyMap<number, never> = new Map<number, never>();

export class PresenceStates {
  #entries: Map<number, Entry> | null = null;
  #gone: Map<number, Gone> | null = null;

  get entries(): ReadonlyMap<number, Entry> {
    return this.#entries ?? NONE;
  }

  get gone(): ReadonlyMap<number, Gone> {
    return this.#gone ?? NONE;
  }

  put(entry: Entry): void {
    this.#gone?.delete(entry.client);
    (this.#entries ??= new Map()).set(entry.client, entry);
  }

  /** Without a trace. */
  forget(client: number): void {
    this.#entries?.delete(client);
  }

  remove({ client, clock, holder }: Entry, at = clock): void {
    this.#entries?.delete(client);
    const gone = (this.#gone ??= new Map());
    gone.delete(client);
    gone.set(client, { clock: Math.max(at, clock), actor: holder.person.actor, node: holder.node });
    if (gone.size > MAX_GONE) gone.delete(gone.keys().next().value!);
  }

  /** Whose clientID it is, as far as this room knows. */
  actorOf(client: number): string | undefined {
    return this.entries.get(client)?.holder.person.actor ?? this.gone.get(client)?.actor;
  }

  /** A clock that is news to everybody. */
  nextClock(client: number): number {
    return Math.max(this.entries.get(client)?.clock ?? 0, this.gone.get(client)?.clock ?? 0) + 1;
  }

  *of(node: string | undefined): Generator<Entry> {
    for (const entry of this.entries.values()) if (entry.holder.node === node) yield entry;
  }

  everybody(viewer: Side): Buffer {
    return awarenessMessage([...this.entries.values()].map((entry) => encoded(entry, viewer)));
  }

  frame(clients: Iterable<number>, viewer: Side): Buffer {
    const entries: Buffer[] = [];
    for (const client of clients) {
      const entry = this.entries.get(client);
      const gone = this.gone.get(client);
      if (entry) entries.push(encoded(entry, viewer));
      else if (gone) entries.push(encodeGone(client, gone.clock));
    }
    return awarenessMessage(entries);
  }

  /** One entry a person, with the liveliest of their tabs' activities. */
  people(now: number): PresenceEntry[] {
    const people = new Map<string, PresenceEntry>();
    for (const { holder: { person }, state, at } of this.entries.values()) {
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
}

const LIVELINESS: Record<Activity, number> = { VIEWING: 0, DRAFTING: 1, TYPING: 2 };

const encoded = (entry: Entry, viewer: Side): Buffer =>
  (entry.encoded[viewer] ??= encodeEntry(entry.client, entry.clock, entry.state, entry.holder.person, viewer));

const NOBODY = { stamp: { STAFF: '', CUSTOMER: '' } } as Person;
const encodeGone = (client: number, clock: number): Buffer => encodeEntry(client, clock, null, NOBODY, 'STAFF');

/** A message that one clientID is gone. */
export const goneMessage = (client: number, clock: number): Buffer => awarenessMessage([encodeGone(client, clock)]);
