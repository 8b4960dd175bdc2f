import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from '../src/platform/db/policies.ts';

/** Tickets that belong together, news for people, and what came of a ticket. */
export class Migration20261125000037_casework extends Migration {
  override up(): void {
    const statements = [
      // A merged ticket points to the one that goes on. A split one answers in another's thread: its own conversation is a row
      // without messages (SIDE), so that a conversation still has at most one ticket that is not closed.
      'alter table ticket add merged_into_id uuid references ticket, add thread_id uuid references conversation',
      'create index on ticket (merged_into_id) where merged_into_id is not null',
      'create index on ticket (thread_id) where thread_id is not null',
      'alter table conversation drop constraint conversation_kind_check',
      "alter table conversation add constraint conversation_kind_check check (kind in ('CUSTOMER', 'DIRECT', 'ROOM', 'CALL', 'SIDE'))",

      // Messages of other conversations that are a ticket's too: those of tickets merged into it, and those it was split from.
      // An open end takes what is still to come.
      `create table ticket_span (
        ticket_id uuid not null references ticket, conversation_id uuid not null references conversation, from_position int not null, to_position int,
        workspace_id uuid not null references workspace, primary key (ticket_id, conversation_id, from_position))`,
      'create index on ticket_span (conversation_id)',
      ...tenantTable('ticket_span'),

      // A link stands in two rows, one read from each side.
      `create table ticket_link (
        id uuid primary key default gen_random_uuid(), workspace_id uuid not null references workspace, ticket_id uuid not null references ticket,
        other_id uuid not null references ticket, kind text not null check (kind in ('FOLLOW_UP', 'MERGED_INTO', 'SPLIT_FROM', 'RELATED')),
        outgoing boolean not null, at timestamptz not null, unique (ticket_id, kind, other_id, outgoing), check (ticket_id <> other_id))`,
      // The policy holds for the owner too, who belongs to no workspace.
      'alter table ticket no force row level security',
      `insert into ticket_link (workspace_id, ticket_id, other_id, kind, outgoing, at)
        select t.workspace_id, case when o then t.id else t.follow_up_of_id end, case when o then t.follow_up_of_id else t.id end, 'FOLLOW_UP', o, t.opened_at
        from ticket t cross join (values (true), (false)) d (o) where t.follow_up_of_id is not null`,
      'alter table ticket force row level security',
      ...tenantTable('ticket_link'),

      // What hangs on a ticket, with the conversations that came to it.
      `create or replace function access_of_ticket(t ticket) returns uuid[] language sql stable as $$
        with threads as (select t.conversation_id as id union select t.thread_id union select conversation_id from ticket_span where ticket_id = t.id)
        select array[t.id, t.contact_id, t.assignee_id] || array(select id from threads where id is not null)
          || array(select s.id from screenshot s join threads h on h.id = s.conversation_id where s.deleted_at is null) $$`,

      // The kinds are for readers; whoever makes one names it.
      `create table notification (
        id uuid primary key, workspace_id uuid not null references workspace, user_id uuid not null references app_user, kind text not null,
        ticket_id uuid references ticket, by_user_id uuid references app_user, text text not null, created_at timestamptz not null, read_at timestamptz)`,
      'create index on notification (user_id, created_at desc, id desc)',
      'create index on notification (user_id) where read_at is null',
      'create index on notification (ticket_id)',
      ...tenantTable('notification'),

      // Trees of transaction codes in lists. What was used is archived, not deleted. A list without queues is for all of them.
      `create table transaction_list (
        id uuid primary key, workspace_id uuid not null references workspace, name text not null, required boolean not null default false,
        multi_choice boolean not null default false, archived boolean not null default false, version int not null default 1, unique (workspace_id, name))`,
      ...tenantTable('transaction_list'),
      `create table transaction_list_queue (
        list_id uuid not null references transaction_list on delete cascade, queue_id uuid not null references queue on delete cascade,
        workspace_id uuid not null references workspace, primary key (list_id, queue_id))`,
      ...tenantTable('transaction_list_queue'),
      `create table transaction_code (
        id uuid primary key, workspace_id uuid not null references workspace, list_id uuid not null references transaction_list, parent_id uuid references transaction_code,
        name text not null, report_text text not null, place int not null, archived boolean not null default false)`,
      'create index on transaction_code (list_id, place)',
      'create index on transaction_code (parent_id)',
      'create unique index on transaction_code (list_id, parent_id, name) nulls not distinct where not archived',
      ...tenantTable('transaction_code'),
      // Chosen by people (a code), or added by the server (a disposition of its own).
      `create table ticket_code (
        id uuid primary key default gen_random_uuid(), ticket_id uuid not null references ticket, code_id uuid references transaction_code, system text,
        workspace_id uuid not null references workspace, by_user_id uuid references app_user, at timestamptz not null,
        check ((code_id is null) <> (system is null)), unique nulls not distinct (ticket_id, code_id, system))`,
      'create index on ticket_code (code_id)',
      ...tenantTable('ticket_code'),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
