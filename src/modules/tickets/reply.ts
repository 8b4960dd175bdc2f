import type { StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { globalId } from '../../kernel/ids.ts';
import { badInput, fail, ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { findPosted, messageContent, richContent, type Content, type Conversations, type MessageRow } from '../conversations/index.ts';
import type { Documents, EditRoom } from '../documents/index.ts';
import { accessTicket, type Accessed } from './access.ts';
import { answerElsewhere, elsewhere, lockElsewhere, replyThread } from './destination.ts';
import { lockAgents } from './capacity.ts';
import { clearing, draftContent, isAhead } from './draft.ts';
import type { TicketEntity } from './entities.ts';

export interface ReplyDeps {
  db: Database;
  clock: Clock;
  conversations: Pick<Conversations, 'post' | 'messageColumns'>;
  documents: Pick<Documents, 'edit'>;
  /** What stands under an answer where the channel has that. */
  sign: SignReply;
}

export type SignReply = (tx: Tx, actor: StaffActor, ticket: Pick<TicketEntity, 'id' | 'channel'>, content: Content) => Promise<Result<Content>>;

export interface Reply {
  ticketId: string;
  content: { text?: string | null; richText?: unknown } | null;
  /** State vector of the draft as its author sees it. */
  draft: Uint8Array | null;
  attachmentIds: string[];
  /** The conversation that `seenUpTo` is of; null: the ticket's own. */
  conversationId: string | null;
  seenUpTo: number;
  clientMutationId: string;
  force: boolean;
}

export interface Sent {
  messageId: string;
  ticketId: string;
}

export const draftDocument = (ticketId: string): string => `ticket:${globalId('ticket', ticketId)}:draft`;

/**
 * Answers the customer. From the draft it freezes the document while it sends, so that exactly what the author saw goes out,
 * once, and the draft is cleared in the same transaction.
 */
export const replyCommands = (deps: ReplyDeps) => ({
  sendReply: async (actor: StaffActor, reply: Reply): Promise<Result<Sent>> => {
    if ((reply.content === null) === (reply.draft === null)) return badInput('Send `content` or `draft`, one of them.', ['content']);
    if (reply.content) {
      const content = messageContent(reply.content, reply.attachmentIds.length > 0);
      return content.ok ? deps.db.tx(actor, (tx) => send(tx, actor, deps, reply, content.value)) : content;
    }
    return sendDraft(actor, deps, reply);
  },
});

const sendDraft = async (actor: StaffActor, deps: ReplyDeps, reply: Reply): Promise<Result<Sent>> => {
  const { clock } = deps;
  // Who may not answer must not even open the draft: opening makes its row, and holds its writers back.
  const allowed = await deps.db.tx(actor, (tx) => accessTicket(tx, actor, reply.ticketId, 'REPLY', clock.now()));
  if (!allowed.ok) return allowed;
  return deps.documents.edit(actor.workspaceId, draftDocument(reply.ticketId), (room) =>
    deps.db.tx(actor, async (tx) => {
      // A repeat of a send that went through finds the draft empty; it must get its first answer all the same.
      const earlier = await repeated(tx, actor, deps, reply);
      if (!earlier.ok || earlier.value) return earlier as Result<Sent>;
      const content = frozen(room, reply);
      if (!content.ok) return content;
      const sent = await send(tx, actor, deps, reply, content.value);
      const update = sent.ok ? clearing(room.state()) : null;
      if (update) await keepAccess(tx, actor, reply.ticketId);
      if (update) await room.append(tx, update);
      return sent;
    }));
};

/**
 * The message may change the ticket after the draft's row is written: its access is locked before, in the order in which
 * everybody locks it, or a commit of the same draft on another node and this one would wait for each other.
 */
const keepAccess = async (tx: Tx, actor: StaffActor, ticketId: string): Promise<void> => {
  const [ticket] = await tx.rows<{ assigneeId: string | null }>(sql`select assignee_id as "assigneeId" from ticket where id = ${ticketId}::uuid`);
  lockAgents(tx, [ticket?.assigneeId, actor.kind === 'USER' ? actor.userId : null]);
  await tx.rows(sql`select access_lock(access_of_ticket(t)) from ticket t where t.id = ${ticketId}::uuid`);
};

/** What the draft says, if its author has seen all of it. */
const frozen = (room: EditRoom, reply: Reply): Result<Content> => {
  if (!reply.force && isAhead(room.stateVector(), reply.draft!)) {
    return fail('DraftChanged', 'Somebody wrote in the draft after you looked. Look again, then send.', ['draft', 'stateVector']);
  }
  const doc = draftContent(room.state());
  return doc === null && reply.attachmentIds.length > 0 ? messageContent({ text: '' }, true) : richContent(doc ?? { type: 'doc', content: [{ type: 'paragraph' }] });
};

/** A ticket that may be answered, with what was sent before under the same id. */
interface Answerable extends Accessed {
  earlier: string | null;
  /** The channel that the answer takes, where it is not the ticket's. */
  channel?: string;
}

/** Conversations in which an earlier answer of the ticket may be. */
const answersOf = (ticketId: Sql): Sql => sql`any(array(select t.conversation_id from ticket t where t.id = ${ticketId} union ${elsewhere(ticketId)}))`;

/**
 * The ticket, and the conversation in which the customer last wrote: there it is answered. All leaves together: of a ticket that
 * others were merged into, their conversations are locked before its own, and what was sent before is looked up behind the locks.
 */
const access = async (tx: Tx, actor: StaffActor, { ticketId, clientMutationId }: Reply, now: Date): Promise<Result<Answerable>> => {
  const [others, found, earlier] = await Promise.all([
    lockElsewhere(tx, ticketId),
    accessTicket(tx, actor, ticketId, 'REPLY', now),
    findPosted(tx, actor, answersOf(sql`${ticketId}::uuid`), clientMutationId),
  ]);
  if (!found.ok) return found;
  const { channel, ...thread } = await replyThread(tx, found.value.thread, others);
  return ok({ ...found.value, thread, channel, earlier });
};

const repeated = async (tx: Tx, actor: StaffActor, { clock }: ReplyDeps, reply: Reply): Promise<Result<Sent | null>> => {
  const found = await access(tx, actor, reply, clock.now());
  if (!found.ok) return found;
  const { earlier } = found.value;
  return ok(earlier ? { messageId: earlier, ticketId: reply.ticketId } : null);
};

/** The one way on which the staff's words go out. */
export const send = async (tx: Tx, actor: StaffActor, { clock, conversations, sign }: ReplyDeps, reply: Reply, content: Content): Promise<Result<Sent>> => {
  const found = await access(tx, actor, reply, clock.now());
  if (!found.ok) return found;
  const { ticket, thread, earlier, channel = ticket.channel } = found.value;
  // A repeat gets its first answer, whatever came since.
  if (earlier) return ok({ messageId: earlier, ticketId: ticket.id });
  const unseen = reply.force ? [] : await unseenBy(tx, conversations, actor, { ticket, thread }, reply);
  if (unseen.length > 0) {
    return fail('StaleReply', 'Messages came that you have not seen. Read them, then send again.', ['seenUpTo'], { unseen });
  }
  const signed = await sign(tx, actor, { id: ticket.id, channel }, content);
  if (!signed.ok) return signed;
  if (thread.id !== ticket.conversationId) answerElsewhere(tx, thread.id, ticket);
  const posted = await conversations.post(tx, thread.id, {
    side: 'STAFF', authorUserId: actor.kind === 'USER' ? actor.userId : null, authorName: actor.name, content: signed.value,
    attachmentIds: reply.attachmentIds, clientId: reply.clientMutationId,
  }, { thread, earlier });
  return posted.ok ? ok({ messageId: posted.value.messageId, ticketId: ticket.id }) : posted;
};

/** Messages after what the author had on screen, from the customer or a colleague. */
const unseenBy = (
  tx: Tx, conversations: Pick<Conversations, 'messageColumns'>, actor: StaffActor, { ticket, thread }: Pick<Accessed, 'ticket' | 'thread'>, { conversationId, seenUpTo }: Reply,
): Promise<MessageRow[]> => {
  const me = actor.kind === 'USER' ? actor.userId : null;
  // Whoever looked at another conversation of the ticket has seen nothing of this one.
  const seen = (conversationId ?? ticket.threadId ?? ticket.conversationId) === thread.id ? seenUpTo : 0;
  return tx.rows<MessageRow>(sql`
    select ${conversations.messageColumns(actor, 'm')} from message m
    where m.conversation_id = ${thread.id}::uuid and m.position > ${seen} and m.author_user_id is distinct from ${me}::uuid
    order by m.position limit 100`);
};
