import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from '../src/platform/db/policies.ts';

/** Words for agents: what they send, what they set on tickets, and what the server says when nobody is there. */
export class Migration20261125000039_words extends Migration {
  override up(): void {
    const owned = 'id uuid primary key, workspace_id uuid not null references workspace';
    const statements = [
      `alter table tag add column category text check (category in ('ISSUE', 'RESOLUTION', 'CUSTOMER')),
        add column custom boolean not null default false, add column archived boolean not null default false`,

      // No channels is every channel. The shortcut has no sigil: `/` and `#` find the same (C10).
      `create table canned_message (${owned}, title text not null, category text not null, shortcut text, body text not null,
        channels text[] not null default '{}', changed_at timestamptz not null default now())`,
      'create unique index on canned_message (workspace_id, shortcut)',
      'create index on canned_message (workspace_id, title, id)',
      ...tenantTable('canned_message'),
      `create table faq (${owned}, title text not null, category text not null, body text not null)`,
      'create index on faq (workspace_id, title, id)',
      ...tenantTable('faq'),

      `create table label (${owned}, name text not null, colour text not null, highlight boolean not null default true,
        notifies boolean not null default false, archived boolean not null default false, unique (workspace_id, name))`,
      ...tenantTable('label'),
      // `pattern` is what the words mean to the database. A rule that was ever used stays: applications name it.
      `create table label_rule (${owned}, label_id uuid not null references label, kind text not null check (kind in ('KEYWORD', 'NEGATIVE_WORDS', 'SLA_BREACHED', 'TRANSFERS')),
        words text[] not null default '{}', pattern text, threshold int not null default 1 check (threshold > 0), enabled boolean not null default true,
        check ((pattern is not null) = (kind in ('KEYWORD', 'NEGATIVE_WORDS'))))`,
      'create index on label_rule (workspace_id) where enabled',
      ...tenantTable('label_rule'),
      `create table ticket_label (${owned}, ticket_id uuid not null references ticket, label_id uuid not null references label,
        rule_id uuid references label_rule, user_id uuid references app_user, at timestamptz not null, unique (ticket_id, label_id))`,
      'create index on ticket_label (label_id)',
      ...tenantTable('ticket_label'),

      `create table signature (${owned}, name text not null, html text not null, content jsonb not null, is_default boolean not null default false, unique (workspace_id, name))`,
      'create unique index on signature (workspace_id) where is_default',
      ...tenantTable('signature'),
      `create table signature_use (${owned}, signature_id uuid not null references signature on delete cascade,
        user_id uuid unique references app_user, queue_id uuid unique references queue, check (num_nonnulls(user_id, queue_id) = 1))`,
      ...tenantTable('signature_use'),

      `create table macro (${owned}, name text not null, steps jsonb not null, unique (workspace_id, name))`,
      ...tenantTable('macro'),
      `create table macro_run (ticket_id uuid not null references ticket, client_key text not null, workspace_id uuid not null references workspace,
        macro_id uuid not null references macro on delete cascade, at timestamptz not null, primary key (ticket_id, client_key))`,
      ...tenantTable('macro_run'),

      `create table saved_view (${owned}, owner_id uuid not null references app_user, name text not null, filter jsonb not null, shared boolean not null default false)`,
      'create index on saved_view (owner_id)',
      'create index on saved_view (workspace_id) where shared',
      ...tenantTable('saved_view'),

      // No queue: every queue. No locale: whatever the customer speaks. `place` is both, to be compared.
      `create table auto_reply (${owned}, queue_id uuid references queue, locale text, text text not null, place text not null, unique (workspace_id, place))`,
      ...tenantTable('auto_reply'),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
