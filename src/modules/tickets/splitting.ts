import type { StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, fail, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { accessTicket, reach } from './access.ts';
import { standing } from './changes.ts';
import { Ticket, type TicketEntity } from './entities.ts';
import { link, linked } from './links.ts';
import { runs } from './rules.ts';

/** Which messages: some by their ids, or all of the ticket's from a position on. */
export interface Split {
  messageIds: string[] | null;
  fromPosition: number | null;
  queueId: string | null;
}

export const splitCommands = ({ db, clock }: { db: Database; clock: Clock }) => ({
  split: (actor: StaffActor, id: string, what: Split) => db.tx(actor, (tx) => split(tx, actor, id, what, clock.now())),
});

/** A NEW ticket about some of a ticket's messages. They stay where they are, with their authors; both tickets show them. */
const split = async (tx: Tx, actor: StaffActor, id: string, what: Split, now: Date): Promise<Result<string>> => {
  const found = await accessTicket(tx, actor, id, 'SPLIT', now);
  if (!found.ok) return found;
  const { ticket } = found.value;
  const chosen = await chosenMessages(tx, ticket, what);
  if (!chosen.ok) return chosen;
  const queueId = what.queueId ?? ticket.queueId;
  const [queue] = await tx.rows(sql`select 1 from queue where id = ${queueId}::uuid and workspace_id = ${tx.workspaceId}::uuid and enabled`);
  if (!queue) return badInput('There is no such queue, or it is disabled.', ['queueId']);
  const made = await openSplit(tx, ticket, chosen.value, queueId, now);
  link(tx, made.id, ticket.id, 'SPLIT_FROM', now);
  linked(tx, made, `Split from #${ticket.number}.`, now);
  linked(tx, ticket, `#${made.number} was split from this ticket.`, now);
  return ok(made.id);
};

interface Chosen {
  conversationId: string;
  positions: number[];
}

/** True for messages `m` that are the ticket's. */
const within = (ticketId: string): Sql => sql`exists (select 1 from ${reach(sql`${ticketId}::uuid`)} r
  where r.conversation_id = m.conversation_id and m.position between r.from_position and coalesce(r.to_position, 2147483647))`;

const chosenMessages = async (tx: Tx, ticket: TicketEntity, { messageIds, fromPosition }: Split): Promise<Result<Chosen>> => {
  if ((messageIds === null) === (fromPosition === null)) return badInput('Name messages or a position, one of them.', ['messageIds']);
  const most = limit('splitMessages');
  const which = messageIds
    ? sql`m.id = any(${messageIds}::uuid[])`
    : sql`m.conversation_id = ${ticket.threadId ?? ticket.conversationId}::uuid and m.position >= ${fromPosition}`;
  const rows = await tx.rows<{ conversationId: string; position: number }>(sql`
    select m.conversation_id as "conversationId", m.position from message m where ${which} and ${within(ticket.id)} order by m.position limit ${most + 1}`);
  if (rows.length > most) return fail('LimitReached', `At most ${most} messages are split off.`, [], { limit: 'splitMessages' });
  const path = [messageIds ? 'messageIds' : 'fromPosition'];
  if (rows.length === 0 || (messageIds && rows.length !== new Set(messageIds).size)) return badInput('The ticket has no such message.', path);
  const { conversationId } = rows[0]!;
  if (rows.some((row) => row.conversationId !== conversationId)) return badInput('The messages lie in different conversations.', path);
  return ok({ conversationId, positions: rows.map((row) => row.position) });
};

/** With a row among the conversations that never holds a message: there it is the one ticket that is not closed. */
const openSplit = async (tx: Tx, ticket: TicketEntity, { conversationId, positions }: Chosen, queueId: string, now: Date): Promise<TicketEntity> => {
  const side = newId();
  await tx.rows(sql`
    insert into conversation (id, workspace_id, kind, contact_id, endpoint_id, created_at)
    select ${side}::uuid, workspace_id, 'SIDE', contact_id, endpoint_id, ${now} from conversation where id = ${conversationId}::uuid`);
  const made = tx.em.create(Ticket, {
    id: newId(), workspaceId: tx.workspaceId, conversationId: side, threadId: conversationId, contactId: ticket.contactId, queueId, channel: ticket.channel,
    status: 'NEW', cause: 'SUPERVISOR', fromPosition: 1, lastActivityAt: now, openedAt: now, statusSince: now, transferCount: 0, version: 1,
  });
  await tx.em.flush();
  const spans = runs(positions);
  tx.write(sql`
    insert into ticket_span (ticket_id, conversation_id, from_position, to_position, workspace_id)
    select ${made.id}::uuid, ${conversationId}::uuid, f, t, ${tx.workspaceId}::uuid from unnest(${spans.map(([from]) => from)}::int[], ${spans.map(([, to]) => to)}::int[]) r (f, t)`);
  tx.record({ type: 'TicketOpened', conversationId: side, ticketId: made.id, payload: { after: standing(made), at: now, channel: made.channel } });
  return made;
};
