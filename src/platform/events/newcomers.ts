import { actorKey } from '../../kernel/actor.ts';
import type { DoorError } from '../../kernel/errors.ts';
import type { ShownEvent } from '../../kernel/event.ts';
import { resyncRequired, type Feed } from './feed.ts';
import type { HubDeps, Presenter } from './hub.ts';
import type { Member } from './member.ts';
import { newsSince } from './replay.ts';

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
export const newcomers = <Sitting, Payload>(deps: HubDeps<Sitting, Payload>, feed: Feed): Newcomers<Sitting, Payload> => {
  const waiting = new Set<Newcomer<Sitting, Payload>>();

  /** What a newcomer must be told first; nothing when its cursor says it all. */
  const news = async ({ after }: Newcomer<Sitting, Payload>, opening: ShownEvent): Promise<ShownEvent[]> => {
    const since = after === null ? 'SOMETHING' : await newsSince(deps.db, deps.tail.epoch, feed, after);
    if (since === 'NOTHING') return [];
    return since === 'SOMETHING' ? [opening] : [resyncRequired(since.resync, opening.cursor, deps.clock.now()), opening];
  };

  return {
    size: () => waiting.size,
    add: (newcomer) => void waiting.add(newcomer),
    remove: (newcomer) => void waiting.delete(newcomer),
    admit: async (cursor) => {
      const coming = [...waiting];
      const sight = await feed.unfolding!.opening();
      const opening = { __typename: sight.typename, event: sight.event, cursor };
      const present = shared(deps);
      // After the state was read: what is not newer then is in it, and in what the newcomer knows.
      const told = await Promise.all(coming.map(async (newcomer) => ({ newcomer, items: await present(newcomer, await news(newcomer, opening)) })));
      for (const { newcomer, items } of told) {
        if (!waiting.delete(newcomer)) continue;
        newcomer.enter();
        newcomer.one.deliver(items, 0n);
      }
    },
    endAll: (error) => {
      for (const { one } of [...waiting]) one.end(error);
    },
  };
};

/** One execution for equal documents and equal news, however many come at once. */
const shared = <Sitting, Payload>(deps: HubDeps<Sitting, Payload>) => {
  const found = new Map<string, Promise<(Payload | null)[]>>();
  return async ({ presenter, one }: Newcomer<Sitting, Payload>, shown: ShownEvent[]) => {
    const key = JSON.stringify([presenter.key, presenter.perViewer ? actorKey(one.actor) : '', shown.map(({ event }) => [event.id, event.payload.reason])]);
    const made = found.get(key) ?? presenter.present(shown, deps.sitting(one.actor), true);
    found.set(key, made);
    const payloads = await made;
    return shown.map(({ event }, i) => ({ id: event.id, xid: 0n, payload: payloads[i]!, last: false }));
  };
};
