import { systemActor } from '../../../kernel/actor.ts';
import type { LogEvent } from '../../../kernel/event.ts';
import { ok } from '../../../kernel/result.ts';
import type { AfterHandler } from '../../../platform/events/after.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { WebChannelDeps } from './index.ts';

/** Conversations whose locks are held together: their writers wait for the last. */
const AT_ONCE = 20;

/**
 * On the web a message is sent as soon as it is stored: the customer's page reads it from the event log. The report is
 * idempotent because deliveries only move forward, and one a conversation and page of events is enough.
 */
export const deliveryHandler = ({ db, conversations }: Pick<WebChannelDeps, 'db' | 'conversations'>): AfterHandler => ({
  name: 'channels/web:delivery',
  types: ['MessagePosted'],
  handle: async (events) => {
    for (const [workspaceId, own] of Map.groupBy(events, (event) => event.workspaceId)) {
      const latest = newest(own);
      const web = await db.rows<{ id: string }>(workspaceId, sql`
        select c.id from conversation c join endpoint n on n.id = c.endpoint_id where c.id = any(${[...latest.keys()]}::uuid[]) and n.channel = 'WEB'`);
      for (let at = 0; at < web.length; at += AT_ONCE) {
        const upTo = web.slice(at, at + AT_ONCE).map(({ id }): [string, number] => [id, (latest.get(id)!.payload as { position: number }).position]);
        await db.tx(systemActor(workspaceId), async (tx) => {
          await conversations.reportDelivery(tx, new Map(upTo), 'SENT');
          return ok(null);
        });
      }
    }
  },
});

/** The last message of each conversation that is not the customer's. */
const newest = (events: LogEvent[]): Map<string, LogEvent> => {
  const staff = events.filter((event) => (event.payload as { side: string }).side !== 'CUSTOMER' && event.conversationId);
  return new Map(staff.map((event) => [event.conversationId!, event]));
};
