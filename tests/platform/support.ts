/** Pieces below the server: a database with nothing but the platform on it, and the log as a test sees it. */
import { pino } from 'pino';
import type { LogEvent } from '../../src/kernel/event.ts';
import { newId } from '../../src/kernel/ids.ts';
import { identityEntities } from '../../src/modules/identity/index.ts';
import { openDatabase, type Database } from '../../src/platform/db/database.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { startTail, type EventTail } from '../../src/platform/events/tail.ts';
import { eventStream, type Delivery } from '../../src/platform/events/stream.ts';
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

/** Reads a workspace's stream in the background. */
export const follow = (platform: Platform, tail: EventTail, workspaceId: string, after: string | null = null) => {
  const seen: Delivery[] = [];
  const stream = eventStream({ db: platform.db, tail }, { workspaceId, after, matches: () => true, where: sql`true` });
  const reading = (async () => {
    for await (const delivery of stream) seen.push(delivery);
  })();
  const events = (): LogEvent[] => seen.flatMap((each) => (each.kind === 'event' ? [each.event] : []));
  return {
    seen, events, reading,
    names: (): string[] => events().map((event) => String(event.payload.name)),
    last: (): string => seen.at(-1)!.cursor,
    stop: async () => {
      stream.end();
      await reading;
    },
  };
};
