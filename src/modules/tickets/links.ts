import type { StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { badInput, notFound, ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { name, sql } from '../../platform/db/sql.ts';
import { one, typeRead } from '../../platform/reads/declare.ts';
import { accessTicket, visibleTickets } from './access.ts';
import { recordChange, standing, systemNote } from './changes.ts';
import { lockOrder } from './destination.ts';
import type { TicketEntity } from './entities.ts';

export type LinkKind = 'FOLLOW_UP' | 'MERGED_INTO' | 'SPLIT_FROM' | 'RELATED';

/** A link as it is read from one of its two tickets. */
export interface LinkRow {
  id: string;
  kind: LinkKind;
  outgoing: boolean;
  ticketId: string;
  otherId: string;
  at: Date;
}

export const linkRead = typeRead<LinkRow>({
  name: 'TicketLink', table: 'ticket_link',
  visible: (actor, t) => sql`exists (select 1 from ticket lt where lt.id = ${name(t)}.ticket_id and ${visibleTickets(actor, 'lt')})`,
  columns: (t) => ({ id: sql`${t}.id`, kind: sql`${t}.kind`, outgoing: sql`${t}.outgoing`, ticketId: sql`${t}.ticket_id`, otherId: sql`${t}.other_id`, at: sql`${t}.at` }),
  fields: { ticket: one('Ticket', 'otherId') },
});

/** Writes a link from both sides: `ticketId` follows, went into, came from or belongs with the other. */
export const link = (tx: Tx, ticketId: string, otherId: string, kind: LinkKind, now: Date): void => tx.write(sql`
  insert into ticket_link (workspace_id, ticket_id, other_id, kind, outgoing, at)
  values (${tx.workspaceId}, ${ticketId}, ${otherId}, ${kind}, true, ${now}), (${tx.workspaceId}, ${otherId}, ${ticketId}, ${kind}, false, ${now}) on conflict do nothing`);

/** Locks the conversations of several tickets in the order in which all who need more than one do. */
export const lockTickets = async (tx: Tx, ids: string[]): Promise<void> => {
  await tx.rows(sql`select c.id from conversation c where c.id in (select t.conversation_id from ticket t where t.id = any(${ids}::uuid[]) and t.workspace_id = ${tx.workspaceId}::uuid)
    order by ${lockOrder} for update`);
};

export const linkCommands = ({ db, clock }: { db: Database; clock: Clock }) => ({
  relate: (actor: StaffActor, id: string, otherId: string) => db.tx(actor, (tx) => relate(tx, actor, id, otherId, clock.now())),
  unrelate: (actor: StaffActor, id: string, otherId: string) => db.tx(actor, (tx) => unrelate(tx, actor, id, otherId, clock.now())),
});

/** Both tickets for somebody who may write a note on either. */
const accessBoth = async (tx: Tx, actor: StaffActor, id: string, otherId: string, now: Date): Promise<Result<[TicketEntity, TicketEntity]>> => {
  if (id === otherId) return badInput('A ticket is not linked to itself.', ['otherTicketId']);
  await lockTickets(tx, [id, otherId]);
  const found = await accessTicket(tx, actor, id, 'ADD_NOTE', now);
  if (!found.ok) return notFound('ticket', ['ticketId']);
  const other = await accessTicket(tx, actor, otherId, 'ADD_NOTE', now);
  return other.ok ? ok([found.value.ticket, other.value.ticket]) : notFound('ticket', ['otherTicketId']);
};

const relate = async (tx: Tx, actor: StaffActor, id: string, otherId: string, now: Date): Promise<Result<string>> => {
  const both = await accessBoth(tx, actor, id, otherId, now);
  if (!both.ok) return both;
  const [known] = await tx.rows(sql`select 1 from ticket_link where ticket_id = ${id}::uuid and other_id = ${otherId}::uuid and kind = 'RELATED'`);
  if (known) return ok(id);
  link(tx, id, otherId, 'RELATED', now);
  const [ticket, other] = both.value;
  linked(tx, ticket, `Related to #${other.number}.`, now);
  linked(tx, other, `Related to #${ticket.number}.`, now);
  return ok(id);
};

const unrelate = async (tx: Tx, actor: StaffActor, id: string, otherId: string, now: Date): Promise<Result<string>> => {
  const both = await accessBoth(tx, actor, id, otherId, now);
  if (!both.ok) return both;
  const gone = await tx.rows(sql`delete from ticket_link where kind = 'RELATED' and ticket_id = any(${[id, otherId]}::uuid[]) and other_id = any(${[id, otherId]}::uuid[]) returning 1`);
  if (gone.length === 0) return ok(id);
  const [ticket, other] = both.value;
  linked(tx, ticket, `No longer related to #${other.number}.`, now);
  linked(tx, other, `No longer related to #${ticket.number}.`, now);
  return ok(id);
};

/** Both tickets show the link, so both say that they changed. */
export const linked = (tx: Tx, ticket: TicketEntity, text: string, now: Date): void => {
  recordChange(tx, ticket, 'LINKED', standing(ticket), now);
  systemNote(tx, ticket, text, now);
};
