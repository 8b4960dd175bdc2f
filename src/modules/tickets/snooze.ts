/** A ticket that sleeps until a time or until its customer writes: out of the inbox, otherwise as it is. */
import type { StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { plus } from '../../kernel/clock.ts';
import { badInput, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx, WithinHandler } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Deadline } from '../../platform/deadlines/deadlines.ts';
import { accessTicket } from './access.ts';
import { causeOf, recordChange, standing, systemNote } from './changes.ts';
import { Ticket, type Cause, type TicketEntity } from './entities.ts';
import type { Standing } from './rules.ts';

export const snoozeCommands = ({ db, clock }: { db: Database; clock: Clock }) => ({
  snooze: (actor: StaffActor, id: string, until: Date) => db.tx(actor, (tx) => snooze(tx, actor, id, until, clock.now())),
  unsnooze: (actor: StaffActor, id: string) => db.tx(actor, (tx) => unsnooze(tx, actor, id, clock.now())),
});

const snooze = async (tx: Tx, actor: StaffActor, id: string, until: Date, now: Date): Promise<Result<string>> => {
  const most = limit('snoozeMs');
  if (until <= now || until > plus(now, most)) return badInput(`A ticket sleeps until a time to come, for ${most} milliseconds at most.`, ['until']);
  const found = await accessTicket(tx, actor, id, 'SNOOZE', now);
  if (!found.ok) return found;
  const { ticket, relation } = found.value;
  ticket.snoozedUntil = until;
  recordChange(tx, ticket, 'SNOOZED', standing(ticket), now, {}, causeOf(relation));
  systemNote(tx, ticket, `Snoozed until ${until.toISOString()} by ${actor.name}.`, now);
  return ok(id);
};

const unsnooze = async (tx: Tx, actor: StaffActor, id: string, now: Date): Promise<Result<string>> => {
  const found = await accessTicket(tx, actor, id, 'SNOOZE', now);
  if (!found.ok) return found;
  wake(tx, found.value.ticket, causeOf(found.value.relation), now);
  return ok(id);
};

/** Nothing when it is awake. */
export const wake = (tx: Tx, ticket: TicketEntity, cause: Cause, now: Date): void => {
  if (!ticket.snoozedUntil) return;
  ticket.snoozedUntil = null;
  recordChange(tx, ticket, 'WOKEN', standing(ticket), now, {}, cause);
};

/** Who gets a ticket, and who sees it resolved, has it awake; waiting for somebody does not wake it. */
export const snoozeHandler = (): WithinHandler => async (tx, event) => {
  const { before, after } = event.payload as { before: Standing; after: Standing };
  const moved = before.status !== after.status && after.status !== 'PENDING' && after.status !== 'ON_HOLD';
  if (moved || before.assigneeId !== after.assigneeId || before.queueId !== after.queueId) {
    tx.write(sql`update ticket set snoozed_until = null where id = ${event.ticketId}::uuid and snoozed_until is not null`);
  }
};

export const snoozedTickets = (): Deadline => ({
  name: 'snoozed-tickets',
  next: sql`select min(snoozed_until) as at from ticket where snoozed_until is not null`,
  due: (most, now) => sql`
    select id, workspace_id as "workspaceId" from ticket where snoozed_until <= ${now}::timestamptz order by snoozed_until limit ${most}`,
  fire: async (tx, id, now) => {
    const [row] = await tx.rows<object>(sql`
      select t.* from ticket t join conversation c on c.id = t.conversation_id where t.id = ${id}::uuid and t.snoozed_until <= ${now} for update of c, t skip locked`);
    if (!row) return false;
    const ticket = tx.em.map(Ticket, row as never);
    wake(tx, ticket, 'SYSTEM', now);
    // It comes up in the inbox where it is seen.
    ticket.lastActivityAt = now;
    systemNote(tx, ticket, 'Awake again.', now);
    return true;
  },
});
