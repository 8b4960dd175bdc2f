import type { Actor, StaffActor, UserActor } from '../../kernel/actor.ts';
import type { LogEvent, ShownEvent } from '../../kernel/event.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { eventStream } from '../../platform/events/stream.ts';
import type { EventTail } from '../../platform/events/tail.ts';
import { endable, notice } from '../conversations/index.ts';
import { visibleTickets } from './access.ts';
import { couldSee, type Standing } from './rules.ts';

export interface TicketEventDeps {
  db: Database;
  tail: EventTail;
  clock: { now(): Date };
}

const INBOX_TYPES = ['TicketOpened', 'TicketChanged', 'MessagePosted'];

/** The ticket an event is about, if the actor sees it now. A message belongs to the ticket whose positions hold it. */
export const ticketSeen = async (db: Database, actor: Actor, event: LogEvent): Promise<string | null> => {
  const which = event.ticketId ? sql`t.id = ${event.ticketId}::uuid` : sql`t.conversation_id = ${event.conversationId}::uuid
    and ${Number(event.payload.position)}::int between t.from_position and coalesce(t.to_position, 2147483647)`;
  const [row] = await db.rows<{ id: string }>(actor.workspaceId, sql`
    select t.id from ticket t where ${which} and ${visibleTickets(actor, 't')} order by t.number desc limit 1`);
  return row?.id ?? null;
};

/** Where a ticket stood before the event, when the event moved it. */
const before = (event: LogEvent): Standing | null => (event.payload as { before?: Standing }).before ?? null;

export const ticketEvents = (deps: TicketEventDeps) => ({
  /** Changes of every ticket the actor may see; `LeftScope` when one goes out of sight. */
  inbox: (actor: StaffActor, after: string | null): AsyncGenerator<ShownEvent> => {
    const stream = eventStream(deps, {
      workspaceId: actor.workspaceId, after,
      matches: (event) => INBOX_TYPES.includes(event.type),
      where: sql`e.type = any(${INBOX_TYPES}::text[])`,
    });
    return endable(stream, async function* () {
      for await (const delivery of stream) {
        if (delivery.kind === 'resync') {
          yield notice('ResyncRequired', delivery.cursor, deps.clock.now(), { reason: delivery.reason });
          continue;
        }
        const shown = await shownInInbox(deps, actor, delivery.event, delivery.cursor);
        if (shown) yield shown;
      }
    });
  },

  /** Tickets that came to the user or went. */
  mine: (actor: UserActor, after: string | null): AsyncGenerator<ShownEvent> => {
    const concerns = (event: LogEvent): boolean => {
      const { before: from, after: to } = event.payload as { before?: Standing; after?: Standing };
      return (from?.assigneeId === actor.userId) !== (to?.assigneeId === actor.userId);
    };
    const stream = eventStream(deps, {
      workspaceId: actor.workspaceId, after,
      matches: (event) => event.type === 'TicketChanged' && concerns(event),
      where: sql`e.type = 'TicketChanged'
        and (e.payload->'before'->>'assigneeId' is not distinct from ${actor.userId}) <> (e.payload->'after'->>'assigneeId' is not distinct from ${actor.userId})`,
    });
    return endable(stream, async function* () {
      for await (const delivery of stream) {
        if (delivery.kind === 'resync') {
          yield notice('ResyncRequired', delivery.cursor, deps.clock.now(), { reason: delivery.reason });
          continue;
        }
        const assigned = (delivery.event.payload as { after?: Standing }).after?.assigneeId === actor.userId;
        const event = { ...delivery.event, payload: { ...delivery.event.payload, assigned } };
        yield { __typename: 'AssignmentChanged', event, cursor: delivery.cursor };
      }
    });
  },
});

const shownInInbox = async ({ db, clock }: TicketEventDeps, actor: StaffActor, event: LogEvent, cursor: string): Promise<ShownEvent | null> => {
  const ticketId = await ticketSeen(db, actor, event);
  if (ticketId) return { __typename: event.type === 'MessagePosted' ? 'TicketActivity' : event.type, event: { ...event, ticketId }, cursor };
  const from = before(event);
  if (!from || !event.ticketId || actor.kind !== 'USER') return null;
  // An agent has seen NEW tickets only where agents pick for themselves.
  const queues = await db.rows<{ id: string }>(actor.workspaceId, sql`
    select m.queue_id as id from queue_member m join queue q on q.id = m.queue_id
    where m.user_id = ${actor.userId}::uuid and (${actor.role}::text <> 'AGENT' or (q.enabled and q.assignment_mode = 'PICK'))`);
  return couldSee({ id: actor.userId, role: actor.role, queueIds: queues.map((row) => row.id) }, from)
    ? notice('LeftScope', cursor, clock.now(), { ticketId: event.ticketId })
    : null;
};
