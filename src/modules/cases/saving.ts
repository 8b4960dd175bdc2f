import { newId } from '../../kernel/ids.ts';
import { limit } from '../../limits.ts';
import type { Tx, WithinHandler } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { CHANNELS } from '../settings/index.ts';
import { reach } from '../tickets/index.ts';
import type { CaseOrigin, CaseStatus } from './rules.ts';

/** Messages of a ticket as text, a line each, in order; of a very long chat its end. The staff's notes are no part of it. */
const transcript = (ticketId: Sql): Sql => sql`(
  select right(coalesce(string_agg(to_char(m.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' ' || m.author_name || ': '
    || case when m.deleted_at is null then m.text else '(deleted)' end, E'\n' order by m.created_at, m.position), ''), ${limit('transcriptCharacters')}::int)
  from message m where m.id in (
    select w.id from ${reach(ticketId)} r join message w
      on w.conversation_id = r.conversation_id and w.position between r.from_position and coalesce(r.to_position, 2147483647)))`;

export interface Saving {
  ticketId: string;
  status: CaseStatus;
  linked: boolean;
  origin: CaseOrigin;
  userId: string | null;
}

/** Writes the case of a ticket that has none; with `again`, one that the server saved and nobody edited is brought up to date. */
const write = async (tx: Tx, { ticketId, status, linked, origin, userId }: Saving, now: Date, also: Sql, again: Sql): Promise<string | null> => {
  const [row] = await tx.rows<{ id: string }>(sql`
    insert into crm_case (id, workspace_id, ticket_id, contact_id, status, origin, title, transcript, saved_by, created_at, updated_at, closed_at)
    select ${newId()}::uuid, t.workspace_id, t.id, ${linked ? sql`t.contact_id` : sql`null`}, ${status}, ${origin}, 'Chat with ' || coalesce(nullif(k.name, ''), 'a customer') || ', #' || t.number,
      ${transcript(sql`t.id`)}, ${userId}::uuid, ${now}::timestamptz, ${now}::timestamptz, ${status === 'CLOSED' ? now : null}::timestamptz
    from ticket t join contact k on k.id = t.contact_id where t.id = ${ticketId}::uuid and ${also}
    on conflict (ticket_id) ${again} returning id`);
  if (row) tx.record({ type: 'CaseSaved', ticketId, payload: { caseId: row.id, origin } });
  return row?.id ?? null;
};

/** Rule D-18: a chat is saved once. Null: it was saved before. */
export const saveOnce = (tx: Tx, saving: Saving, now: Date): Promise<string | null> => write(tx, saving, now, sql`true`, sql`do nothing`);

/** Channels whose chats the product keeps by itself. */
const KEPT = Object.entries(CHANNELS).flatMap(([channel, { crmSave }]) => (crmSave === 'AUTO' ? [channel] : []));

/** §4.5: a text message's chat is saved by itself unless the workspace says otherwise (rule C-07). */
const automatic = sql`coalesce((select p.crm_save from channel_policy p where p.workspace_id = t.workspace_id and p.channel = t.channel),
  case when t.channel = any(${KEPT}::text[]) then 'AUTO' else 'MANUAL' end) = 'AUTO'`;

const AGAIN = sql`do update set transcript = excluded.transcript, updated_at = excluded.updated_at where crm_case.origin = 'AUTO' and not crm_case.edited`;

/** Saves in the transaction that ends the work. A ticket that was merged away is in the transcript of the other. */
export const caseHandler = (): WithinHandler => async (tx, event) => {
  const { before, after, at } = event.payload as { before: { status: string }; after: { status: string }; at: Date };
  if (before.status === after.status || (after.status !== 'RESOLVED' && after.status !== 'CLOSED')) return;
  const saving: Saving = { ticketId: event.ticketId!, status: 'CLOSED', linked: true, origin: 'AUTO', userId: null };
  await write(tx, saving, at, sql`t.merged_into_id is null and ${automatic}`, AGAIN);
};
