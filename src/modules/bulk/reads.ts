/** What jobs and their rows are read from: one's own, and all for those who see everything. */
import type { Actor } from '../../kernel/actor.ts';
import { seesAll } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import { rowId } from '../../kernel/ids.ts';
import { decodeCursor, type PageArgs } from '../../kernel/pagination.ts';
import { limit } from '../../limits.ts';
import { name, sql, type Sql } from '../../platform/db/sql.ts';
import { always, byId, connection, many, one, typeRead, type ModuleReads } from '../../platform/reads/declare.ts';
import { pageSize } from '../conversations/index.ts';
import type { BulkAction } from './rules.ts';

export interface BulkJobRow {
  id: string;
  action: BulkAction;
  dryRun: boolean;
  status: 'QUEUED' | 'RUNNING' | 'DONE' | 'STOPPED';
  userId: string;
  total: number;
  done: number;
  refused: number;
  createdAt: Date;
  finishedAt: Date | null;
}

export interface BulkRowRow {
  ticketId: string;
  outcome: 'WAITING' | 'DONE' | 'REFUSED';
  error: string | null;
  message: string | null;
}

const visible = (actor: Actor, t: string): Sql => {
  if (seesAll(actor)) return sql`${name(t)}.workspace_id = ${actor.workspaceId}::uuid`;
  return actor.kind === 'USER' ? sql`${name(t)}.user_id = ${actor.userId}::uuid` : sql`false`;
};

/** A place in the order of rows. */
const placeIn = (cursor: string | null | undefined): number => {
  if (cursor == null) return 0;
  const [n] = decodeCursor(cursor, 1) ?? [];
  if (!Number.isSafeInteger(n) || Number(n) < 0 || Number(n) > 2_147_483_647) throw new DoorError('BAD_INPUT', 'This is not a cursor of this connection.');
  return Number(n);
};

const rows = connection({
  type: 'BulkRow', implied: always,
  prepare: ({ first, after, outcome }: PageArgs & { outcome?: string | null }) => {
    const { size } = pageSize({ first, after });
    const from = placeIn(after);
    return { size, limit: size + 1, backward: false, started: from > 0, nothing: false, from, outcome: outcome ?? null };
  },
  page: ({ t, parent }, { from, outcome }) => ({
    where: sql`${t}.job_id = ${parent.id} and ${outcome === null ? sql`true` : sql`${t}.outcome = ${outcome}`}`, beyond: sql`${t}.n > ${from}`, order: sql`${t}.n`, keys: [sql`${t}.n`],
  }),
});

export const jobRead = typeRead<BulkJobRow>({
  name: 'BulkJob', table: 'bulk_job', node: 'bulkJob', ids: { id: 'bulkJob' }, visible,
  columns: (t) => ({
    id: sql`${t}.id`, action: sql`${t}.action`, dryRun: sql`${t}.dry_run`, status: sql`${t}.status`, userId: sql`${t}.user_id`, total: sql`${t}.total`,
    done: sql`${t}.done`, refused: sql`${t}.refused`, createdAt: sql`${t}.created_at`, finishedAt: sql`${t}.finished_at`,
  }),
  fields: { by: one('User', 'userId', { shared: true }), rows },
});

const rowRead = typeRead<BulkRowRow>({
  name: 'BulkRow', table: 'bulk_row',
  visible: (actor, t) => sql`exists (select 1 from bulk_job j where j.id = ${name(t)}.job_id and ${visible(actor, 'j')})`,
  columns: (t) => ({ ticketId: sql`${t}.ticket_id`, outcome: sql`${t}.outcome`, error: sql`${t}.error`, message: sql`${t}.message` }),
  fields: { ticket: one('Ticket', 'ticketId') },
});

const jobs = many('BulkJob', ({ t, actor }) => ({
  where: actor.kind === 'USER' ? sql`${t}.user_id = ${actor.userId}::uuid` : sql`true`, order: sql`${t}.created_at desc, ${t}.id desc`, limit: limit('defaultPageSize'),
}));

export const bulkReads: ModuleReads = {
  types: [jobRead, rowRead],
  roots: {
    bulkJob: { guard: 'staff', field: byId('BulkJob', ({ id }: { id: string }) => rowId('bulkJob', id)) },
    bulkJobs: { guard: 'staff', field: jobs },
  },
};
