import { actorKey, type Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Tx } from '../../platform/db/database.ts';
import { InternalNote, type TicketEntity } from './entities.ts';

/** A line of somebody's in the timeline; `clientId` makes it one however often it is sent. */
export const writeNote = (tx: Tx, actor: Actor, ticket: TicketEntity, text: string, clientId: string, now: Date): Result<string> => {
  const kept = text.trim();
  if (kept === '' || kept.length > limit('noteCharacters')) return badInput(`A note has 1 to ${limit('noteCharacters')} characters.`, ['text']);
  const id = newId();
  tx.em.create(InternalNote, {
    id, workspaceId: tx.workspaceId, ticketId: ticket.id, authorUserId: actor.kind === 'USER' ? actor.userId : null, text: kept,
    clientKey: `${actorKey(actor)}:${clientId}`, createdAt: now,
  });
  tx.record({ type: 'NoteAdded', conversationId: ticket.conversationId, ticketId: ticket.id, payload: { noteId: id } });
  return ok(id);
};
