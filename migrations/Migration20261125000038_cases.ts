import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from '../src/platform/db/policies.ts';

/** Cases of the local CRM, and work on many tickets at once. */
export class Migration20261125000038_cases extends Migration {
  override up(): void {
    const statements = [
      'create sequence case_number',
      'grant usage on sequence case_number to parley_app',
      // One a ticket at most: a transcript is saved once (rule D-18).
      `create table crm_case (
        id uuid primary key, workspace_id uuid not null references workspace, number int not null default nextval('case_number'),
        ticket_id uuid not null unique references ticket, contact_id uuid references contact, status text not null check (status in ('OPEN', 'CLOSED')),
        origin text not null check (origin in ('DURING', 'AFTER', 'AUTO')), title text not null, transcript text not null, edited boolean not null default false,
        saved_by uuid references app_user, created_at timestamptz not null, updated_at timestamptz not null, closed_at timestamptz, version int not null default 1)`,
      'create index on crm_case (contact_id, created_at desc, id desc)',
      'create index on crm_case (workspace_id, created_at desc, id desc)',
      "create index on crm_case (workspace_id, created_at desc, id desc) where status = 'OPEN'",
      ...tenantTable('crm_case'),

      // Which tickets is decided when the job is made; who may do it, when each is done.
      `create table bulk_job (
        id uuid primary key, workspace_id uuid not null references workspace, user_id uuid not null references app_user, action text not null, argument jsonb not null,
        filter jsonb not null, dry_run boolean not null, client_key text not null, status text not null default 'QUEUED' check (status in ('QUEUED', 'RUNNING', 'DONE', 'STOPPED')),
        total int not null, done int not null default 0, refused int not null default 0, created_at timestamptz not null, finished_at timestamptz,
        unique (workspace_id, user_id, client_key))`,
      'create index on bulk_job (workspace_id, user_id, created_at desc, id desc)',
      ...tenantTable('bulk_job'),
      `create table bulk_row (
        job_id uuid not null references bulk_job on delete cascade, n int not null, ticket_id uuid not null references ticket, workspace_id uuid not null references workspace,
        outcome text not null default 'WAITING' check (outcome in ('WAITING', 'DONE', 'REFUSED')), error text, message text, primary key (job_id, n))`,
      'create index on bulk_row (ticket_id)',
      ...tenantTable('bulk_row'),

      // All conversations by age (rule O-03).
      'create index ticket_opened on ticket (workspace_id, opened_at desc, id desc)',
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
