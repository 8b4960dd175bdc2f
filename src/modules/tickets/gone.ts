/** What becomes of tickets whose assignee went offline: where the queue says so, they wait in it again (§4.2, G11). */
import { plus } from '../../kernel/clock.ts';
import { limit } from '../../limits.ts';
import type { Tx, WithinHandler } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Deadline } from '../../platform/deadlines/deadlines.ts';
import { changeStatus } from './changes.ts';
import { Ticket } from './entities.ts';
import { step } from './rules.ts';

const abandoned = (userId: string) => sql`
  t.assignee_id = ${userId}::uuid and t.status in ('OPEN', 'PENDING', 'ON_HOLD')
    and exists (select 1 from queue q where q.id = t.queue_id and q.when_offline = 'REQUEUE')`;

/** Who lost their presence has had their grace before they went offline. */
export const goneHandler = (): WithinHandler => async (tx, event) => {
  const { userId, after, cause, at } = event.payload as { userId: string; after: string; cause: string; at: Date };
  const due = after === 'OFFLINE' ? plus(at, cause === 'PRESENCE_LOST' ? 0 : limit('offlineGraceMs')) : null;
  tx.write(sql`update agent set requeue_at = ${due} where user_id = ${userId}::uuid and requeue_at is distinct from ${due}::timestamptz`);
};

/** Tickets before their agent, as everybody locks them; what somebody is at waits for the next time. */
const giveBack = async (tx: Tx, userId: string, now: Date): Promise<boolean> => {
  const rows = await tx.rows<object>(sql`
    select t.* from ticket t join conversation c on c.id = t.conversation_id where ${abandoned(userId)} order by c.id for update of c, t skip locked`);
  const away = await tx.rows(sql`
    select 1 from agent where user_id = ${userId}::uuid and state = 'OFFLINE' and requeue_at <= ${now} for update skip locked`);
  if (away.length === 0) return false;
  for (const row of rows) {
    const ticket = tx.em.map(Ticket, row as never);
    const next = step(ticket.status, 'ASSIGNEE_GONE');
    if (next.ok) changeStatus(tx, ticket, next.value, 'ASSIGNEE_GONE', now);
  }
  const done = await tx.rows(sql`
    update agent set requeue_at = null where user_id = ${userId}::uuid and not exists (select 1 from ticket t where ${abandoned(userId)}) returning 1`);
  return done.length > 0 || rows.length > 0;
};

export const abandonedTickets = (): Deadline => ({
  name: 'abandoned-tickets',
  next: sql`select min(requeue_at) as at from agent where requeue_at is not null`,
  due: (most, now) => sql`
    select user_id as id, workspace_id as "workspaceId" from agent where requeue_at <= ${now}::timestamptz order by requeue_at limit ${most}`,
  fire: giveBack,
});
