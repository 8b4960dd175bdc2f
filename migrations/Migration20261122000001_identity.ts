import { Migration } from '@mikro-orm/migrations';
import { systemTable, tenantTable } from '../src/platform/db/policies.ts';

/** Workspaces, logins, users, sessions, tokens and keys. Status columns are text with a check: enum `=` is not leakproof. */
export class Migration20261122000001_identity extends Migration {
  override up(): void {
    const statements = [
      `create table workspace (
        id uuid primary key, name text not null, settings jsonb not null default '{}', created_at timestamptz not null default now())`,
      ...tenantTable('workspace', { system: true, column: 'id' }),

      `create table subaccount (
        id uuid primary key, workspace_id uuid not null references workspace, name text not null)`,
      'create index on subaccount (workspace_id)',
      ...tenantTable('subaccount'),

      `create table user_group (
        id uuid primary key, workspace_id uuid not null references workspace, name text not null, unique (workspace_id, name))`,
      ...tenantTable('user_group'),

      `create table login (
        id uuid primary key, email text not null unique check (email = lower(email)), password_hash text not null, created_at timestamptz not null default now())`,
      ...systemTable('login'),

      `create table app_user (
        id uuid primary key, workspace_id uuid not null references workspace, login_id uuid not null, name text not null, email text not null,
        role text not null check (role in ('ADMIN', 'MANAGER', 'SUPERVISOR', 'AGENT', 'EXPERT', 'PARTNER_VIEWER')),
        status text not null default 'ACTIVE' check (status in ('ACTIVE', 'DISABLED')),
        group_id uuid references user_group, created_at timestamptz not null default now(), unique (workspace_id, login_id))`,
      'create index on app_user (login_id)',
      ...tenantTable('app_user', { system: true }),

      `create table session (
        id uuid primary key, workspace_id uuid not null references workspace, user_id uuid not null references app_user,
        created_at timestamptz not null default now(), expires_at timestamptz not null, revoked_at timestamptz)`,
      'create index on session (user_id) where revoked_at is null',
      ...tenantTable('session', { system: true }),

      `create table refresh_token (
        hash bytea primary key, workspace_id uuid not null references workspace, session_id uuid not null references session on delete cascade,
        expires_at timestamptz not null, used_at timestamptz)`,
      'create index on refresh_token (session_id)',
      ...tenantTable('refresh_token', { system: true }),

      `create table guest (
        id uuid primary key, hash bytea not null unique, workspace_id uuid not null references workspace, conversation_id uuid not null,
        contact_id uuid not null, name text not null, created_at timestamptz not null default now(), expires_at timestamptz not null, revoked_at timestamptz)`,
      'create index on guest (conversation_id)',
      ...tenantTable('guest', { system: true }),

      `create table api_token (
        id uuid primary key, hash bytea not null unique, hint text not null, workspace_id uuid not null references workspace,
        user_id uuid references app_user, name text not null, scopes text[] not null, created_at timestamptz not null default now(),
        expires_at timestamptz not null, revoked_at timestamptz, last_used_at timestamptz)`,
      'create index on api_token (workspace_id)',
      ...tenantTable('api_token', { system: true }),

      `create table signing_key (
        kid text primary key, sealed bytea not null, public_jwk jsonb not null, created_at timestamptz not null default now(), retires_at timestamptz not null)`,
      ...systemTable('signing_key'),

      `create table sign_in_throttle (
        key bytea primary key, failures int not null, last_failure_at timestamptz not null, blocked_until timestamptz not null)`,
      ...systemTable('sign_in_throttle'),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
