import { seesAll, type Actor, type StaffActor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import type { LogEvent } from '../../kernel/event.ts';
import type { Reader } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { roleScopes } from '../../platform/db/viewer.ts';
import { feed, workspaceTopic, type Feed, type Sight } from '../../platform/events/feed.ts';
import { leads, visibleAgents } from './access.ts';
import type { TicketAt } from './rules.ts';

/** What changes a row of the roster. */
const ROSTER_TYPES = ['AgentStateChanged', 'AgentPresenceChanged', 'AgentChanged', 'WrapUpFinished', 'TicketChanged', 'TicketAnswered'];

/** Whose rows an event changes. */
const concerned = ({ type, payload }: LogEvent): string[] => {
  if (type === 'TicketAnswered') return typeof payload.authorUserId === 'string' ? [payload.authorUserId] : [];
  if (type !== 'TicketChanged') return [payload.userId as string];
  const { before, after } = payload as { before?: TicketAt; after?: TicketAt };
  if (before?.assigneeId === after?.assigneeId && before?.status === after?.status) return [];
  return [...new Set([before?.assigneeId, after?.assigneeId])].filter((id) => typeof id === 'string');
};

/** Changes of every agent the actor leads. */
export const rosterFeed = (db: Reader, actor: StaffActor, after: string | null): Feed => {
  if (!leads(actor)) throw new DoorError('FORBIDDEN', 'The roster is for supervisors and above.');
  return feed({
    workspaceId: actor.workspaceId, key: 'roster', topic: workspaceTopic(actor.workspaceId), actor, after,
    matches: (event) => ROSTER_TYPES.includes(event.type) && concerned(event).length > 0,
    where: sql`e.type = any(${ROSTER_TYPES}::text[])`,
    sights: (events, viewers) => rosterSights(db, actor.workspaceId, events, viewers),
  });
};

/** One statement, however many events and viewers there are. */
const rosterSights = async (db: Reader, workspaceId: string, events: LogEvent[], viewers: Actor[]): Promise<(Sight | null)[][]> => {
  const known = [...new Set(events.flatMap(concerned))];
  const scopes = await roleScopes(db, workspaceId, viewers, (viewer, users) => sql`
    select v.id as viewer, p.id as what, 'seen' as view from ${users} cross join agent_person p where p.id = any(${known}::uuid[]) and ${visibleAgents(viewer, 'p')}`);
  return events.map((event) => {
    const userIds = concerned(event);
    const shown = { ...event, payload: { ...event.payload, agents: userIds } };
    return viewers.map((viewer): Sight | null => {
      // Whom it concerned may have left the viewer's queues meanwhile, or the viewer their post.
      const seen = leads(viewer) ? userIds.filter((id) => scopes(viewer, id) !== null) : [];
      if (seen.length === 0) return null;
      const role = viewer.kind === 'USER' ? viewer.role : viewer.kind;
      return { typename: event.type === 'AgentStateChanged' ? 'AgentStateChanged' : 'AgentsChanged', event: shown, scope: seesAll(viewer) ? role : `${role}:${seen.join()}` };
    });
  });
};
