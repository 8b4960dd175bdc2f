import { actorKey, type Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, fail, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Content } from './content.ts';
import { Attachment, Message, type ConversationEntity, type MessageEntity, type Side } from './entities.ts';

/** A message that is about to be posted by somebody who may. */
export interface Post {
  side: Side;
  authorUserId: string | null;
  authorName: string;
  content: Content;
  attachmentIds: string[];
  /** The sender's own id: posting again with it changes nothing. */
  clientId: string;
}

export interface Posted {
  message: MessageEntity;
  /** True when this message was here before. */
  repeated: boolean;
}

const clientKey = (actor: Actor, clientId: string): string => `${actorKey(actor)}:${clientId}`;

/** The message that this actor has posted under this client id, if any. */
export const findPosted = async (tx: Tx, actor: Actor, conversationId: string, clientId: string): Promise<MessageEntity | null> =>
  tx.em.findOne(Message, { conversationId, clientKey: clientKey(actor, clientId) });

/** Appends a message to a locked conversation: next position, files taken into use, event. */
export const post = async (tx: Tx, clock: Clock, conversation: ConversationEntity, input: Post): Promise<Result<Posted>> => {
  if (input.clientId === '' || input.clientId.length > 128) return badInput('A client id has 1 to 128 characters.', ['clientMutationId']);
  const earlier = await findPosted(tx, tx.actor, conversation.id, input.clientId);
  if (earlier) return ok({ message: earlier, repeated: true });

  const now = clock.now();
  const position = conversation.lastPosition + 1;
  const message = tx.em.create(Message, {
    id: newId(), workspaceId: tx.workspaceId, conversationId: conversation.id, position, side: input.side,
    authorUserId: input.authorUserId, authorName: input.authorName, text: input.content.text, richText: input.content.richText,
    clientKey: clientKey(tx.actor, input.clientId), delivery: input.side === 'STAFF' ? 'QUEUED' : null, createdAt: now,
  });
  const attached = await useAttachments(tx, conversation.id, message.id, input.attachmentIds);
  if (!attached.ok) return attached;
  conversation.lastPosition = position;
  conversation.lastMessageAt = now;
  if (input.side === 'CUSTOMER') conversation.lastCustomerPosition = position;
  if (input.side === 'STAFF') conversation.lastStaffPosition = position;
  tx.record({
    type: 'MessagePosted', conversationId: conversation.id,
    payload: { messageId: message.id, position, side: input.side, authorUserId: input.authorUserId },
  });
  return ok({ message, repeated: false });
};

/** Files go into use once: uploaded here, by this actor, and not shown elsewhere. */
const useAttachments = async (tx: Tx, conversationId: string, messageId: string, ids: string[]): Promise<Result<true>> => {
  if (ids.length === 0) return ok(true);
  const most = limit('attachmentsAMessage');
  if (ids.length > most) return fail('LimitReached', `A message has at most ${most} files.`, ['attachmentIds'], { limit: 'attachmentsAMessage' });
  const files = await tx.em.find(Attachment, { id: { $in: ids }, conversationId, state: 'STORED', createdBy: actorKey(tx.actor) });
  if (files.length !== new Set(ids).size) return badInput('A file is unknown, not uploaded yet, or already sent.', ['attachmentIds']);
  for (const file of files) {
    file.messageId = messageId;
    file.state = 'USED';
  }
  return ok(true);
};

/** Gives event positions; the update takes the conversation's lock where the command has not taken it yet. */
export const eventPositions = async (tx: Tx, conversationId: string, count: number): Promise<number> => {
  const [row] = await tx.rows<{ last: number }>(sql`
    update conversation set last_event_position = last_event_position + ${count} where id = ${conversationId}::uuid
    returning last_event_position as last`);
  if (!row) throw new Error(`conversation ${conversationId} is gone`);
  return row.last - count + 1;
};


