import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from '../src/platform/db/policies.ts';

const CHANNELS = "('WEB', 'SMS', 'WHATSAPP', 'EMAIL', 'MESSENGER', 'SOCIAL')";

/** What routing, agents, deadlines and words of the working day stand on: the workspace's own settings (requirements §3, §4). */
export class Migration20261125000030_workingDay extends Migration {
  override up(): void {
    const statements = [
      // Opening times by weekday (1 Monday to 7 Sunday) as [[from, to], …] in minutes of the day, and days that differ.
      `create table business_hours (
        id uuid primary key, workspace_id uuid not null references workspace, name text not null, zone text not null,
        weekly jsonb not null default '{}', holidays jsonb not null default '{}', version int not null default 1, unique (workspace_id, name))`,
      ...tenantTable('business_hours'),
      // Targets in business time; null is no target.
      `create table sla_policy (
        id uuid primary key, workspace_id uuid not null references workspace, name text not null,
        first_response_ms int check (first_response_ms > 0), next_response_ms int check (next_response_ms > 0), resolution_ms int check (resolution_ms > 0),
        version int not null default 1, unique (workspace_id, name))`,
      ...tenantTable('sla_policy'),
      `alter table queue
        add column acceptance_ms int not null default 30000 check (acceptance_ms between 5000 and 300000),
        add column hours_id uuid references business_hours,
        add column sla_policy_id uuid references sla_policy,
        add column when_offline text not null default 'KEEP' check (when_offline in ('KEEP', 'REQUEUE')),
        add column version int not null default 1`,
      'create index on queue (hours_id) where hours_id is not null',

      `create table skill (
        id uuid primary key, workspace_id uuid not null references workspace, name text not null, description text not null default '',
        unique (workspace_id, name))`,
      ...tenantTable('skill'),
      `create table queue_skill (
        queue_id uuid not null references queue on delete cascade, skill_id uuid not null references skill on delete cascade,
        workspace_id uuid not null references workspace, min_level int not null check (min_level between 1 and 5), primary key (queue_id, skill_id))`,
      ...tenantTable('queue_skill'),
      `create table agent_skill (
        user_id uuid not null references app_user, skill_id uuid not null references skill on delete cascade,
        workspace_id uuid not null references workspace, level int not null check (level between 1 and 5), primary key (user_id, skill_id))`,
      'create index on agent_skill (skill_id)',
      ...tenantTable('agent_skill'),

      `create table aux_code (
        id uuid primary key, workspace_id uuid not null references workspace, name text not null, status text not null check (status in ('AWAY', 'BUSY')),
        paid boolean not null default true, colour text not null, scheduled_ms int check (scheduled_ms > 0), archived boolean not null default false,
        unique (workspace_id, name))`,
      ...tenantTable('aux_code'),

      // One row a person who may hold tickets: also the lock under which their load is counted.
      `create table agent (
        user_id uuid primary key references app_user, workspace_id uuid not null references workspace,
        state text not null default 'OFFLINE' check (state in ('OFFLINE', 'AVAILABLE', 'AWAY', 'BUSY', 'ON_BREAK', 'WORK_OFFLINE', 'POST_PROCESSING')),
        aux_code_id uuid references aux_code, state_since timestamptz not null default now(),
        idle_since timestamptz, signed_in_at timestamptz,
        capacity int not null default 5 check (capacity between 1 and 20),
        may_reject boolean not null default false,
        seen_at timestamptz, state_until timestamptz, version int not null default 1)`,
      "create index on agent (workspace_id) where state = 'AVAILABLE'",
      'create index on agent (state_until) where state_until is not null',
      ...tenantTable('agent', { system: true }),
      // The owner sees no rows of tenants.
      'set local role parley_system',
      "insert into agent (user_id, workspace_id) select id, workspace_id from app_user where role in ('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')",
      'set local role parley_owner',
      // Whoever may hold tickets has one, however they came to be.
      `create function agent_of_user() returns trigger language plpgsql set search_path = public as $$
      begin
        if new.role in ('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN') then
          insert into agent (user_id, workspace_id) values (new.id, new.workspace_id) on conflict do nothing;
        end if;
        return null;
      end $$`,
      'create trigger agent_of_user after insert or update of role on app_user for each row execute function agent_of_user()',

      // §4.5: what a channel allows, as data; no row is the product's default.
      `create table channel_policy (
        workspace_id uuid not null references workspace, channel text not null check (channel in ${CHANNELS}),
        max_concurrent int check (max_concurrent between 1 and 20), weight numeric(3, 2) not null default 1 check (weight between 0 and 1),
        crm_save text not null default 'MANUAL' check (crm_save in ('AUTO', 'MANUAL')), primary key (workspace_id, channel))`,
      ...tenantTable('channel_policy'),

      // One row a workspace; no row is the product's default.
      `create table workspace_setting (
        workspace_id uuid primary key references workspace,
        resolved_hold_ms int not null default 3600000 check (resolved_hold_ms > 0),
        pending_hold_ms int not null default 3600000 check (pending_hold_ms > 0),
        inactivity_ms int not null default 86400000 check (inactivity_ms > 0),
        resolve_keywords text[] not null default '{}',
        post_processing_ms int default 60000 check (post_processing_ms >= 0),
        pending_weight numeric(3, 2) not null default 0 check (pending_weight between 0 and 1),
        on_hold_weight numeric(3, 2) not null default 0 check (on_hold_weight between 0 and 1),
        transfer_note_required boolean not null default false,
        outbound_sms boolean not null default true,
        outbound_reply_routing text not null default 'CHANNEL' check (outbound_reply_routing in ('CHANNEL', 'SENDER_IF_AVAILABLE')),
        supervisor_scope text not null default 'QUEUES' check (supervisor_scope in ('QUEUES', 'ALL')),
        tag_before_resolve boolean not null default false,
        agents_make_tags boolean not null default true,
        hold_on_customer_message text not null default 'OPEN' check (hold_on_customer_message in ('OPEN', 'STAY')),
        version int not null default 1)`,
      ...tenantTable('workspace_setting'),

      'alter table endpoint drop constraint endpoint_channel_check',
      `alter table endpoint add constraint endpoint_channel_check check (channel in ${CHANNELS})`,
      `alter table endpoint add column follow_up_policy text check (follow_up_policy in ('REOPEN_IN_HOLD', 'ALWAYS_NEW_LINKED', 'ALWAYS_REOPEN'))`,
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
