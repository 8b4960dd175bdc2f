import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from '../src/platform/db/policies.ts';

/** Conversations with their messages and files. A conversation's row is the lock and the counter of its order. */
export class Migration20261122000004_conversations extends Migration {
  override up(): void {
    const statements = [
      `create table conversation (
        id uuid primary key, workspace_id uuid not null references workspace,
        kind text not null check (kind in ('CUSTOMER', 'DIRECT', 'ROOM', 'CALL')),
        contact_id uuid references contact, endpoint_id uuid references endpoint,
        last_position int not null default 0, last_event_position int not null default 0, last_customer_position int not null default 0,
        last_staff_position int not null default 0, last_message_at timestamptz, created_at timestamptz not null default now()) with (fillfactor = 80)`,
      "create unique index on conversation (contact_id, endpoint_id) where kind = 'CUSTOMER'",
      'create index on conversation (workspace_id)',
      ...tenantTable('conversation'),

      `create table message (
        id uuid primary key, workspace_id uuid not null references workspace, conversation_id uuid not null references conversation,
        position int not null, side text not null check (side in ('CUSTOMER', 'STAFF', 'SYSTEM')),
        author_user_id uuid references app_user, author_name text not null, text text not null, rich_text jsonb,
        client_key text not null, delivery text check (delivery in ('QUEUED', 'SENT', 'DELIVERED', 'READ', 'FAILED')),
        created_at timestamptz not null, edited_at timestamptz, deleted_at timestamptz, unique (conversation_id, position))`,
      'create unique index on message (conversation_id, client_key)',
      "create index on message (conversation_id) where delivery = 'QUEUED'",
      ...tenantTable('message'),

      `create table attachment (
        id uuid primary key, workspace_id uuid not null references workspace, conversation_id uuid not null references conversation,
        message_id uuid references message, file_name text not null, content_type text, size int not null, width int, height int,
        storage_key text not null unique, state text not null check (state in ('EXPECTED', 'STORED', 'USED')), created_by text not null, created_at timestamptz not null)`,
      'create index on attachment (message_id)',
      "create index on attachment (conversation_id) where state <> 'USED'",
      ...tenantTable('attachment'),

      `create table screenshot (
        id uuid primary key, workspace_id uuid not null references workspace, conversation_id uuid not null references conversation,
        attachment_id uuid not null references attachment, width int not null, height int not null, side text not null,
        author_user_id uuid references app_user, author_name text not null, created_at timestamptz not null, deleted_at timestamptz)`,
      'create index on screenshot (conversation_id) where deleted_at is null',
      ...tenantTable('screenshot'),

      `create table read_mark (
        conversation_id uuid not null references conversation, reader text not null, workspace_id uuid not null references workspace,
        position int not null, at timestamptz not null, primary key (conversation_id, reader))`,
      ...tenantTable('read_mark'),

      `create table invitation (
        id uuid primary key, hash bytea not null unique, workspace_id uuid not null references workspace, conversation_id uuid not null references conversation,
        created_by text not null, created_at timestamptz not null, expires_at timestamptz not null)`,
      ...tenantTable('invitation', { system: true }),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
