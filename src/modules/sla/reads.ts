import type { Actor } from '../../kernel/actor.ts';
import { name, sql, type Sql } from '../../platform/db/sql.ts';
import { always, computed, many, typeRead, type ModuleReads } from '../../platform/reads/declare.ts';
import { visibleTickets } from '../tickets/index.ts';
import type { ClockKind, StepKind } from './rules.ts';

export interface SlaClockRow {
  id: string;
  kind: ClockKind;
  targetMs: number;
  startedAt: Date;
  elapsedMs: number;
  runningSince: Date | null;
  pauseReason: string | null;
  dueAt: Date | null;
  warnedAt: Date | null;
  breachedAt: Date | null;
  metAt: Date | null;
  cancelledAt: Date | null;
}

export interface SlaStepRow {
  id: string;
  kind: StepKind;
  reason: string | null;
  at: Date;
  elapsedMs: number;
  dueAt: Date | null;
}

const ofVisible = (actor: Actor, clockId: Sql): Sql => sql`exists (
  select 1 from sla_clock vk join ticket timed on timed.id = vk.ticket_id where vk.id = ${clockId} and ${visibleTickets(actor, 'timed')})`;

const stateOf = (row: Pick<SlaClockRow, 'breachedAt' | 'cancelledAt' | 'metAt' | 'runningSince'>): string => {
  if (row.breachedAt) return 'MISSED';
  if (row.cancelledAt) return 'CANCELLED';
  if (row.metAt) return 'MET';
  return row.runningSince ? 'RUNNING' : 'PAUSED';
};

const clockRead = typeRead<SlaClockRow>({
  name: 'SlaClock', table: 'sla_clock', ids: { id: 'slaClock' }, visible: (actor, t) => ofVisible(actor, sql`${name(t)}.id`),
  columns: (t) => ({
    id: sql`${t}.id`, kind: sql`${t}.kind`, targetMs: sql`${t}.target_ms`, startedAt: sql`${t}.started_at`, elapsedMs: sql`${t}.elapsed_ms`,
    runningSince: sql`${t}.running_since`, pauseReason: sql`${t}.pause_reason`, dueAt: sql`${t}.due_at`, warnedAt: sql`${t}.warned_at`,
    breachedAt: sql`${t}.breached_at`, metAt: sql`${t}.met_at`, cancelledAt: sql`${t}.cancelled_at`,
  }),
  fields: {
    state: computed<SlaClockRow, 'breachedAt' | 'cancelledAt' | 'metAt' | 'runningSince'>(['breachedAt', 'cancelledAt', 'metAt', 'runningSince'], stateOf),
    why: many('SlaStep', ({ t, parent }) => ({ where: sql`${t}.clock_id = ${parent.id}`, order: sql`${t}.at, ${t}.id` }), { implied: always }),
  },
});

const stepRead = typeRead<SlaStepRow>({
  name: 'SlaStep', table: 'sla_step', ids: { id: 'slaStep' }, visible: (actor, t) => ofVisible(actor, sql`${name(t)}.clock_id`),
  columns: (t) => ({ id: sql`${t}.id`, kind: sql`${t}.kind`, reason: sql`${t}.reason`, at: sql`${t}.at`, elapsedMs: sql`${t}.elapsed_ms`, dueAt: sql`${t}.due_at` }),
});

export const slaReads: ModuleReads & { clock: typeof clockRead } = {
  clock: clockRead,
  types: [clockRead, stepRead],
  extend: { Ticket: { sla: many('SlaClock', ({ t, parent }) => ({ where: sql`${t}.ticket_id = ${parent.id}`, order: sql`${t}.started_at, ${t}.kind, ${t}.id` }), { implied: always }) } },
};
