import type { Actor } from '../../kernel/actor.ts';
import { actorKey, isStaff, seesAll } from '../../kernel/actor.ts';
import { notFound, ok, type Result } from '../../kernel/result.ts';
import type { Reader, Tx } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { roleScopes, type Viewer } from '../../platform/db/viewer.ts';
import { Conversation, type ConversationEntity } from './entities.ts';

/** What a higher level says of the staff: tickets decide, conversations only ask. `conversationId` is a column. */
export interface StaffScope {
  /** Conversations an actor may read. */
  reads(actor: Actor, conversationId: Sql): Sql;
  /** Messages of them, by position. */
  readsMessage(actor: Actor, conversationId: Sql, position: Sql): Sql;
  /** Conversations whose present an actor may follow live. */
  follows(actor: Viewer, conversationId: Sql): Sql;
  /** A digest of what a viewer sees of a contact: equal for those of one role who see the same. */
  view(viewer: Viewer, contactId: Sql): Sql;
  /** Conversations an actor may write in. */
  writes(actor: Actor, conversationId: Sql): Sql;
}

export type Wanted = 'read' | 'follow' | 'write';

/** The one predicate of this type: a customer has their own conversation, staff have those of their tickets. */
export const visibleConversations = (staff: StaffScope) => (actor: Actor, conversationId: Sql, wanted: Wanted = 'read'): Sql => {
  if (actor.kind === 'SYSTEM') return sql`true`;
  if (actor.kind === 'GUEST') return sql`${conversationId} = ${actor.conversationId}::uuid`;
  if (!isStaff(actor)) return sql`false`;
  switch (wanted) {
    case 'read': return staff.reads(actor, conversationId);
    case 'follow': return staff.follows(actor, conversationId);
    case 'write': return staff.writes(actor, conversationId);
  }
};

/** Messages the actor may read; `m` is the message's alias. */
export const visibleMessages = (staff: StaffScope) => (actor: Actor, m: Sql): Sql =>
  isStaff(actor) && !seesAll(actor)
    ? staff.readsMessage(actor, sql`${m}.conversation_id`, sql`${m}.position`)
    : visibleConversations(staff)(actor, sql`${m}.conversation_id`);

/**
 * Of each viewer the scope in which they may follow a conversation now, or null: equal scopes see the same of it. One
 * statement, however many they are.
 */
export const followScopes = ({ db, staff }: { db: Reader; staff: StaffScope }) => async (workspaceId: string, id: string, viewers: Actor[]): Promise<(string | null)[]> => {
  const scopes = await roleScopes(db, workspaceId, viewers, (viewer, users) => sql`
    select v.id as viewer, ${staff.view(viewer, sql`c.contact_id`)} as view from ${users} join conversation c on c.id = ${id}::uuid
    where ${staff.follows(viewer, sql`c.id`)}`);
  // A customer's token is the permission for its one conversation; no row can change that.
  return viewers.map((viewer) => (viewer.kind === 'GUEST' ? (viewer.conversationId === id ? actorKey(viewer) : null) : scopes(viewer)));
};

/** A conversation the actor may use as wanted, locked until the end of the transaction. */
export const accessConversation = async (tx: Tx, actor: Actor, id: string, wanted: Wanted, staff: StaffScope): Promise<Result<ConversationEntity>> => {
  const [row] = await tx.rows<object>(sql`
    select c.* from conversation c where c.id = ${id}::uuid and ${visibleConversations(staff)(actor, sql`c.id`, wanted)} for update`);
  return row ? ok(tx.em.map(Conversation, row as never)) : notFound('conversation', ['conversationId']);
};

/** What a post needs of its conversation, whose row is locked. */
export type Thread = Pick<ConversationEntity, 'id' | 'lastPosition'>;

/** Several of them, in the order in which all who need more than one take their locks. */
export const lockConversations = async (tx: Tx, ids: string[]): Promise<void> => {
  await tx.rows(sql`select id from conversation where id = any(${ids}::uuid[]) order by id for update`);
};

/** A conversation that the caller's own check already allowed, locked. */
export const lockConversation = async (tx: Tx, id: string): Promise<Thread> => {
  const [row] = await tx.rows<Thread>(sql`select id, last_position as "lastPosition" from conversation where id = ${id}::uuid for update`);
  if (!row) throw new Error(`conversation ${id} is gone`);
  return row;
};
