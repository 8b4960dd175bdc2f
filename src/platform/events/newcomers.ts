import { actorKey } from '../../kernel/actor.ts';
import type { DoorError } from '../../kernel/errors.ts';
import type { Feed, Sight } from './feed.ts';
import type { HubDeps, Presenter } from './hub.ts';
import type { Member } from './member.ts';
import { newerThan } from './replay.ts';

export interface Newcomer<Sitting, Payload> {
  presenter: Presenter<Sitting, Payload>;
  one: Member<Payload>;
  /** A cursor up to which it knows everything. */
  after: string | null;
  /** Lets it hear what comes next. */
  enter(): void;
}

export interface Newcomers<Sitting, Payload> {
  size(): number;
  add(newcomer: Newcomer<Sitting, Payload>): void;
  remove(newcomer: Newcomer<Sitting, Payload>): void;
  /** Tells all who wait where things stand and lets them in. Between two steps, so that what they hear next follows on it. */
  admit(cursor: string): Promise<void>;
  endAll(error: DoorError): void;
}

/** Those who came to a feed that unfolds and do not know yet where it stands. */
export const newcomers = <Sitting, Payload>(deps: HubDeps<Sitting>, feed: Feed): Newcomers<Sitting, Payload> => {
  const waiting = new Set<Newcomer<Sitting, Payload>>();

  /** One execution for equal documents, however many come at once. */
  const answers = (sight: Sight, cursor: string) => {
    const found = new Map<string, Promise<Payload>>();
    const shown = { __typename: sight.typename, event: sight.event, cursor };
    return ({ presenter, one }: Newcomer<Sitting, Payload>): Promise<Payload> => {
      const key = `${presenter.key}|${presenter.perViewer ? actorKey(one.actor) : ''}`;
      const made = found.get(key) ?? presenter.present([shown], deps.sitting(one.actor)).then(([payload]) => payload!);
      found.set(key, made);
      return made;
    };
  };

  return {
    size: () => waiting.size,
    add: (newcomer) => void waiting.add(newcomer),
    remove: (newcomer) => void waiting.delete(newcomer),
    admit: async (cursor) => {
      const coming = [...waiting];
      const sight = await feed.unfolding!.opening();
      const answer = answers(sight, cursor);
      // After the state was read: what is not newer then is in it, and in what the newcomer knows.
      const told = await Promise.all(coming.map(async (newcomer) => {
        const knows = newcomer.after !== null && !(await newerThan(deps.db, deps.tail.epoch, feed, newcomer.after));
        return { newcomer, payload: knows ? null : await answer(newcomer) };
      }));
      for (const { newcomer, payload } of told) {
        if (!waiting.delete(newcomer)) continue;
        newcomer.enter();
        if (payload !== null) newcomer.one.deliver([{ id: sight.event.id, xid: 0n, payload, last: false }], 0n);
      }
    },
    endAll: (error) => {
      for (const { one } of [...waiting]) one.end(error);
    },
  };
};
