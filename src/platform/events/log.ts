import type { LogEvent, NewEvent } from '../../kernel/event.ts';
import type { Tx } from '../db/database.ts';
import { join, sql } from '../db/sql.ts';

/**
 * Gives `count` event positions of a conversation and returns the first of them. The conversation's row stays locked until
 * commit, so positions have no gaps and no later writer overtakes.
 */
export type PositionSource = (tx: Tx, conversationId: string, count: number) => Promise<number>;

/** Writes the recorded events of a transaction; true when there were any. */
export const writeEvents = async (tx: Tx, events: NewEvent[], actor: string, positions: PositionSource): Promise<boolean> => {
  if (events.length === 0) return false;
  const next = await allocate(tx, events, positions);
  const rows = events.map((event) => {
    const position = event.conversationId ? next.get(event.conversationId)! : null;
    if (event.conversationId && position !== null) next.set(event.conversationId, position + 1);
    return sql`(${tx.workspaceId}::uuid, ${event.conversationId ?? null}::uuid, ${event.ticketId ?? null}::uuid, ${position}::int, ${event.type},
      ${actor}, ${JSON.stringify(event.payload ?? {})}::jsonb)`;
  });
  await tx.rows(sql`insert into event (workspace_id, conversation_id, ticket_id, position, type, actor, payload) values ${join(rows)}`);
  return true;
};

/** Conversations in the order of their ids, so that two writers never wait for each other in a circle. */
const allocate = async (tx: Tx, events: NewEvent[], positions: PositionSource): Promise<Map<string, number>> => {
  const counts = new Map<string, number>();
  for (const { conversationId } of events) if (conversationId) counts.set(conversationId, (counts.get(conversationId) ?? 0) + 1);
  const next = new Map<string, number>();
  for (const id of [...counts.keys()].sort()) next.set(id, await positions(tx, id, counts.get(id)!));
  return next;
};

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
