/**
 * The fan-out. Subscribers of one feed form a channel, those with equal documents a group in it. For each batch of events
 * a channel asks once who may see what, each group is executed once a scope, and the one encoded payload goes to everybody
 * in that scope. A subscriber that resumes joins its group too, which holds back for it what happens until its replay is done.
 */
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { ShownEvent } from '../../kernel/event.ts';
import type { DoorError } from '../../kernel/errors.ts';
import type { Database } from '../db/database.ts';
import type { Log } from '../log/log.ts';
import { channel, type Channel } from './channel.ts';
import { topicsOf, type Feed } from './feed.ts';
import { member } from './member.ts';
import type { EventTail } from './tail.ts';

/** How a group shows events: one document with its variables. `Sitting` is what the executions of a batch and scope share. */
export interface Presenter<Sitting, Payload> {
  /** Equal keys give equal answers to viewers of equal scope. */
  key: string;
  /** True: the answer also depends on who asks, so it is shared only among one viewer's subscriptions. */
  perViewer: boolean;
  /**
   * A payload an event, in order; null where something that was in sight when it was decided is not any more, unless `insist`.
   * Throws when the database cannot be reached: the batch is then tried again.
   */
  present(events: ShownEvent[], sitting: Sitting, insist?: boolean): Promise<(Payload | null)[]>;
}

/** The receiving end of a subscription. */
export interface Receiver<Payload> {
  send(payload: Payload): void;
  /** True while what was sent waits for the reader. */
  full(): boolean;
  /** Resolves when more may be sent without piling up; a reader that never is ready is cut by its owner. */
  ready(): Promise<void>;
  /** Nothing follows; with an error when it was not the feed's own end. */
  end(error: DoorError | null): void;
}

export interface HubDeps<Sitting, Payload> {
  db: Database;
  tail: EventTail;
  clock: Clock;
  log: Log;
  /** What the executions of one batch in one scope share, opened with the eyes of one of its viewers. */
  sitting(actor: Actor): Sitting;
  /** Bytes of a payload. */
  sizeOf(payload: Payload): number;
}

export interface Hub<Sitting, Payload> {
  /** Watches a feed until it ends or the returned function is called. */
  join(feed: Feed, presenter: Presenter<Sitting, Payload>, receiver: Receiver<Payload>): () => void;
  /** Open subscriptions, and the groups they share. */
  size(): { subscriptions: number; groups: number };
  stop(): void;
}

export const createHub = <Sitting, Payload>(deps: HubDeps<Sitting, Payload>): Hub<Sitting, Payload> => {
  const { tail } = deps;
  const channels = new Map<string, Channel<Sitting, Payload>>();
  const topics = new Map<string, Set<Channel<Sitting, Payload>>>();

  const channelOf = (feed: Feed): Channel<Sitting, Payload> => {
    const key = `${feed.workspaceId}|${feed.key}`;
    const found = channels.get(key);
    if (found) return found;
    const made = channel<Sitting, Payload>(deps, feed, () => {
      channels.delete(key);
      const rest = topics.get(feed.topic);
      rest?.delete(made);
      if (rest?.size === 0) topics.delete(feed.topic);
    });
    channels.set(key, made);
    topics.set(feed.topic, (topics.get(feed.topic) ?? new Set()).add(made));
    return made;
  };

  const stop = tail.listen(({ events, horizon }) => {
    const fresh = new Map<Channel<Sitting, Payload>, typeof events>();
    for (const event of events) {
      for (const topic of topicsOf(event)) {
        for (const each of topics.get(topic) ?? []) {
          if (!each.feed.matches(event)) continue;
          const own = fresh.get(each);
          if (own) own.push(event);
          else fresh.set(each, [event]);
        }
      }
    }
    for (const [each, own] of fresh) each.push(own, horizon);
  });

  return {
    join: (feed, presenter, receiver) => {
      const into = channelOf(feed);
      let leave = (): void => {};
      const end = (error: DoorError | null): void => {
        leave();
        receiver.end(error);
      };
      const replays = feed.after !== null && !feed.unfolding;
      const one = member(feed.actor, { ...receiver, end }, !replays);
      leave = into.add(presenter, one, feed.after);
      return () => {
        one.leave();
        leave();
      };
    },
    size: () => ({
      subscriptions: [...channels.values()].reduce((sum, each) => sum + each.size().subscriptions, 0),
      groups: [...channels.values()].reduce((sum, each) => sum + each.size().groups, 0),
    }),
    stop,
  };
};
