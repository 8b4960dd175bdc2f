/** Pieces below the server: a database with nothing but the platform on it, and the log as a test sees it. */
import { pino } from 'pino';
import { systemActor } from '../../src/kernel/actor.ts';
import type { LogEvent, ShownEvent } from '../../src/kernel/event.ts';
import { newId } from '../../src/kernel/ids.ts';
import { identityEntities } from '../../src/modules/identity/index.ts';
import { openDatabase, type Database } from '../../src/platform/db/database.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { startTail, type EventTail } from '../../src/platform/events/tail.ts';
import { feed, workspaceTopic, type Feed } from '../../src/platform/events/feed.ts';
import { createHub, type Hub, type Presenter } from '../../src/platform/events/hub.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

export const log = pino({ level: process.env.TEST_LOG ?? 'silent' });

export interface Platform {
  database: TestDatabase;
  db: Database;
  /** A tail like a node's; stopped with the platform. */
  tail(): Promise<EventTail>;
  /** A new workspace with one tag of this name. */
  workspace(tag: string): Promise<string>;
  stop(): Promise<void>;
}

export const startPlatform = async (): Promise<Platform> => {
  const database = await createTestDatabase();
  const db = await openDatabase({ url: database.url, log, entities: identityEntities, within: new Map(), positions: (workspaceId) => sql`select ${workspaceId}::uuid as workspace_id, 1 as last` });
  const tails: EventTail[] = [];
  return {
    database, db,
    tail: async () => {
      const tail = await startTail({ db, url: database.url, log });
      tails.push(tail);
      return tail;
    },
    workspace: async (tag) => {
      const id = newId();
      await database.query('insert into workspace (id, name) values ($1, $2)', [id, tag]);
      await database.query('insert into tag (id, workspace_id, name, colour) values ($1, $2, $3, $4)', [newId(), id, tag, '#123456']);
      return id;
    },
    stop: async () => {
      await Promise.all(tails.map((tail) => tail.stop()));
      await db.close();
      await database.drop();
    },
  };
};

/** Asks again until `check` holds; the condition is somebody else's work, so there is nothing to wait for but time. */
export const until = async <T>(what: string, check: () => T | Promise<T>, timeoutMs = 8_000): Promise<NonNullable<T>> => {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

export type Delivery = { kind: 'event'; event: LogEvent; cursor: string } | { kind: 'resync'; reason: string; cursor: string };

/** A feed of everything in a workspace, which everybody may see. */
export const everything = (workspaceId: string, after: string | null = null): Feed =>
  feed({
    workspaceId, key: 'everything', topic: workspaceTopic(workspaceId), actor: systemActor(workspaceId), after, matches: () => true, where: sql`true`,
    sights: async (events, viewers) => events.map((event) => viewers.map(() => ({ typename: event.type, event, scope: '' }))),
  });

/** Shows events as they are. */
export const plain: Presenter<null, ShownEvent> = { key: 'plain', perViewer: false, present: async (events) => events };

export const hubOf = (platform: Platform, tail: EventTail): Hub<null, ShownEvent> =>
  createHub({ db: platform.db, tail, clock: { now: () => new Date() }, log, sitting: () => null, sizeOf: () => 1 });

/** Follows a workspace's events through a hub of its own. */
export const follow = (platform: Platform, tail: EventTail, workspaceId: string, after: string | null = null) => {
  const seen: Delivery[] = [];
  const hub = hubOf(platform, tail);
  const { promise: reading, resolve, reject } = Promise.withResolvers<void>();
  reading.catch(() => {});
  const leave = hub.join(everything(workspaceId, after), plain, {
    send: ({ __typename, event, cursor }) => void seen.push(
      __typename === 'ResyncRequired' ? { kind: 'resync', reason: String(event.payload.reason), cursor } : { kind: 'event', event: event as LogEvent, cursor }),
    full: () => false,
    ready: () => Promise.resolve(),
    end: (error) => (error ? reject(error) : resolve()),
  });
  const events = (): LogEvent[] => seen.flatMap((each) => (each.kind === 'event' ? [each.event] : []));
  return {
    seen, events, reading,
    names: (): string[] => events().map((event) => String(event.payload.name)),
    last: (): string => seen.at(-1)!.cursor,
    stop: async () => {
      leave();
      hub.stop();
      resolve();
      await reading.catch(() => {});
    },
  };
};
