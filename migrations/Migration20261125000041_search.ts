import { Migration } from '@mikro-orm/migrations';

/** A setting of the workspace that the functions of search keep to themselves, whoever calls. */
const WORKSPACE = "(select nullif(current_setting('app.workspace', true), '')::uuid)";

const LANGUAGES = "('SIMPLE', 'DANISH', 'DUTCH', 'ENGLISH', 'FINNISH', 'FRENCH', 'GERMAN', 'HUNGARIAN', 'INDONESIAN', 'ITALIAN', 'NORWEGIAN', 'PORTUGUESE', 'ROMANIAN', 'RUSSIAN', 'SPANISH', 'SWEDISH', 'TURKISH')";

/**
 * Search (C19). Below a tenant's policy no text index is used, since its operators are not leakproof. So the role
 * `parley_search`, which sees these three tables and owns nothing but these functions, answers with ids of the caller's
 * workspace; the caller joins them to the tables, where policy and access have their say.
 */
export class Migration20261125000041_search extends Migration {
  override up(): void {
    const statements = [
      // Every word as it stands, and its stem in the language of the workspace at that time; and the day, so that what is found
      // often is only looked for where it is new.
      "alter table message add column language regconfig not null default 'simple'",
      `alter table message
        add column words tsvector not null generated always as (to_tsvector('simple', text) || to_tsvector(language, text)) stored,
        add column day int not null generated always as (floor(extract(epoch from created_at at time zone 'UTC') / 86400)::int) stored`,
      `alter table workspace_setting add column language text not null default 'SIMPLE' check (language in ${LANGUAGES})`,
      'create index message_words on message using gin (workspace_id, day, words)',
      'create index message_day on message (workspace_id, day)',
      'create index contact_name_like on contact using gin (workspace_id, name gin_trgm_ops)',
      'create index contact_identity_like on contact_identity using gin (workspace_id, value gin_trgm_ops)',
      ...['message', 'contact', 'contact_identity'].flatMap((table) => [
        `create policy searched on ${table} for select to parley_search using (true)`,
        `grant select on ${table} to parley_search`,
      ]),
      // The newest messages with the words. `among` bounds the conversations for whoever sees few: those are read themselves. Else
      // the newest days that have any are read, 1, then 4, then 16, and then the rest, until there are enough: what is said all the time is found in
      // the first, and of what is said rarely there is not much in the last. Days by equality: the index reads ranges whole. By `execute`, so that each search is planned for its own words.
      `create function search_messages(words tsquery, among uuid[], most int) returns table (id uuid, conversation_id uuid, "position" int)
        language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
        #variable_conflict use_column
        declare
          workspace uuid := ${WORKSPACE};
          sought tsquery := words;
          days int[]; first int := 1; span int := 1; found int := 0; n int;
        begin
          if cardinality(among) <= 2000 then
            return query execute 'select m.id, m.conversation_id, m.position from unnest($1) a(id) join message m on m.conversation_id = a.id
              where m.workspace_id = $2 and m.words @@ $3 and m.deleted_at is null order by m.id desc limit $4'
            using among, workspace, sought, most;
            return;
          end if;
          with recursive w(day) as (
            select max(m.day) from message m where m.workspace_id = workspace
            union all select (select max(m.day) from message m where m.workspace_id = workspace and m.day < w.day) from w where w.day is not null)
          select array_agg(day order by day desc) into days from (select day from w where day is not null limit 21) w;
          while found < most and span <= 64 loop
            return query execute 'with hits as materialized (select m.id, m.conversation_id, m.position, m.day from message m
              where m.workspace_id = $1 and m.words @@ $2 and m.deleted_at is null'
              || case when span < 64 then ' and m.day = any($3)' else ' and m.day < $4' end
              || case when among is null then '' else ' and m.conversation_id = any($5)' end || ') select id, conversation_id, position from hits order by day desc, id desc limit $6'
            using workspace, sought, days[first : first + span - 1], days[21], among, most - found;
            get diagnostics n = row_count;
            found := found + n;
            first := first + span;
            span := span * 4;
          end loop;
        end $$`,
      // Names with a typing error or two, the most alike first.
      `create function search_names(named text, most int) returns table (id uuid, alike real)
        language plpgsql stable security definer set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.45 as $$
        begin
          return query execute 'select c.id, word_similarity($2, c.name) from contact c
            where c.workspace_id = $1 and c.status <> ''ERASED'' and $2 <% c.name order by word_similarity($2, c.name) desc, c.id limit $3'
          using ${WORKSPACE}, named, most;
        end $$`,
      // A part of an address or number.
      `create function search_identities(kinds text[], part text, most int) returns table (id uuid, contact_id uuid)
        language plpgsql stable security definer set search_path = public, pg_temp as $$
        begin
          return query execute 'select i.id, i.contact_id from contact_identity i
            where i.workspace_id = $1 and i.kind = any($2) and i.value ilike $3 order by i.id desc limit $4'
          using ${WORKSPACE}, kinds, part, most;
        end $$`,
      'grant create on schema public to parley_search',
      ...['search_messages(tsquery, uuid[], int)', 'search_names(text, int)', 'search_identities(text[], text, int)'].flatMap((name) => [
        `revoke all on function ${name} from public`,
        `grant execute on function ${name} to parley_app`,
        `alter function ${name} owner to parley_search`,
      ]),
      'revoke create on schema public from parley_search',
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
