import { actorKey, type Actor } from '../../kernel/actor.ts';
import { limit } from '../../limits.ts';

/** Counts the open subscriptions of each user on this node, over all sockets and streams. */
export interface Slots {
  /** How to give the slot back, once; null when all are taken. */
  take(actor: Actor): (() => void) | null;
}

export const subscriptionSlots = (most = limit('subscriptionsAUser')): Slots => {
  const taken = new Map<string, number>();
  return {
    take: (actor) => {
      const key = `${actor.workspaceId}|${actorKey(actor)}`;
      const count = taken.get(key) ?? 0;
      if (count >= most) return null;
      taken.set(key, count + 1);
      let given = false;
      return () => {
        if (given) return;
        given = true;
        const left = taken.get(key)! - 1;
        if (left === 0) taken.delete(key);
        else taken.set(key, left);
      };
    },
  };
};
