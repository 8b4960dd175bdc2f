/**
 * Those who come back with a cursor. A member was in its group before the log is read for it, so what commits in between is
 * in the replay, or among what the group held back for it, or in both; ids tell the repeats apart. When a network or a node
 * comes back, thousands do at once: whoever comes together shares one read, and those with cursors near each other the answers.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { actorKey, type Actor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import { decodeCursor, type Cursor } from './cursor.ts';
import { resyncRequired, type Feed } from './feed.ts';
import type { HubDeps, Presenter } from './hub.ts';
import { breathe, type Member } from './member.ts';
import { readPast, type Positioned } from './replay.ts';
import { sceneOf, show } from './showing.ts';

interface Returned<Sitting, Payload> {
  presenter: Presenter<Sitting, Payload>;
  one: Member<Payload>;
  after: string;
  cursor: Cursor | null;
}

export interface Returning<Sitting, Payload> {
  /** Replays what the member missed, then lets it go live. It must have joined its group. */
  add(presenter: Presenter<Sitting, Payload>, one: Member<Payload>, after: string): void;
}

/** Events shown at a time; whose cursors are farther apart go different ways. */
const CHUNK = 100;
/** While some are served, others gather for the next read, but not for long, ms. */
const GATHER_MS = 50;
/** After a chunk a reader has this long, in pauses, before the others go on without it. */
const PAUSES = 100;

export const returning = <Sitting, Payload>(deps: HubDeps<Sitting, Payload>, feed: Feed): Returning<Sitting, Payload> => {
  const own = serving(deps, feed);
  let waiting: Returned<Sitting, Payload>[] = [];
  let busy = false;

  const work = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const some = waiting.filter(({ one }) => one.open());
      waiting = [];
      const known = some.filter(({ cursor }) => cursor?.epoch === deps.tail.epoch);
      for (const each of some) if (!known.includes(each)) void own.refuse(each);
      await Promise.race([own.serve(known), delay(GATHER_MS)]);
    }
    busy = false;
  };

  return {
    add: (presenter, one, after) => {
      waiting.push({ presenter, one, after, cursor: decodeCursor(after) });
      if (!busy) void work();
    },
  };
};

/** Whom the log says no to, and whom it has something for. Neither throws: who cannot be served is ended. */
const serving = <Sitting, Payload>(deps: HubDeps<Sitting, Payload>, feed: Feed) => {
  type One = Returned<Sitting, Payload>;
  const { db, tail, clock, log } = deps;
  const past = (after: string): ReturnType<typeof readPast> => readPast(db, tail.epoch, { ...feed, after });

  const fail = (some: One[], error: unknown): void => {
    for (const { one } of some) one.end(error instanceof DoorError ? error : new DoorError('UNAVAILABLE', 'The past could not be read; resume from the last cursor.'));
    if (!(error instanceof DoorError)) log.warn({ err: error }, 'subscriptions could not be replayed');
  };
  const run = replaying(deps, feed, fail);

  const resync = async (some: One[], reason: string, cursor: string): Promise<void> => {
    const shown = resyncRequired(reason, cursor, clock.now());
    await Promise.all(some.map(async ({ presenter, one }) => {
      const [payload] = await presenter.present([shown], deps.sitting(one.actor));
      one.replay([{ id: shown.event.id, xid: 0n, payload: payload!, last: false }]);
      await one.live();
    }));
  };

  return {
    /** Reads for those who know least. When the log says no to them, the others are asked for without them. */
    serve: async (some: One[]): Promise<void> => {
      let rest = some;
      try {
        while (rest.length > 0) {
          const least = rest.reduce((a, b) => (b.cursor!.xid < a.cursor!.xid ? b : a));
          const started = tail.cursor();
          const found = await past(least.after);
          if (!('resync' in found)) return void await Promise.all(parties(rest, found.events).map(({ own, from }) => run(own, found.events, from)));
          await resync(rest.filter(({ after }) => after === least.after), found.resync, started);
          rest = rest.filter(({ after }) => after !== least.after);
        }
      } catch (error) {
        fail(rest, error);
      }
    },
    /** What is no cursor, or one of another database, cannot be compared with others: it hears for itself what is wrong with it. */
    refuse: async (each: One): Promise<void> => {
      try {
        const started = tail.cursor();
        const found = await past(each.after);
        if ('resync' in found) await resync([each], found.resync, started);
      } catch (error) {
        fail([each], error);
      }
    },
  };
};

/** Shows some members the events from a place on. Who does not keep up goes on alone, so that nobody waits for it. */
const replaying = <Sitting, Payload>(deps: HubDeps<Sitting, Payload>, feed: Feed, fail: (some: Returned<Sitting, Payload>[], error: unknown) => void) => {
  type One = Returned<Sitting, Payload>;

  const tell = async (some: One[], events: Positioned[]): Promise<void> => {
    const scene = await sceneOf(deps, feed, events, viewersOf(some));
    await Promise.all([...Map.groupBy(some, ({ presenter }) => presenter.key).values()].map(async (own) => {
      const shown = await show(own[0]!.presenter, viewersOf(own), scene);
      for (const { one, cursor } of own) one.replay(shown.itemsFor(actorKey(one.actor)).filter(({ xid }) => xid >= cursor!.xid));
    }));
  };

  const run = async (some: One[], events: Positioned[], from: number): Promise<void> => {
    let group = some;
    try {
      for (let at = from; at < events.length && group.length > 0; at += CHUNK) {
        await tell(group, events.slice(at, at + CHUNK));
        group = group.filter(({ one }) => one.open());
        if (group.length > 1) await breathe(() => group.some(({ one }) => one.behind()), PAUSES);
        const late = group.length > 1 ? group.filter(({ one }) => one.behind()) : [];
        group = group.filter((each) => !late.includes(each));
        for (const each of late) void each.one.ready().then(() => run([each], events, at + CHUNK), (error: unknown) => fail([each], error));
        if (group.length === 1) await group[0]!.one.ready();
      }
      await Promise.all(group.map(({ one }) => one.live()));
    } catch (error) {
      fail(group, error);
    }
  };
  return run;
};

const viewersOf = (some: { one: Member<never> }[]): Map<string, Actor> => new Map(some.map(({ one }) => [actorKey(one.actor), one.actor]));

/** Who replays together, and from which place: those whose first events lie in one chunk. */
const parties = <One extends { cursor: Cursor | null }>(some: One[], events: Positioned[]): { own: One[]; from: number }[] => {
  const xids = events.map(({ event }) => BigInt(event.xid));
  const firstOf = ({ cursor }: One): number => {
    const first = xids.findIndex((xid) => xid >= cursor!.xid);
    return first < 0 ? events.length : first;
  };
  return [...Map.groupBy(some, (each) => Math.floor(firstOf(each) / CHUNK))].map(([chunk, own]) => ({ own, from: chunk * CHUNK }));
};
