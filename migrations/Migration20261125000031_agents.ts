import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from '../src/platform/db/policies.ts';

const STATES = "('OFFLINE', 'AVAILABLE', 'AWAY', 'BUSY', 'ON_BREAK', 'WORK_OFFLINE', 'POST_PROCESSING')";

/** What agents did with their time, and what they worked on. */
export class Migration20261125000031_agents extends Migration {
  override up(): void {
    const statements = [
      // Seen: when somebody last had a socket open, written every few seconds, so it stands in no index.
      `alter table agent add column username text, add column present boolean not null default false,
        add constraint agent_username_key unique (workspace_id, username)`,
      "create index on agent (user_id) where state <> 'OFFLINE'",
      'create index on agent (user_id) where present',

      // Each interval begins where the one before it ends, and no two follow the same one: whole by constraint, not by promise.
      `create table agent_interval (
        id uuid primary key, workspace_id uuid not null references workspace, user_id uuid not null references app_user,
        state text not null check (state in ${STATES}), aux_code_id uuid references aux_code, cause text not null, by_user_id uuid references app_user,
        since timestamptz not null, until timestamptz check (until > since), previous timestamptz check (previous = since),
        unique (user_id, until), unique (user_id, previous),
        foreign key (user_id, previous) references agent_interval (user_id, until) on delete set null (previous))`,
      'create unique index agent_interval_first on agent_interval (user_id) where previous is null',
      'create unique index agent_interval_open on agent_interval (user_id) where until is null',
      'create unique index on agent_interval (user_id, since)',
      ...tenantTable('agent_interval'),

      // A ticket in somebody's hands, from when it came to when it was done with (requirements §4.3).
      `create table interaction (
        id uuid primary key, workspace_id uuid not null references workspace, ticket_id uuid not null references ticket on delete cascade,
        user_id uuid not null references app_user, channel text not null,
        started_at timestamptz not null, response_ms bigint, ended_at timestamptz,
        outcome text check (outcome in ('RESOLVED', 'CLOSED', 'TRANSFERRED', 'AGENT_GONE')), wrap_until timestamptz, done_at timestamptz,
        check ((ended_at is null) = (outcome is null)), check (ended_at is not null or (wrap_until is null and done_at is null)))`,
      'create unique index interaction_active on interaction (ticket_id, user_id) where ended_at is null',
      'create index on interaction (user_id, ended_at)',
      'create index on interaction (wrap_until) where done_at is null and wrap_until is not null',
      ...tenantTable('interaction', { system: true }),

      // As the reads want it, by one id.
      `create view agent_person with (security_invoker) as
        select a.user_id as id, a.workspace_id, a.state, a.aux_code_id, a.state_since, a.state_until, a.signed_in_at, a.capacity, a.may_reject, a.username, a.present,
          u.name, u.role, u.status as user_status
        from agent a join app_user u on u.id = a.user_id`,
      'grant select on agent_person to parley_app',
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
