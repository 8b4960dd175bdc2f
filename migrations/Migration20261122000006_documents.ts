import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from '../src/platform/db/policies.ts';

/** Yjs documents: a snapshot and an append-only tail of updates, one row a document and commit. */
export class Migration20261122000006_documents extends Migration {
  override up(): void {
    const statements = [
      `create table document (
        id bigint generated always as identity primary key, workspace_id uuid not null references workspace, name text not null,
        snapshot bytea, snapshot_seq bigint not null default 0, text text not null default '', text_seq bigint not null default 0,
        updated_at timestamptz, unique (workspace_id, name))`,
      'alter table document alter column snapshot set storage external',
      ...tenantTable('document', { system: true }),

      // (document, seq) is the fence: two nodes that write the same sequence cannot both commit.
      `create table document_update (
        document_id bigint not null references document, seq bigint not null, workspace_id uuid not null references workspace,
        updates bytea not null, authors jsonb not null, at timestamptz not null default now(), primary key (document_id, seq))`,
      'alter table document_update alter column updates set storage external',
      ...tenantTable('document_update', { system: true }),

      // A clientID belongs to whoever used it first in the document, and only they may extend it.
      `create table document_client (
        document_id bigint not null references document, client_id bigint not null, workspace_id uuid not null references workspace,
        owner text not null, primary key (document_id, client_id))`,
      ...tenantTable('document_client', { system: true }),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
