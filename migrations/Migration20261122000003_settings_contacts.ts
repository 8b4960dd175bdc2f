import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from '../src/platform/db/policies.ts';

/** Queues, ways in, tags, and the people who write. */
export class Migration20261122000003_settings_contacts extends Migration {
  override up(): void {
    const statements = [
      `create table queue (
        id uuid primary key, workspace_id uuid not null references workspace, name text not null, enabled boolean not null default true,
        assignment_mode text not null default 'PICK' check (assignment_mode in ('OFFER', 'DIRECT', 'PICK')),
        follow_up_policy text not null default 'REOPEN_IN_HOLD' check (follow_up_policy in ('REOPEN_IN_HOLD', 'ALWAYS_NEW_LINKED', 'ALWAYS_REOPEN')),
        created_at timestamptz not null default now(), unique (workspace_id, name))`,
      ...tenantTable('queue'),
      `create table queue_member (
        queue_id uuid not null references queue, user_id uuid not null references app_user, workspace_id uuid not null references workspace,
        primary key (queue_id, user_id))`,
      'create index on queue_member (user_id)',
      ...tenantTable('queue_member'),
      `create table endpoint (
        id uuid primary key, workspace_id uuid not null references workspace, channel text not null check (channel in ('WEB')), name text not null,
        key text not null unique, queue_id uuid not null references queue, enabled boolean not null default true)`,
      'create index on endpoint (workspace_id)',
      ...tenantTable('endpoint', { system: true }),
      `create table tag (
        id uuid primary key, workspace_id uuid not null references workspace, name text not null, colour text not null, unique (workspace_id, name))`,
      ...tenantTable('tag'),

      `create table contact (
        id uuid primary key, workspace_id uuid not null references workspace, name text not null,
        status text not null default 'PROVISIONAL' check (status in ('PROVISIONAL', 'CONFIRMED', 'ERASED')),
        attributes jsonb not null default '{}', created_at timestamptz not null default now())`,
      'create index on contact (workspace_id)',
      ...tenantTable('contact'),
      `create table contact_identity (
        id uuid primary key, workspace_id uuid not null references workspace, contact_id uuid not null references contact,
        kind text not null check (kind in ('WEB', 'EMAIL', 'PHONE')), value text not null, verified boolean not null default false,
        created_at timestamptz not null default now())`,
      // What somebody merely typed does not make them that person: only verified identities are unique.
      'create unique index on contact_identity (workspace_id, kind, value) where verified',
      'create index on contact_identity (contact_id)',
      ...tenantTable('contact_identity'),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
