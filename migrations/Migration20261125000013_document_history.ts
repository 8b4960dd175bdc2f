import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from '../src/platform/db/policies.ts';

/** What compaction used to throw away: the updates of a document's past, versions to start reading from, and edits that must not be made twice. */
export class Migration20261125000013_document_history extends Migration {
  override up(): void {
    const statements = [
      // Rows of `document_update` as they were, many in one: packed and compressed by the server, so the database need not try.
      `create table document_past (
        document_id bigint not null references document, first_seq bigint not null, last_seq bigint not null, workspace_id uuid not null references workspace,
        first_at timestamptz not null, last_at timestamptz not null, spells jsonb not null, rows bytea not null,
        primary key (document_id, last_seq), check (first_seq <= last_seq))`,
      'alter table document_past alter column rows set storage external',
      ...tenantTable('document_past', { system: true }),

      // A version that has its state is where reading an older one starts; one without is a moment that people look for.
      `create table document_version (
        document_id bigint not null references document, seq bigint not null, workspace_id uuid not null references workspace,
        at timestamptz not null, cause text not null check (cause in ('TIME', 'HANDOVER')), state bytea, primary key (document_id, seq))`,
      ...tenantTable('document_version', { system: true }),
      // What was compacted before there was a past begins with its snapshot.
      `insert into document_version (document_id, seq, workspace_id, at, cause, state)
        select id, snapshot_seq, workspace_id, coalesce(updated_at, now()), 'TIME', snapshot from document where snapshot is not null`,

      // An edit by the server is made once, whoever asks again.
      `create table document_edit (
        document_id bigint not null references document, client_key text not null, workspace_id uuid not null references workspace,
        seq bigint not null, at timestamptz not null default now(), reverted text, since_seq bigint, primary key (document_id, client_key))`,
      ...tenantTable('document_edit'),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
