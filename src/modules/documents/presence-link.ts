/** What this node and the others know of each other in one room, and what it tells them. Nothing here sends. */
import type { State } from './awareness.ts';
import type { PresenceRoom, ToldState } from './presence-room.ts';
import type { Entry } from './presence-states.ts';

interface WireState extends Omit<ToldState, 'state'>, Pick<State, 'inner' | 'activity'> {
  /** Left out when it is the same. */
  customerInner?: string;
}

/** What changed in a room since it was told last. */
export interface Change {
  states: WireState[];
  gone: [client: number, clock: number][];
  /** People on the bridge who spoke through this node last, when, and whether to leave. */
  bridged: [actor: string, at: number, left: boolean][];
}

/** All states of a node's own in a room. */
export interface Everything extends Change {
  /** Whether the room is open there: only then others' changes are of use. */
  open: boolean;
  /** Whether everybody who has the room is to answer with everything; of these nodes also those that have not. */
  asks: boolean;
  known: string[];
}

export interface Link {
  key: string;
  room: PresenceRoom;
  /** Nodes that have the room open; null: none. */
  interested: Set<string> | null;
  /** Own clientIDs whose person the others were told; null: none. */
  introduced: Set<number> | null;
  /** What the others are told at the next frame, besides changes. */
  owes: 'NOTHING' | 'EVERYTHING' | 'QUESTION';
  /** The others believe that the room is open or has states here. */
  told: boolean;
  gone: Change['gone'];
  bridged: Change['bridged'];
}

export const newLink = (key: string, room: PresenceRoom): Link =>
  ({ key, room, interested: null, introduced: null, owes: 'QUESTION', told: false, gone: [], bridged: [] });

export const stateOf = ({ inner, activity, customerInner = inner, ...told }: WireState): ToldState => ({ ...told, state: { inner, activity, customerInner } });

const wireState = (link: Link, { client, clock, state, holder, since, at }: Entry, now: number): WireState => {
  const { inner, customerInner, activity } = state;
  const known = (link.introduced ??= new Set());
  const introduced = known.has(client);
  known.add(client);
  return {
    client, clock, since, age: now - at, inner, activity, ...(customerInner !== inner && { customerInner }), ...(!introduced && { person: holder.person }),
  };
};

/** What was gathered between frames. */
const gathered = (link: Link): Pick<Change, 'gone' | 'bridged'> => {
  const { gone, bridged } = link;
  link.gone = [];
  link.bridged = [];
  return { gone, bridged };
};

export const everythingOf = (link: Link, now: number): Everything => {
  const { room, interested } = link;
  const asks = link.owes === 'QUESTION';
  link.owes = 'NOTHING';
  link.introduced = null;
  const states = [...room.states.of(undefined)].map((entry) => wireState(link, entry, now));
  const known = new Set(asks ? interested : []);
  if (asks) for (const { holder } of room.states.entries.values()) if (holder.node) known.add(holder.node);
  link.told = room.hasReaders || states.length > 0;
  return { open: room.hasReaders, asks, known: [...known], states, ...gathered(link) };
};

/** Null when none of it is this node's to tell. */
export const changeOf = (link: Link, fresh: ReadonlySet<number>, now: number): Change | null => {
  const { entries, gone } = link.room.states;
  const change: Change = { states: [], ...gathered(link) };
  for (const client of link.interested ? fresh : []) {
    const entry = entries.get(client);
    const left = gone.get(client);
    if (entry && !entry.holder.node) change.states.push(wireState(link, entry, now));
    else link.introduced?.delete(client);
    if (left && !left.node) change.gone.push([client, left.clock]);
  }
  return change.states.length + change.gone.length + change.bridged.length > 0 ? change : null;
};
