import type { Actor } from '../../kernel/actor.ts';
import { isStaff } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import type { Reader } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { conversationTopic, feed, leftScope, type Feed } from '../../platform/events/feed.ts';
import { followScopes, type StaffScope } from './access.ts';

/** What customers may hear; staff also hear of tickets and notes. */
const CUSTOMER_TYPES = ['MessagePosted', 'MessageChanged', 'DeliveryChanged', 'ScreenshotUploaded', 'ScreenshotDeleted'];
const STAFF_TYPES = [...CUSTOMER_TYPES, 'TicketOpened', 'TicketChanged', 'NoteAdded', 'SlaWarned', 'SlaBreached'];

/**
 * One conversation's events. Access is decided when the subscription starts and again for every event; who lost it gets
 * `LeftScope`, and the subscription ends.
 */
export const conversationEvents = (deps: { db: Reader; staff: StaffScope }) => {
  const scopesOf = followScopes(deps);
  return async (actor: Actor, conversationId: string, after: string | null): Promise<Feed> => {
    const [scope] = await scopesOf(actor.workspaceId, conversationId, [actor]);
    if (scope == null || !(await exists(deps.db, actor, conversationId))) throw new DoorError('NOT_FOUND', 'There is no such conversation, or you may not see it.');
    const types = isStaff(actor) ? STAFF_TYPES : CUSTOMER_TYPES;
    return feed({
      workspaceId: actor.workspaceId, key: `${conversationTopic(conversationId)}:${isStaff(actor) ? 'STAFF' : 'CUSTOMER'}`,
      topic: conversationTopic(conversationId), actor, after,
      matches: (event) => event.conversationId === conversationId && types.includes(event.type),
      where: sql`e.conversation_id = ${conversationId}::uuid and e.type = any(${types}::text[])`,
      sights: async (events, viewers) => {
        const scopes = await scopesOf(actor.workspaceId, conversationId, viewers);
        return events.map((event) => scopes.map((scope) =>
          (scope === null ? { ...leftScope(event, { conversationId }), last: true } : { typename: event.type, event, scope })));
      },
    });
  };
};

/** Whoever sees everything was not asked about: that is of their own workspace. */
const exists = async (db: Reader, actor: Actor, id: string): Promise<boolean> =>
  actor.kind === 'GUEST' || (await db.rows(actor.workspaceId, sql`select 1 from conversation c where c.id = ${id}::uuid and c.workspace_id = ${actor.workspaceId}::uuid`)).length > 0;
