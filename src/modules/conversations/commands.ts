import { actorKey, type Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, notFound, ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { accessConversation, lockConversations, visibleConversations, type StaffScope, type Thread } from './access.ts';
import { messageContent, type ContentInput } from './content.ts';
import { Message, type Delivery } from './entities.ts';
import { post, type Locked, type Post, type Posted } from './posting.ts';
import { DELIVERY_RANK, mayChange } from './rules.ts';

export interface ConversationDeps {
  db: Database;
  clock: Clock;
  staff: StaffScope;
}

export const conversationCommands = (deps: ConversationDeps) => ({
  /** A customer's message on a channel: finds or makes the permanent thread, and appends (in the channel's transaction). */
  receive: (tx: Tx, input: Inbound) => receive(tx, deps, input),
  /** The permanent thread of a contact on an endpoint, locked; for a channel on which staff may write first. */
  openThread: (tx: Tx, contactId: string, endpointId: string): Promise<Thread> => threadOf(tx, deps.clock, contactId, endpointId),
  /** Appends a message of a caller whose own command has checked access, and may have locked the conversation. */
  post: (tx: Tx, conversationId: string, input: Post, locked?: Locked): Promise<Result<Posted>> =>
    post(tx, deps.clock, conversationId, input, locked),
  editMessage: (actor: Actor, id: string, content: ContentInput) => deps.db.tx(actor, (tx) => editMessage(tx, actor, deps, id, content)),
  deleteMessage: (actor: Actor, id: string) => deps.db.tx(actor, (tx) => deleteMessage(tx, actor, deps, id)),
  markRead: (actor: Actor, id: string, position: number) => deps.db.tx(actor, (tx) => markRead(tx, actor, deps, id, position)),
  /** A channel reports how far outbound messages got. Only moves forward. */
  reportDelivery: (tx: Tx, upTo: Map<string, number>, delivery: Delivery) => reportDelivery(tx, upTo, delivery),
});

export interface Inbound {
  contactId: string;
  contactName: string;
  endpointId: string;
  clientMessageId: string;
  content: Post['content'];
  attachmentIds: string[];
}

const receive = async (tx: Tx, deps: ConversationDeps, input: Inbound): Promise<Result<Posted & { conversation: Thread }>> => {
  const conversation = await threadOf(tx, deps.clock, input.contactId, input.endpointId);
  const posted = await post(tx, deps.clock, conversation.id, {
    side: 'CUSTOMER', authorUserId: null, authorName: input.contactName, content: input.content,
    attachmentIds: input.attachmentIds, clientId: input.clientMessageId,
  }, { thread: conversation });
  return posted.ok ? ok({ ...posted.value, conversation }) : posted;
};

/** The permanent thread of a contact on an endpoint, locked. Two first messages at once meet at the unique index. */
const threadOf = async (tx: Tx, clock: Clock, contactId: string, endpointId: string): Promise<Thread> => {
  await tx.rows(sql`
    insert into conversation (id, workspace_id, kind, contact_id, endpoint_id, created_at)
    values (${newId()}, ${tx.workspaceId}, 'CUSTOMER', ${contactId}, ${endpointId}, ${clock.now()})
    on conflict (contact_id, endpoint_id) where kind = 'CUSTOMER' do nothing`);
  const [row] = await tx.rows<Thread>(sql`
    select id, last_position as "lastPosition" from conversation
    where contact_id = ${contactId}::uuid and endpoint_id = ${endpointId}::uuid and kind = 'CUSTOMER' for update`);
  return row!;
};

/** A message of a conversation the actor may write in, with the conversation locked. */
const accessMessage = async (tx: Tx, actor: Actor, { staff }: ConversationDeps, id: string) => {
  const found = await tx.em.findOne(Message, { id });
  const conversation = found && (await accessConversation(tx, actor, found.conversationId, 'write', staff));
  if (!found || !conversation?.ok) return notFound('message', ['messageId']);
  // It may have changed while this transaction waited for the conversation.
  await tx.em.refresh(found);
  return ok(found);
};

const editMessage = async (tx: Tx, actor: Actor, deps: ConversationDeps, id: string, input: ContentInput): Promise<Result<string>> => {
  const message = await accessMessage(tx, actor, deps, id);
  if (!message.ok) return message;
  const allowed = mayChange(actor, message.value, deps.clock.now());
  if (!allowed.ok) return allowed;
  const content = messageContent(input);
  if (!content.ok) return content;
  message.value.text = content.value.text;
  message.value.richText = content.value.richText;
  message.value.editedAt = deps.clock.now();
  tx.record({ type: 'MessageChanged', conversationId: message.value.conversationId, payload: { messageId: id } });
  return ok(id);
};

const deleteMessage = async (tx: Tx, actor: Actor, deps: ConversationDeps, id: string): Promise<Result<string>> => {
  const message = await accessMessage(tx, actor, deps, id);
  if (!message.ok) return message;
  const allowed = mayChange(actor, message.value, deps.clock.now());
  if (!allowed.ok) return allowed;
  message.value.text = '';
  message.value.richText = null;
  message.value.deletedAt = deps.clock.now();
  tx.record({ type: 'MessageChanged', conversationId: message.value.conversationId, payload: { messageId: id } });
  return ok(id);
};

const markRead = async (tx: Tx, actor: Actor, deps: ConversationDeps, id: string, position: number): Promise<Result<string>> => {
  const [seen] = await tx.rows<{ last: number }>(sql`
    select c.last_position as last from conversation c
    where c.id = ${id}::uuid and ${visibleConversations(deps.staff)(actor, sql`c.id`)}`);
  if (!seen) return notFound('conversation', ['conversationId']);
  if (position < 0 || position > seen.last) return badInput('There is no message at this position.', ['position']);
  const moved = await tx.rows(sql`
    insert into read_mark (conversation_id, reader, workspace_id, position, at)
    values (${id}, ${actorKey(actor)}, ${tx.workspaceId}, ${position}, ${deps.clock.now()})
    on conflict (conversation_id, reader) do update set position = excluded.position, at = excluded.at
    where read_mark.position < excluded.position returning 1`);
  if (moved.length > 0 && actor.kind === 'GUEST') await reportDelivery(tx, new Map([[id, position]]), 'READ');
  return ok(id);
};

/** `upTo`: by conversation the position of the last message that got so far. */
const reportDelivery = async (tx: Tx, upTo: Map<string, number>, delivery: Delivery): Promise<void> => {
  const ids = [...upTo.keys()];
  const lower = Object.entries(DELIVERY_RANK).filter(([, rank]) => rank < DELIVERY_RANK[delivery]).map(([name]) => name);
  // Sent together, updated behind the lock.
  const [, changed] = await Promise.all([lockConversations(tx, ids), tx.rows<{ conversationId: string }>(sql`
    update message m set delivery = ${delivery} from unnest(${ids}::uuid[], ${[...upTo.values()]}::int[]) w (id, position)
    where m.conversation_id = w.id and m.position <= w.position and m.delivery = any(${lower}::text[]) returning m.conversation_id as "conversationId"`)]);
  for (const conversationId of new Set(changed.map((row) => row.conversationId))) {
    tx.record({ type: 'DeliveryChanged', conversationId, payload: { upToPosition: upTo.get(conversationId)!, delivery } });
  }
};
