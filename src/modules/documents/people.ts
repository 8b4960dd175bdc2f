/** How somebody in a room is shown to the others. */
import { createHash } from 'node:crypto';
import { SIDE_COLOUR, type PresenceUser } from '../../../client/shapes.ts';
import { actorKey, type Actor } from '../../kernel/actor.ts';
import { globalId } from '../../kernel/ids.ts';

export type Side = 'STAFF' | 'CUSTOMER';

export interface Person {
  /** `actorKey`: all tabs of one person share it. */
  actor: string;
  /** Stable and says nothing about who it is. */
  key: string;
  name: string;
  side: Side;
  userId: string | null;
  colour: string;
  /** The stamp of the server in an awareness state, as JSON, for each side's eyes. */
  stamp: Record<Side, string>;
}

/** Distinct on white and apart from the customers' yellow; the first is the staff colour of the canvas. */
const STAFF_COLOURS = [
  SIDE_COLOUR.STAFF, '#2563eb', '#7c3aed', '#c026d3', '#db2777', '#dc2626', '#ea580c', '#65a30d', '#16a34a', '#0d9488', '#0284c7', '#4f46e5',
];

export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? '';

/** All sockets that were looked up together share one. */
const known = new WeakMap<Actor, Person>();

export const personOf = (actor: Actor): Person => {
  const found = known.get(actor);
  if (found) return found;
  const made = newPerson(actor);
  known.set(actor, made);
  return made;
};

const newPerson = (actor: Actor): Person => {
  const key = actorKey(actor);
  const hash = createHash('sha256').update(key).digest();
  const side: Side = actor.kind === 'GUEST' ? 'CUSTOMER' : 'STAFF';
  const name = actor.kind === 'SYSTEM' ? 'Parley' : actor.name;
  const colour = side === 'CUSTOMER' ? SIDE_COLOUR.CUSTOMER : STAFF_COLOURS[hash[0]! % STAFF_COLOURS.length]!;
  const pseudonym = hash.toString('base64url', 0, 12);
  const full: PresenceUser = { id: publicId(actor, pseudonym), name, role: roleOf(actor), side, colour };
  // A customer learns the first name of staff, and neither role nor id.
  const cut = side === 'STAFF' ? { id: pseudonym, name: firstName(name), side, colour } : full;
  return {
    actor: key, key: pseudonym, name, side, colour, userId: actor.kind === 'USER' ? actor.userId : null,
    stamp: { STAFF: JSON.stringify(full), CUSTOMER: JSON.stringify(cut) },
  };
};

const publicId = (actor: Actor, pseudonym: string): string => {
  if (actor.kind === 'USER') return globalId('user', actor.userId);
  return actor.kind === 'GUEST' ? globalId('contact', actor.contactId) : pseudonym;
};

const roleOf = (actor: Actor): string => {
  if (actor.kind === 'USER') return actor.role;
  return actor.kind === 'GUEST' ? 'CUSTOMER' : actor.kind;
};
