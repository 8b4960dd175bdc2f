import type { Actor, GuestActor, StaffActor, UserActor } from '../../kernel/actor.ts';
import { isStaff } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';

/** What one GraphQL request, or one delivered event, has in hand. */
export interface Context {
  /** Null: nobody signed in. */
  actor: Actor | null;
  /** The caller's network address, for throttles. */
  address: string;
  /** The refresh cookie of the request, if any, and how to answer with another (null removes it). */
  refreshCookie: string | null;
  setRefreshCookie(token: string | null): void;
  /** One instance a request of what `make` makes: DataLoaders hang here. `make` itself is the key. */
  loader<L>(make: (actor: Actor) => L): L;
}

/** A context's `loader`: loaders see what `actor` sees and live as long as the context. */
export const loadersFor = (actor: Actor | null): Context['loader'] => {
  const made = new Map<unknown, unknown>();
  return <L>(make: (actor: Actor) => L): L => {
    if (!actor) throw new DoorError('UNAUTHENTICATED', 'Sign in first.');
    if (!made.has(make)) made.set(make, make(actor));
    return made.get(make) as L;
  };
};

/** Anybody who is known: a user, a service or a customer. */
export const actorOf = (ctx: Context): Actor => {
  if (!ctx.actor) throw new DoorError('UNAUTHENTICATED', 'Sign in first.');
  return ctx.actor;
};

/** Staff; a customer gets FORBIDDEN. */
export const staffOf = (ctx: Context): StaffActor => {
  const actor = actorOf(ctx);
  if (!isStaff(actor)) throw new DoorError('FORBIDDEN', 'This is for staff.');
  return actor;
};

export const userOf = (ctx: Context): UserActor => {
  const actor = actorOf(ctx);
  if (actor.kind !== 'USER') throw new DoorError('FORBIDDEN', 'This is for a signed-in user.');
  return actor;
};

export const guestOf = (ctx: Context): GuestActor => {
  const actor = actorOf(ctx);
  if (actor.kind !== 'GUEST') throw new DoorError('FORBIDDEN', 'This is for a customer.');
  return actor;
};
