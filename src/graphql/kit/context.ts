import type { Actor, GuestActor, StaffActor, UserActor } from '../../kernel/actor.ts';
import { isStaff } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';

/** What one GraphQL request, or one delivered event, has in hand. */
export interface Context {
  /** Null: nobody signed in. */
  actor: Actor | null;
  /** True: a token came that does not count (any longer). Public operations go on; everything else is refused. */
  tokenRefused: boolean;
  /** The caller's network address, for throttles. */
  address: string;
  /** The refresh cookie of the request, if any, and how to answer with another (null removes it). */
  refreshCookie: string | null;
  setRefreshCookie(token: string | null): void;
  /** A public mutation that let somebody in goes on as them: the rest of the answer is read with their eyes. */
  become(actor: Actor): void;
  /** The same caller with nothing remembered: each delivered event is read anew. */
  fresh(): Context;
  /** One instance a request of what `make` makes: DataLoaders hang here. `make` itself is the key. */
  loader<L>(make: (actor: Actor) => L): L;
}

export interface ContextOptions {
  actor: Actor | null;
  address: string;
  tokenRefused?: boolean;
  refreshCookie?: string | null;
  setRefreshCookie?: (token: string | null) => void;
}

/** Loaders see what the actor sees, and live as long as the context. */
export const createContext = (options: ContextOptions): Context => {
  let made = new Map<unknown, unknown>();
  const context: Context = {
    actor: options.actor,
    address: options.address,
    tokenRefused: options.tokenRefused ?? false,
    refreshCookie: options.refreshCookie ?? null,
    setRefreshCookie: options.setRefreshCookie ?? (() => {}),
    // Apollo hands resolvers a shallow copy of the context: the copy must change with it.
    become(this: Context, actor) {
      this.actor = context.actor = actor;
      made = new Map();
    },
    fresh: () => createContext({ ...options, actor: context.actor }),
    loader: <L>(make: (actor: Actor) => L): L => {
      const actor = actorOf(context);
      if (!made.has(make)) made.set(make, make(actor));
      return made.get(make) as L;
    },
  };
  return context;
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
