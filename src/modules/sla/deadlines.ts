import { sql } from '../../platform/db/sql.ts';
import type { Deadline } from '../../platform/deadlines/deadlines.ts';
import { settle } from './rules.ts';
import { keep, watched } from './store.ts';

/** Warnings and breaches, when they come about. */
export const slaDeadlines = (): Deadline => ({
  name: 'sla-clocks',
  next: sql`select min(wake_at) as at from sla_clock where wake_at is not null`,
  due: (most, now) => sql`
    select id, workspace_id as "workspaceId" from sla_clock where wake_at <= ${now}::timestamptz order by wake_at limit ${most}`,
  fire: async (tx, id, now) => {
    const [locked] = await tx.rows<{ id: string }>(sql`
      select t.id from ticket t join conversation c on c.id = t.conversation_id
      where t.id = (select k.ticket_id from sla_clock k where k.id = ${id}::uuid and k.wake_at <= ${now}) for update of c, t skip locked`);
    const of = locked && (await watched(tx, sql`t.id = ${locked.id}::uuid`));
    const clock = of?.clocks.find((each) => each.id === id);
    if (!of || !clock) return false;
    const moved = settle(clock, now);
    if (moved.steps.length === 0) return false;
    keep(tx, of, moved);
    return true;
  },
});
