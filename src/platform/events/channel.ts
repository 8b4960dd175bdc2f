/** Everybody who watches one feed, and the events on their way to them. */
import type { Actor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import type { LogEvent } from '../../kernel/event.ts';
import { limit } from '../../limits.ts';
import type { Feed } from './feed.ts';
import { openGroups, type Group } from './groups.ts';
import type { HubDeps, Presenter } from './hub.ts';
import { breathe, type Member } from './member.ts';
import { newcomers } from './newcomers.ts';
import { positioned, type Positioned } from './replay.ts';
import { returning } from './returning.ts';
import { sceneOf, show, type ShownItem } from './showing.ts';

export interface Channel<Sitting, Payload> {
  feed: Feed;
  /** Takes events in order, with the horizon of the snapshot in which they were read. */
  push(events: LogEvent[], horizon: bigint): void;
  /** Returns how to leave. Who comes with a cursor is told first what came `after`. */
  add(presenter: Presenter<Sitting, Payload>, one: Member<Payload>, after: string | null): () => void;
  size(): { subscriptions: number; groups: number };
}

interface Pending extends Positioned {
  batch: number;
}

/** Events taken at once, and decisions (an event for a viewer) in one statement. */
const MOST_EVENTS = 200;
const MOST_DECISIONS = 20_000;
/** Bytes handed to each subscriber at once; then a moment for readers to take them, so that only who stalls is cut. */
const STEP_BYTES = 256 * 1024;
const PAUSES = 10;
/** What an event may weigh before any was seen, bytes. */
const FIRST_GUESS = 16 * 1024;
/** A step that failed is tried again this often, each wait twice the last, ms. */
const TRIES = 6;
const FIRST_RETRY_MS = 100;

export const channel = <Sitting, Payload>(deps: HubDeps<Sitting, Payload>, feed: Feed, emptied: () => void): Channel<Sitting, Payload> => {
  const left = (): void => {
    if (groups.size() === 0 && coming.size() === 0) emptied();
  };
  const groups = openGroups<Sitting, Payload>(left);
  const coming = newcomers<Sitting, Payload>(deps, feed);
  const back = returning<Sitting, Payload>(deps, feed);
  const line = queue(deps, feed);
  let running = false;

  const endAll = (error: DoorError): void => {
    line.clear();
    for (const one of groups.members()) one.end(error);
    coming.endAll(error);
  };

  const run = async (): Promise<void> => {
    running = true;
    for (let failures = 0; coming.size() > 0 || (line.size() > 0 && groups.size() > 0);) {
      try {
        await (coming.size() > 0 ? coming.admit(line.cursor()) : line.step(groups.viewers(), () => groups.all()));
        failures = 0;
        if (line.size() > 0) await breathe(() => groups.members().some((one) => one.full()), PAUSES);
      } catch (error) {
        if (++failures < TRIES) await new Promise((resolve) => setTimeout(resolve, FIRST_RETRY_MS * 2 ** failures).unref());
        else {
          deps.log.error({ err: error, feed: feed.key }, 'events could not be shown');
          endAll(new DoorError('UNAVAILABLE', 'Events cannot be read now; resume from the last cursor.'));
        }
      }
    }
    line.clear();
    running = false;
  };

  /** All that is pending comes after what it will be told. */
  const announce = (presenter: Presenter<Sitting, Payload>, one: Member<Payload>, after: string | null): (() => void) => {
    const newcomer = { presenter, one, after, enter: () => (leave = groups.join(presenter, one, -1)) };
    let leave = (): void => {
      coming.remove(newcomer);
      left();
    };
    coming.add(newcomer);
    if (!running) void run();
    return () => leave();
  };

  return {
    feed,
    push: (events, horizon) => {
      line.push(events, horizon);
      if (line.size() > limit('channelBacklog')) return endAll(new DoorError('LIMIT', 'Too much happens at once; resume from the last cursor.'));
      if (!running) void run();
    },
    add: (presenter, one, after) => {
      if (feed.unfolding) return announce(presenter, one, after);
      const leave = groups.join(presenter, one, line.batch());
      if (after !== null) back.add(presenter, one, after);
      return leave;
    },
    size: () => ({ subscriptions: groups.members().length, groups: groups.size() }),
  };
};

/** The events that were not shown yet. */
const queue = <Sitting, Payload>(deps: HubDeps<Sitting, Payload>, feed: Feed) => {
  const pending: Pending[] = [];
  let batch = 0;
  let heaviest = FIRST_GUESS;
  /** Everything below it was handed out. */
  let cursor = deps.tail.cursor();

  const next = (viewers: number): Pending[] =>
    pending.slice(0, Math.max(1, Math.min(MOST_EVENTS, Math.floor(STEP_BYTES / heaviest), Math.floor(MOST_DECISIONS / Math.max(1, viewers)))));

  return {
    push: (events: LogEvent[], horizon: bigint): void => {
      batch++;
      for (const each of positioned(events, horizon, deps.tail.epoch)) pending.push({ ...each, batch });
    },
    /** Decides, shows and hands out the next events; throws when the database fails, with nothing handed out. */
    step: async (who: Map<string, Actor>, groups: () => Group<Sitting, Payload>[]): Promise<void> => {
      const taken = next(who.size);
      const scene = await sceneOf(deps, feed, taken, who);
      const shown = await Promise.all(groups().map(async (group) => ({ group, ...await show(group.presenter, actorsOf(group), scene) })));
      pending.splice(0, taken.length);
      for (const { group, itemsFor } of shown) handOut(group, taken, itemsFor);
      feed.unfolding?.handedOut();
      cursor = taken.at(-1)!.cursor;
      heaviest = Math.max(1, ...shown.flatMap(({ payloads }) => payloads.map(deps.sizeOf)));
    },
    clear: (): void => void (pending.length = 0),
    size: () => pending.length,
    batch: () => batch,
    cursor: () => cursor,
  };
};

const actorsOf = <Sitting, Payload>({ members }: Group<Sitting, Payload>): Map<string, Actor> =>
  new Map([...members].map(([viewer, [joined]]) => [viewer, joined!.one.actor]));

/** Nothing goes out before all is known. A member does not get what came before it: its replay has that. */
const handOut = <Sitting, Payload>({ members }: Group<Sitting, Payload>, taken: Pending[], itemsFor: (viewer: string) => ShownItem<Payload>[]): void => {
  const { mark } = taken.at(-1)!;
  for (const [viewer, set] of members) {
    const items = itemsFor(viewer);
    if (items.length === 0) continue;
    const first = taken[items[0]!.index]!.batch;
    for (const { one, since } of set) one.deliver(since < first ? items : items.filter(({ index }) => taken[index]!.batch > since), mark);
  }
};
