import { actorKey, systemActor, type Actor, type GuestActor } from '../../kernel/actor.ts';
import { plus, type Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import { randomToken, tokenHash } from '../../platform/crypto/tokens.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Identity } from '../identity/index.ts';
import { accessConversation, type StaffScope } from './access.ts';

export interface InvitationDeps {
  db: Database;
  clock: Clock;
  staff: StaffScope;
  identity: Pick<Identity, 'mintGuest'>;
}

/** A customer's way into their one conversation. */
export interface RoomEntry {
  workspaceId: string;
  conversationId: string;
  contactId: string;
  guestId: string;
  name: string;
  token: string;
  expiresAt: Date;
}

/** The customer whom a room lets in. */
export const roomGuest = (room: RoomEntry): GuestActor => ({
  kind: 'GUEST', workspaceId: room.workspaceId, guestId: room.guestId, conversationId: room.conversationId, contactId: room.contactId, name: room.name,
});


export const invitationCommands = (deps: InvitationDeps) => ({
  create: (actor: Actor, conversationId: string) => deps.db.tx(actor, (tx) => create(tx, actor, deps, conversationId)),
  accept: (secret: string, name: string | null) => accept(deps, secret, name),
});

const create = async (tx: Tx, actor: Actor, { clock, staff }: InvitationDeps, conversationId: string): Promise<Result<{ secret: string; expiresAt: Date }>> => {
  const conversation = await accessConversation(tx, actor, conversationId, 'write', staff);
  if (!conversation.ok) return conversation;
  const secret = randomToken();
  const expiresAt = plus(clock.now(), limit('invitationMs'));
  await tx.rows(sql`
    insert into invitation (id, hash, workspace_id, conversation_id, created_by, created_at, expires_at)
    values (${newId()}, ${tokenHash(secret)}, ${tx.workspaceId}, ${conversationId}, ${actorKey(actor)}, ${clock.now()}, ${expiresAt})`);
  tx.record({ type: 'InvitationCreated', conversationId });
  return ok({ secret, expiresAt });
};

/** A link works until it expires, as often as its holder opens it: mail scanners and reloads must not use it up. */
const accept = async ({ db, clock, identity }: InvitationDeps, secret: string, name: string | null): Promise<Result<RoomEntry>> => {
  const [found] = await db.system.rows<{ workspace_id: string; conversation_id: string }>(sql`
    select workspace_id, conversation_id from invitation where hash = ${tokenHash(secret)} and expires_at > ${clock.now()}`);
  const invalid = fail('InvitationInvalid', 'This link is not valid, or has expired.', ['invitation']);
  if (!found) return invalid;
  return db.tx(systemActor(found.workspace_id), async (tx) => {
    const [thread] = await tx.rows<{ contact_id: string; name: string }>(sql`
      select c.contact_id, k.name from conversation c join contact k on k.id = c.contact_id where c.id = ${found.conversation_id}::uuid`);
    if (!thread) return invalid;
    const shown = (name?.trim() || thread.name).slice(0, limit('nameCharacters'));
    const guest = await identity.mintGuest(tx, { conversationId: found.conversation_id, contactId: thread.contact_id, name: shown });
    return ok({ workspaceId: found.workspace_id, conversationId: found.conversation_id, contactId: thread.contact_id, name: shown, ...guest });
  });
};
