import type { Actor } from '../../kernel/actor.ts';
import { seesAll } from '../../kernel/actor.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { visibleQueues } from '../settings/index.ts';
import { NONE } from './facts.ts';

/** What statistics are asked of, with row ids. */
export interface StatsFilter {
  queueId: string | null;
  channel: string | null;
  agentId: string | null;
}

/** Which sums an answer is made of. */
export interface StatsScope {
  /** Ids of the queues, as an SQL array; null: all of the workspace, told together. */
  queues: Sql | null;
  /** The agent's own sums, or `NONE` for those of everybody. */
  agentId: string;
  channel: string | null;
}

/**
 * The one predicate of statistics (§4.4): agents their own, supervisors their queues, managers and administrators all, nobody
 * else any. Null: not for this actor. `byQueue` asks for queues told apart.
 */
export const statsScope = (actor: Actor, filter: StatsFilter, byQueue: boolean): StatsScope | null => {
  const own = actor.kind === 'USER' && actor.role === 'AGENT';
  if (!own && !seesAll(actor) && !(actor.kind === 'USER' && actor.role === 'SUPERVISOR')) return null;
  const { channel } = filter;
  if (seesAll(actor) && !byQueue && !filter.queueId && !filter.agentId) return { queues: null, agentId: NONE, channel };
  const conditions = [
    sql`q.workspace_id = ${actor.workspaceId}::uuid`,
    // A ticket that was handed over counts for its agent in whatever queue.
    own ? sql`${filter.agentId ?? actor.userId}::uuid = ${actor.userId}::uuid` : visibleQueues(actor, sql`q.id`),
    filter.queueId ? sql`q.id = ${filter.queueId}::uuid` : sql`true`,
  ];
  return {
    queues: sql`array(select q.id from queue q where ${conditions[0]} and ${conditions[1]} and ${conditions[2]})`,
    agentId: own ? actor.userId : filter.agentId ?? NONE, channel,
  };
};
