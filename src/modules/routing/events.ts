import type { StaffActor } from '../../kernel/actor.ts';
import type { LogEvent } from '../../kernel/event.ts';
import type { Reader } from '../../platform/db/database.ts';
import { roleScopes } from '../../platform/db/viewer.ts';
import { sql } from '../../platform/db/sql.ts';
import { feed, workspaceTopic, type Feed } from '../../platform/events/feed.ts';
import type { Standing } from '../tickets/index.ts';
import { supervisedQueues } from './access.ts';

/** What changes the numbers of a queue. */
const TYPES = ['TicketOpened', 'TicketChanged', 'OfferMade', 'OfferEnded'];

/** The queues that an event is about: where its ticket waited before, and where it waits after. */
const queuesOf = ({ payload }: LogEvent): string[] => {
  const { before, after, queueId } = payload as { before?: Standing; after?: Standing; queueId?: string };
  const waited = [before, after].filter((standing) => standing?.status === 'NEW').map((standing) => standing!.queueId);
  return [...new Set([...waited, ...(queueId ? [queueId] : [])])].sort();
};

export const routingEvents = ({ db }: { db: Reader }) => ({
  /** The numbers of every queue that the actor supervises, as they change. */
  queues: (actor: StaffActor, after: string | null): Feed => feed({
    workspaceId: actor.workspaceId, key: 'queues', topic: workspaceTopic(actor.workspaceId), actor, after,
    matches: (event) => TYPES.includes(event.type) && queuesOf(event).length > 0,
    where: sql`e.type = any(${TYPES}::text[]) and (e.payload->'before'->>'status' = 'NEW' or e.payload->'after'->>'status' = 'NEW' or e.payload ? 'queueId')`,
    sights: async (events, viewers) => {
      const known = [...new Set(events.flatMap(queuesOf))];
      const scopes = await roleScopes(db, actor.workspaceId, viewers, (viewer, users) => sql`
        select v.id as viewer, q.id as what, '' as view from ${users} cross join queue q where q.id = any(${known}::uuid[]) and ${supervisedQueues(viewer, sql`q.id`)}`);
      return events.map((event) => viewers.map((viewer) => {
        const queueIds = queuesOf(event).filter((id) => scopes(viewer, id) !== null);
        if (queueIds.length === 0) return null;
        return { typename: 'QueueLoadChanged', event: { ...event, payload: { queueIds } }, scope: `${scopes(viewer, queueIds[0])}:${queueIds.join()}` };
      }));
    },
  }),
});
