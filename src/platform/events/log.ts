import type { LogEvent, NewEvent } from '../../kernel/event.ts';
import { join, sql, type Sql } from '../db/sql.ts';

/**
 * A statement that gives `count` event positions of a conversation: it returns `workspace_id`, and `last` of them. The
 * conversation's row stays locked until commit, so positions have no gaps and no later writer overtakes.
 */
export type PositionSource = (workspaceId: string, conversationId: string, count: number) => Sql;

/** Writes the recorded events of a transaction. Conversations in the order of their ids, so that two writers never wait for each other in a circle. */
export const eventStatements = (workspaceId: string, events: NewEvent[], actor: string, positions: PositionSource): Sql[] =>
  [...Map.groupBy(events, (event) => event.conversationId ?? '')].sort(([a], [b]) => (a < b ? -1 : 1)).map(([conversationId, own]) => {
    const rows = join(own.map(({ ticketId, type, payload }, k) =>
      sql`(${k + 1}::int, ${ticketId ?? null}::uuid, ${type}::text, ${JSON.stringify(payload ?? {})}::jsonb)`));
    const source = conversationId === '' ? sql`select ${workspaceId}::uuid as workspace_id, null::int as last` : positions(workspaceId, conversationId, own.length);
    // Of a conversation that is gone there is no workspace, and what has none is refused.
    return sql`
      with source as (${source})
      insert into event (workspace_id, conversation_id, ticket_id, position, type, actor, payload)
      select (select workspace_id from source), ${conversationId || null}::uuid, e.ticket_id, (select last from source) - ${own.length}::int + e.k, e.type, ${actor}::text, e.payload
      from (values ${rows}) e (k, ticket_id, type, payload) order by e.k`;
  });

export interface EventRow {
  id: string | null;
  xid: string;
  workspace_id: string;
  conversation_id: string | null;
  ticket_id: string | null;
  position: number | null;
  type: string;
  actor: string;
  payload: Record<string, unknown>;
  at: Date;
}

export const EVENT_COLUMNS = sql`e.id::text as id, e.xid::text as xid, e.workspace_id, e.conversation_id, e.ticket_id, e.position, e.type, e.actor, e.payload, e.at`;

export const eventOf = (row: EventRow): LogEvent => ({
  id: row.id!, xid: row.xid, workspaceId: row.workspace_id, conversationId: row.conversation_id, ticketId: row.ticket_id,
  position: row.position, type: row.type, actor: row.actor, payload: row.payload, at: row.at,
});
