/** A reply and a customer's message as somebody writes them by hand: one transaction, a statement at a time, prepared. */
import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Caller } from './authenticate.ts';
import { rowId } from './filter.ts';

export interface Sent {
  messageId: string;
  ticketId: string;
  position: number;
  createdAt: Date;
}

interface Post {
  workspaceId: string;
  side: 'STAFF' | 'CUSTOMER';
  authorUserId: string | null;
  authorName: string;
  clientKey: string;
  text: string;
}

const LOCK = `select c.id, c.last_position, t.id as ticket_id from ticket t join conversation c on c.id = t.conversation_id
  where t.workspace_id = $2 and t.status <> 'CLOSED' and`;
const MESSAGE = `insert into message (id, workspace_id, conversation_id, position, side, author_user_id, author_name, text, client_key, delivery, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now()) returning created_at`;
const CONVERSATION = `update conversation set last_position = $2, last_message_at = now(), last_event_position = last_event_position + 1,
  last_staff_position = case when $3 = 'STAFF' then $2 else last_staff_position end,
  last_customer_position = case when $3 = 'CUSTOMER' then $2 else last_customer_position end where id = $1 returning last_event_position`;
const TICKET = `update ticket set last_activity_at = now(), last_agent_message_at = case when $2 = 'STAFF' then now() else last_agent_message_at end where id = $1`;
const EVENT = `insert into event (workspace_id, conversation_id, position, type, actor, payload) values ($1, $2, $3, 'MessagePosted', $4, $5)`;

/** `by` names the locked row: the ticket of a reply, the conversation of a customer. */
const post = async (pool: pg.Pool, by: 'ticket' | 'conversation', id: string, of: Post): Promise<Sent> => {
  const client = await pool.connect();
  const run = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> => (await client.query<Row>({ name, text, values })).rows;
  try {
    await client.query('begin');
    const [locked] = await run<{ id: string; last_position: number; ticket_id: string }>(`lock ${by}`, `${LOCK} ${by === 'ticket' ? 't' : 'c'}.id = $1 for update of c, t`, [id, of.workspaceId]);
    const [earlier] = await run<{ id: string; position: number; created_at: Date }>('earlier',
      'select id, position, created_at from message where conversation_id = $1 and client_key = $2', [locked!.id, of.clientKey]);
    if (earlier) {
      await client.query('rollback');
      client.release();
      return { messageId: earlier.id, ticketId: locked!.ticket_id, position: earlier.position, createdAt: earlier.created_at };
    }
    const messageId = randomUUID();
    const position = locked!.last_position + 1;
    const [made] = await run<{ created_at: Date }>('message', MESSAGE,
      [messageId, of.workspaceId, locked!.id, position, of.side, of.authorUserId, of.authorName, of.text, of.clientKey, of.side === 'STAFF' ? 'QUEUED' : null]);
    const [conversation] = await run<{ last_event_position: number }>('conversation', CONVERSATION, [locked!.id, position, of.side]);
    await run('ticket', TICKET, [locked!.ticket_id, of.side]);
    await run('event', EVENT, [of.workspaceId, locked!.id, conversation!.last_event_position, of.clientKey.slice(0, of.clientKey.lastIndexOf(':')),
      { messageId, position, side: of.side, authorUserId: of.authorUserId }]);
    await client.query('commit');
    client.release();
    return { messageId, ticketId: locked!.ticket_id, position, createdAt: made!.created_at };
  } catch (error) {
    client.release(true);
    throw error;
  }
};

export interface ReplyInput {
  ticketId: string;
  content: { text: string };
  clientMutationId: string;
}

export const sendReply = (pool: pg.Pool, { workspaceId, userId, name }: Caller, { ticketId, content, clientMutationId }: ReplyInput): Promise<Sent> =>
  post(pool, 'ticket', rowId(ticketId), {
    workspaceId, side: 'STAFF', authorUserId: userId, authorName: name, clientKey: `user:${userId}:${clientMutationId}`, text: content.text,
  });

export interface WebMessageInput {
  message: { clientMessageId: string; content: { text: string } };
}

/** A customer comes with a room token, and the row behind it says whose conversation it is. */
export const sendWebMessage = async (pool: pg.Pool, header: string | undefined, { message }: WebMessageInput): Promise<Sent> => {
  const hash = createHash('sha256').update(header?.replace('Bearer ', '') ?? '').digest();
  const { rows: [guest] } = await pool.query<{ workspace_id: string; conversation_id: string; contact_id: string; name: string }>({
    name: 'guest', text: 'select workspace_id, conversation_id, contact_id, name from guest where hash = $1 and revoked_at is null and expires_at > now()', values: [hash],
  });
  return post(pool, 'conversation', guest!.conversation_id, {
    workspaceId: guest!.workspace_id, side: 'CUSTOMER', authorUserId: null, authorName: guest!.name,
    clientKey: `contact:${guest!.contact_id}:${message.clientMessageId}`, text: message.content.text,
  });
};
