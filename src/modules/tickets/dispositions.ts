/** What came of a ticket: codes that people chose, and what the server saw itself (rule C17). */
import type { StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx, WithinHandler } from '../../platform/db/database.ts';
import { name, sql } from '../../platform/db/sql.ts';
import { one, typeRead } from '../../platform/reads/declare.ts';
import { chooseCodes, missingLists } from '../dispositions/index.ts';
import { accessTicket, visibleTickets } from './access.ts';
import { recordChange, standing } from './changes.ts';
import type { Cause, TicketEntity } from './entities.ts';
import { systemDisposition, type Standing } from './rules.ts';

export interface DispositionRow {
  id: string;
  codeId: string | null;
  system: string | null;
  byUserId: string | null;
  at: Date;
}

export const dispositionRead = typeRead<DispositionRow>({
  name: 'Disposition', table: 'ticket_code',
  visible: (actor, t) => sql`exists (select 1 from ticket dt where dt.id = ${name(t)}.ticket_id and ${visibleTickets(actor, 'dt')})`,
  columns: (t) => ({ id: sql`${t}.id`, codeId: sql`${t}.code_id`, system: sql`${t}.system`, byUserId: sql`${t}.by_user_id`, at: sql`${t}.at` }),
  fields: { code: one('TransactionCode', 'codeId', { shared: true }), by: one('User', 'byUserId', { shared: true }) },
});

export const codeCommands = ({ db, clock }: { db: Database; clock: Clock }) => ({
  setTransactionCodes: (actor: StaffActor, id: string, codeIds: string[]) => db.tx(actor, (tx) => setCodes(tx, actor, id, codeIds, clock.now())),
});

/** Replaces the codes that people chose. */
const setCodes = async (tx: Tx, actor: StaffActor, id: string, codeIds: string[], now: Date): Promise<Result<string>> => {
  const found = await accessTicket(tx, actor, id, 'TAG', now);
  if (!found.ok) return found;
  const { ticket } = found.value;
  const codes = await chooseCodes(tx, ticket.queueId, codeIds);
  if (!codes.ok) return codes;
  const chosen = codes.value.map((code) => code.id);
  const changed = await tx.rows(sql`
    with gone as (delete from ticket_code where ticket_id = ${id}::uuid and code_id <> all(${chosen}::uuid[]) returning 1),
      added as (insert into ticket_code (ticket_id, code_id, workspace_id, by_user_id, at)
        select ${id}::uuid, unnest(${chosen}::uuid[]), ${tx.workspaceId}::uuid, ${actor.kind === 'USER' ? actor.userId : null}::uuid, ${now}::timestamptz on conflict do nothing returning 1)
    select 1 from gone union all select 1 from added`);
  if (changed.length > 0) recordChange(tx, ticket, 'CODED', standing(ticket), now);
  return ok(id);
};

/** Lists that ask for a code must have one before somebody resolves the ticket. */
export const codesComplete = async (tx: Tx, ticket: TicketEntity): Promise<Result<null>> => {
  const lists = await missingLists(tx, ticket.queueId, sql`select code_id from ticket_code where ticket_id = ${ticket.id}::uuid`);
  return lists.length === 0 ? ok(null) : fail('TransactionCodeRequired', `Choose a code of ${lists.map((list) => list.name).join(', ')}.`, ['ticketId'], { lists });
};

/** Codes that the server adds itself, in the transaction that made them true. */
export const dispositionHandler = (): WithinHandler => async (tx, event) => {
  const { before, after, cause, at } = event.payload as { before: Standing; after: Standing; cause: Cause; at: Date };
  const system = systemDisposition(before, after, cause);
  if (system) addSystemCode(tx, event.ticketId!, system, at);
};

export const addSystemCode = (tx: Tx, ticketId: string, system: string, now: Date): void => tx.write(sql`
  insert into ticket_code (ticket_id, system, workspace_id, at) values (${ticketId}, ${system}, ${tx.workspaceId}, ${now}) on conflict do nothing`);
