import type { Actor, StaffActor } from '../../kernel/actor.ts';
import { seesAll } from '../../kernel/actor.ts';
import { limit } from '../../limits.ts';
import type { Database } from '../../platform/db/database.ts';
import { join, sql, type Sql } from '../../platform/db/sql.ts';
import { ownersOf, reach, visibleTickets } from '../tickets/index.ts';
import { FIELDS, marked, markedLetters, MARKS, sought, type SearchField, type SnippetPart, type Sought } from './rules.ts';

export interface HitRow {
  ticketId: string;
  field: SearchField;
  messageId: string | null;
  snippet: SnippetPart[];
}

interface Found {
  ticketId: string;
  field: SearchField;
  messageId: string | null;
  value: string;
}

/**
 * One statement: candidates from the indexes by the functions of search, the tickets among them that the caller may open, the
 * best `first` of those, and what of them to show.
 */
export const searchQueries = ({ db }: { db: Database }) => ({
  search: async (actor: StaffActor, text: string, fields: readonly SearchField[] | null, first: number): Promise<HitRow[]> => {
    const seeks = sought(text, fields ?? FIELDS);
    const places = candidates(actor, seeks);
    if (places.length === 0) return [];
    const size = Math.max(1, Math.min(first, limit('searchHits')));
    const rows = await db.rows<Found>(actor.workspaceId, sql`
      with language as materialized (select coalesce((select lower(language) from workspace_setting where workspace_id = ${actor.workspaceId}::uuid), 'simple')::regconfig as name),
      words as materialized (select ${query(seeks)} as sought from language),
      found (ticket_id, field, rank, message_id, value) as (${join(places, ' union all ')}),
      best as (select distinct on (ticket_id) * from found order by ticket_id, rank desc, message_id desc nulls last)
      select b.ticket_id as "ticketId", b.field, b.message_id as "messageId", coalesce(b.value, ${headline}) as value
      from (select b.*, t.last_activity_at from best b join ticket t on t.id = b.ticket_id order by b.rank desc, t.last_activity_at desc, t.id desc limit ${size}) b
      order by b.rank desc, b.last_activity_at desc, b.ticket_id desc`);
    return rows.map(({ value, ...row }) => ({ ...row, snippet: row.field === 'CONTENT' ? marked(value) : markedLetters(value, text) }));
  },
});

const headline = sql`(select ts_headline(m.language, m.text, words.sought, ${`StartSel=${MARKS.start},StopSel=${MARKS.stop},MaxFragments=1,MaxWords=24,MinWords=8`}) from message m, words where m.id = b.message_id)`;

/** The words as they stand, by their stems, and the last one as a beginning. */
const query = ({ content }: Sought): Sql => {
  if (!content) return sql`null::tsquery`;
  const whole = sql`websearch_to_tsquery('simple', ${content.text}) || websearch_to_tsquery(language.name, ${content.text})`;
  if (!content.beginning) return whole;
  const before = content.text.slice(0, -content.beginning.length);
  return sql`${whole} || (websearch_to_tsquery('simple', ${before}) && to_tsquery('simple', ${`'${content.beginning}':*`}))`;
};

/** Conversations of whoever sees few, so that the index is not asked for everybody's. */
const among = (actor: Actor): Sql =>
  seesAll(actor) ? sql`null::uuid[]` : sql`array(select r.conversation_id from ticket at cross join lateral ${reach(sql`at.id`)} r where ${visibleTickets(actor, 'at')} group by 1)`;

/** A ticket's newest few are enough of one contact. */
const ofContact = (actor: Actor, contactId: Sql): Sql => sql`
  cross join lateral (select t.id from ticket t where t.contact_id = ${contactId} and ${visibleTickets(actor, 't')} order by t.last_activity_at desc, t.id desc limit 5) t`;

const candidates = (actor: Actor, { name, phone, email, content, number, ticketId, conversationId }: Sought): Sql[] => {
  const places: Sql[] = [];
  const most = limit('searchCandidates');
  if (number !== null || ticketId || conversationId) {
    places.push(sql`
      select t.id, 'ID', 4::float8, null::uuid, '#' || t.number from ticket t
      where t.workspace_id = ${actor.workspaceId}::uuid and ${visibleTickets(actor, 't')}
        and ${number !== null ? sql`t.number = ${number}` : ticketId ? sql`t.id = ${ticketId}::uuid` : sql`t.conversation_id = ${conversationId}::uuid`}`);
  }
  for (const [field, part] of [['PHONE', phone], ['EMAIL', email]] as const) {
    if (part === null) continue;
    places.push(sql`
      select t.id, ${field}, 3::float8, null::uuid, i.value from search_identities(array[${field}], ${part}, ${most}) f join contact_identity i on i.id = f.id ${ofContact(actor, sql`f.contact_id`)}`);
  }
  if (name !== null) {
    places.push(sql`
      select t.id, 'NAME', 1 + f.alike::float8, null::uuid, c.name from search_names(${name}, ${most}) f join contact c on c.id = f.id ${ofContact(actor, sql`f.id`)}`);
  }
  if (content) {
    places.push(sql`
      select t.id, 'CONTENT', ts_rank(m.words, words.sought)::float8, m.id, null
      from words, search_messages(words.sought, ${among(actor)}, ${most}) f join message m on m.id = f.id
      cross join lateral ${ownersOf(sql`m`)} o join ticket t on t.id = o.id
      where ${visibleTickets(actor, 't')}`);
  }
  return places;
};
