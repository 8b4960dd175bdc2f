import { Migration } from '@mikro-orm/migrations';
import { LOCKS } from '../src/platform/db/locks.ts';
import { tenantTable } from '../src/platform/db/policies.ts';

/** Documents that several nodes write, and whose appends check that their authors may still write. */
export class Migration20261125000012_documentNodes extends Migration {
  override up(): void {
    const statements = [
      // CRC-32 of the bytes: a flipped bit is found before it is shown. Rows of before have none.
      'alter table document_update add checksum int',
      'alter table document add checksum int, add quarantined_at timestamptz, add quarantine_reason text',

      // When what somebody may do last changed, by what it hangs on: a ticket, a conversation, a user, a session.
      'create table access_epoch (subject uuid primary key, workspace_id uuid not null, epoch xid8 not null)',
      ...tenantTable('access_epoch', { system: true }),

      // The lock keeps appends out while a change is about to commit, and makes the change wait for appends that came before it.
      `create function access_lock(subjects uuid[]) returns void language sql volatile as $$
        select pg_advisory_xact_lock(${LOCKS.access}, hashtext(q.s::text)) from (select distinct s from unnest(subjects) s where s is not null order by 1) q $$`,
      `create function access_changed(workspace uuid, subjects uuid[]) returns void language plpgsql as $$ begin
        perform access_lock(subjects);
        insert into access_epoch (subject, workspace_id, epoch) select distinct s, workspace, pg_current_xact_id() from unnest(subjects) s where s is not null
        on conflict (subject) do update set epoch = excluded.epoch; end $$`,

      // What hangs on a ticket.
      `create function access_of_ticket(t ticket) returns uuid[] language sql stable as $$
        select array[t.id, t.contact_id, t.conversation_id, t.assignee_id] || array(select id from screenshot where conversation_id = t.conversation_id and deleted_at is null) $$`,
      `create function access_of_ticket_changed() returns trigger language plpgsql as $$ begin
        perform access_changed(new.workspace_id, access_of_ticket(new) || old.assignee_id); return null; end $$`,
      `create trigger access after update on ticket for each row
        when ((old.status, old.assignee_id, old.queue_id, old.contact_id) is distinct from (new.status, new.assignee_id, new.queue_id, new.contact_id))
        execute function access_of_ticket_changed()`,
      `create function access_of_participant_changed() returns trigger language plpgsql as $$ begin
        perform access_changed(old.workspace_id, array[old.ticket_id, old.user_id]); return null; end $$`,
      'create trigger access after delete on ticket_participant for each row execute function access_of_participant_changed()',
      `create function access_of_member_changed() returns trigger language plpgsql as $$ begin
        perform access_changed(old.workspace_id, array[old.user_id]); return null; end $$`,
      'create trigger access after delete on queue_member for each row execute function access_of_member_changed()',

      // Rows that are somebody or something themselves.
      `create function access_of_row_changed() returns trigger language plpgsql as $$ begin
        perform access_changed(new.workspace_id, array[new.id]); return null; end $$`,
      ...[['app_user', 'role, status'], ['session', 'revoked_at'], ['guest', 'revoked_at'], ['api_token', 'revoked_at'], ['screenshot', 'deleted_at']].map(([table, columns]) =>
        `create trigger access after update of ${columns} on ${table} for each row execute function access_of_row_changed()`),

      append,
    ];
    for (const statement of statements) this.addSql(statement);
  }
}

/**
 * One commit of many documents. A row is COMMITTED; BEHIND, when another node has written its sequence or uses its clientID;
 * STALE, when what one of its authors may do has changed since it was looked at; or BUSY, when that is just being changed: the
 * other documents must not wait for it. The second statement has a snapshot of its own, so it sees what the locks of the first
 * have kept from happening meanwhile. A document's row is locked against compaction, which may have removed the row that this
 * one would collide with.
 */
const append = `create function document_append(
    documents int8[], seqs int8[], workspaces uuid[], bytes bytea, ends int[], author_runs text[], checksums int[],
    claim_rows int[], claim_clients int8[], claim_owners text[], stake_rows int[], stakes uuid[], stake_epochs text[])
  returns table (n int, outcome text) language plpgsql volatile as $$
  #variable_conflict use_column
  declare busy int[];
  begin
    select coalesce(array_agg(distinct k.n), '{}') into busy from unnest(stake_rows, stakes) k (n, s)
      where not pg_try_advisory_xact_lock_shared(${LOCKS.access}, hashtext(k.s::text));
    return query
    with wanted as materialized (
      select r.n::int as n, r.d, r.s, r.w, substring(bytes from 1 + coalesce(ends[r.n - 1], 0) for ends[r.n] - coalesce(ends[r.n - 1], 0)) as u, r.a, r.c
      from unnest(documents, seqs, workspaces, author_runs, checksums) with ordinality r (d, s, w, a, c, n)),
    stale as materialized (
      select distinct k.n from unnest(stake_rows, stakes, stake_epochs) k (n, s, e) left join access_epoch x on x.subject = k.s
      where coalesce(x.epoch::text, '0') <> k.e),
    claims as materialized (
      select k.n, w.d, k.c, w.w, k.o from unnest(claim_rows, claim_clients, claim_owners) k (n, c, o) join wanted w on w.n = k.n
      where k.n not in (select s.n from stale s) and k.n <> all(busy)),
    claimed as (
      insert into document_client (document_id, client_id, workspace_id, owner) select d, c, w, o from claims
      on conflict (document_id, client_id) do update set owner = document_client.owner returning document_id, client_id, owner),
    taken as materialized (
      select distinct k.n from claims k join claimed h on h.document_id = k.d and h.client_id = k.c where h.owner <> k.o),
    ahead as materialized (
      select w.n from wanted w join document d on d.id = w.d where d.snapshot_seq < w.s and d.quarantined_at is null for key share of d),
    written as (
      insert into document_update (document_id, seq, workspace_id, updates, authors, checksum) select d, s, w, u, a::jsonb, c from wanted
      where n in (select h.n from ahead h) and n not in (select t.n from taken t) and n not in (select s.n from stale s) and n <> all(busy)
      on conflict do nothing returning document_id)
    select w.n, case when t.document_id is not null then 'COMMITTED' when w.n = any(busy) then 'BUSY' when w.n in (select s.n from stale s) then 'STALE' else 'BEHIND' end
    from wanted w left join written t on t.document_id = w.d order by w.n;
  end $$`;
