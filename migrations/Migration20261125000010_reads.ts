import { Migration } from '@mikro-orm/migrations';

/** What answers that PostgreSQL writes need. */
export class Migration20261125000010_reads extends Migration {
  override up(): void {
    const statements = [
      // A null where the API promises a value: the statement fails, and the operation is answered the ordinary way.
      `create function parley_missing() returns json language plpgsql volatile set search_path = pg_catalog as
        $$ begin raise exception 'a value that may not be null is' using errcode = 'PRL01'; end $$`,
      'grant execute on function parley_missing() to parley_app',

      // The inbox without what is closed, in its order.
      "create index ticket_open_activity on ticket (workspace_id, last_activity_at desc, id desc) where status <> 'CLOSED'",
      // An agent's own.
      "create index ticket_assignee_open on ticket (assignee_id, last_activity_at desc, id desc) where status <> 'CLOSED'",
      // A contact's history in its order.
      'create index ticket_contact_activity on ticket (contact_id, last_activity_at desc, id desc)',
      'drop index ticket_contact_id_idx',
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
