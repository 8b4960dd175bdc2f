import { Migration } from '@mikro-orm/migrations';

/** Documents that were erased, and what somebody wrote, found for whoever asks for theirs. */
export class Migration20261125000021_document_erasure extends Migration {
  override up(): void {
    const statements = [
      // The row stays, without content: clients that still hold a copy must not bring it back under the same name.
      'alter table document add erased_at timestamptz',
      'create index on document_client (workspace_id, owner)',
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
