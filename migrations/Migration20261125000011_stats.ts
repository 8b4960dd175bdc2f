import { Migration } from '@mikro-orm/migrations';

const DURATION = (of: string): string => `sum(${of}_n), sum(${of}_ms), sum(${of}_bins)`;
const SUMS = `sum(created), sum(resolved), sum(closed), sum(on_hold), ${['waiting', 'response', 'resolution'].map(DURATION).join(', ')}`;
const NOBODY = "'00000000-0000-0000-0000-000000000000'";

/** Statistics of a year from few rows: sums of a queue over all channels, and of a channel over all queues. */
export class Migration20261125000011_stats extends Migration {
  override up(): void {
    const statements = [
      // The policy holds for the owner too, who belongs to no workspace.
      'alter table stat_rollup no force row level security',
      `insert into stat_rollup select workspace_id, grain, queue_id, agent_id, starts_at, '', ${SUMS} from stat_rollup
        where agent_id = ${NOBODY} and queue_id <> ${NOBODY} group by workspace_id, grain, queue_id, agent_id, starts_at`,
      `insert into stat_rollup select workspace_id, grain, ${NOBODY}, agent_id, starts_at, channel, ${SUMS} from stat_rollup
        where agent_id = ${NOBODY} and queue_id <> ${NOBODY} and channel <> '' group by workspace_id, grain, agent_id, starts_at, channel`,
      'alter table stat_rollup force row level security',

      // What a ticket did twice is read for every range: from the index alone, once the table is vacuumed.
      `create index stat_fact_twice on stat_fact (workspace_id, apart, at) include (queue_id, agent_id, channel, entered, earlier_at) where apart > 0`,
      'drop index stat_fact_workspace_id_apart_at_idx',
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
