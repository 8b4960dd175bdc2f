import { seesAll, type Actor } from '../../kernel/actor.ts';
import { name, sql, type Sql } from '../../platform/db/sql.ts';
import type { Viewer } from '../../platform/db/viewer.ts';
import { servesQueue } from '../settings/index.ts';

/** An offer is the business of whom it is made to, and of who supervises its queue. */
export const visibleOffers = (actor: Actor, alias: string): Sql => {
  const o = name(alias);
  if (seesAll(actor)) return sql`${o}.workspace_id = ${actor.workspaceId}::uuid`;
  if (actor.kind !== 'USER') return sql`false`;
  const own = sql`${o}.user_id = ${actor.userId}::uuid`;
  return actor.role === 'SUPERVISOR' ? sql`(${own} or ${servesQueue(actor, sql`${o}.queue_id`)})` : own;
};

/** Queues whose numbers an actor may know: those they supervise (rules H-03, H-08). */
export const supervisedQueues = (actor: Viewer, queueId: Sql): Sql => {
  if (seesAll(actor)) return sql`true`;
  return actor.kind === 'USER' && actor.role === 'SUPERVISOR' ? servesQueue(actor, queueId) : sql`false`;
};
