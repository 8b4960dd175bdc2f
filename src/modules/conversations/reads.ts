/** What each type is read from. Who may see a conversation is the tickets' word, handed in. */
import { actorKey, isStaff, seesAll, type Actor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import { rowId } from '../../kernel/ids.ts';
import { decodeCursor, type PageArgs } from '../../kernel/pagination.ts';
import { limit } from '../../limits.ts';
import { name, sql, type Sql } from '../../platform/db/sql.ts';
import type { LinkSigner } from '../../platform/http/links.ts';
import { always, byId, computed, connection, embedded, extra, many, one, typeRead, type Implied, type ModuleReads } from '../../platform/reads/declare.ts';
import { documentSql } from '../../platform/reads/wire.ts';
import { firstName } from '../documents/index.ts';
import { visibleConversations, visibleMessages, type StaffScope } from './access.ts';
import { downloadPath } from './links.ts';
import type { AttachmentRow, AuthorRow, ConversationRow, MessageRow, ScreenshotRow } from './rows.ts';

const HIGHEST = 2_147_483_647;

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
  if (!Number.isSafeInteger(position) || Number(position) < 0 || Number(position) > HIGHEST) throw new DoorError('BAD_INPUT', 'This is not a cursor of this connection.');
  return Number(position);
};

/** Who sees a whole conversation sees its messages: all but those who see parts of it, ticket by ticket. */
const whole: Implied = (actor) => !isStaff(actor) || seesAll(actor);

/** Messages in order of position; without arguments the newest. */
const messages = (staff: StaffScope) => connection({
  // The parent's id says which conversation, once; the message's own would be asked for each.
  type: 'Message', implied: always,
  prepare: (args: PageArgs) => {
    const { size, backward } = pageSize(args);
    const [after, before] = [positionOf(args.after), positionOf(args.before)];
    return { size, limit: size + 1, backward, started: after !== null || before !== null, nothing: false, from: after ?? 0, to: before ?? HIGHEST };
  },
  page: ({ t, parent, actor }, { from, to, backward }) => ({
    where: sql`${t}.conversation_id = ${parent.id} and ${whole(actor) ? sql`true` : staff.readsMessage(actor, sql`${parent.id}`, sql`${t}.position`)}`,
    beyond: sql`${t}.position > ${from} and ${t}.position < ${to}`,
    order: backward ? sql`${t}.position desc` : sql`${t}.position`,
    keys: [sql`${t}.position`],
  }),
});

const endpointColumn = (t: Sql, column: Sql): Sql => sql`(select n.${column} from endpoint n where n.id = ${t}.endpoint_id)`;

/** How far the actor has read a conversation. */
const readPosition = (t: Sql, actor: Actor): Sql =>
  sql`coalesce((select r.position from read_mark r where r.conversation_id = ${t}.id and r.reader = ${actorKey(actor)}), 0)`;

/** Messages of the other side that came after. */
const unreadCount = (t: Sql, actor: Actor): Sql => sql`(select count(*)::int from message u
  where u.conversation_id = ${t}.id and u.position > ${readPosition(t, actor)} and u.side = ${actor.kind === 'GUEST' ? sql`'STAFF'` : sql`'CUSTOMER'`})`;

const conversationRead = (staff: StaffScope) => typeRead<ConversationRow>({
  name: 'Conversation', table: 'conversation', node: 'conversation', ids: { id: 'conversation' },
  visible: (actor, t) => visibleConversations(staff)(actor, sql`${name(t)}.id`),
  columns: (t) => ({
    id: sql`${t}.id`, kind: sql`${t}.kind`, contactId: sql`${t}.contact_id`,
    channel: sql`coalesce(${endpointColumn(t, sql`channel`)}, 'WEB')`, endpointName: sql`coalesce(${endpointColumn(t, sql`name`)}, '')`,
    lastPosition: sql`${t}.last_position`, lastMessageAt: sql`${t}.last_message_at`, createdAt: sql`${t}.created_at`,
    presenceDocument: documentSql('conversation', sql`${t}.id`, 'presence'),
  }),
  fields: {
    contact: one('Contact', 'contactId'),
    messages: messages(staff),
    readPosition: extra(readPosition),
    unreadCount: extra(unreadCount),
    lastMessage: many('Message', ({ t, parent }) => ({
      where: sql`${t}.conversation_id = ${parent.id} and ${t}.position = ${parent.lastPosition}`, order: sql`${t}.position`,
    }), { first: true, implied: whole }),
    screenshots: many('Screenshot', ({ t, parent }) => ({ where: sql`${t}.conversation_id = ${parent.id}`, order: sql`${t}.created_at desc, ${t}.id desc` })),
  },
});

/** `author` of what a message and a screenshot alike say of theirs. */
const author = embedded<{ side: AuthorRow['side']; authorName: string; authorUserId: string | null }>('Author', (row) =>
  ({ name: row.authorName, side: row.side, userId: row.authorUserId }) satisfies AuthorRow);

const authorRead = typeRead<AuthorRow>({
  name: 'Author', table: null, visible: () => sql`true`,
  columns: (t) => ({ name: sql`${t}.author_name`, side: sql`${t}.side`, userId: sql`${t}.author_user_id` }),
  fields: {
    name: computed<AuthorRow, 'name' | 'side'>(['name', 'side'], (row, actor) => (isStaff(actor) || row.side === 'CUSTOMER' ? row.name : firstName(row.name)), { unless: isStaff }),
    user: one('User', 'userId', { shared: true }),
  },
});

/** The id that a sender gave its message, for that sender. */
const ownClientId = (t: Sql, actor: Actor): Sql => {
  const own = sql`${`${actorKey(actor)}:`}::text`;
  return sql`case when starts_with(${t}.client_key, ${own}) then substr(${t}.client_key, length(${own}) + 1) end`;
};

export const messageRead = (staff: StaffScope) => typeRead<MessageRow>({
  name: 'Message', table: 'message', node: 'message', ids: { id: 'message', conversationId: 'conversation' },
  visible: (actor, t) => visibleMessages(staff)(actor, name(t)),
  columns: (t, actor) => ({
    id: sql`${t}.id`, conversationId: sql`${t}.conversation_id`, position: sql`${t}.position`, side: sql`${t}.side`,
    authorUserId: sql`${t}.author_user_id`, authorName: sql`${t}.author_name`, text: sql`${t}.text`, richText: sql`${t}.rich_text`,
    delivery: sql`${t}.delivery`, clientId: ownClientId(t, actor), createdAt: sql`${t}.created_at`, editedAt: sql`${t}.edited_at`, deletedAt: sql`${t}.deleted_at`,
  }),
  fields: {
    author,
    attachments: many('Attachment', ({ t, parent }) => ({
      where: sql`${t}.message_id = ${parent.id} and ${parent.deletedAt} is null`, order: sql`${t}.created_at, ${t}.id`,
    }), { implied: always }),
  },
});

const attachmentRead = (staff: StaffScope, links: LinkSigner) => typeRead<AttachmentRow>({
  name: 'Attachment', table: 'attachment', node: 'attachment', ids: { id: 'attachment' },
  visible: (actor, alias) => {
    const t = name(alias);
    return sql`(${t}.state <> 'EXPECTED' and ${visibleConversations(staff)(actor, sql`${t}.conversation_id`)}
      and not exists (select 1 from message gone where gone.id = ${t}.message_id and gone.deleted_at is not null)
      and not exists (select 1 from screenshot shot where shot.attachment_id = ${t}.id and shot.deleted_at is not null))`;
  },
  columns: (t) => ({
    id: sql`${t}.id`, workspaceId: sql`${t}.workspace_id`, messageId: sql`${t}.message_id`, fileName: sql`${t}.file_name`,
    contentType: sql`${t}.content_type`, size: sql`${t}.size`, width: sql`${t}.width`, height: sql`${t}.height`,
  }),
  fields: { url: computed<AttachmentRow, 'workspaceId' | 'id'>(['workspaceId', 'id'], (row) => links.sign('GET', downloadPath(row.workspaceId, row.id))) },
});

const screenshotRead = (staff: StaffScope) => typeRead<ScreenshotRow>({
  name: 'Screenshot', table: 'screenshot', node: 'screenshot', ids: { id: 'screenshot', conversationId: 'conversation' },
  visible: (actor, alias) => sql`(${name(alias)}.deleted_at is null and ${visibleConversations(staff)(actor, sql`${name(alias)}.conversation_id`, 'follow')})`,
  columns: (t) => ({
    id: sql`${t}.id`, conversationId: sql`${t}.conversation_id`, attachmentId: sql`${t}.attachment_id`, width: sql`${t}.width`, height: sql`${t}.height`,
    side: sql`${t}.side`, authorUserId: sql`${t}.author_user_id`, authorName: sql`${t}.author_name`, createdAt: sql`${t}.created_at`,
    document: documentSql('screenshot', sql`${t}.id`, 'canvas'),
  }),
  fields: { image: one('Attachment', 'attachmentId'), author },
});

export const conversationReads = ({ staff, links }: { staff: StaffScope; links: LinkSigner }) => {
  const conversation = conversationRead(staff);
  const message = messageRead(staff);
  const attachment = attachmentRead(staff, links);
  const screenshot = screenshotRead(staff);
  const reads: ModuleReads = {
    types: [conversation, message, authorRead, attachment, screenshot],
    roots: { conversation: { guard: 'actor', field: byId('Conversation', ({ id }: { id: string }) => rowId('conversation', id)) } },
  };
  return { conversation, message, attachment, screenshot, reads };
};
