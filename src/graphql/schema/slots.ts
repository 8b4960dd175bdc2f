import { actorKey, type Actor } from '../../kernel/actor.ts';
import { limit } from '../../limits.ts';

/** Subscriptions of each caller, over all their sockets and streams on this node. */
export interface Slots {
  /** How to free the slot again (more than once does no harm), or null when the caller has as many as they may. */
  take(actor: Actor): (() => void) | null;
  /** Slots that are taken. */
  size(): number;
}

export const subscriptionSlots = (most: number = limit('subscriptionsAUser')): Slots => {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    take: (actor) => {
      const key = `${actor.workspaceId}/${actorKey(actor)}`;
      const count = taken.get(key) ?? 0;
      if (count >= most) return null;
      taken.set(key, count + 1);
      all++;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        all--;
        const left = taken.get(key)! - 1;
        if (left > 0) taken.set(key, left);
        else taken.delete(key);
      };
    },
    size: () => all,
  };
};
