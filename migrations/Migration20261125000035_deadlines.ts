import { Migration } from '@mikro-orm/migrations';

/** What the sweeper looks for across workspaces. */
export class Migration20261125000035_deadlines extends Migration {
  override up(): void {
    const statements = [
      // It only finds the rows; what it does to one it does in its workspace.
      'create policy across on ticket for select to parley_system using (true)',
      'grant select on ticket to parley_system',
      'create index ticket_due on ticket (next_transition_at) where next_transition_at is not null',

      // When the tickets of somebody who went offline go back to their queues, where those want it.
      'alter table agent add column requeue_at timestamptz',
      'create index on agent (requeue_at) where requeue_at is not null',
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
