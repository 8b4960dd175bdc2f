import DataLoader from 'dataloader';
import { actorKey, type Actor } from '../../kernel/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { byId } from '../../platform/db/by-id.ts';
import { generic } from '../../platform/db/scoped-query.ts';
import { sql } from '../../platform/db/sql.ts';
import { rowLoader } from '../../platform/reads/loaders.ts';
import { visibleTickets } from './access.ts';
import type { NoteRow, TicketRow, ticketReads } from './reads.ts';
import type { Status } from './rules.ts';
import type { ScheduledReplyRow } from './scheduled-reads.ts';

export const ticketQueries = ({ db }: { db: Database }, types: ReturnType<typeof ticketReads>) => {
  const standings = sharedByActor((actor) => new DataLoader<string, Status | null>(async (ids) => {
    const rows = await db.rows<{ id: string; status: Status }>(actor.workspaceId, generic(sql`
      select t.id, t.status from ticket t where t.id = any(${ids}::uuid[]) and ${visibleTickets(actor, 't')}`));
    return byId(rows, ids).map((row) => row?.status ?? null);
  }, { cache: false }));
  return {
    /** What its types are read from. */
    reads: types.reads,
    ticketLoader: rowLoader<TicketRow>(db, types.ticket),
    noteLoader: rowLoader<NoteRow>(db, types.note),
    scheduledLoader: rowLoader<ScheduledReplyRow>(db, types.scheduled),
    /** Where a ticket that the actor sees stands; null: it is not to be seen. Asked for many at once, it is one statement. */
    standing: (actor: Actor, id: string): Promise<Status | null> => standings(actor).load(id),
  };
};

/** One loader for whatever an actor asks within a turn, from however many sockets. */
const sharedByActor = <T>(make: (actor: Actor) => T): ((actor: Actor) => T) => {
  const made = new Map<string, T>();
  return (actor) => {
    const key = `${actor.workspaceId}/${actorKey(actor)}/${actor.kind === 'USER' ? actor.role : ''}`;
    const found = made.get(key) ?? make(actor);
    if (!made.has(key)) setImmediate(() => made.delete(key));
    made.set(key, found);
    return found;
  };
};
