import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from '../src/platform/db/policies.ts';

/** Promises to customers; tickets that sleep; answers that are sent later. */
export class Migration20261125000036_sla extends Migration {
  override up(): void {
    const statements = [
      // A clock keeps the opening times it began with, so that what it says can be derived again.
      `create table sla_clock (
        id uuid primary key, workspace_id uuid not null references workspace, ticket_id uuid not null references ticket,
        kind text not null check (kind in ('FIRST_RESPONSE', 'NEXT_RESPONSE', 'RESOLUTION')), target_ms int not null, hours jsonb,
        started_at timestamptz not null, elapsed_ms float8 not null, running_since timestamptz, pause_reason text,
        due_at timestamptz, warn_at timestamptz, warned_at timestamptz, breached_at timestamptz, met_at timestamptz, cancelled_at timestamptz,
        wake_at timestamptz)`,
      'create index on sla_clock (ticket_id, started_at)',
      "create unique index sla_clock_one on sla_clock (ticket_id, kind) where met_at is null and cancelled_at is null",
      'create index on sla_clock (wake_at) where wake_at is not null',
      ...tenantTable('sla_clock'),
      'create policy across on sla_clock for select to parley_system using (true)',
      // The sweeper finds rows, and reads nothing else in them.
      'grant select (id, workspace_id, wake_at) on sla_clock to parley_system',

      `create table sla_step (
        id uuid primary key, workspace_id uuid not null references workspace, clock_id uuid not null references sla_clock,
        kind text not null, reason text, at timestamptz not null, elapsed_ms float8 not null, due_at timestamptz)`,
      'create index on sla_step (clock_id, at)',
      ...tenantTable('sla_step'),

      'alter table ticket add column snoozed_until timestamptz',
      'grant select (snoozed_until) on ticket to parley_system',
      'create index ticket_snoozed on ticket (snoozed_until) where snoozed_until is not null',

      `create table scheduled_reply (
        id uuid primary key, workspace_id uuid not null references workspace, ticket_id uuid not null references ticket, author_user_id uuid not null references app_user,
        text text not null, rich_text jsonb, send_at timestamptz not null, cancel_on_customer_reply boolean not null, client_id text not null, created_at timestamptz not null,
        state text not null default 'SCHEDULED' check (state in ('SCHEDULED', 'SENT', 'CANCELLED', 'FAILED')), reason text, message_id uuid references message, settled_at timestamptz,
        unique (ticket_id, author_user_id, client_id))`,
      "create index on scheduled_reply (send_at) where state = 'SCHEDULED'",
      ...tenantTable('scheduled_reply'),
      'create policy across on scheduled_reply for select to parley_system using (true)',
      'grant select (id, workspace_id, state, send_at) on scheduled_reply to parley_system',
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
