/**
 * Deadlines that stand on rows of their own. One sweeper a node fires what is due, each row in a transaction of its own that
 * looks again before it acts: of several nodes the first one fires it, and a node that is killed leaves nothing locked.
 * The database's clock decides; a clock that somebody else put in (tests) decides for itself, and then nothing runs by itself.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { systemActor, type Actor } from '../../kernel/actor.ts';
import { systemClock, type Clock } from '../../kernel/clock.ts';
import { ok } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../db/database.ts';
import { join, sql, type Sql } from '../db/sql.ts';
import { repeat, type EventTail } from '../events/tail.ts';
import type { Log } from '../log/log.ts';
import { patience } from './patience.ts';

export interface DueRow {
  id: string;
  workspaceId: string;
}

export interface Deadline {
  /** Stands in the log. */
  name: string;
  /** As parley_system: the earliest moment that any row waits for, as column `at`; null when none does. */
  next: Sql;
  /** As parley_system: `id` and `workspaceId` of rows due at `now`, the longest overdue first. */
  due(limit: number, now: Date): Sql;
  /** Who acts; left out: the system. */
  actor?(row: DueRow): Promise<Actor>;
  /**
   * In the row's workspace: locks (conversation, ticket, agent, in this order; what somebody else holds it
   * skips), sees whether it is still due, and applies. False: it was not, or somebody else has it.
   */
  fire(tx: Tx, id: string, now: Date): Promise<void | boolean>;
}

export interface Deadlines {
  /** Something may be due sooner than what the sweeper waits for. */
  wake(): void;
  /** Fires all that is due now, also what that makes due and what others hold yet, and says how many. Rejects with what could not be fired. */
  runDue(): Promise<number>;
  stop(): Promise<void>;
}

export interface DeadlinesDeps {
  db: Database;
  clock: Clock;
  log: Log;
  tail: Pick<EventTail, 'listen'>;
}

/** Commits that come together share one look, ms. */
const APART_MS = 100;
/** What is due but somebody else holds is tried again so soon, ms. */
const BUSY_MS = 50;
/** Batches after which something fires what does not move. */
const ROUNDS = 1_000;

export const startDeadlines = ({ db, clock, log, tail }: DeadlinesDeps, deadlines: Deadline[]): Deadlines => {
  const failures = patience();

  /** The time that counts, and the earliest deadline. */
  const look = async (): Promise<{ now: Date; at: Date | null }> => {
    const nexts = deadlines.map(({ next }) => sql`select n.at from (${next}) n`);
    const earliest = nexts.length === 0 ? sql`null::timestamptz` : sql`(select min(e.at) from (${join(nexts, ' union all ')}) e)`;
    const [row] = await db.system.rows<{ now: Date; at: Date | null }>(sql`select clock_timestamp() as now, ${earliest} as at`);
    return { at: row!.at, now: clock === systemClock ? row!.now : clock.now() };
  };

  const fire = async (deadline: Deadline, row: DueRow, now: Date): Promise<boolean> => {
    const actor = (await deadline.actor?.(row)) ?? systemActor(row.workspaceId);
    const result = await db.tx(actor, async (tx) => ok((await deadline.fire(tx, row.id, now)) !== false));
    return result.ok && result.value;
  };

  /** One batch of each kind: how many were fired, and how many were left because somebody held them. */
  const sweep = async (now: Date, failed: (error: unknown) => void): Promise<{ fired: number; left: number }> => {
    let fired = 0;
    let left = 0;
    for (const deadline of deadlines) {
      // Rows that fail again and again must not hide those behind them.
      const rows = await db.system.rows<DueRow>(deadline.due(limit('deadlinesABatch') + failures.size(), now));
      const waiting = rows.filter((row) => failures.may(`${deadline.name}:${row.id}`));
      await together(waiting, async (row) => {
        const key = `${deadline.name}:${row.id}`;
        await fire(deadline, row, now).then((did) => {
          failures.forget(key);
          if (did) fired += 1;
          else left += 1;
        }, (error: unknown) => {
          failures.keep(key);
          log.error({ err: error, deadline: deadline.name, id: row.id }, 'a deadline could not be fired');
          failed(error);
        });
      });
    }
    return { fired, left };
  };

  const step = async (): Promise<number> => {
    const { now, at } = await look();
    if (at === null) return limit('deadlinePollMs');
    if (at > now) return Math.min(at.getTime() - now.getTime() + 1, limit('deadlinePollMs'));
    return (await sweep(now, () => {})).fired > 0 ? 0 : BUSY_MS;
  };

  return {
    ...watch(clock, tail, step, (error) => log.warn({ err: error }, 'deadlines could not be looked at')),
    runDue: async () => {
      const errors: unknown[] = [];
      let total = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const { fired, left } = await sweep((await look()).now, (error) => errors.push(error));
        if (errors.length > 0) throw errors[0];
        if (fired + left === 0) return total;
        if (fired === 0) await delay(BUSY_MS);
        total += fired;
      }
      throw new Error('deadlines stay due, or are due again as soon as they are fired');
    },
  };
};

/** Looks when the next deadline comes, soon after anybody wrote anything, and now and then besides. */
const watch = (clock: Clock, tail: Pick<EventTail, 'listen'>, step: () => Promise<number>, failed: (error: unknown) => void): Pick<Deadlines, 'wake' | 'stop'> => {
  if (clock !== systemClock) return { wake: () => {}, stop: async () => {} };
  const loop = repeat(step, failed);
  let soon: NodeJS.Timeout | undefined;
  const unlisten = tail.listen(({ events }) => {
    if (events.length === 0) return;
    soon ??= setTimeout(() => {
      soon = undefined;
      loop.wake();
    }, APART_MS);
  });
  return {
    wake: loop.wake,
    stop: async () => {
      unlisten();
      clearTimeout(soon);
      await loop.stop();
    },
  };
};

const together = async <T>(items: T[], work: (item: T) => Promise<void>): Promise<void> => {
  const left = [...items];
  const one = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: limit('deadlinesAtOnce') }, one));
};
