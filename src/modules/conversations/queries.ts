import DataLoader from 'dataloader';
import { actorKey, type Actor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import { decodeCursor, encodeCursor, pageOf, type Page, type PageArgs } from '../../kernel/pagination.ts';
import { limit } from '../../limits.ts';
import { byId, groupedBy } from '../../platform/db/by-id.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { visibleConversations, visibleMessages, type StaffScope } from './access.ts';
import type { Delivery, Side } from './entities.ts';

export interface ConversationRow {
  id: string;
  kind: 'CUSTOMER' | 'DIRECT' | 'ROOM' | 'CALL';
  contactId: string | null;
  channel: 'WEB';
  endpointName: string;
  lastPosition: number;
  lastMessageAt: Date | null;
  createdAt: Date;
}

export interface MessageRow {
  id: string;
  conversationId: string;
  position: number;
  side: Side;
  authorUserId: string | null;
  authorName: string;
  text: string;
  richText: object | null;
  delivery: Delivery | null;
  /** `actorKey` of the sender, a colon, the sender's own id. */
  clientKey: string;
  createdAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
}

export interface AuthorRow {
  name: string;
  side: Side;
  userId: string | null;
}

export interface AttachmentRow {
  id: string;
  workspaceId: string;
  messageId: string | null;
  fileName: string;
  contentType: string;
  size: number;
  width: number | null;
  height: number | null;
}

export interface ScreenshotRow {
  id: string;
  conversationId: string;
  attachmentId: string;
  width: number;
  height: number;
  side: Side;
  authorUserId: string | null;
  authorName: string;
  createdAt: Date;
}

export interface ReadState {
  readPosition: number;
  unreadCount: number;
}

const CONVERSATION = sql`c.id, c.kind, c.contact_id as "contactId", coalesce(n.channel, 'WEB') as channel, coalesce(n.name, '') as "endpointName",
  c.last_position as "lastPosition", c.last_message_at as "lastMessageAt", c.created_at as "createdAt"`;
export const MESSAGE = sql`m.id, m.conversation_id as "conversationId", m.position, m.side, m.author_user_id as "authorUserId", m.author_name as "authorName",
  m.text, m.rich_text as "richText", m.delivery, m.client_key as "clientKey", m.created_at as "createdAt", m.edited_at as "editedAt", m.deleted_at as "deletedAt"`;
const ATTACHMENT = sql`a.id, a.workspace_id as "workspaceId", a.message_id as "messageId", a.file_name as "fileName", a.content_type as "contentType",
  a.size, a.width, a.height`;
const SCREENSHOT = sql`s.id, s.conversation_id as "conversationId", s.attachment_id as "attachmentId", s.width, s.height, s.side,
  s.author_user_id as "authorUserId", s.author_name as "authorName", s.created_at as "createdAt"`;

/** Page size and direction of a connection's arguments; throws BAD_INPUT for what makes no sense. */
export const pageSize = ({ first, last, after, before }: PageArgs): { size: number; backward: boolean } => {
  if (first != null && last != null) throw new DoorError('BAD_INPUT', 'Use `first` or `last`, not both.');
  if ((after != null && last != null) || (before != null && first != null)) throw new DoorError('BAD_INPUT', '`first` goes with `after`, `last` with `before`.');
  const size = first ?? last ?? limit('defaultPageSize');
  if (size < 1 || size > limit('pageSize')) throw new DoorError('LIMIT', `A page has 1 to ${limit('pageSize')} items.`);
  return { size, backward: first == null && after == null };
};

const positionOf = (cursor: string | null | undefined): number | null => {
  if (cursor == null) return null;
  const [position] = decodeCursor(cursor, 1) ?? [];
  if (!Number.isSafeInteger(position) || Number(position) < 0 || Number(position) > 2_147_483_647) throw new DoorError('BAD_INPUT', 'This is not a cursor of this connection.');
  return Number(position);
};

export const conversationQueries = ({ db, staff }: { db: Database; staff: StaffScope }) => {
  const visible = visibleConversations(staff);
  const readable = visibleMessages(staff);

  /** Messages in order of position; without arguments the newest. */
  const messages = async (actor: Actor, conversationId: string, args: PageArgs): Promise<Page<MessageRow>> => {
    const { size, backward } = pageSize(args);
    const from = positionOf(args.after);
    const to = positionOf(args.before);
    const rows = await db.rows<MessageRow>(actor.workspaceId, sql`
      select ${MESSAGE} from message m
      where m.conversation_id = ${conversationId}::uuid and ${readable(actor, sql`m`)}
        and m.position > ${from ?? 0} and m.position < ${to ?? 2_147_483_647}
      order by m.position ${backward ? sql`desc` : sql`asc`} limit ${size + 1}`);
    return pageOf(rows, size, (row) => encodeCursor([row.position]), { backward, started: from !== null || to !== null });
  };

  const rowsByIds = <Row extends { id: string }>(read: (actor: Actor, ids: readonly string[]) => Sql) => (actor: Actor) =>
    new DataLoader<string, Row | null>(async (ids) => byId(await db.rows<Row>(actor.workspaceId, read(actor, ids)), ids));

  return {
    messages,
    /** Of these conversations, those the actor may follow as they go on. */
    followed: async (actor: Actor, ids: string[]): Promise<Set<string>> => {
      // A customer's token is the permission for its one conversation; no row can change that.
      if (actor.kind === 'GUEST') return new Set(ids.filter((id) => id === actor.conversationId));
      const rows = await db.rows<{ id: string }>(actor.workspaceId, sql`
        select c.id from conversation c where c.id = any(${ids}::uuid[]) and ${visible(actor, sql`c.id`, 'follow')}`);
      return new Set(rows.map((row) => row.id));
    },
    conversationLoader: rowsByIds<ConversationRow>((actor, ids) => sql`
      select ${CONVERSATION} from conversation c left join endpoint n on n.id = c.endpoint_id
      where c.id = any(${ids}::uuid[]) and ${visible(actor, sql`c.id`)}`),
    messageLoader: rowsByIds<MessageRow>((actor, ids) => sql`
      select ${MESSAGE} from message m where m.id = any(${ids}::uuid[]) and ${readable(actor, sql`m`)}`),
    attachmentLoader: rowsByIds<AttachmentRow>((actor, ids) => sql`
      select ${ATTACHMENT} from attachment a
      where a.id = any(${ids}::uuid[]) and a.state <> 'EXPECTED' and ${visible(actor, sql`a.conversation_id`)}
        and not exists (select 1 from message m where m.id = a.message_id and m.deleted_at is not null)
        and not exists (select 1 from screenshot s where s.attachment_id = a.id and s.deleted_at is not null)`),
    screenshotLoader: rowsByIds<ScreenshotRow>((actor, ids) => sql`
      select ${SCREENSHOT} from screenshot s
      where s.id = any(${ids}::uuid[]) and s.deleted_at is null and ${visible(actor, sql`s.conversation_id`, 'follow')}`),

    /** Newest message of each conversation. */
    lastMessageLoader: (actor: Actor) =>
      new DataLoader<string, MessageRow | null>(async (ids) => {
        const rows = await db.rows<MessageRow>(actor.workspaceId, sql`
          select ${MESSAGE} from conversation c join message m on m.conversation_id = c.id and m.position = c.last_position
          where c.id = any(${ids}::uuid[]) and ${readable(actor, sql`m`)}`);
        const found = new Map(rows.map((row) => [row.conversationId, row]));
        return ids.map((id) => found.get(id) ?? null);
      }),
    messageAttachmentsLoader: (actor: Actor) =>
      new DataLoader<string, AttachmentRow[]>(async (ids) =>
        groupedBy(
          await db.rows<AttachmentRow>(actor.workspaceId, sql`
            select ${ATTACHMENT} from attachment a join message m on m.id = a.message_id
            where a.message_id = any(${ids}::uuid[]) and m.deleted_at is null and ${readable(actor, sql`m`)} order by a.created_at, a.id`),
          ids, (row) => row.messageId!,
        )),
    screenshotsLoader: (actor: Actor) =>
      new DataLoader<string, ScreenshotRow[]>(async (ids) =>
        groupedBy(
          await db.rows<ScreenshotRow>(actor.workspaceId, sql`
            select ${SCREENSHOT} from screenshot s
            where s.conversation_id = any(${ids}::uuid[]) and s.deleted_at is null and ${visible(actor, sql`s.conversation_id`, 'follow')}
            order by s.created_at desc, s.id desc`),
          ids, (row) => row.conversationId,
        )),
    /** What the actor has read, and how many messages of the other side came after. */
    readStateLoader: (actor: Actor) =>
      new DataLoader<string, ReadState>(async (ids) => {
        const theirs = actor.kind === 'GUEST' ? 'STAFF' : 'CUSTOMER';
        const rows = await db.rows<ReadState & { id: string }>(actor.workspaceId, sql`
          select c.id, coalesce(r.position, 0) as "readPosition",
            (select count(*)::int from message m where m.conversation_id = c.id and m.position > coalesce(r.position, 0) and m.side = ${theirs}) as "unreadCount"
          from conversation c left join read_mark r on r.conversation_id = c.id and r.reader = ${actorKey(actor)}
          where c.id = any(${ids}::uuid[]) and ${visible(actor, sql`c.id`)}`);
        const found = new Map(rows.map((row) => [row.id, row]));
        return ids.map((id) => found.get(id) ?? { readPosition: 0, unreadCount: 0 });
      }),
  };
};
