import type { StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { globalId } from '../../kernel/ids.ts';
import { badInput, notFound, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { Changed, Documents } from '../documents/index.ts';
import { accessTicket } from './access.ts';

export interface PadDeps {
  db: Database;
  clock: Clock;
  documents: Pick<Documents, 'changes'>;
}

/** The pad that the staff of a ticket share, written in by whoever has no editor. */
export const padCommands = ({ db, clock, documents }: PadDeps) => {
  const allowed = async (tx: Tx, actor: StaffActor, id: string): Promise<Result<unknown>> => {
    const found = await accessTicket(tx, actor, id, 'ADD_NOTE', clock.now());
    return found.ok ? ok(null) : notFound('ticket', ['ticketId']);
  };
  return {
    appendToNotes: async (actor: StaffActor, id: string, text: string, clientId: string): Promise<Result<Changed>> => {
      const kept = text.trim();
      if (kept === '' || kept.length > limit('noteCharacters')) return badInput(`A text has 1 to ${limit('noteCharacters')} characters.`, ['text']);
      // Who may not write there must not even open the pad: opening makes its row, and holds its writers back.
      const may = await db.tx(actor, (tx) => allowed(tx, actor, id));
      if (!may.ok) return may;
      return documents.changes.append(actor, `ticket:${globalId('ticket', id)}:notes`, kept, clientId, (tx) => allowed(tx, actor, id));
    },
  };
};
