/** Everybody who watches one feed, and the events on their way to them. */
import { actorKey, type Actor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import type { LogEvent } from '../../kernel/event.ts';
import { limit } from '../../limits.ts';
import type { Feed, Sight } from './feed.ts';
import type { HubDeps, Presenter } from './hub.ts';
import type { Item, Member } from './member.ts';
import { newcomers } from './newcomers.ts';
import { positioned, type Positioned } from './replay.ts';

export interface Channel<Sitting, Payload> {
  feed: Feed;
  /** Takes events in order, with the horizon of the snapshot in which they were read. */
  push(events: LogEvent[], horizon: bigint): void;
  /** Returns how to leave. `after` matters to a feed that unfolds: others replay. */
  add(presenter: Presenter<Sitting, Payload>, one: Member<Payload>, after: string | null): () => void;
  size(): { subscriptions: number; groups: number };
}

/** Members with equal documents, by who they are: an answer is found once a viewer, not once a member. */
interface Group<Sitting, Payload> {
  presenter: Presenter<Sitting, Payload>;
  members: Map<string, Set<Joined<Payload>>>;
}

interface Joined<Payload> {
  one: Member<Payload>;
  /** Batches up to this one came before the member did: its replay has them. */
  since: number;
}

interface Pending extends Positioned {
  batch: number;
}

/** Events taken at once, and decisions (an event for a viewer) in one statement. */
const MOST_EVENTS = 200;
const MOST_DECISIONS = 20_000;
/** Bytes handed to each subscriber at once; then a moment for readers to take them, so that only who stalls is cut. */
const STEP_BYTES = 256 * 1024;
const PAUSE_MS = 5;
const PAUSES = 10;
/** What an event may weigh before any was seen, bytes. */
const FIRST_GUESS = 16 * 1024;
/** A step that failed is tried again this often, each wait twice the last, ms. */
const TRIES = 6;
const FIRST_RETRY_MS = 100;

export const channel = <Sitting, Payload>(deps: HubDeps<Sitting, Payload>, feed: Feed, emptied: () => void): Channel<Sitting, Payload> => {
  const groups = new Map<string, Group<Sitting, Payload>>();
  const pending: Pending[] = [];
  const coming = newcomers<Sitting, Payload>(deps, feed);
  let batch = 0;
  let running = false;
  let heaviest = FIRST_GUESS;
  /** Everything below it was handed out. */
  let cursor = deps.tail.cursor();

  const viewers = (): Map<string, Actor> => {
    const found = new Map<string, Actor>();
    for (const group of groups.values()) for (const [key, [joined]] of group.members) if (!found.has(key)) found.set(key, joined!.one.actor);
    return found;
  };
  const endAll = (error: DoorError): void => {
    pending.length = 0;
    for (const group of [...groups.values()]) for (const set of [...group.members.values()]) for (const { one } of [...set]) one.end(error);
    coming.endAll(error);
  };

  /** Decides, shows and hands out the next events; throws when the database fails, with nothing handed out. */
  const step = async (): Promise<void> => {
    const who = viewers();
    const taken = pending.slice(0, Math.max(1, Math.min(MOST_EVENTS, Math.floor(STEP_BYTES / heaviest), Math.floor(MOST_DECISIONS / Math.max(1, who.size)))));
    const sights = await feed.sights(taken.map(({ event }) => event), [...who.values()]);
    const sittings = new Map<string, Sitting>();
    const sittingOf = (scope: string, actor: Actor): Sitting => {
      if (!sittings.has(scope)) sittings.set(scope, deps.sitting(actor));
      return sittings.get(scope)!;
    };
    const column = new Map([...who.keys()].map((key, i) => [key, sights.map((row) => row[i]!)]));
    const shown = await Promise.all([...groups.values()].map((group) => showTo(group, taken, column, sittingOf)));
    pending.splice(0, taken.length);
    for (const { handOut } of shown) handOut();
    feed.unfolding?.handedOut();
    cursor = taken.at(-1)!.cursor;
    heaviest = Math.max(1, ...shown.flatMap(({ payloads }) => payloads.map(deps.sizeOf)));
  };

  const isFull = (): boolean => {
    for (const group of groups.values()) for (const set of group.members.values()) for (const { one } of set) if (one.full()) return true;
    return false;
  };
  /** Between two steps: waits a moment for readers, but never long for one that does not read. */
  const breathe = async (): Promise<void> => {
    for (let i = 0; i < PAUSES && isFull(); i++) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  };

  const run = async (): Promise<void> => {
    running = true;
    for (let failures = 0; coming.size() > 0 || (pending.length > 0 && groups.size > 0);) {
      try {
        await (coming.size() > 0 ? coming.admit(cursor) : step());
        failures = 0;
        if (pending.length > 0) await breathe();
      } catch (error) {
        if (++failures < TRIES) await new Promise((resolve) => setTimeout(resolve, FIRST_RETRY_MS * 2 ** failures).unref());
        else {
          deps.log.error({ err: error, feed: feed.key }, 'events could not be shown');
          endAll(new DoorError('UNAVAILABLE', 'Events cannot be read now; resume from the last cursor.'));
        }
      }
    }
    pending.length = 0;
    running = false;
  };

  const join = (presenter: Presenter<Sitting, Payload>, one: Member<Payload>, since: number): (() => void) => {
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
      if (groups.size === 0 && coming.size() === 0) emptied();
    };
  };

  return {
    feed,
    push: (events, horizon) => {
      batch++;
      for (const each of positioned(events, horizon, deps.tail.epoch)) pending.push({ ...each, batch });
      if (pending.length > limit('channelBacklog')) return endAll(new DoorError('LIMIT', 'Too much happens at once; resume from the last cursor.'));
      if (!running) void run();
    },
    add: (presenter, one, after) => {
      if (!feed.unfolding) return join(presenter, one, batch);
      // All that is pending comes after what it will be told.
      const newcomer = { presenter, one, after, enter: () => (leave = join(presenter, one, -1)) };
      let leave = (): void => {
        coming.remove(newcomer);
        if (groups.size === 0 && coming.size() === 0) emptied();
      };
      coming.add(newcomer);
      if (!running) void run();
      return () => leave();
    },
    size: () => {
      let subscriptions = 0;
      for (const group of groups.values()) for (const set of group.members.values()) subscriptions += set.size;
      return { subscriptions, groups: groups.size };
    },
  };
};

/** Executes a group once a scope; returns the answers and how to hand them out, so that nothing goes out before all is known. */
const showTo = async <Sitting, Payload>(
  group: Group<Sitting, Payload>, taken: Pending[], column: Map<string, (Sight | null)[]>, sittingOf: (scope: string, actor: Actor) => Sitting,
): Promise<{ payloads: Payload[]; handOut(): void }> => {
  const scopes = new Map<string, { actor: Actor; shown: Map<number, Sight> }>();
  const scopeOf = (viewer: string, sight: Sight): string => (group.presenter.perViewer ? `${sight.scope}|${viewer}` : sight.scope);
  for (const [viewer, [joined]] of group.members) {
    for (const [i, sight] of (column.get(viewer) ?? []).entries()) {
      if (!sight) continue;
      const key = scopeOf(viewer, sight);
      const scope = scopes.get(key) ?? { actor: joined!.one.actor, shown: new Map<number, Sight>() };
      scopes.set(key, scope);
      scope.shown.set(i, sight);
    }
  }
  const answers = new Map<string, Map<number, Payload>>();
  await Promise.all([...scopes].map(async ([key, { actor, shown }]) => {
    const events = [...shown].map(([i, sight]) => ({ __typename: sight.typename, event: sight.event, cursor: taken[i]!.cursor }));
    const payloads = await group.presenter.present(events, sittingOf(key, actor));
    answers.set(key, new Map([...shown.keys()].map((i, at) => [i, payloads[at]!])));
  }));
  const handOut = (): void => {
    for (const [viewer, set] of group.members) {
      const items = itemsFor(taken, column.get(viewer) ?? [], (i, sight) => answers.get(scopeOf(viewer, sight))?.get(i));
      if (items.length > 0) deliver(set, items, taken.at(-1)!.mark);
    }
  };
  return { payloads: [...answers.values()].flatMap((each) => [...each.values()]), handOut };
};

interface Dated<Payload> extends Item<Payload> {
  batch: number;
}

/** One viewer's part of a batch. */
const itemsFor = <Payload>(taken: Pending[], sights: (Sight | null)[], payloadOf: (i: number, sight: Sight) => Payload | undefined): Dated<Payload>[] => {
  const items: Dated<Payload>[] = [];
  for (const [i, sight] of sights.entries()) {
    const payload = sight && payloadOf(i, sight);
    // No answer: the viewer came to this group while it was executed, and has these events in its replay.
    if (!sight || payload == null) continue;
    const { event, batch } = taken[i]!;
    items.push({ id: event.id, xid: BigInt(event.xid), payload, last: sight.last ?? false, batch });
    if (sight.last) break;
  }
  return items;
};

const deliver = <Payload>(set: Set<Joined<Payload>>, items: Dated<Payload>[], mark: bigint): void => {
  const first = items[0]!.batch;
  for (const { one, since } of set) one.deliver(since < first ? items : items.filter(({ batch }) => batch > since), mark);
};
