import type { Actor } from '../../kernel/actor.ts';
import { seesAll } from '../../kernel/actor.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import type { Viewer } from '../../platform/db/viewer.ts';

/** True for rows whose queue (a column with its id) the actor is a member of. */
export const servesQueue = (actor: Viewer, queueId: Sql): Sql =>
  actor.kind === 'USER'
    ? sql`exists (select 1 from queue_member qm where qm.queue_id = ${queueId} and qm.user_id = ${actor.userId}::uuid)`
    : sql`false`;

/** The same, for queues whose agents pick for themselves (rule K-04). */
export const servesPickQueue = (actor: Viewer, queueId: Sql): Sql =>
  actor.kind === 'USER'
    ? sql`exists (select 1 from queue_member qm join queue pq on pq.id = qm.queue_id
        where qm.queue_id = ${queueId} and qm.user_id = ${actor.userId}::uuid and pq.enabled and pq.assignment_mode = 'PICK')`
    : sql`false`;

/** Queues an actor may know of: all for administrators and managers, else their own. */
export const visibleQueues = (actor: Actor, queueId: Sql): Sql =>
  seesAll(actor)
    ? sql`exists (select 1 from queue wq where wq.id = ${queueId} and wq.workspace_id = ${actor.workspaceId}::uuid)`
    : servesQueue(actor, queueId);

/** §4.4: words of the workspace are for those who work on tickets. */
export const usesTags = (actor: Actor): Sql =>
  actor.kind === 'SERVICE' || (actor.kind === 'USER' && actor.role !== 'EXPERT' && actor.role !== 'PARTNER_VIEWER') ? sql`true` : sql`false`;
