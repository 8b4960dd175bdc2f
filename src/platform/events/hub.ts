/**
 * The fan-out. Subscribers of one feed form a channel, those with equal documents a group in it. For each batch of events
 * a channel asks once who may see what, each group is executed once a scope, and the one encoded payload goes to everybody
 * in that scope. A subscriber that resumes replays by itself and joins its group when the replay has reached it.
 */
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { ShownEvent } from '../../kernel/event.ts';
import { DoorError } from '../../kernel/errors.ts';
import type { Database } from '../db/database.ts';
import type { Log } from '../log/log.ts';
import { channel, type Channel } from './channel.ts';
import { resyncRequired, topicsOf, type Feed } from './feed.ts';
import { member, type Member, type Item } from './member.ts';
import { readPast, type Positioned } from './replay.ts';
import type { EventTail } from './tail.ts';

/** How a group shows events: one document with its variables. `Sitting` is what the executions of a batch and scope share. */
export interface Presenter<Sitting, Payload> {
  /** Equal keys give equal answers to viewers of equal scope. */
  key: string;
  /** True: the answer also depends on who asks, so it is shared only among one viewer's subscriptions. */
  perViewer: boolean;
  /** A payload an event, in order. Throws when the database cannot be reached: the batch is then tried again. */
  present(events: ShownEvent[], sitting: Sitting): Promise<Payload[]>;
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

/** Events replayed at a time. */
const REPLAY_CHUNK = 100;

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
      if (replays) {
        void catchUp(deps, feed, presenter, one).catch((error: unknown) => {
          one.end(error instanceof DoorError ? error : new DoorError('UNAVAILABLE', 'The past could not be read; resume from the last cursor.'));
          if (!(error instanceof DoorError)) deps.log.warn({ err: error }, 'a subscription could not be replayed');
        });
      }
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

/**
 * Replays what a member missed, then lets it go live. It was in its group before the replay was read, so what commits in
 * between is in the replay, or among what the group held back for it, or in both; ids tell the repeats apart.
 */
const catchUp = async <Sitting, Payload>(
  deps: HubDeps<Sitting, Payload>, feed: Feed, presenter: Presenter<Sitting, Payload>, one: Member<Payload>,
): Promise<void> => {
  const { db, tail, clock } = deps;
  const started = tail.cursor();
  const past = await readPast(db, tail.epoch, feed);
  if ('resync' in past) {
    const shown = resyncRequired(past.resync, started, clock.now());
    const [payload] = await presenter.present([shown], deps.sitting(feed.actor));
    one.replay([{ id: shown.event.id, xid: 0n, payload: payload!, last: false }]);
    return one.live();
  }
  for (let i = 0; i < past.events.length && one.open(); i += REPLAY_CHUNK) {
    one.replay(await shownPast(deps, feed, presenter, past.events.slice(i, i + REPLAY_CHUNK)));
    await one.ready();
  }
  return one.live();
};

/** What one viewer sees of past events. */
const shownPast = async <Sitting, Payload>(
  deps: HubDeps<Sitting, Payload>, feed: Feed, presenter: Presenter<Sitting, Payload>, past: Positioned[],
): Promise<Item<Payload>[]> => {
  const sights = await feed.sights(past.map(({ event }) => event), [feed.actor]);
  const seen = past.flatMap(({ event, cursor }, i) => {
    const sight = sights[i]![0];
    return sight ? [{ event, sight, shown: { __typename: sight.typename, event: sight.event, cursor } }] : [];
  });
  const payloads = await presenter.present(seen.map(({ shown }) => shown), deps.sitting(feed.actor));
  return seen.map(({ event, sight }, i) => ({ id: event.id, xid: BigInt(event.xid), payload: payloads[i]!, last: sight.last ?? false }));
};
