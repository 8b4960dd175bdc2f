import { Migration } from '@mikro-orm/migrations';
import { tenantTable, systemTable } from '../src/platform/db/policies.ts';

/** The event log: positions are (xid, id), what lies below a snapshot's xmin is complete. Partitioned so that pruning is a drop. */
export class Migration20261122000002_events extends Migration {
  override up(): void {
    const statements = [
      `create table event (
        id bigint generated always as identity, xid xid8 not null default pg_current_xact_id(),
        workspace_id uuid not null, conversation_id uuid, ticket_id uuid, position int, type text not null, actor text not null,
        payload jsonb not null, at timestamptz not null default clock_timestamp(),
        primary key (xid, id)) partition by range (xid)`,
      'create table event_first partition of event for values from (minvalue) to (maxvalue)',
      'create index on event (conversation_id, xid, id)',
      'create index on event (workspace_id, xid, id)',
      ...tenantTable('event', { system: true }),
      // Partitions are reached through their parent only; a policy of their own closes the side door.
      'alter table event_first enable row level security',
      'alter table event_first force row level security',

      `create table event_log (
        id boolean primary key default true check (id), pruned_below xid8 not null default '0')`,
      'insert into event_log default values',
      ...systemTable('event_log'),
      'create policy readable on event_log for select to parley_app using (true)',
      'grant select on event_log to parley_app',

      // Where each after-handler stands; everything below is done.
      'create table event_handler (name text primary key, done_below xid8 not null)',
      ...systemTable('event_handler'),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
