/** Who has a socket open on this node, written down: one statement every few seconds for all of them, and at once for who comes. */
import type { Actor } from '../../kernel/actor.ts';
import { systemActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { ok } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Log } from '../../platform/log/log.ts';
import type { SocketRegistry } from '../../platform/sockets/registry.ts';

export interface PresenceDeps {
  db: Database;
  clock: Clock;
  log: Log;
  sockets: Pick<SocketRegistry, 'actors' | 'onAdd'>;
}

export interface AgentPresence {
  /** Writes down everybody who is here now. */
  beat(): Promise<void>;
  stop(): Promise<void>;
}

interface Seen {
  userId: string;
  workspaceId: string;
  present: boolean;
}

const usersOf = (actors: Iterable<Actor>): string[] => [...new Set([...actors].flatMap((actor) => (actor.kind === 'USER' ? [actor.userId] : [])))];

export const watchPresence = ({ db, clock, log, sockets }: PresenceDeps): AgentPresence => {
  const came = new Set<string>();
  let running: Promise<void> = Promise.resolve();

  const write = async (userIds: string[]): Promise<void> => {
    if (userIds.length === 0) return;
    const now = clock.now();
    // In one order, so that two nodes that see the same people do not wait for each other in a circle.
    const seen = await db.system.rows<Seen>(sql`
      with here as (select user_id from agent where user_id = any(${userIds}::uuid[]) order by user_id for no key update)
      update agent a set seen_at = greatest(a.seen_at, ${now}) from here where a.user_id = here.user_id
      returning a.user_id as "userId", a.workspace_id as "workspaceId", a.present`);
    for (const row of seen) if (!row.present) await appear(db, row, now);
  };
  /** One after the other: what comes meanwhile is written with the next. */
  const next = (userIds: () => string[]): Promise<void> => (running = running.then(() => write(userIds())).catch((error: unknown) => log.warn({ err: error }, 'presence could not be written')));

  const unlisten = sockets.onAdd((actor) => {
    if (actor.kind !== 'USER') return;
    if (came.size === 0) {
      setImmediate(() => void next(() => {
        const ids = [...came];
        came.clear();
        return ids;
      }));
    }
    came.add(actor.userId);
  });
  const beat = (): Promise<void> => next(() => usersOf(sockets.actors()));
  const timer = setInterval(() => void beat(), limit('presenceBeatMs'));
  timer.unref();
  return {
    beat,
    stop: async () => {
      unlisten();
      clearInterval(timer);
      await running;
    },
  };
};

const appear = (db: Database, { userId, workspaceId }: Seen, now: Date): Promise<unknown> =>
  db.tx(systemActor(workspaceId), async (tx) => {
    const [changed] = await tx.rows(sql`update agent set present = true where user_id = ${userId}::uuid and not present returning 1`);
    if (changed) tx.record({ type: 'AgentPresenceChanged', payload: { userId, present: true, at: now } });
    return ok(null);
  });

/** After a time in which no node ran, nobody was away: they get the grace to come back. */
export const forgiveDowntime = async ({ db, clock }: Pick<PresenceDeps, 'db' | 'clock'>): Promise<void> => {
  const now = clock.now();
  await db.system.rows(sql`
    update agent set seen_at = ${now}
    where (present or state <> 'OFFLINE') and seen_at is not null
      and not exists (select 1 from agent other where other.seen_at > ${now}::timestamptz - ${limit('presenceBeatMs') * 2}::int * interval '1 millisecond')`);
};
