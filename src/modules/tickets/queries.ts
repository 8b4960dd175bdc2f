import DataLoader from 'dataloader';
import type { Actor, StaffActor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import { globalId, rowId } from '../../kernel/ids.ts';
import { decodeCursor, encodeCursor, pageOf, type Page, type PageArgs } from '../../kernel/pagination.ts';
import { limit } from '../../limits.ts';
import { byId, groupedBy } from '../../platform/db/by-id.ts';
import type { Database } from '../../platform/db/database.ts';
import { and, sql, type Sql } from '../../platform/db/sql.ts';
import { pageSize } from '../conversations/index.ts';
import type { TagRow } from '../settings/index.ts';
import { relationColumns, visibleTickets, type RelationRow } from './access.ts';
import type { Cause } from './entities.ts';
import type { Status } from './rules.ts';

/** A ticket as one reader sees it: with what the reader is to it, and what engagement derives from. */
export interface TicketRow extends RelationRow {
  id: string;
  number: number;
  status: Status;
  cause: Cause;
  conversationId: string;
  contactId: string;
  channel: 'WEB';
  queueId: string;
  assigneeId: string | null;
  fromPosition: number;
  toPosition: number | null;
  lastActivityAt: Date;
  openedAt: Date;
  resolvedAt: Date | null;
  closedAt: Date | null;
  nextTransitionAt: Date | null;
  transferCount: number;
  followUpOfId: string | null;
  lastCustomerPosition: number;
  lastStaffPosition: number;
  assigneeReadPosition: number;
}

export interface NoteRow {
  id: string;
  ticketId: string;
  authorUserId: string | null;
  text: string;
  createdAt: Date;
}

/** The inbox's filter with row ids inside. */
export interface InboxFilter {
  status?: Status[] | null;
  queueId?: string | null;
  channel?: string | null;
  assigneeId?: string | null;
  mine?: boolean | null;
  tagId?: string | null;
  search?: string | null;
}

export type TicketPage = Page<TicketRow> & { totalCount: number };

/** Counting stops here: people read "1,000+", and the database does not read on. */
const COUNT_LIMIT = limit('inboxCount');

export const ticketColumns = (actor: Actor): Sql => sql`
  t.id, t.number, t.status, t.cause, t.conversation_id as "conversationId", t.contact_id as "contactId", t.channel, t.queue_id as "queueId",
  t.assignee_id as "assigneeId", t.from_position as "fromPosition", t.to_position as "toPosition", t.last_activity_at as "lastActivityAt",
  t.opened_at as "openedAt", t.resolved_at as "resolvedAt", t.closed_at as "closedAt", t.next_transition_at as "nextTransitionAt",
  t.transfer_count as "transferCount", t.follow_up_of_id as "followUpOfId", c.last_customer_position as "lastCustomerPosition",
  c.last_staff_position as "lastStaffPosition",
  coalesce((select r.position from read_mark r where r.conversation_id = c.id and r.reader = 'user:' || t.assignee_id), 0) as "assigneeReadPosition",
  ${relationColumns(actor)}`;
export const TICKET_TABLES = sql`ticket t join conversation c on c.id = t.conversation_id join queue q on q.id = t.queue_id`;
export const NOTE = sql`i.id, i.ticket_id as "ticketId", i.author_user_id as "authorUserId", i.text, i.created_at as "createdAt"`;

const searched = (text: string): Sql => {
  const number = /^#?(\d{1,9})$/.exec(text.trim());
  const words = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const named = sql`exists (select 1 from contact k where k.id = t.contact_id and k.name ilike ${words})`;
  return number ? sql`(t.number = ${Number(number[1])} or ${named})` : named;
};

/** Tickets `t` that the filter lets through and the actor may see. */
export const filtered = (actor: StaffActor, filter: InboxFilter): Sql => {
  const me = actor.kind === 'USER' ? actor.userId : null;
  const conditions = [sql`t.workspace_id = ${actor.workspaceId}::uuid`, visibleTickets(actor, 't')];
  if (filter.status?.length) conditions.push(sql`t.status = any(${filter.status}::text[])`);
  if (filter.queueId) conditions.push(sql`t.queue_id = ${filter.queueId}::uuid`);
  if (filter.channel) conditions.push(sql`t.channel = ${filter.channel}`);
  if (filter.assigneeId) conditions.push(sql`t.assignee_id = ${filter.assigneeId}::uuid`);
  if (filter.mine === true) conditions.push(sql`t.assignee_id = ${me}::uuid`);
  if (filter.mine === false) conditions.push(sql`t.assignee_id is null`);
  if (filter.tagId) conditions.push(sql`exists (select 1 from ticket_tag tt where tt.ticket_id = t.id and tt.tag_id = ${filter.tagId}::uuid)`);
  if (filter.search?.trim()) conditions.push(searched(filter.search));
  return and(conditions);
};

/** Keyset of a page by activity: microseconds as the database has them, since a Date would lose three digits. */
export const KEYSET = sql`(extract(epoch from t.last_activity_at) * 1000000)::bigint::text as key`;

/** Tickets `t` that stand below a place in the list. */
export const below = (key: string, id: string): Sql => sql`(t.last_activity_at, t.id) < (timestamptz 'epoch' + ${key}::bigint * interval '1 microsecond', ${id}::uuid)`;

/** A keyset cursor's microseconds and row id. What merely looks like one must not reach the database. */
export const keysetOf = (cursor: string | null | undefined): [key: string, id: string] | null => {
  if (cursor == null) return null;
  const [key, id] = decodeCursor(cursor, 2) ?? [];
  const ours = typeof key === 'string' && /^\d{1,17}$/.test(key) && typeof id === 'string' && rowId('ticket', globalId('ticket', id)) !== null;
  if (!ours) throw new DoorError('BAD_INPUT', 'This is not a cursor of this connection.');
  return [key, id];
};

export const ticketQueries = ({ db }: { db: Database }) => {
  const page = async (actor: StaffActor, where: Sql, args: PageArgs): Promise<TicketPage> => {
    const { size } = pageSize({ first: args.first, after: args.after });
    const from = keysetOf(args.after);
    const beyond = from ? below(...from) : sql`true`;
    const total = sql`(select count(*)::int from (select 1 from ${TICKET_TABLES} where ${where} limit ${COUNT_LIMIT}) n)`;
    const rows = await db.rows<TicketRow & { key: string; total: number }>(actor.workspaceId, sql`
      select ${ticketColumns(actor)}, ${KEYSET}, ${total} as total
      from ${TICKET_TABLES} where ${where} and ${beyond}
      order by t.last_activity_at desc, t.id desc limit ${size + 1}`);
    // Beyond the last page no row carries the count.
    const [counted] = rows.length > 0 || !from ? rows : await db.rows<{ total: number }>(actor.workspaceId, sql`select ${total} as total`);
    return {
      ...pageOf(rows, size, (row) => encodeCursor([row.key, row.id]), { backward: false, started: from !== null }),
      totalCount: counted?.total ?? 0,
    };
  };

  /** Newest ticket of each conversation, the one that is not closed first, as far as the actor may see it. */
  const byConversation = async (actor: Actor, ids: readonly string[]): Promise<Map<string, TicketRow>> => {
    const rows = await db.rows<TicketRow>(actor.workspaceId, sql`
      select distinct on (t.conversation_id) ${ticketColumns(actor)} from ${TICKET_TABLES}
      where t.conversation_id = any(${ids}::uuid[]) and ${visibleTickets(actor, 't')}
      order by t.conversation_id, (t.status = 'CLOSED'), t.number desc`);
    return new Map(rows.map((row) => [row.conversationId, row]));
  };

  return {
    inbox: (actor: StaffActor, filter: InboxFilter, args: PageArgs) => page(actor, filtered(actor, filter), args),
    contactTickets: (actor: StaffActor, contactId: string, args: PageArgs) =>
      page(actor, and([sql`t.contact_id = ${contactId}::uuid`, visibleTickets(actor, 't')]), args),
    ticketLoader: (actor: Actor) =>
      new DataLoader<string, TicketRow | null>(async (ids) =>
        byId(await db.rows<TicketRow>(actor.workspaceId, sql`
          select ${ticketColumns(actor)} from ${TICKET_TABLES} where t.id = any(${ids}::uuid[]) and ${visibleTickets(actor, 't')}`), ids)),
    conversationTicketLoader: (actor: Actor) =>
      new DataLoader<string, TicketRow | null>(async (ids) => {
        const found = await byConversation(actor, ids);
        return ids.map((id) => found.get(id) ?? null);
      }),
    byConversation,
    noteLoader: (actor: Actor) =>
      new DataLoader<string, NoteRow | null>(async (ids) =>
        byId(await db.rows<NoteRow>(actor.workspaceId, sql`
          select ${NOTE} from internal_note i join ticket t on t.id = i.ticket_id where i.id = any(${ids}::uuid[]) and ${visibleTickets(actor, 't')}`), ids)),
    tagsLoader: (actor: Actor) =>
      new DataLoader<string, TagRow[]>(async (ids) =>
        groupedBy(await db.rows<TagRow & { ticketId: string }>(actor.workspaceId, sql`
          select g.id, g.name, g.colour, tt.ticket_id as "ticketId" from ticket_tag tt join tag g on g.id = tt.tag_id
          where tt.ticket_id = any(${ids}::uuid[]) order by g.name`), ids, (row) => row.ticketId)),
    participantIdsLoader: (actor: Actor) =>
      new DataLoader<string, string[]>(async (ids) => {
        const rows = await db.rows<{ ticketId: string; userId: string }>(actor.workspaceId, sql`
          select ticket_id as "ticketId", user_id as "userId" from ticket_participant where ticket_id = any(${ids}::uuid[]) order by at`);
        return groupedBy(rows, ids, (row) => row.ticketId).map((group) => group.map((row) => row.userId));
      }),
    /** Whether the actor sees a ticket, and so its pads. */
    sees: async (actor: Actor, id: string): Promise<boolean> =>
      (await db.rows(actor.workspaceId, sql`select 1 from ticket t where t.id = ${id}::uuid and ${visibleTickets(actor, 't')}`)).length > 0,
  };
};
