/** Resolvers with plain SQL and a loader a relation: what graphql-yoga and mercurius run. */
import DataLoader from 'dataloader';
import type { Caller } from './authenticate.ts';
import { filtered, rowId, type InboxFilter } from './filter.ts';
import { byTime, DateTime, gid, pageOf } from './pages.ts';
import type { Query } from './pool.ts';

interface Row { id: string }
interface TicketRow extends Row { contactId: string; assigneeId: string | null; queueId: string; conversationId: string; fromPosition: number; toPosition: number | null }
interface ConversationRow extends Row { contactId: string | null }
interface MessageRow extends Row { conversationId: string; side: string; authorName: string; authorUserId: string | null; createdAt: Date }
interface NoteRow extends Row { authorUserId: string | null; createdAt: Date }

const TICKET = `t.id, t.number, t.status, t.channel, t.contact_id as "contactId", t.assignee_id as "assigneeId", t.queue_id as "queueId", t.conversation_id as "conversationId",
  t.from_position as "fromPosition", t.to_position as "toPosition", t.last_activity_at as "lastActivityAt", t.opened_at as "openedAt", t.closed_at as "closedAt"`;
const MESSAGE = `m.id, m.conversation_id as "conversationId", m.position, m.side, m.text, m.delivery, m.author_user_id as "authorUserId", m.author_name as "authorName", m.created_at as "createdAt"`;
const CONVERSATION = `c.id, n.channel, n.name as "endpointName", c.contact_id as "contactId", c.created_at as "createdAt", c.last_message_at as "lastMessageAt"`;

export const sqlLoaders = (query: Query, workspaceId: string) => {
  const byId = <R extends Row>(name: string, text: string) => new DataLoader<string, R>(async (ids) => {
    const found = new Map((await query<R>(name, text, [ids, workspaceId])).map((row) => [row.id, row]));
    return ids.map((id) => found.get(id)!);
  });
  const message = (name: string, from: string) => new DataLoader<string, MessageRow>(async (ids) => {
    const rows = await query<MessageRow & { key: string }>(name, `select ${MESSAGE}, ${from} and m.workspace_id = $2`, [ids, workspaceId]);
    const found = new Map(rows.map((row) => [row.key, row]));
    return ids.map((id) => found.get(id)!);
  });
  return {
    contact: byId<Row>('contacts', 'select id, name from contact where id = any($1) and workspace_id = $2'),
    user: byId<Row>('users by id', 'select id, name, email, role, status from app_user where id = any($1) and workspace_id = $2'),
    queue: byId<Row>('queues', 'select id, name from queue where id = any($1) and workspace_id = $2'),
    ticket: byId<TicketRow>('tickets', `select ${TICKET} from ticket t where t.id = any($1) and t.workspace_id = $2`),
    conversation: byId<ConversationRow>('conversations', `select ${CONVERSATION} from conversation c join endpoint n on n.id = c.endpoint_id where c.id = any($1) and c.workspace_id = $2`),
    message: message('messages by id', 'm.id as key from message m where m.id = any($1)'),
    lastMessage: message('last messages', 'c.id as key from conversation c join message m on m.conversation_id = c.id and m.position = c.last_position where c.id = any($1)'),
    tags: new DataLoader<string, Row[]>(async (ids) => {
      const rows = await query<Row & { ticketId: string }>('tags', `select g.id, g.name, g.colour, tt.ticket_id as "ticketId"
        from ticket_tag tt join tag g on g.id = tt.tag_id where tt.ticket_id = any($1) and tt.workspace_id = $2 order by g.name`, [ids, workspaceId]);
      const groups = Map.groupBy(rows, (row) => row.ticketId);
      return ids.map((id) => groups.get(id) ?? []);
    }),
  };
};

export interface SqlContext {
  caller: Caller;
  loaders: ReturnType<typeof sqlLoaders>;
}

export const sqlResolvers = (query: Query) => ({
  DateTime,
  Query: {
    inbox: async (_: unknown, { filter, first }: { filter?: InboxFilter; first: number }, { caller }: SqlContext) => {
      const values: unknown[] = [first + 1];
      const { name, where } = filtered(caller, filter, values);
      return pageOf(await query<TicketRow>(`inbox ${name}`, `select ${TICKET} from ticket t where ${where} order by t.last_activity_at desc, t.id desc limit $1`, values), first);
    },
    conversation: (_: unknown, { id }: { id: string }, { loaders }: SqlContext) => loaders.conversation.load(rowId(id)),
    contactTickets: async (_: unknown, { contactId, first }: { contactId: string; first: number }, { caller }: SqlContext) =>
      pageOf(await query<TicketRow>('contactTickets', `select ${TICKET} from ticket t where t.contact_id = $1 and t.workspace_id = $2
        order by t.last_activity_at desc, t.id desc limit $3`, [rowId(contactId), caller.workspaceId, first + 1]), first),
    users: async (_: unknown, { first }: { first: number }, { caller }: SqlContext) =>
      pageOf(await query<Row>('users', 'select id, name, email, role, status from app_user where workspace_id = $1 order by name, id limit $2', [caller.workspaceId, first + 1]), first),
    ticket: (_: unknown, { id }: { id: string }, { loaders }: SqlContext) => loaders.ticket.load(rowId(id)),
  },
  ...sqlTypes(query),
});

export const sqlTypes = (query: Query) => ({
  User: { id: (row: Row) => gid('usr', row.id) },
  Contact: { id: (row: Row) => gid('ctc', row.id) },
  Queue: { id: (row: Row) => gid('que', row.id) },
  Tag: { id: (row: Row) => gid('tag', row.id) },
  Ticket: {
    id: (row: TicketRow) => gid('tkt', row.id),
    contact: (row: TicketRow, _: unknown, { loaders }: SqlContext) => loaders.contact.load(row.contactId),
    assignee: (row: TicketRow, _: unknown, { loaders }: SqlContext) => (row.assigneeId ? loaders.user.load(row.assigneeId) : null),
    queue: (row: TicketRow, _: unknown, { loaders }: SqlContext) => loaders.queue.load(row.queueId),
    tags: (row: TicketRow, _: unknown, { loaders }: SqlContext) => loaders.tags.load(row.id),
    conversation: (row: TicketRow, _: unknown, { loaders }: SqlContext) => loaders.conversation.load(row.conversationId),
    timeline: async (row: TicketRow, { last }: { last: number }, { caller }: SqlContext) => {
      const [messages, notes] = await Promise.all([
        query<MessageRow>('timeline messages', `select ${MESSAGE} from message m where m.conversation_id = $1 and m.workspace_id = $2
          and m.position between $3 and $4 order by m.position desc limit $5`, [row.conversationId, caller.workspaceId, row.fromPosition, row.toPosition ?? 2_147_483_647, last + 1]),
        query<NoteRow>('timeline notes', `select i.id, i.text, i.created_at as "createdAt", i.author_user_id as "authorUserId" from internal_note i
          where i.ticket_id = $1 and i.workspace_id = $2 order by i.created_at desc, i.id desc limit $3`, [row.id, caller.workspaceId, last + 1]),
      ]);
      const items = [...messages.map((message) => ({ __typename: 'Message', ...message })), ...notes.map((note) => ({ __typename: 'InternalNote', ...note }))];
      return pageOf(items.sort(byTime), last, true);
    },
  },
  Conversation: {
    id: (row: ConversationRow) => gid('cnv', row.id),
    contact: (row: ConversationRow, _: unknown, { loaders }: SqlContext) => (row.contactId ? loaders.contact.load(row.contactId) : null),
    lastMessage: (row: ConversationRow, _: unknown, { loaders }: SqlContext) => loaders.lastMessage.load(row.id),
    messages: async (row: ConversationRow, { last }: { last: number }, { caller }: SqlContext) =>
      pageOf(await query<MessageRow>('messages', `select ${MESSAGE} from message m where m.conversation_id = $1 and m.workspace_id = $2
        order by m.position desc limit $3`, [row.id, caller.workspaceId, last + 1]), last, true),
  },
  Message: { id: (row: MessageRow) => gid('msg', row.id), author: (row: MessageRow) => row },
  Author: {
    name: (row: MessageRow) => row.authorName,
    user: (row: MessageRow, _: unknown, { loaders }: SqlContext) => (row.authorUserId ? loaders.user.load(row.authorUserId) : null),
  },
  InternalNote: {
    id: (row: NoteRow) => gid('not', row.id),
    author: (row: NoteRow, _: unknown, { loaders }: SqlContext) => (row.authorUserId ? loaders.user.load(row.authorUserId) : null),
  },
});
