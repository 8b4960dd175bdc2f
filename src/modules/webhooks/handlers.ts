import { systemActor } from '../../kernel/actor.ts';
import { ok } from '../../kernel/result.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { AfterHandler } from '../../platform/events/after.ts';
import { enqueueEvents } from './outbox.ts';
import { LOG_TYPES } from './rules.ts';

/** Writes each event down for whoever asked for it: from then on it is delivered, whatever becomes of this node. */
export const outboxHandler = ({ db }: { db: Database }): AfterHandler => ({
  name: 'webhooks:outbox',
  types: LOG_TYPES,
  handle: async (events) => {
    for (const [workspaceId, own] of Map.groupBy(events, (event) => event.workspaceId)) {
      const [asked] = await db.rows(workspaceId, sql`select 1 from webhook where workspace_id = ${workspaceId}::uuid and status = 'ENABLED' limit 1`);
      if (!asked) continue;
      await db.tx(systemActor(workspaceId), async (tx) => {
        await enqueueEvents(tx, own);
        return ok(null);
      });
    }
  },
});
