/** A label that says so brings a ticket before those who lead its queue (I-34). */
import { systemActor } from '../../kernel/actor.ts';
import type { LogEvent } from '../../kernel/event.ts';
import { ok } from '../../kernel/result.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { notify } from '../notifications/index.ts';
import { leadersOf } from '../tickets/index.ts';

const KIND = 'LABEL_APPLIED';

interface Applied {
  label: string;
  notifies: boolean;
  userId: string | null;
  queueId: string;
  at: string;
}

/** From the log, once an event: when the label was set is the time of the news, too, and tells a repeat. Who set it knows. */
export const tellLeaders = async ({ db }: { db: Database }, workspaceId: string, events: LogEvent[]): Promise<void> => {
  for (const { ticketId, payload } of events) {
    const { label, notifies, userId, queueId, at } = payload as unknown as Applied;
    if (!notifies) continue;
    await db.tx(systemActor(workspaceId), async (tx) => {
      const told = await tx.rows(sql`select 1 from notification where ticket_id = ${ticketId}::uuid and kind = ${KIND} and text = ${label} and created_at = ${at}::timestamptz limit 1`);
      const leaders = told.length > 0 ? [] : await leadersOf(tx, queueId);
      notify(tx, { userIds: leaders.filter((id) => id !== userId), kind: KIND, ticketId, text: label }, new Date(at));
      return ok(null);
    });
  }
};
