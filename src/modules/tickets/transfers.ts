import type { StaffActor, UserActor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, fail, ok, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { accessTicket } from './access.ts';
import { fits, full, lockAgents, roomOf } from './capacity.ts';
import { assign, causeOf, enter, recordChange, standing, systemNote } from './changes.ts';
import type { TicketDeps } from './commands.ts';
import type { TicketEntity } from './entities.ts';
import { writeNote } from './notes.ts';
import { supervises, type Relation } from './rules.ts';

export interface Transfer {
  queueId: string | null;
  userId: string | null;
  note: string | null;
  /** Rule C40: who supervises may hand somebody more than they have room for; it is recorded. */
  overrideCapacity: boolean;
}

export const transferCommands = ({ db, clock }: TicketDeps) => ({
  transfer: (actor: StaffActor, id: string, to: Transfer) => db.tx(actor, (tx) => transfer(tx, actor, id, to, clock.now())),
  take: (actor: UserActor, id: string, overrideCapacity: boolean) => db.tx(actor, (tx) => take(tx, actor, id, overrideCapacity, clock.now())),
});

/** Rules K-09, K-10: to a queue it is NEW again, to a person it is theirs at once. */
const transfer = async (tx: Tx, actor: StaffActor, id: string, to: Transfer, now: Date): Promise<Result<string>> => {
  if ((to.queueId === null) === (to.userId === null)) return badInput('Name a queue or an agent, one of them.', ['queueId']);
  const found = await accessTicket(tx, actor, id, to.queueId === null ? 'REASSIGN' : 'TRANSFER', now);
  if (!found.ok) return found;
  const { ticket, relation } = found.value;
  const noted = await leaveNote(tx, actor, ticket, to.note?.trim() ?? '', now);
  if (!noted.ok) return noted;
  return to.queueId ? toQueue(tx, ticket, to.queueId, causeOf(relation), now) : toAgent(tx, ticket, relation, { ...to, userId: to.userId! }, now);
};

/** Rules C40, P-07: optional, unless the workspace wants it. */
const leaveNote = async (tx: Tx, actor: StaffActor, ticket: TicketEntity, note: string, now: Date): Promise<Result<unknown>> => {
  if (note !== '') return writeNote(tx, actor, ticket, note, `transfer:${newId()}`, now);
  const [asked] = await tx.rows(sql`select 1 from workspace_setting where workspace_id = ${tx.workspaceId}::uuid and transfer_note_required`);
  return asked ? badInput('A transfer needs a note here.', ['note']) : ok(null);
};

const toQueue = async (tx: Tx, ticket: TicketEntity, queueId: string, cause: TicketEntity['cause'], now: Date): Promise<Result<string>> => {
  const [queue] = await tx.rows<{ name: string }>(sql`select name from queue where id = ${queueId}::uuid and workspace_id = ${tx.workspaceId}::uuid and enabled`);
  if (!queue) return badInput('There is no such queue, or it is disabled.', ['queueId']);
  const before = standing(ticket);
  ticket.queueId = queueId;
  ticket.transferCount += 1;
  const measures = enter(ticket, 'NEW', cause, now);
  recordChange(tx, ticket, 'TRANSFERRED', before, now, measures);
  systemNote(tx, ticket, `Transferred to the queue ${queue.name}.`, now);
  return ok(ticket.id);
};

const notAvailable = fail('AgentNotAvailable', 'They are not available now.', ['userId']);

/** Only who is available with room (rule K-09), unless who supervises overrides it. */
const toAgent = async (
  tx: Tx, ticket: TicketEntity, relation: Relation, { userId, overrideCapacity }: { userId: string; overrideCapacity: boolean }, now: Date,
): Promise<Result<string>> => {
  const [user] = await tx.rows<{ name: string }>(sql`
    select name from app_user where id = ${userId}::uuid and workspace_id = ${tx.workspaceId}::uuid and status = 'ACTIVE' and role in ('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')`);
  if (!user) return badInput('There is no such agent.', ['userId']);
  // Whoever loses it is locked, too, when their interaction ends.
  lockAgents(tx, ticket.assigneeId ? [ticket.assigneeId, userId] : [userId]);
  // What they hold already, or are asked about, is this very ticket.
  const room = await roomOf(tx, userId, ticket.channel, ticket.assigneeId === userId || ticket.offeredTo === userId ? ticket.id : null);
  if (!room) return badInput('There is no such agent.', ['userId']);
  const override = overrideCapacity && supervises(relation);
  const self = tx.actor.kind === 'USER' && tx.actor.userId === userId;
  if (!override && !self && room.state !== 'AVAILABLE') return notAvailable;
  if (!override && !fits(room)) return full;
  ticket.transferCount += ticket.assigneeId === null ? 0 : 1;
  assign(tx, ticket, { id: userId, name: user.name }, causeOf(relation), now, { aboveCapacity: !fits(room) });
  return ok(ticket.id);
};

/** Who supervises a ticket takes it over, from whomever or from the queue. */
const take = async (tx: Tx, actor: UserActor, id: string, overrideCapacity: boolean, now: Date): Promise<Result<string>> => {
  const found = await accessTicket(tx, actor, id, 'TAKE', now);
  if (!found.ok) return found;
  const { ticket, relation } = found.value;
  return toAgent(tx, ticket, relation, { userId: actor.userId, overrideCapacity }, now);
};
