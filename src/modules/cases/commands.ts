import type { StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { badInput, fail, notFound, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { accessTicket, effective, serves, ticketScope } from '../tickets/index.ts';
import { visibleCases } from './reads.ts';
import { savedAs, step, type CaseStatus } from './rules.ts';
import { saveOnce } from './saving.ts';

export interface CaseInput {
  title: string | null;
  transcript: string | null;
  /** The version that was edited; null: whatever it is. */
  version: number | null;
}

export const caseCommands = ({ db, clock }: { db: Database; clock: Clock }) => ({
  saveTranscript: (actor: StaffActor, ticketId: string) => db.tx(actor, (tx) => saveTranscript(tx, actor, ticketId, clock.now())),
  updateCase: (actor: StaffActor, id: string, input: CaseInput) => db.tx(actor, (tx) => updateCase(tx, actor, id, input, clock.now())),
  assignCase: (actor: StaffActor, id: string, contactId: string) => db.tx(actor, (tx) => assignCase(tx, actor, id, contactId, clock.now())),
  closeCase: (actor: StaffActor, id: string) => db.tx(actor, (tx) => move(tx, actor, id, 'CLOSED', clock.now())),
  reopenCase: (actor: StaffActor, id: string) => db.tx(actor, (tx) => move(tx, actor, id, 'OPEN', clock.now())),
});

/** Rules D-11, D-12, D-18, D-19. The ticket's lock makes two saves at once one. */
const saveTranscript = async (tx: Tx, actor: StaffActor, ticketId: string, now: Date): Promise<Result<string>> => {
  const found = await accessTicket(tx, actor, ticketId, 'ADD_NOTE', now);
  if (!found.ok) return notFound('ticket', ['ticketId']);
  const { ticket, relation } = found.value;
  const [saved] = await tx.rows<{ id: string }>(sql`select id from crm_case where ticket_id = ${ticketId}::uuid`);
  if (saved) return ok(saved.id);
  if (!serves(relation)) return fail('Forbidden', 'You do not serve this ticket.', ['ticketId']);
  const as = savedAs(effective(ticket.status, ticket.nextTransitionAt ?? null, now));
  const id = await saveOnce(tx, { ticketId, ...as, userId: actor.kind === 'USER' ? actor.userId : null }, now);
  if (!id) throw new Error(`the ticket ${ticketId} was locked, and its case written all the same`);
  return ok(id);
};

interface Held {
  status: CaseStatus;
  contactId: string | null;
  version: number;
  mine: boolean;
}

/** A case that the actor sees, locked; theirs to change when its ticket is their work or they serve its customer. */
const accessCase = async (tx: Tx, actor: StaffActor, id: string): Promise<Result<Held>> => {
  const [row] = await tx.rows<Held>(sql`
    select c.status, c.contact_id as "contactId", c.version,
      (${ticketScope.works(actor, sql`c.ticket_id`)} or (c.contact_id is not null and ${ticketScope.servesContact(actor, sql`c.contact_id`)})) as mine
    from crm_case c where c.id = ${id}::uuid and ${visibleCases(actor, 'c')} for update of c`);
  if (!row) return notFound('case', ['caseId']);
  return row.mine ? ok(row) : fail('Forbidden', 'You may read this case, not change it.', ['caseId']);
};

const changed = (tx: Tx, id: string): Result<string> => {
  tx.record({ type: 'CaseChanged', payload: { caseId: id } });
  return ok(id);
};

/** Rule D-14: title and transcript may be edited and saved again, as often as somebody likes. */
const updateCase = async (tx: Tx, actor: StaffActor, id: string, { title, transcript, version }: CaseInput, now: Date): Promise<Result<string>> => {
  const found = await accessCase(tx, actor, id);
  if (!found.ok) return found;
  if (version !== null && version !== found.value.version) return fail('CaseChanged', 'Somebody changed the case after you looked.', ['version'], { version: found.value.version });
  const name = title?.trim() ?? null;
  if (name !== null && (name === '' || name.length > limit('nameCharacters'))) return badInput(`A title has 1 to ${limit('nameCharacters')} characters.`, ['title']);
  if (transcript !== null && transcript.length > limit('transcriptCharacters')) return badInput(`A transcript has at most ${limit('transcriptCharacters')} characters.`, ['transcript']);
  await tx.rows(sql`
    update crm_case set title = coalesce(${name}, title), transcript = coalesce(${transcript}, transcript), edited = edited or ${transcript !== null},
      updated_at = ${now}, version = version + 1 where id = ${id}::uuid`);
  return changed(tx, id);
};

/** Rule D-12: it becomes a customer's by hand. */
const assignCase = async (tx: Tx, actor: StaffActor, id: string, contactId: string, now: Date): Promise<Result<string>> => {
  const found = await accessCase(tx, actor, id);
  if (!found.ok) return found;
  const [contact] = await tx.rows(sql`
    select 1 from contact k where k.id = ${contactId}::uuid and k.workspace_id = ${tx.workspaceId}::uuid and k.status <> 'ERASED' and ${ticketScope.seesContact(actor, sql`k.id`)}`);
  if (!contact) return notFound('contact', ['contactId']);
  await tx.rows(sql`update crm_case set contact_id = ${contactId}, updated_at = ${now}, version = version + 1 where id = ${id}::uuid`);
  return changed(tx, id);
};

const move = async (tx: Tx, actor: StaffActor, id: string, to: CaseStatus, now: Date): Promise<Result<string>> => {
  const found = await accessCase(tx, actor, id);
  if (!found.ok) return found;
  const next = step(found.value.status, to, found.value.contactId);
  if (!next.ok) return next;
  await tx.rows(sql`update crm_case set status = ${next.value}, closed_at = ${to === 'CLOSED' ? now : null}, updated_at = ${now}, version = version + 1 where id = ${id}::uuid`);
  return changed(tx, id);
};
