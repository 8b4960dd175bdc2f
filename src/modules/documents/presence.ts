/** All presence rooms, and the bridge for frontends without Yjs. */
import { randomInt } from 'node:crypto';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { limit } from '../../limits.ts';
import type { Bus } from '../../platform/bus/bus.ts';
import type { State } from './awareness.ts';
import { pace } from './pace.ts';
import { personOf } from './people.ts';
import { presenceBus } from './presence-bus.ts';
import { PresenceRoom, type PresenceRoomDeps } from './presence-room.ts';
import type { Holder } from './presence-states.ts';
import type { Presence } from './types.ts';

/** Somebody who is present through GraphQL. */
interface Bridged {
  holder: Holder & { client: number };
  /** When they last said something through this node. */
  saidAt: number;
  typingUntil: number;
  viewingUntil: number;
  shown: 'TYPING' | 'VIEWING' | null;
}

interface Place {
  key: string;
  room: PresenceRoom;
  bridged: Map<string, Bridged> | null;
}

/** How often lapses are looked for, ms. */
const SWEEP_MS = 250;

const stateOf = (activity: 'TYPING' | 'VIEWING'): State => {
  const inner = `"activity":"${activity}"`;
  return { inner, customerInner: inner, activity };
};

export interface PresenceRooms extends Presence {
  room(workspaceId: string, name: string): PresenceRoom;
  stop(): void;
}

export interface PresenceDeps {
  bus: Bus;
  clock: Clock;
  /** Owner of a clientID in the document of this name, when it is in memory. */
  ownerOf(workspaceId: string, name: string, client: number): string | undefined;
}

export const presenceRooms = ({ bus, clock, ownerOf }: PresenceDeps): PresenceRooms => {
  const places = new Map<string, Place>();
  const frames = pace();
  const now = (): number => clock.now().getTime();

  /** Whoever spoke through another node since is not typing here any more. */
  const nodes = presenceBus({
    bus, now,
    bridged: (key, actor, { at, node, left }) => {
      const found = places.get(key);
      const person = found?.bridged?.get(actor);
      if (!found || !person || person.saidAt > at || (person.saidAt === at && node < bus.node)) return;
      if (!left && person.shown !== 'TYPING') return;
      person.typingUntil = 0;
      if (left) person.viewingUntil = 0;
      refresh(found, actor, person);
    },
  });

  const deps: PresenceRoomDeps = {
    ...nodes, node: bus.node, now, schedule: frames.add,
    ownedByAnother: (key, client, actor) => {
      const end = key.indexOf('/');
      return (ownerOf(key.slice(0, end), key.slice(end + 1), client) ?? actor) !== actor;
    },
    emptied: (key, room) => {
      if (places.get(key)?.room !== room) return;
      places.delete(key);
      nodes.close(key);
    },
  };

  const place = (workspaceId: string, name: string): Place => {
    const key = `${workspaceId}/${name}`;
    const found = places.get(key);
    if (found) return found;
    const room = new PresenceRoom(key, deps);
    const made: Place = { key, room, bridged: null };
    places.set(key, made);
    nodes.open(key, room);
    return made;
  };

  /** Shows what is still true of somebody on the bridge. */
  const refresh = ({ room, bridged }: Place, actor: string, person: Bridged): void => {
    const at = now();
    const activity = person.typingUntil > at ? 'TYPING' : person.viewingUntil > at ? 'VIEWING' : null;
    if (activity === null) {
      bridged?.delete(actor);
      if (person.shown) room.remove(person.holder);
    } else {
      // Also when nothing changed: Yjs clients forget who says nothing for 30 s.
      room.put(person.holder, person.holder.client, room.states.nextClock(person.holder.client), stateOf(activity));
    }
    person.shown = activity;
  };

  const sweep = (): void => {
    for (const found of [...places.values()]) {
      const { room, bridged } = found;
      for (const [actor, person] of bridged ?? []) if (lapsed(person, now())) refresh(found, actor, person);
      if (room.lapses) room.tell();
    }
  };
  const timer = setInterval(sweep, SWEEP_MS);
  timer.unref();

  const set = (actor: Actor, name: string, activity: 'TYPING' | 'VIEWING' | null): void => {
    const found = place(actor.workspaceId, name);
    const person = personOf(actor);
    const known = found.bridged?.get(person.actor);
    nodes.bridge(found.key, person.actor, now(), activity === null);
    if (!known && activity === null) return found.room.remove({ person, client: null });
    const bridged = known ?? {
      holder: { person, client: randomInt(2 ** 32) }, saidAt: 0, typingUntil: 0, viewingUntil: 0, shown: null,
    };
    (found.bridged ??= new Map()).set(person.actor, bridged);
    bridged.saidAt = now();
    bridged.typingUntil = activity === 'TYPING' ? now() + limit('typingMs') : 0;
    if (activity === 'VIEWING') bridged.viewingUntil = now() + limit('presenceLeaseMs');
    if (activity === null) bridged.viewingUntil = 0;
    refresh(found, person.actor, bridged);
  };

  return {
    room: (workspaceId, name) => place(workspaceId, name).room,
    states: (workspaceId, name) => places.get(`${workspaceId}/${name}`)?.room.people() ?? [],
    watch: (workspaceId, name, listener) => place(workspaceId, name).room.listen(listener),
    set,
    stop: () => {
      clearInterval(timer);
      frames.stop();
      nodes.stop();
    },
  };
};

const lapsed = ({ shown, typingUntil, viewingUntil }: Bridged, now: number): boolean =>
  (shown === 'TYPING' && typingUntil <= now) || (shown === 'VIEWING' && viewingUntil <= now);
