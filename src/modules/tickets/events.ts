import type { Actor, StaffActor, UserActor } from '../../kernel/actor.ts';
import { actorKey } from '../../kernel/actor.ts';
import type { LogEvent } from '../../kernel/event.ts';
import type { Reader } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { rankedUsers, roleScopes } from '../../platform/db/viewer.ts';
import { feed, leftScope, workspaceTopic, type Feed, type Sight } from '../../platform/events/feed.ts';
import { ticketScope, visibleTickets } from './access.ts';
import { couldSee, type Standing } from './rules.ts';

/** What changes an inbox, or the rows in it. */
export const INBOX_TYPES = ['TicketOpened', 'TicketChanged', 'MessagePosted', 'SlaWarned', 'SlaBreached', 'OfferMade', 'OfferEnded'];

/** What is the business of one user alone: of whoever stands in `userId`. */
const PERSONAL_TYPES = ['AgentStateChanged', 'NotificationMade', 'OfferMade', 'OfferEnded'];

export interface Moved {
  before?: Standing;
  after?: Standing;
}

/** Where a ticket stood before and after the event, when the event moved it. */
export const moved = (event: LogEvent): Moved => event.payload as Moved;

export const ticketEvents = ({ db }: { db: Reader }) => ({
  /** Changes of every ticket the actor may see; `LeftScope` when one goes out of sight. */
  inbox: (actor: StaffActor, after: string | null): Feed => feed({
    workspaceId: actor.workspaceId, key: 'inbox', topic: workspaceTopic(actor.workspaceId), actor, after,
    matches: (event) => INBOX_TYPES.includes(event.type),
    where: sql`e.type = any(${INBOX_TYPES}::text[])`,
    sights: (events, viewers) => inboxSights(db, actor.workspaceId, events, viewers),
  }),

  /** Tickets that came to the user or went, and what else is about them alone. */
  mine: (actor: UserActor, after: string | null): Feed => {
    const isTo = (standing?: Standing): boolean => standing?.assigneeId === actor.userId;
    const isOwn = ({ type, payload }: LogEvent): boolean => PERSONAL_TYPES.includes(type) && payload.userId === actor.userId;
    return feed({
      workspaceId: actor.workspaceId, key: `mine:${actor.userId}`, topic: workspaceTopic(actor.workspaceId), actor, after,
      matches: (event) => isOwn(event) || (event.type === 'TicketChanged' && isTo(moved(event).before) !== isTo(moved(event).after)),
      where: sql`((e.type = any(${PERSONAL_TYPES}::text[]) and e.payload->>'userId' = ${actor.userId}) or (e.type = 'TicketChanged'
        and (e.payload->'before'->>'assigneeId' is not distinct from ${actor.userId}) <> (e.payload->'after'->>'assigneeId' is not distinct from ${actor.userId})))`,
      sights: async (events, viewers) => events.map((event) => {
        if (isOwn(event)) return viewers.map((viewer) => ({ typename: event.type, event, scope: actorKey(viewer) }));
        const shown = { ...event, payload: { ...event.payload, assigned: isTo(moved(event).after) } };
        return viewers.map((viewer) => ({ typename: 'AssignmentChanged', event: shown, scope: actorKey(viewer) }));
      }),
    });
  },
});

/** Two or three statements, however many events and viewers there are. */
const inboxSights = async (db: Reader, workspaceId: string, events: LogEvent[], viewers: Actor[]): Promise<(Sight | null)[][]> => {
  const ticketIds = await ticketsOf(db, workspaceId, events);
  const known = [...new Set(ticketIds.filter((id) => id !== null))];
  const scopes = await roleScopes(db, workspaceId, viewers, (viewer, users) => sql`
    select v.id as viewer, t.id as what, ${ticketScope.view(viewer, sql`t.contact_id`)} as view
    from ${users} cross join ticket t where t.id = any(${known}::uuid[]) and ${visibleTickets(viewer, 't')}`);
  const hasSeen = await pastSight(db, workspaceId, events, viewers);
  return events.map((event, i) => {
    const ticketId = ticketIds[i];
    if (!ticketId) return viewers.map(() => null);
    const shown = { typename: event.type === 'MessagePosted' ? 'TicketActivity' : event.type, event: { ...event, ticketId } };
    const left = leftScope(event, { ticketId });
    return viewers.map((viewer) => {
      const scope = scopes(viewer, ticketId);
      if (scope !== null) return { ...shown, scope };
      return hasSeen(viewer, event) ? left : null;
    });
  });
};

/** The ticket an event is about. A message belongs to the ticket whose positions hold it, or that has gathered it by a merge or split. */
export const ticketsOf = async (db: Reader, workspaceId: string, events: LogEvent[]): Promise<(string | null)[]> => {
  const posted = events.filter((event) => event.ticketId === null && event.conversationId !== null);
  if (posted.length === 0) return events.map((event) => event.ticketId);
  const rows = await db.rows<{ event: string; ticketId: string }>(workspaceId, sql`
    select distinct on (x.event) x.event::text as event, r.id as "ticketId"
    from unnest(${posted.map((event) => event.id)}::bigint[], ${posted.map((event) => event.conversationId)}::uuid[],
      ${posted.map((event) => Number(event.payload.position))}::int[]) x(event, conversation_id, position)
    cross join lateral (
      select t.id, t.number, false as gathered from ticket t
      where t.conversation_id = x.conversation_id and x.position between t.from_position and coalesce(t.to_position, 2147483647)
      union all select t.id, t.number, true from ticket_span s join ticket t on t.id = s.ticket_id
      where s.conversation_id = x.conversation_id and x.position between s.from_position and coalesce(s.to_position, 2147483647)) r
    order by x.event, r.gathered desc, r.number desc`);
  const found = new Map(rows.map((row) => [row.event, row.ticketId]));
  return events.map((event) => event.ticketId ?? found.get(event.id) ?? null);
};

/** The ticket an event is about, if the actor sees it now. */
export const ticketSeen = async (db: Reader, actor: Actor, event: LogEvent): Promise<string | null> => {
  const [id] = await ticketsOf(db, actor.workspaceId, [event]);
  if (!id) return null;
  const seen = await db.rows(actor.workspaceId, sql`select 1 from ticket t where t.id = ${id}::uuid and ${visibleTickets(actor, 't')}`);
  return seen.length > 0 ? id : null;
};

interface Membership {
  userId: string;
  queueId: string;
  /** Agents pick for themselves there: what an agent has seen of its NEW tickets. */
  pick: boolean;
}

/** Whether a viewer saw a ticket where it stood before the event. */
const pastSight = async (db: Reader, workspaceId: string, events: LogEvent[], viewers: Actor[]): Promise<(viewer: Actor, event: LogEvent) => boolean> => {
  const users = rankedUsers(viewers);
  if (users.length === 0 || !events.some((event) => moved(event).before)) return () => false;
  const rows = await db.rows<Membership>(workspaceId, sql`
    select m.user_id as "userId", m.queue_id as "queueId", q.enabled and q.assignment_mode = 'PICK' as pick
    from queue_member m join queue q on q.id = m.queue_id where m.user_id = any(${users.map((user) => user.userId)}::uuid[])`);
  const memberships = Map.groupBy(rows, (row) => row.userId);
  return (viewer, event) => {
    const { before } = moved(event);
    if (!before || viewer.kind !== 'USER') return false;
    const queues = (memberships.get(viewer.userId) ?? []).filter(({ pick }) => viewer.role !== 'AGENT' || pick);
    return couldSee({ id: viewer.userId, role: viewer.role, queueIds: queues.map((row) => row.queueId) }, before);
  };
};
