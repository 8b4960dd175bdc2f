/** All presence rooms, and the bridge for frontends without Yjs. */
import { randomInt } from 'node:crypto';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { limit } from '../../limits.ts';
import type { State } from './awareness.ts';
import { personOf } from './people.ts';
import { PresenceRoom, type Holder } from './presence-room.ts';
import type { Presence } from './types.ts';

/** Somebody who is present through GraphQL. */
interface Bridged {
  holder: Holder & { client: number };
  clock: number;
  typingUntil: number;
  viewingUntil: number;
  shown: 'TYPING' | 'VIEWING' | null;
}

interface Place {
  room: PresenceRoom;
  bridged: Map<string, Bridged>;
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
  clock: Clock;
  /** Owner of a clientID in the document of this name, when it is in memory. */
  ownerOf(workspaceId: string, name: string, client: number): string | undefined;
}

export const presenceRooms = ({ clock, ownerOf }: PresenceDeps): PresenceRooms => {
  const places = new Map<string, Place>();
  const now = (): number => clock.now().getTime();

  const place = (workspaceId: string, name: string): Place => {
    const key = `${workspaceId}/${name}`;
    const found = places.get(key);
    if (found) return found;
    const room = new PresenceRoom({
      now,
      ownedByAnother: (client, actor) => (ownerOf(workspaceId, name, client) ?? actor) !== actor,
      emptied: () => {
        if (places.get(key)?.room === room) places.delete(key);
      },
    });
    const made: Place = { room, bridged: new Map() };
    places.set(key, made);
    return made;
  };

  /** Shows what is still true of somebody on the bridge. */
  const refresh = ({ room, bridged }: Place, actor: string, person: Bridged): void => {
    const at = now();
    const activity = person.typingUntil > at ? 'TYPING' : person.viewingUntil > at ? 'VIEWING' : null;
    if (activity === null) {
      bridged.delete(actor);
      if (person.shown) room.remove(person.holder);
    } else {
      // Also when nothing changed: Yjs clients forget who says nothing for 30 s.
      room.put(person.holder, person.holder.client, ++person.clock, stateOf(activity));
    }
    person.shown = activity;
  };

  const sweep = (): void => {
    for (const found of [...places.values()]) {
      const { room, bridged } = found;
      for (const [actor, person] of bridged) if (lapsed(person, now())) refresh(found, actor, person);
      if (room.lapses) room.tell();
    }
  };
  const timer = setInterval(sweep, SWEEP_MS);
  timer.unref();

  const set = (actor: Actor, name: string, activity: 'TYPING' | 'VIEWING' | null): void => {
    const found = place(actor.workspaceId, name);
    const person = personOf(actor);
    const known = found.bridged.get(person.actor);
    if (!known && activity === null) return found.room.remove({ person, client: null });
    const bridged = known ?? {
      holder: { person, client: randomInt(2 ** 32) }, clock: 0, typingUntil: 0, viewingUntil: 0, shown: null,
    };
    found.bridged.set(person.actor, bridged);
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
      for (const { room } of places.values()) room.stop();
    },
  };
};

const lapsed = ({ shown, typingUntil, viewingUntil }: Bridged, now: number): boolean =>
  (shown === 'TYPING' && typingUntil <= now) || (shown === 'VIEWING' && viewingUntil <= now);
