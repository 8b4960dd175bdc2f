import type { StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { badInput, fail, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { accessTicket, type Accessed } from './access.ts';
import { changeStatus } from './changes.ts';
import { addSystemCode } from './dispositions.ts';
import type { TicketEntity } from './entities.ts';
import { link, linked, lockTickets } from './links.ts';

export const mergeCommands = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /** Closes tickets of one customer in favour of another of theirs, which goes on with the work. */
  merge: (actor: StaffActor, intoId: string, ids: string[]) => db.tx(actor, (tx) => merge(tx, actor, intoId, [...new Set(ids)], clock.now())),
});

/**
 * §4.2: any but CLOSED is merged by who supervises both. Only tickets of one customer: a reply goes to where the customer last
 * wrote, and must never reach somebody else.
 */
const merge = async (tx: Tx, actor: StaffActor, intoId: string, ids: string[], now: Date): Promise<Result<string>> => {
  const most = limit('mergedAtOnce');
  if (ids.length === 0 || ids.includes(intoId)) return badInput('Name other tickets to merge.', ['ticketIds']);
  if (ids.length > most) return fail('LimitReached', `At most ${most} tickets are merged at once.`, ['ticketIds'], { limit: 'mergedAtOnce' });
  await lockTickets(tx, [intoId, ...ids]);
  const into = await accessTicket(tx, actor, intoId, 'MERGE', now);
  if (!into.ok) return { ...into, path: ['intoId'] };
  const { ticket: survivor } = into.value;
  // Work that goes on must not vanish in what is done.
  if (survivor.status === 'RESOLVED') return fail('InvalidTransition', 'A resolved ticket takes no others. Reopen it first.', ['intoId'], { status: survivor.status });
  for (const id of ids) {
    const found = await accessTicket(tx, actor, id, 'MERGE', now);
    if (!found.ok) return { ...found, path: ['ticketIds'] };
    if (found.value.ticket.contactId !== survivor.contactId) return badInput('Only tickets of one customer are merged.', ['ticketIds']);
    await absorb(tx, survivor, found.value, now);
  }
  return ok(intoId);
};

const absorb = async (tx: Tx, survivor: TicketEntity, { ticket, thread }: Accessed, now: Date): Promise<void> => {
  await gather(tx, survivor, ticket);
  for (const [table, column] of INHERITED) {
    tx.write(sql`${table} select ${survivor.id}::uuid, ${column} where ticket_id = ${ticket.id}::uuid on conflict do nothing`);
  }
  // What was promised goes out from the ticket that goes on.
  tx.write(sql`
    update scheduled_reply r set ticket_id = ${survivor.id} where r.ticket_id = ${ticket.id}::uuid and r.state = 'SCHEDULED' and not exists (
      select 1 from scheduled_reply s where s.ticket_id = ${survivor.id}::uuid and s.author_user_id = r.author_user_id and s.client_id = r.client_id)`);
  ticket.mergedIntoId = survivor.id;
  ticket.toPosition = thread.lastPosition;
  changeStatus(tx, ticket, 'CLOSED', 'SUPERVISOR', now);
  // One step to the survivor, however often it was merged on.
  tx.write(sql`update ticket set merged_into_id = ${survivor.id} where merged_into_id = ${ticket.id}::uuid`);
  link(tx, ticket.id, survivor.id, 'MERGED_INTO', now);
  addSystemCode(tx, ticket.id, 'MERGED', now);
  linked(tx, ticket, `Merged into #${survivor.number}.`, now);
  linked(tx, survivor, `#${ticket.number} was merged into this ticket.`, now);
};

/** What the survivor takes over, besides messages and notes, which it shows. */
const INHERITED = [
  [sql`insert into ticket_tag (ticket_id, tag_id, workspace_id)`, sql`tag_id, workspace_id from ticket_tag`],
  [sql`insert into ticket_participant (ticket_id, user_id, workspace_id, invited_by, at)`, sql`user_id, workspace_id, invited_by, at from ticket_participant`],
  [sql`insert into ticket_code (ticket_id, code_id, system, workspace_id, by_user_id, at)`, sql`code_id, system, workspace_id, by_user_id, at from ticket_code`],
] as const;

/** The survivor's reach: all messages of the merged ticket, and all that will be written in its conversation. */
const gather = async (tx: Tx, survivor: TicketEntity, ticket: TicketEntity): Promise<void> => {
  await tx.rows(sql`
    insert into ticket_span (ticket_id, conversation_id, from_position, to_position, workspace_id)
    select ${survivor.id}::uuid, conversation_id, from_position, to_position, workspace_id from ticket_span
    where ticket_id = ${ticket.id}::uuid and conversation_id <> ${survivor.conversationId}::uuid on conflict do nothing`);
  tx.write(sql`
    update ticket_span s set to_position = c.last_position from conversation c
    where s.ticket_id = ${ticket.id}::uuid and s.to_position is null and c.id = s.conversation_id`);
  // A split ticket's own conversation has no messages.
  if (ticket.threadId) return;
  tx.write(sql`delete from ticket_span where ticket_id = ${survivor.id}::uuid and conversation_id = ${ticket.conversationId}::uuid and from_position >= ${ticket.fromPosition}`);
  tx.write(sql`
    insert into ticket_span (ticket_id, conversation_id, from_position, to_position, workspace_id)
    values (${survivor.id}, ${ticket.conversationId}, ${ticket.fromPosition}, null, ${tx.workspaceId})`);
};
