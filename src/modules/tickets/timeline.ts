import type { Actor } from '../../kernel/actor.ts';
import { encodeCursor, pageOf, type Page } from '../../kernel/pagination.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { MESSAGE, pageSize, type MessageRow } from '../conversations/index.ts';
import { visibleTickets } from './access.ts';
import { keysetOf, NOTE, type NoteRow, type TicketRow } from './queries.ts';

export type TimelineItem = (MessageRow & { __typename: 'Message' }) | (NoteRow & { __typename: 'InternalNote' });

/** Sort key of both kinds: microseconds of the database, then the id. */
interface Keyed {
  key: string;
}

const byKey = (a: Keyed & { id: string }, b: Keyed & { id: string }): number => {
  const difference = BigInt(b.key) - BigInt(a.key);
  return difference === 0n ? b.id.localeCompare(a.id) : difference < 0n ? -1 : 1;
};

/**
 * Messages and internal notes of a ticket by time, newest page first. Two reads of at most one page each, merged here: a
 * customer's read never touches the table of notes.
 */
export const timeline = async (db: Database, actor: Actor, ticket: TicketRow, args: { last?: number | null; before?: string | null }): Promise<Page<TimelineItem>> => {
  const { size } = pageSize({ last: args.last, before: args.before });
  const cursor = keysetOf(args.before);
  const [key, id] = cursor ?? ['9000000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  const before = sql`(timestamptz 'epoch' + ${key}::bigint * interval '1 microsecond', ${id}::uuid)`;

  const [messages, notes] = await Promise.all([
    db.rows<MessageRow & Keyed>(actor.workspaceId, sql`
      select ${MESSAGE}, (extract(epoch from m.created_at) * 1000000)::bigint::text as key
      from message m join ticket t on t.conversation_id = m.conversation_id
      where t.id = ${ticket.id}::uuid and ${visibleTickets(actor, 't')}
        and m.position >= t.from_position and m.position <= coalesce(t.to_position, 2147483647) and (m.created_at, m.id) < ${before}
      order by m.position desc limit ${size + 1}`),
    db.rows<NoteRow & Keyed>(actor.workspaceId, sql`
      select ${NOTE}, (extract(epoch from i.created_at) * 1000000)::bigint::text as key
      from internal_note i join ticket t on t.id = i.ticket_id
      where t.id = ${ticket.id}::uuid and ${visibleTickets(actor, 't')} and (i.created_at, i.id) < ${before}
      order by i.created_at desc, i.id desc limit ${size + 1}`),
  ]);
  const items = [
    ...messages.map((row) => ({ ...row, __typename: 'Message' as const })),
    ...notes.map((row) => ({ ...row, __typename: 'InternalNote' as const })),
  ].sort(byKey);
  return pageOf(items, size, (item) => encodeCursor([item.key, item.id]), { backward: true, started: cursor !== null });
};
