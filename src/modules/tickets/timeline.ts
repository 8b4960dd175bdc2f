import type { PageArgs } from '../../kernel/pagination.ts';
import { sql } from '../../platform/db/sql.ts';
import { connection } from '../../platform/reads/declare.ts';
import { pageSize } from '../conversations/index.ts';
import { keysetOf, microseconds, placeOf } from '../../platform/reads/keyset.ts';

/** Before everything that can be read. */
const END = { key: '9000000000000000', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/**
 * Messages and internal notes of a ticket by time, newest page first, with those of tickets that were merged into it and the
 * messages it was split with: at most one page is read of each, and merged. A customer's read never touches the table of
 * notes. The ticket was visible, so its lines are.
 */
export const timeline = connection({
  type: 'Timeline', members: ['Message', 'InternalNote'],
  prepare: ({ last, before }: PageArgs) => {
    const { size } = pageSize({ last, before });
    const place = keysetOf(before);
    return { size, limit: size + 1, backward: true, started: place.key !== null, nothing: false, key: place.key ?? END.key, id: place.id ?? END.id };
  },
  page: ({ t, parent }, given) => ({
    source: sql`(
      (select 'Message' as kind, m.id, m.created_at as at from message m
        where m.conversation_id = ${parent.conversationId} and m.position >= ${parent.fromPosition} and m.position <= coalesce(${parent.toPosition}, 2147483647)
          and (m.created_at, m.id) < ${placeOf(given)} order by m.position desc limit ${given.limit})
      union all
      (select 'InternalNote', i.id, i.created_at from internal_note i
        where i.ticket_id = ${parent.id} and (i.created_at, i.id) < ${placeOf(given)} order by i.created_at desc, i.id desc limit ${given.limit})
      union all
      (select 'Message', m.id, m.created_at from ticket_span s join message m
          on m.conversation_id = s.conversation_id and m.position >= s.from_position and m.position <= coalesce(s.to_position, 2147483647)
        where s.ticket_id = ${parent.id} and (m.created_at, m.id) < ${placeOf(given)} order by m.created_at desc, m.id desc limit ${given.limit})
      union all
      (select 'InternalNote', i.id, i.created_at from ticket g join internal_note i on i.ticket_id = g.id
        where g.merged_into_id = ${parent.id} and (i.created_at, i.id) < ${placeOf(given)} order by i.created_at desc, i.id desc limit ${given.limit}))`,
    where: sql`true`,
    beyond: sql`true`,
    order: sql`${t}.at desc, ${t}.id desc`,
    keys: [microseconds(sql`${t}.at`), sql`${t}.id`],
  }),
});
