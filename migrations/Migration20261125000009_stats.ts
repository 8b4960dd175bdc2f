import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from '../src/platform/db/policies.ts';

const DURATION = (name: string): string => `${name}_n int not null, ${name}_ms bigint not null, ${name}_bins numeric not null`;

/**
 * Statistics: what happened to tickets as facts, their sums by hour, day and month, and the tickets as they stand. Filled from
 * the event log by one after-handler. No foreign keys: a fact outlives what it counted.
 */
export class Migration20261125000009_stats extends Migration {
  override up(): void {
    const statements = [
      // When a ticket came to where it stands, and when it was last resolved or put on hold: what durations are measured from.
      `alter table ticket add column status_since timestamptz, add column last_resolved_at timestamptz, add column last_on_hold_at timestamptz`,

      `create table stat_fact (
        workspace_id uuid not null, event_id bigint not null, withdrawn boolean not null, ticket_id uuid not null, at timestamptz not null,
        queue_id uuid not null, channel text not null, agent_id uuid not null, entered text, earlier_at timestamptz, apart smallint not null,
        waiting_ms bigint, response_ms bigint, resolution_ms bigint, primary key (workspace_id, event_id, withdrawn))`,
      'create index on stat_fact (workspace_id, at)',
      'create index on stat_fact (workspace_id, apart, at) where apart > 0',
      ...tenantTable('stat_fact', { system: true }),

      `create table stat_rollup (
        workspace_id uuid not null, grain smallint not null check (grain in (1, 2, 3)), queue_id uuid not null, agent_id uuid not null,
        starts_at timestamptz not null, channel text not null, created int not null, resolved int not null, closed int not null, on_hold int not null,
        ${DURATION('waiting')}, ${DURATION('response')}, ${DURATION('resolution')},
        primary key (workspace_id, grain, queue_id, agent_id, starts_at, channel)) with (fillfactor = 90)`,
      ...tenantTable('stat_rollup', { system: true }),

      `create table stat_stock (
        workspace_id uuid not null, agent_id uuid not null, queue_id uuid not null, status text not null, channel text not null,
        tickets int not null, held int not null, primary key (workspace_id, agent_id, queue_id, status, channel)) with (fillfactor = 50)`,
      ...tenantTable('stat_stock', { system: true }),

      // The zone whose days and months the sums of a workspace are cut by.
      'create table stat_zone (workspace_id uuid primary key, zone text not null)',
      ...tenantTable('stat_zone', { system: true }),

      // A reader adds what the log holds above the mark; the mark itself says nothing of anybody.
      'create policy readable on event_handler for select to parley_app using (true)',
      'grant select on event_handler to parley_app',
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
