import type { StaffActor, UserActor } from '../../kernel/actor.ts';
import { actorKey } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, notFound, ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { accessTicket } from './access.ts';
import { full, hasRoom } from './capacity.ts';
import { assign, causeOf, changeStatus, recordChange, standing, systemNote } from './changes.ts';
import { codesComplete } from './dispositions.ts';
import { InternalNote, type TicketEntity } from './entities.ts';
import { writeNote } from './notes.ts';
import { mention } from './participants.ts';
import type { TicketAction } from './rules.ts';
import { mayResolve } from './tagging.ts';

export interface TicketDeps {
  db: Database;
  clock: Clock;
}

export interface NewNote {
  text: string;
  clientId: string;
  /** People to tell of it, besides those it names. */
  mentionIds: string[];
}

export const ticketCommands = ({ db, clock }: TicketDeps) => ({
  claim: (actor: UserActor, id: string) => db.tx(actor, (tx) => claim(tx, actor, id, clock.now())),
  markPending: (actor: StaffActor, id: string) => db.tx(actor, (tx) => setStatus(tx, actor, id, 'MARK_PENDING', null, clock.now())),
  markOnHold: (actor: StaffActor, id: string) => db.tx(actor, (tx) => setStatus(tx, actor, id, 'MARK_ON_HOLD', null, clock.now())),
  resolve: (actor: StaffActor, id: string, note: string | null) => db.tx(actor, (tx) => setStatus(tx, actor, id, 'RESOLVE', note, clock.now())),
  reopen: (actor: StaffActor, id: string) => db.tx(actor, (tx) => setStatus(tx, actor, id, 'REOPEN', null, clock.now())),
  tag: (actor: StaffActor, id: string, tagId: string) => db.tx(actor, (tx) => tag(tx, actor, id, tagId, true, clock.now())),
  untag: (actor: StaffActor, id: string, tagId: string) => db.tx(actor, (tx) => tag(tx, actor, id, tagId, false, clock.now())),
  addNote: (actor: StaffActor, id: string, text: string, clientId: string, mentionIds: string[] = []) =>
    db.tx(actor, (tx) => addNote(tx, actor, id, { text, clientId, mentionIds }, clock.now())),
  inviteExpert: (actor: StaffActor, id: string, userId: string) => db.tx(actor, (tx) => inviteExpert(tx, actor, id, userId, clock.now())),
});

/** Rules K-04, K-05, K-25. */
const claim = async (tx: Tx, actor: UserActor, id: string, now: Date): Promise<Result<string>> => {
  const found = await accessTicket(tx, actor, id, 'CLAIM', now);
  if (!found.ok) return found;
  if (!(await hasRoom(tx, actor.userId, found.value.ticket.channel))) return full;
  assign(tx, found.value.ticket, { id: actor.userId, name: actor.name }, 'AGENT', now);
  return ok(id);
};

/** What must be said of a ticket before it is resolved (K-23, C17). Of spam in the queue nothing: nobody worked on it. */
const isComplete = async (tx: Tx, ticket: TicketEntity): Promise<Result<null>> => {
  if (ticket.status === 'NEW') return ok(null);
  const coded = await codesComplete(tx, ticket);
  return coded.ok ? mayResolve(tx, ticket.id) : coded;
};

const setStatus = async (tx: Tx, actor: StaffActor, id: string, action: TicketAction, note: string | null, now: Date): Promise<Result<string>> => {
  const found = await accessTicket(tx, actor, id, action, now);
  if (!found.ok) return found;
  const { ticket, relation, next } = found.value;
  const complete = action === 'RESOLVE' ? await isComplete(tx, ticket) : ok(null);
  if (!complete.ok) return complete;
  if (note?.trim()) {
    const written = writeNote(tx, actor, ticket, note, `resolve:${newId()}`, now);
    if (!written.ok) return written;
  }
  changeStatus(tx, ticket, next, causeOf(relation), now);
  return ok(id);
};

const tag = async (tx: Tx, actor: StaffActor, id: string, tagId: string, on: boolean, now: Date): Promise<Result<string>> => {
  const found = await accessTicket(tx, actor, id, 'TAG', now);
  if (!found.ok) return notFound('ticket', ['ticketId']);
  const [known] = await tx.rows(sql`select 1 from tag where id = ${tagId}::uuid and workspace_id = ${tx.workspaceId}::uuid`);
  if (!known) return notFound('tag', ['tagId']);
  const changed = await tx.rows(
    on
      ? sql`insert into ticket_tag (ticket_id, tag_id, workspace_id) values (${id}, ${tagId}, ${tx.workspaceId}) on conflict do nothing returning 1`
      : sql`delete from ticket_tag where ticket_id = ${id}::uuid and tag_id = ${tagId}::uuid returning 1`,
  );
  if (changed.length > 0) recordChange(tx, found.value.ticket, 'TAGGED', standing(found.value.ticket), now);
  return ok(id);
};

/** Rule K-11: never sent. */
const addNote = async (tx: Tx, actor: StaffActor, id: string, { text, clientId, mentionIds }: NewNote, now: Date): Promise<Result<string>> => {
  const found = await accessTicket(tx, actor, id, 'ADD_NOTE', now);
  if (!found.ok) return notFound('ticket', ['ticketId']);
  const earlier = await tx.em.findOne(InternalNote, { ticketId: id, clientKey: `${actorKey(actor)}:${clientId}` });
  if (earlier) return ok(earlier.id);
  const written = writeNote(tx, actor, found.value.ticket, text, clientId, now);
  const named = written.ok ? await mention(tx, found.value, text, mentionIds, now) : written;
  return named.ok ? written : named;
};

const inviteExpert = async (tx: Tx, actor: StaffActor, id: string, userId: string, now: Date): Promise<Result<string>> => {
  const found = await accessTicket(tx, actor, id, 'INVITE_EXPERT', now);
  if (!found.ok) return notFound('ticket', ['ticketId']);
  const { ticket } = found.value;
  const [user] = await tx.rows<{ name: string }>(sql`
    select name from app_user where id = ${userId}::uuid and workspace_id = ${tx.workspaceId}::uuid and status = 'ACTIVE' and role <> 'PARTNER_VIEWER'`);
  if (!user) return badInput('There is no such person.', ['userId']);
  const added = await tx.rows(sql`
    insert into ticket_participant (ticket_id, user_id, workspace_id, invited_by, at)
    values (${id}, ${userId}, ${tx.workspaceId}, ${actorKey(actor)}, ${now}) on conflict do nothing returning 1`);
  if (added.length > 0) {
    recordChange(tx, ticket, 'PARTICIPANT', standing(ticket), now);
    systemNote(tx, ticket, `${user.name} was asked to help.`, now);
  }
  return ok(id);
};
