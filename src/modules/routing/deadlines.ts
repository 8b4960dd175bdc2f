import type { Tx } from '../../platform/db/database.ts';
import type { Deadline } from '../../platform/deadlines/deadlines.ts';
import { sql } from '../../platform/db/sql.ts';
import { enterState } from '../agents/index.ts';
import { endOffer, lockOffer } from './offers.ts';

/** Rule D-06: an offer nobody took goes to the next, and its agent on a break. */
export const offersLapse = (): Deadline => ({
  name: 'offers',
  next: sql`select min(expires_at) as at from offer where state = 'PENDING'`,
  due: (limit, now) => sql`
    select id, workspace_id as "workspaceId" from offer where state = 'PENDING' and expires_at <= ${now}::timestamptz order by expires_at limit ${limit}`,
  fire: async (tx, id, now) => {
    const found = await lockOffer(tx, id);
    if (found?.offer.state !== 'PENDING' || found.offer.expiresAt > now) return false;
    endOffer(tx, found.offer, found.ticket, 'TIMED_OUT', now);
    await enterState(tx, found.offer.userId, { event: 'OFFER_LAPSED' }, now);
    return true;
  },
});

/** A queue opens, or what its decisions rest on has changed: whoever routes hears of it from the log. */
export const queuesWake = (): Deadline => ({
  name: 'queues',
  next: sql`select min(wake_at) as at from queue_routing where wake_at is not null`,
  due: (limit, now) => sql`
    select queue_id as id, workspace_id as "workspaceId" from queue_routing where wake_at <= ${now}::timestamptz order by wake_at limit ${limit}`,
  fire: async (tx: Tx, id, now) => {
    const [woken] = await tx.rows<{ waits: boolean }>(sql`
      update queue_routing set wake_at = null where queue_id = ${id}::uuid and wake_at <= ${now}::timestamptz
      returning exists (select 1 from ticket t where t.queue_id = queue_routing.queue_id and t.status = 'NEW' and t.offered_to is null) as waits`);
    // Whoever comes later is looked at when they come.
    if (!woken?.waits) return false;
    tx.record({ type: 'QueueWoken', payload: { queueId: id } });
    return true;
  },
});
