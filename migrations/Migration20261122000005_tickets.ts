import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from '../src/platform/db/policies.ts';

/** Tickets: at most one of a conversation is not closed, and an index says so. */
export class Migration20261122000005_tickets extends Migration {
  override up(): void {
    const statements = [
      'create sequence ticket_number',
      'grant usage on sequence ticket_number to parley_app',
      `create table ticket (
        id uuid primary key, workspace_id uuid not null references workspace, conversation_id uuid not null references conversation,
        contact_id uuid not null references contact, queue_id uuid not null references queue, assignee_id uuid references app_user,
        channel text not null, number int not null default nextval('ticket_number'),
        status text not null check (status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD', 'RESOLVED', 'CLOSED')),
        cause text not null, from_position int not null, to_position int,
        last_activity_at timestamptz not null, opened_at timestamptz not null, resolved_at timestamptz, closed_at timestamptz,
        last_agent_message_at timestamptz, next_transition_at timestamptz, transfer_count int not null default 0,
        follow_up_of_id uuid references ticket, version int not null default 1) with (fillfactor = 80)`,
      "create unique index ticket_one_active on ticket (conversation_id) where status <> 'CLOSED'",
      'create index on ticket (conversation_id)',
      'create index on ticket (workspace_id, last_activity_at desc, id desc)',
      'create index on ticket (assignee_id, last_activity_at desc)',
      'create index on ticket (contact_id)',
      'create index on ticket (workspace_id, number)',
      ...tenantTable('ticket'),

      `create table ticket_participant (
        ticket_id uuid not null references ticket, user_id uuid not null references app_user, workspace_id uuid not null references workspace,
        invited_by text not null, at timestamptz not null, primary key (ticket_id, user_id))`,
      'create index on ticket_participant (user_id)',
      ...tenantTable('ticket_participant'),

      `create table ticket_tag (
        ticket_id uuid not null references ticket, tag_id uuid not null references tag, workspace_id uuid not null references workspace,
        primary key (ticket_id, tag_id))`,
      'create index on ticket_tag (tag_id)',
      ...tenantTable('ticket_tag'),

      `create table internal_note (
        id uuid primary key, workspace_id uuid not null references workspace, ticket_id uuid not null references ticket,
        author_user_id uuid references app_user, text text not null, client_key text not null, created_at timestamptz not null)`,
      'create unique index on internal_note (ticket_id, client_key)',
      'create index on internal_note (ticket_id, created_at)',
      ...tenantTable('internal_note'),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
