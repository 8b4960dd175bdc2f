import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from '../src/platform/db/policies.ts';

/** How a queue hears of what its decisions rest on: nobody who changes a setting needs to know who routes. */
const WAKES: [table: string, when: string, queues: string][] = [
  ['queue', 'update of enabled, assignment_mode, hours_id', 'select new.id'],
  ['queue_member', 'insert', 'select new.queue_id'],
  ['queue_skill', 'insert or update or delete', 'select coalesce(new.queue_id, old.queue_id)'],
  ['agent_skill', 'insert or update or delete', 'select m.queue_id from queue_member m where m.user_id = coalesce(new.user_id, old.user_id)'],
  ['agent', 'update of capacity', 'select m.queue_id from queue_member m where m.user_id = new.user_id'],
  ['business_hours', 'update', 'select q.id from queue q where q.hours_id = new.id'],
  ['channel_policy', 'insert or update or delete', 'select q.id from queue q where q.workspace_id = coalesce(new.workspace_id, old.workspace_id)'],
  ['workspace_setting', 'insert or update or delete', 'select q.id from queue q where q.workspace_id = coalesce(new.workspace_id, old.workspace_id)'],
];

/** Offers, what a decision looks at, and when a queue is to be looked at again. */
export class Migration20261125000033_routing extends Migration {
  override up(): void {
    const statements = [
      `alter table ticket
        add column offered_to uuid references app_user,
        add column last_agent_id uuid references app_user`,
      // The owner sees no rows of tenants.
      'alter table ticket no force row level security',
      'update ticket set last_agent_id = assignee_id, status_since = coalesce(status_since, opened_at) where status_since is null or assignee_id is not null',
      'alter table ticket force row level security',
      // The oldest waiter of a queue and channel that nobody has been asked about yet: one look, however many wait.
      "create index ticket_routable on ticket (queue_id, channel, status_since, id) where status = 'NEW' and offered_to is null",
      // Everybody who waits in a queue, in order: positions and counts. By an expression, or the planner takes it for the oldest
      // waiter of a channel too, and reads the whole line where nobody waits on that channel.
      "create index ticket_waiting on ticket (queue_id, coalesce(status_since, opened_at), id) where status = 'NEW'",
      // What somebody holds, and what is held out to them.
      "create index ticket_load on ticket (assignee_id) include (channel, status) where status in ('OPEN', 'PENDING', 'ON_HOLD')",
      'create index ticket_offered on ticket (offered_to) include (channel) where offered_to is not null',

      `create table offer (
        id uuid primary key, workspace_id uuid not null references workspace, ticket_id uuid not null references ticket, queue_id uuid not null references queue,
        user_id uuid not null references app_user, round int not null check (round > 0),
        state text not null default 'PENDING' check (state in ('PENDING', 'ACCEPTED', 'REJECTED', 'TIMED_OUT', 'RESCINDED')),
        made_at timestamptz not null, expires_at timestamptz not null, ended_at timestamptz,
        check ((state = 'PENDING') = (ended_at is null)))`,
      "create unique index offer_one_pending on offer (ticket_id) where state = 'PENDING'",
      "create unique index offer_one_a_round on offer (ticket_id, user_id, round) where state <> 'RESCINDED'",
      "create index on offer (expires_at) where state = 'PENDING'",
      'create index on offer (user_id, made_at desc)',
      ...tenantTable('offer', { system: true }),

      // The latest decision about each ticket, and who was looked at.
      `create table routing_decision (
        ticket_id uuid primary key references ticket, workspace_id uuid not null references workspace, queue_id uuid not null references queue,
        user_id uuid not null references app_user, mode text not null check (mode in ('OFFER', 'DIRECT')), at timestamptz not null, waited_ms bigint not null,
        candidates jsonb not null)`,
      'create index on routing_decision (queue_id, at desc)',
      ...tenantTable('routing_decision'),

      // A row a queue; `wake_at` is when it is to be looked at again: it opens, or what decisions rest on has changed.
      `create table queue_routing (
        queue_id uuid primary key references queue on delete cascade, workspace_id uuid not null references workspace, wake_at timestamptz)`,
      'create index on queue_routing (wake_at) where wake_at is not null',
      ...tenantTable('queue_routing', { system: true }),
      'alter table queue no force row level security',
      'alter table queue_routing no force row level security',
      'insert into queue_routing (queue_id, workspace_id) select id, workspace_id from queue',
      'alter table queue_routing force row level security',
      'alter table queue force row level security',
      `create function routing_of_queue() returns trigger language plpgsql set search_path = public as $$
      begin
        insert into queue_routing (queue_id, workspace_id) values (new.id, new.workspace_id);
        return null;
      end $$`,
      'create trigger routing_of_queue after insert on queue for each row execute function routing_of_queue()',
      ...WAKES.flatMap(([table, when, queues]) => [
        `create function ${table}_wakes_routing() returns trigger language plpgsql set search_path = public as $$
        begin
          update queue_routing set wake_at = 'epoch' where queue_id in (${queues}) and wake_at is distinct from 'epoch';
          return null;
        end $$`,
        `create trigger wakes_routing after ${when} on ${table} for each row execute function ${table}_wakes_routing()`,
      ]),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
