import type { Hours } from '../../kernel/business-time.ts';
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { wakeAt, type ClockKind, type Moved, type SlaClock, type StepKind, type TicketStatus } from './rules.ts';

/** What a queue promises; null is no promise. */
export type Targets = Record<ClockKind, number | null>;

/** A ticket with what its queue promises and the clocks that it has. */
export interface Watched {
  ticketId: string;
  conversationId: string;
  status: TicketStatus;
  openedAt: Date;
  /** Somebody of the staff has answered it. */
  answered: boolean;
  targets: Targets;
  hours: Hours | null;
  clocks: SlaClock[];
}

type Dated = 'startedAt' | 'runningSince' | 'dueAt' | 'warnAt' | 'warnedAt' | 'breachedAt' | 'metAt' | 'cancelledAt';
const DATED: Dated[] = ['startedAt', 'runningSince', 'dueAt', 'warnAt', 'warnedAt', 'breachedAt', 'metAt', 'cancelledAt'];

interface Stored extends Omit<Watched, 'openedAt' | 'clocks' | 'targets'> {
  openedMs: number;
  first: number | null;
  next: number | null;
  resolution: number | null;
  clocks: Record<string, unknown>[] | null;
}

const clockOf = (stored: Record<string, unknown>): SlaClock => {
  const dates = DATED.map((name) => [name, stored[name] === null ? null : new Date(stored[name] as string)]);
  return { ...stored, ...Object.fromEntries(dates) } as unknown as SlaClock;
};

/** As JSON, whose times are the same everywhere. */
const CLOCK = sql`jsonb_build_object('id', k.id, 'kind', k.kind, 'targetMs', k.target_ms, 'hours', k.hours, 'startedAt', k.started_at, 'elapsedMs', k.elapsed_ms,
  'runningSince', k.running_since, 'pauseReason', k.pause_reason, 'dueAt', k.due_at, 'warnAt', k.warn_at, 'warnedAt', k.warned_at, 'breachedAt', k.breached_at,
  'metAt', k.met_at, 'cancelledAt', k.cancelled_at)`;

/** The ticket, whose conversation the caller has locked; null when nothing is promised and nothing was. */
export const watched = async (tx: Tx, where: Sql): Promise<Watched | null> => {
  const [row] = await tx.rows<Stored>(sql`
    select t.id as "ticketId", t.conversation_id as "conversationId", t.status, (extract(epoch from t.opened_at) * 1000)::float8 as "openedMs",
      t.last_agent_message_at is not null as answered, p.first_response_ms as first, p.next_response_ms as next, p.resolution_ms as resolution,
      case when h.id is not null then jsonb_build_object('zone', h.zone, 'weekly', h.weekly, 'holidays', h.holidays) end as hours, k.clocks
    from ticket t join queue q on q.id = t.queue_id left join sla_policy p on p.id = q.sla_policy_id left join business_hours h on h.id = q.hours_id
      left join lateral (select jsonb_agg(${CLOCK} order by k.started_at) as clocks from sla_clock k where k.ticket_id = t.id) k on true
    where ${where} and (p.id is not null or k.clocks is not null)`);
  if (!row) return null;
  const { openedMs, first, next, resolution, clocks, ...rest } = row;
  return {
    ...rest, openedAt: new Date(openedMs), targets: { FIRST_RESPONSE: first, NEXT_RESPONSE: next, RESOLUTION: resolution }, clocks: (clocks ?? []).map(clockOf),
  };
};

/** Only what is missed or about to be makes an event; who wants the rest reads the steps. */
const TOLD: Partial<Record<StepKind, string>> = { WARNED: 'SlaWarned', BREACHED: 'SlaBreached' };

/** Writes a clock with its steps, and tells what people should hear of. */
export const keep = (tx: Tx, { ticketId, conversationId }: Pick<Watched, 'ticketId' | 'conversationId'>, { clock, steps }: Moved): void => {
  const { id, kind, targetMs, hours, startedAt, elapsedMs, runningSince, pauseReason, dueAt, warnAt, warnedAt, breachedAt, metAt, cancelledAt } = clock;
  tx.write(sql`
    insert into sla_clock (id, workspace_id, ticket_id, kind, target_ms, hours, started_at, elapsed_ms, running_since, pause_reason, due_at, warn_at, warned_at, breached_at, met_at, cancelled_at, wake_at)
    values (${id}::uuid, ${tx.workspaceId}::uuid, ${ticketId}::uuid, ${kind}, ${targetMs}, ${hours && JSON.stringify(hours)}::jsonb, ${startedAt}, ${elapsedMs}, ${runningSince}, ${pauseReason},
      ${dueAt}, ${warnAt}, ${warnedAt}, ${breachedAt}, ${metAt}, ${cancelledAt}, ${wakeAt(clock)})
    on conflict (id) do update set target_ms = excluded.target_ms, hours = excluded.hours, elapsed_ms = excluded.elapsed_ms, running_since = excluded.running_since,
      pause_reason = excluded.pause_reason, due_at = excluded.due_at, warn_at = excluded.warn_at, warned_at = excluded.warned_at, breached_at = excluded.breached_at,
      met_at = excluded.met_at, cancelled_at = excluded.cancelled_at, wake_at = excluded.wake_at`);
  for (const step of steps) {
    tx.write(sql`
      insert into sla_step (id, workspace_id, clock_id, kind, reason, at, elapsed_ms, due_at)
      values (${newId()}::uuid, ${tx.workspaceId}::uuid, ${id}::uuid, ${step.kind}, ${step.reason}, ${step.at}, ${step.elapsedMs}, ${step.dueAt})`);
    const type = TOLD[step.kind];
    if (type) tx.record({ type, conversationId, ticketId, payload: { clockId: id, kind, at: step.at } });
  }
};
