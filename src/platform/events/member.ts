import type { Actor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import { limit } from '../../limits.ts';
import type { Receiver } from './hub.ts';

/** A payload on its way to a member, with the event behind it. */
export interface Item<Payload> {
  id: string;
  xid: bigint;
  payload: Payload;
  /** Nothing may follow it. */
  last: boolean;
}

/** One subscription in its group: first it catches up, and what the group brings is held; then it is live; then it has ended. */
export interface Member<Payload> {
  actor: Actor;
  open(): boolean;
  /** From the group; nothing below `mark` is still to come. */
  deliver(items: Item<Payload>[], mark: bigint): void;
  /** From the log, while it catches up. */
  replay(items: Item<Payload>[]): void;
  /** Live, and what it was sent waits for its reader. */
  full(): boolean;
  /** The same, live or not. */
  behind(): boolean;
  ready(): Promise<void>;
  /** Hands on what was held, without what was replayed, and goes live. */
  live(): Promise<void>;
  /** Ends it and tells its receiver. */
  end(error: DoorError | null): void;
  /** Its receiver has gone. */
  leave(): void;
}

type State<Payload> =
  | { kind: 'CATCHING_UP'; held: Item<Payload>[]; replayed: Map<string, bigint> }
  /** `replayed`: what the group may still bring a second time. */
  | { kind: 'LIVE'; replayed: Map<string, bigint> }
  | { kind: 'ENDED' };

const NOTHING: Map<string, bigint> = new Map();
/** Held payloads handed on at a time. */
const CHUNK = 100;

const PAUSE_MS = 5;

/** Waits some moments for readers, but never long for one that does not read. */
export const breathe = async (areBehind: () => boolean, pauses: number): Promise<void> => {
  for (let i = 0; i < pauses && areBehind(); i++) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
};

export const member = <Payload>(actor: Actor, receiver: Receiver<Payload>, isLive: boolean): Member<Payload> => {
  let state: State<Payload> = isLive ? { kind: 'LIVE', replayed: NOTHING } : { kind: 'CATCHING_UP', held: [], replayed: new Map() };

  const end = (error: DoorError | null): void => {
    if (state.kind === 'ENDED') return;
    state = { kind: 'ENDED' };
    receiver.end(error);
  };
  const send = (items: Item<Payload>[], known: Map<string, bigint>): void => {
    for (const item of items) {
      if (known.size > 0 && known.has(item.id)) continue;
      receiver.send(item.payload);
      if (item.last) return end(null);
    }
  };
  const hold = (held: Item<Payload>[], items: Item<Payload>[]): void => {
    for (const item of items) held.push(item);
    if (held.length > limit('subscriptionBuffer')) end(new DoorError('LIMIT', 'The subscriber reads too slowly; resume from the last cursor.'));
  };

  return {
    actor,
    open: () => state.kind !== 'ENDED',
    deliver: (items, mark) => {
      if (state.kind === 'CATCHING_UP') return hold(state.held, items);
      if (state.kind === 'ENDED') return;
      send(items, state.replayed);
      for (const [id, xid] of state.replayed) if (xid < mark) state.replayed.delete(id);
    },
    replay: (items) => {
      if (state.kind !== 'CATCHING_UP') return;
      for (const { id, xid } of items) state.replayed.set(id, xid);
      send(items, NOTHING);
    },
    full: () => state.kind === 'LIVE' && receiver.full(),
    behind: () => state.kind !== 'ENDED' && receiver.full(),
    ready: () => receiver.ready(),
    live: async () => {
      while (state.kind === 'CATCHING_UP' && state.held.length > 0) {
        send(state.held.splice(0, CHUNK), state.replayed);
        await receiver.ready();
      }
      if (state.kind === 'CATCHING_UP') state = { kind: 'LIVE', replayed: state.replayed };
    },
    end,
    leave: () => {
      state = { kind: 'ENDED' };
    },
  };
};
