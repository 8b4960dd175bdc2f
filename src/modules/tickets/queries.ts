import type { Actor } from '../../kernel/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { rowLoader } from '../../platform/reads/loaders.ts';
import { visibleTickets } from './access.ts';
import type { NoteRow, TicketRow, ticketReads } from './reads.ts';

export const ticketQueries = ({ db }: { db: Database }, types: ReturnType<typeof ticketReads>) => ({
  /** What its types are read from. */
  reads: types.reads,
  ticketLoader: rowLoader<TicketRow>(db, types.ticket),
  noteLoader: rowLoader<NoteRow>(db, types.note),
  /** Whether the actor sees a ticket, and so its pads. */
  sees: async (actor: Actor, id: string): Promise<boolean> =>
    (await db.rows(actor.workspaceId, sql`select 1 from ticket t where t.id = ${id}::uuid and ${visibleTickets(actor, 't')}`)).length > 0,
});
