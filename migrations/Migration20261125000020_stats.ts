import { Migration } from '@mikro-orm/migrations';

/** Days of further zones: a workspace has one zone of its own, slot 0, and sums by day of those that its settings name beside it. */
export class Migration20261125000020_stats extends Migration {
  override up(): void {
    const statements = [
      'alter table stat_zone add column slot smallint not null default 0',
      'alter table stat_zone drop constraint stat_zone_pkey, add primary key (workspace_id, slot)',
      // Hours, days, months, and days of four further zones.
      'alter table stat_rollup drop constraint stat_rollup_grain_check, add check (grain between 1 and 7)',
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
