/** Who watches a feed: members with equal documents form a group, and in it those who are one viewer. */
import { actorKey, type Actor } from '../../kernel/actor.ts';
import type { Presenter } from './hub.ts';
import type { Member } from './member.ts';

export interface Joined<Payload> {
  one: Member<Payload>;
  /** Batches up to this one came before the member did: its replay has them. */
  since: number;
}

/** By who they are: an answer is found once a viewer, not once a member. */
export interface Group<Sitting, Payload> {
  presenter: Presenter<Sitting, Payload>;
  members: Map<string, Set<Joined<Payload>>>;
}

export interface Groups<Sitting, Payload> {
  all(): Group<Sitting, Payload>[];
  members(): Member<Payload>[];
  viewers(): Map<string, Actor>;
  /** Returns how to leave. */
  join(presenter: Presenter<Sitting, Payload>, one: Member<Payload>, since: number): () => void;
  size(): number;
}

/** @param left is called when somebody has left. */
export const openGroups = <Sitting, Payload>(left: () => void): Groups<Sitting, Payload> => {
  const groups = new Map<string, Group<Sitting, Payload>>();
  return {
    all: () => [...groups.values()],
    members: () => [...groups.values()].flatMap((group) => [...group.members.values()].flatMap((set) => [...set].map(({ one }) => one))),
    viewers: () => {
      const found = new Map<string, Actor>();
      for (const group of groups.values()) for (const [key, [joined]] of group.members) if (!found.has(key)) found.set(key, joined!.one.actor);
      return found;
    },
    join: (presenter, one, since) => {
      const key = actorKey(one.actor);
      const group = groups.get(presenter.key) ?? { presenter, members: new Map<string, Set<Joined<Payload>>>() };
      groups.set(presenter.key, group);
      const joined = { one, since };
      const set = group.members.get(key) ?? new Set();
      group.members.set(key, set.add(joined));
      return () => {
        set.delete(joined);
        if (set.size === 0 && group.members.get(key) === set) group.members.delete(key);
        if (group.members.size === 0 && groups.get(presenter.key) === group) groups.delete(presenter.key);
        left();
      };
    },
    size: () => groups.size,
  };
};
