import { actorKey, type Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, fail, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { lockConversation, type Thread } from './access.ts';
import type { Content } from './content.ts';
import { Attachment, type Side } from './entities.ts';

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
  messageId: string;
  /** True when this message was here before. */
  repeated: boolean;
}

const clientKey = (actor: Actor, clientId: string): string => `${actorKey(actor)}:${clientId}`;

/** The message that this actor has posted in a conversation (its id in SQL) under this client id, if any. */
export const findPosted = async (tx: Tx, actor: Actor, conversationId: Sql, clientId: string): Promise<string | null> => {
  const [row] = await tx.rows<{ id: string }>(sql`
    select id from message where conversation_id = ${conversationId} and client_key = ${clientKey(actor, clientId)}`);
  return row?.id ?? null;
};

/** A conversation that the caller has locked, and what it found posted behind the lock under the message's client id, if it looked. */
export interface Locked {
  thread: Thread;
  earlier?: string | null;
}

/** Appends a message to a conversation, whose lock it takes if the caller has not: next position, files taken into use, event. */
export const post = async (tx: Tx, clock: Clock, id: string, input: Post, locked?: Locked): Promise<Result<Posted>> => {
  if (input.clientId === '' || input.clientId.length > 128) return badInput('A client id has 1 to 128 characters.', ['clientMutationId']);
  // Sent together, looked up behind the lock.
  const [conversation, earlier] = await Promise.all([
    locked?.thread ?? lockConversation(tx, id),
    locked?.earlier === undefined ? findPosted(tx, tx.actor, sql`${id}::uuid`, input.clientId) : locked.earlier,
  ]);
  if (earlier) return ok({ messageId: earlier, repeated: true });

  const now = clock.now();
  const position = conversation.lastPosition + 1;
  const messageId = newId();
  write(tx, { messageId, conversationId: id, position, now, input });
  const attached = await useAttachments(tx, id, messageId, input.attachmentIds);
  if (!attached.ok) return attached;
  tx.record({
    type: 'MessagePosted', conversationId: id,
    payload: { messageId, position, side: input.side, authorUserId: input.authorUserId },
  });
  return ok({ messageId, repeated: false });
};

/** The message's row and the conversation's counters. SQL, not entities: every message of the house goes through here. */
const write = (tx: Tx, { messageId, conversationId, position, now, input }: { messageId: string; conversationId: string; position: number; now: Date; input: Post }): void => {
  const { side, authorUserId, authorName, content, clientId } = input;
  tx.write(sql`
    insert into message (id, workspace_id, conversation_id, position, side, author_user_id, author_name, text, rich_text, client_key, delivery, created_at, language)
    values (${messageId}, ${tx.workspaceId}, ${conversationId}, ${position}, ${side}, ${authorUserId}, ${authorName}, ${content.text},
      ${content.richText && JSON.stringify(content.richText)}::jsonb, ${clientKey(tx.actor, clientId)}, ${side === 'CUSTOMER' ? null : 'QUEUED'}, ${now},
      coalesce((select lower(language) from workspace_setting where workspace_id = ${tx.workspaceId}::uuid), 'simple')::regconfig)`);
  tx.write(sql`
    update conversation set last_position = ${position}, last_message_at = ${now},
      last_customer_position = case when ${side} = 'CUSTOMER' then ${position} else last_customer_position end,
      last_staff_position = case when ${side} = 'STAFF' then ${position} else last_staff_position end
    where id = ${conversationId}::uuid`);
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
export const eventPositions = (workspaceId: string, conversationId: string, count: number): Sql => sql`
  update conversation set last_event_position = last_event_position + ${count}
  where id = ${conversationId}::uuid and workspace_id = ${workspaceId}::uuid returning workspace_id, last_event_position as last`;
