/** Outside of a queue's hours a customer hears so, once a ticket and closed period (K-21, G5). */
import { systemActor } from '../../kernel/actor.ts';
import { isOpen, nextOpening, type Hours } from '../../kernel/business-time.ts';
import type { LogEvent } from '../../kernel/event.ts';
import { badInput, ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Conversations } from '../conversations/index.ts';
import { ownersOf } from '../tickets/index.ts';
import { bodyOf } from './rules.ts';
import { shelf } from './shelf.ts';

export interface AutoReplyFields {
  /** Null: every queue that has no text of its own. */
  queueId: string | null;
  /** A language tag; null: whatever the customer speaks. */
  locale: string | null;
  text: string;
}

const autoReplyOf = async (tx: Tx, fields: AutoReplyFields): Promise<Result<AutoReplyFields>> => {
  const text = bodyOf(fields.text, 'text');
  if (!text.ok) return text;
  const locale = fields.locale?.trim().toLowerCase() || null;
  if (locale && !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(locale)) return badInput('A locale is a language tag such as `de` or `pt-br`.', ['locale']);
  if (fields.queueId) {
    const [queue] = await tx.rows(sql`select 1 from queue where id = ${fields.queueId}::uuid and workspace_id = ${tx.workspaceId}::uuid`);
    if (!queue) return badInput('There is no such queue.', ['queueId']);
  }
  return ok({ queueId: fields.queueId, locale, text: text.value });
};

/** One text a queue and locale: `key` says both, so that it can be compared. */
export const autoReplyShelf = (db: Database) => shelf<AutoReplyFields>(db, {
  table: 'auto_reply', what: 'automatic reply', check: autoReplyOf, unique: { place: 'locale' }, read: sql`w.queue_id as "queueId", w.locale, w.text`,
  columns: (fields) => ({ queue_id: sql`${fields.queueId}::uuid`, locale: sql`${fields.locale}`, text: sql`${fields.text}`, place: sql`${`${fields.queueId ?? ''}/${fields.locale ?? ''}`}` }),
});

interface Waiting {
  messageId: string;
  conversationId: string;
  ticketId: string;
  at: Date;
  hours: Hours;
  text: string;
}

/** Customers' messages to queues with hours, each with the text that fits best: the queue's before any, the customer's language before any. */
const waiting = (db: Database, workspaceId: string, ids: string[]): Promise<Waiting[]> => db.rows<Waiting>(workspaceId, sql`
  select m.id as "messageId", m.conversation_id as "conversationId", t.id as "ticketId", m.created_at as at, r.text,
    json_build_object('zone', h.zone, 'weekly', h.weekly, 'holidays', h.holidays) as hours
  from message m cross join lateral ${ownersOf(sql`m`)} o join ticket t on t.id = o.id and t.status <> 'CLOSED'
    join queue q on q.id = t.queue_id join business_hours h on h.id = q.hours_id join contact k on k.id = t.contact_id
    cross join lateral (
      select a.text from auto_reply a where a.workspace_id = t.workspace_id and (a.queue_id is null or a.queue_id = q.id)
        and (a.locale is null or a.locale = lower(k.attributes->>'locale') or a.locale = split_part(lower(k.attributes->>'locale'), '-', 1))
      order by a.queue_id is null, a.locale is null, length(a.locale) desc limit 1) r
  where m.id = any(${ids}::uuid[]) order by m.created_at, m.id`);

export interface AutoReplyDeps {
  db: Database;
  conversations: Pick<Conversations, 'post'>;
}

/**
 * From the log, after the message is stored. When the queue opens next names the closed period, and with the ticket it is the
 * message's own id: however often it is tried, it stands there once. Its author is the system, so it answers no ticket.
 */
export const replyOutsideHours = async ({ db, conversations }: AutoReplyDeps, workspaceId: string, events: LogEvent[]): Promise<void> => {
  const ids = events.filter(({ type, payload }) => type === 'MessagePosted' && payload.side === 'CUSTOMER').map(({ payload }) => String(payload.messageId));
  if (ids.length === 0) return;
  for (const { conversationId, ticketId, at, hours, text } of await waiting(db, workspaceId, ids)) {
    if (isOpen(hours, at)) continue;
    const clientId = `auto-reply:${ticketId}:${nextOpening(hours, at)?.getTime() ?? 'never'}`;
    await db.tx(systemActor(workspaceId), (tx) =>
      conversations.post(tx, conversationId, { side: 'SYSTEM', authorUserId: null, authorName: 'System', content: { text, richText: null }, attachmentIds: [], clientId }));
  }
};
