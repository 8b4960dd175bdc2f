/** Answers that are sent later: on the same way as any other, with what their author may do then. */
import type { Actor, Role, UserActor } from '../../kernel/actor.ts';
import { systemActor } from '../../kernel/actor.ts';
import { plus } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, fail, notFound, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Reader, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Deadline } from '../../platform/deadlines/deadlines.ts';
import { messageContent, type Content } from '../conversations/index.ts';
import { accessTicket } from './access.ts';
import { standing, systemNote } from './changes.ts';
import { answeredIn, lockElsewhere } from './destination.ts';
import type { TicketEntity } from './entities.ts';
import { send, type ReplyDeps } from './reply.ts';

export interface Scheduling {
  ticketId: string;
  content: Parameters<typeof messageContent>[0];
  sendAt: Date;
  cancelOnCustomerReply: boolean;
  clientMutationId: string;
}

export interface Scheduled {
  id: string;
  ticketId: string;
}

export const scheduledCommands = (deps: ReplyDeps) => ({
  scheduleReply: (actor: UserActor, input: Scheduling) => deps.db.tx(actor, (tx) => schedule(tx, actor, input, deps.clock.now())),
  cancelScheduledReply: (actor: UserActor, id: string) => deps.db.tx(actor, (tx) => cancel(tx, actor, id, deps.clock.now())),
});

const acceptable = ({ content, sendAt, clientMutationId }: Scheduling, now: Date): Result<Content> => {
  const most = limit('scheduleMs');
  if (sendAt <= now || sendAt > plus(now, most)) return badInput(`A reply is sent at a time to come, within ${most} milliseconds.`, ['sendAt']);
  if (clientMutationId === '' || clientMutationId.length > limit('clientIdCharacters')) return badInput('A client id has 1 to 128 characters.', ['clientMutationId']);
  return messageContent(content);
};

const schedule = async (tx: Tx, actor: UserActor, input: Scheduling, now: Date): Promise<Result<Scheduled>> => {
  const { ticketId, sendAt, cancelOnCustomerReply, clientMutationId } = input;
  const content = acceptable(input, now);
  if (!content.ok) return content;
  const found = await accessTicket(tx, actor, ticketId, 'REPLY', now);
  if (!found.ok) return found;
  const [earlier] = await tx.rows<{ id: string }>(sql`
    select id from scheduled_reply where ticket_id = ${ticketId}::uuid and author_user_id = ${actor.userId}::uuid and client_id = ${clientMutationId}`);
  if (earlier) return ok({ id: earlier.id, ticketId });
  const [waiting] = await tx.rows<{ n: number }>(sql`select count(*)::int as n from scheduled_reply where ticket_id = ${ticketId}::uuid and state = 'SCHEDULED'`);
  if (waiting!.n >= limit('scheduledReplies')) return fail('LimitReached', `A ticket has at most ${limit('scheduledReplies')} scheduled replies.`, ['ticketId'], { limit: 'scheduledReplies' });
  const id = newId();
  await tx.rows(sql`
    insert into scheduled_reply (id, workspace_id, ticket_id, author_user_id, text, rich_text, send_at, cancel_on_customer_reply, client_id, created_at)
    values (${id}, ${tx.workspaceId}, ${ticketId}, ${actor.userId}, ${content.value.text}, ${content.value.richText && JSON.stringify(content.value.richText)}::jsonb, ${sendAt},
      ${cancelOnCustomerReply}, ${clientMutationId}, ${now})`);
  told(tx, found.value.ticket, { id, state: 'SCHEDULED' }, `A reply of ${actor.name} is to be sent at ${sendAt.toISOString()}.`, now);
  return ok({ id, ticketId });
};

/** What events and notes say of a ticket, when nobody has it in hand. */
const TICKET = sql`t.id, t.conversation_id as "conversationId", t.status, t.assignee_id as "assigneeId", t.queue_id as "queueId"`;

/** Its line in the timeline, and its event. */
const told = (tx: Tx, ticket: TicketEntity, { id, state }: { id: string; state: string }, text: string, now: Date): void => {
  tx.record({ type: 'ReplyScheduled', ticketId: ticket.id, payload: { replyId: id, state, after: standing(ticket), at: now } });
  systemNote(tx, ticket, text, now);
};

/** By its author, or whoever may answer. */
const cancel = async (tx: Tx, actor: UserActor, id: string, now: Date): Promise<Result<Scheduled>> => {
  const gone = notFound('scheduled reply', ['id']);
  const [of] = await tx.rows<{ ticketId: string }>(sql`select ticket_id as "ticketId" from scheduled_reply where id = ${id}::uuid`);
  const found = of && (await accessTicket(tx, actor, of.ticketId, 'REPLY', now));
  if (!found?.ok) return gone;
  const settled = await tx.rows(sql`
    update scheduled_reply set state = 'CANCELLED', reason = 'STAFF', settled_at = ${now} where id = ${id}::uuid and state = 'SCHEDULED' returning 1`);
  if (settled.length > 0) told(tx, found.value.ticket, { id, state: 'CANCELLED' }, `The scheduled reply was cancelled by ${actor.name}.`, now);
  return ok({ id, ticketId: of!.ticketId });
};

/** The customer was faster than what was to be sent if they did not write. */
export const cancelAnswered = async (tx: Tx, conversationId: string, now: Date): Promise<void> => {
  const rows = await tx.rows<TicketEntity & { replyId: string }>(sql`
    update scheduled_reply r set state = 'CANCELLED', reason = 'CUSTOMER_REPLIED', settled_at = ${now} from ticket t
    where t.id = r.ticket_id and t.id in ${answeredIn(sql`${conversationId}::uuid`)} and r.state = 'SCHEDULED' and r.cancel_on_customer_reply returning r.id as "replyId", ${TICKET}`);
  for (const { replyId, ...ticket } of rows) told(tx, ticket, { id: replyId, state: 'CANCELLED' }, 'The scheduled reply was cancelled, the customer wrote.', now);
};

/** Whoever wrote it, as what they are now; the system, when they are nobody any more. */
const authorOf = async (db: Reader, workspaceId: string, id: string): Promise<Actor> => {
  const [user] = await db.rows<{ userId: string; role: Role; name: string }>(workspaceId, sql`
    select u.id as "userId", u.role, u.name from scheduled_reply r join app_user u on u.id = r.author_user_id where r.id = ${id}::uuid and u.status = 'ACTIVE'`);
  return user ? { kind: 'USER', workspaceId, ...user, sessionId: null, tokenId: null, scopes: null } : systemActor(workspaceId);
};

interface DueReply extends Content {
  ticketId: string;
}

/** What failed leaves nothing but its reason. */
const sendNow = async (tx: Tx, deps: ReplyDeps, id: string, { ticketId, ...content }: DueReply): Promise<Result<string>> => {
  const { actor } = tx;
  if (actor.kind !== 'USER') return fail('Forbidden', 'Its author is no longer there.');
  tx.write(sql`savepoint scheduled`);
  const reply = { ticketId, content: null, draft: null, attachmentIds: [], conversationId: null, seenUpTo: 0, force: true, clientMutationId: `scheduled:${id}` };
  const sent = await send(tx, actor, deps, reply, content);
  if (sent.ok) return ok(sent.value.messageId);
  tx.write(sql`rollback to savepoint scheduled`);
  return sent;
};

export const scheduledReplies = (deps: ReplyDeps): Deadline => ({
  name: 'scheduled-replies',
  next: sql`select min(send_at) as at from scheduled_reply where state = 'SCHEDULED'`,
  due: (most, now) => sql`
    select id, workspace_id as "workspaceId" from scheduled_reply where state = 'SCHEDULED' and send_at <= ${now}::timestamptz order by send_at limit ${most}`,
  actor: ({ id, workspaceId }) => authorOf(deps.db, workspaceId, id),
  fire: async (tx, id, now) => {
    const [of] = await tx.rows<{ ticketId: string }>(sql`select ticket_id as "ticketId" from scheduled_reply where id = ${id}::uuid and state = 'SCHEDULED'`);
    if (!of) return false;
    await lockElsewhere(tx, of.ticketId);
    const [locked] = await tx.rows<TicketEntity>(sql`
      select ${TICKET} from ticket t join conversation c on c.id = t.conversation_id
      where t.id = ${of.ticketId}::uuid for update of c, t skip locked`);
    const [reply] = locked ? await tx.rows<DueReply>(sql`
      select ticket_id as "ticketId", text, rich_text as "richText" from scheduled_reply where id = ${id}::uuid and state = 'SCHEDULED' and send_at <= ${now} for update`) : [];
    if (!locked || !reply) return false;
    const sent = await sendNow(tx, deps, id, reply);
    const [state, reason] = sent.ok ? ['SENT', null] : ['FAILED', sent.message];
    await tx.rows(sql`
      update scheduled_reply set state = ${state}, reason = ${reason}, message_id = ${sent.ok ? sent.value : null}::uuid, settled_at = ${now} where id = ${id}::uuid`);
    told(tx, locked, { id, state: state! }, sent.ok ? 'The scheduled reply was sent.' : `The scheduled reply was not sent: ${sent.message}`, now);
    return true;
  },
});
