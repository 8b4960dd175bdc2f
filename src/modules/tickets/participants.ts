import { actorKey, type StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { badInput, fail, notFound, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { join, sql } from '../../platform/db/sql.ts';
import { notify } from '../notifications/index.ts';
import { accessTicket, visibleTickets, type Accessed } from './access.ts';
import { recordChange, standing, systemNote } from './changes.ts';
import type { TicketEntity } from './entities.ts';
import { mentionsIn, mayDo } from './rules.ts';

/** The beginning of a note, in the news of whoever it names. */
const EXCERPT = 200;

interface Person {
  id: string;
  name: string;
  role: 'ADMIN' | 'MANAGER' | 'SUPERVISOR' | 'AGENT' | 'EXPERT';
}

/**
 * Tells everybody whom a note names, `@[usr_…]` or by list. Who does not see the ticket yet is asked to help, by whoever may do
 * that; a note cannot name anybody else.
 */
export const mention = async (tx: Tx, { ticket, relation, next }: Accessed, text: string, ids: string[], now: Date): Promise<Result<null>> => {
  const named = [...new Set([...ids, ...mentionsIn(text)])];
  if (named.length === 0) return ok(null);
  const most = limit('mentionsANote');
  if (named.length > most) return fail('LimitReached', `A note names at most ${most} people.`, ['mentionIds'], { limit: 'mentionsANote' });
  const people = await tx.rows<Person>(sql`
    select id, name, role from app_user where id = any(${named}::uuid[]) and workspace_id = ${tx.workspaceId}::uuid and status = 'ACTIVE' and role <> 'PARTNER_VIEWER'`);
  if (people.length < named.length) return badInput('A note names somebody who is not here.', ['mentionIds']);
  const inside = await whoSees(tx, ticket.id, people);
  const others = people.filter(({ id }) => !inside.has(id));
  if (others.length > 0 && !mayDo('INVITE_EXPERT', next, relation)) return badInput('A note names somebody who does not see this ticket.', ['mentionIds']);
  for (const person of others) await addParticipant(tx, ticket, person, now);
  notify(tx, { userIds: named, kind: 'MENTION', ticketId: ticket.id, text: text.slice(0, EXCERPT) }, now);
  return ok(null);
};

/** Of these people, those who see the ticket. */
const whoSees = async (tx: Tx, ticketId: string, people: Person[]): Promise<Set<string>> => {
  const seen = people.map(({ id, role }) => sql`
    select ${id}::text as id from ticket t where t.id = ${ticketId}::uuid
      and ${visibleTickets({ kind: 'USER', workspaceId: tx.workspaceId, userId: sql`${id}`, role }, 't')}`);
  return new Set((await tx.rows<{ id: string }>(sql`${join(seen, ' union all ')}`)).map((row) => row.id));
};

/** Asks somebody to help. */
const addParticipant = async (tx: Tx, ticket: TicketEntity, person: Pick<Person, 'id' | 'name'>, now: Date): Promise<void> => {
  const added = await tx.rows(sql`
    insert into ticket_participant (ticket_id, user_id, workspace_id, invited_by, at)
    values (${ticket.id}, ${person.id}, ${tx.workspaceId}, ${actorKey(tx.actor)}, ${now}) on conflict do nothing returning 1`);
  if (added.length === 0) return;
  recordChange(tx, ticket, 'PARTICIPANT', standing(ticket), now);
  systemNote(tx, ticket, `${person.name} was asked to help.`, now);
};

export const participantCommands = ({ db, clock }: { db: Database; clock: Clock }) => ({
  removeParticipant: (actor: StaffActor, id: string, userId: string) => db.tx(actor, (tx) => removeParticipant(tx, actor, id, userId, clock.now())),
  notifyManager: (actor: StaffActor, id: string, text: string) => db.tx(actor, (tx) => notifyManager(tx, actor, id, text, clock.now())),
});

/** Whoever may ask somebody to help may also send them away. */
const removeParticipant = async (tx: Tx, actor: StaffActor, id: string, userId: string, now: Date): Promise<Result<string>> => {
  const found = await accessTicket(tx, actor, id, 'INVITE_EXPERT', now);
  if (!found.ok) return notFound('ticket', ['ticketId']);
  const { ticket } = found.value;
  const gone = await tx.rows<{ name: string }>(sql`
    delete from ticket_participant p using app_user u where p.ticket_id = ${id}::uuid and p.user_id = ${userId}::uuid and u.id = p.user_id returning u.name`);
  if (gone.length === 0) return badInput('They do not help with this ticket.', ['userId']);
  recordChange(tx, ticket, 'PARTICIPANT', standing(ticket), now);
  systemNote(tx, ticket, `${gone[0]!.name} no longer helps.`, now);
  return ok(id);
};

/** Who leads a queue: managers lead all, supervisors theirs; if there is nobody, the administrators do. */
export const leadersOf = async (tx: Tx, queueId: string): Promise<string[]> => {
  const people = await tx.rows<{ id: string; role: string }>(sql`
    select u.id, u.role from app_user u where u.workspace_id = ${tx.workspaceId}::uuid and u.status = 'ACTIVE' and (u.role in ('ADMIN', 'MANAGER')
      or (u.role = 'SUPERVISOR' and exists (select 1 from queue_member m where m.queue_id = ${queueId}::uuid and m.user_id = u.id)))`);
  const leaders = people.filter(({ role }) => role !== 'ADMIN');
  return (leaders.length > 0 ? leaders : people).map(({ id }) => id);
};

/** Rules G-13, G-19: an agent who cannot solve a ticket on hold asks for it to be given to somebody else. Nothing moves yet. */
const notifyManager = async (tx: Tx, actor: StaffActor, id: string, text: string, now: Date): Promise<Result<string>> => {
  const kept = text.trim();
  if (kept === '' || kept.length > limit('noteCharacters')) return badInput(`A text has 1 to ${limit('noteCharacters')} characters.`, ['text']);
  const found = await accessTicket(tx, actor, id, 'NOTIFY_MANAGER', now);
  if (!found.ok) return found;
  const { ticket } = found.value;
  notify(tx, { userIds: await leadersOf(tx, ticket.queueId), kind: 'MANAGER_ASKED', ticketId: id, text: kept }, now);
  systemNote(tx, ticket, `${actor.name} asked a manager: ${kept}`, now);
  return ok(id);
};
