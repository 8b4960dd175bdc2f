import type { Actor } from '../../kernel/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { rowLoader } from '../../platform/reads/loaders.ts';
import { visibleTickets } from './access.ts';
import type { NoteRow, TicketRow, ticketReads } from './reads.ts';
import type { Status } from './rules.ts';

export const ticketQueries = ({ db }: { db: Database }, types: ReturnType<typeof ticketReads>) => ({
  /** What its types are read from. */
  reads: types.reads,
  ticketLoader: rowLoader<TicketRow>(db, types.ticket),
  noteLoader: rowLoader<NoteRow>(db, types.note),
  /** Where a ticket that the actor sees stands; null: it is not to be seen. */
  standing: async (actor: Actor, id: string): Promise<Status | null> =>
    (await db.rows<{ status: Status }>(actor.workspaceId, sql`select t.status from ticket t where t.id = ${id}::uuid and ${visibleTickets(actor, 't')}`))[0]?.status ?? null,
});
