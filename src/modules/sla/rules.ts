/** One clock of a promise to a customer, in business time: what moves it, and the steps that say why it stands where it does. */
import { addBusinessMs, businessMs, type Hours } from '../../kernel/business-time.ts';
import { limit } from '../../limits.ts';

export type ClockKind = 'FIRST_RESPONSE' | 'NEXT_RESPONSE' | 'RESOLUTION';
export type StepKind = 'STARTED' | 'PAUSED' | 'RESUMED' | 'RETARGETED' | 'WARNED' | 'BREACHED' | 'MET' | 'CANCELLED';

export interface SlaClock {
  id: string;
  kind: ClockKind;
  targetMs: number;
  /** The opening times it runs in, as they were when it started; null: always. */
  hours: Hours | null;
  startedAt: Date;
  /** Business time until it last began to run; while it runs, more has passed since. */
  elapsedMs: number;
  runningSince: Date | null;
  pauseReason: string | null;
  /** When the target is reached if nothing stops it; null while it does not run. */
  dueAt: Date | null;
  warnAt: Date | null;
  warnedAt: Date | null;
  breachedAt: Date | null;
  metAt: Date | null;
  cancelledAt: Date | null;
}

export interface Step {
  kind: StepKind;
  reason: string | null;
  at: Date;
  elapsedMs: number;
  dueAt: Date | null;
}

/** A clock after something, and what is to be written of it. */
export interface Moved {
  clock: SlaClock;
  steps: Step[];
}

const warnMs = (targetMs: number): number => Math.floor((targetMs * limit('slaWarnPercent')) / 100);

export const elapsed = (clock: SlaClock, now: Date): number =>
  clock.elapsedMs + (clock.runningSince ? businessMs(clock.hours, clock.runningSince, now) : 0);

export const hasEnded = (clock: SlaClock): boolean => clock.metAt !== null || clock.cancelledAt !== null;

/** Lets it run from a moment on. What has been warned of or missed stays so. */
const running = (clock: SlaClock, since: Date): SlaClock => ({
  ...clock, runningSince: since, pauseReason: null,
  dueAt: addBusinessMs(clock.hours, since, Math.max(0, clock.targetMs - clock.elapsedMs)),
  warnAt: addBusinessMs(clock.hours, since, Math.max(0, warnMs(clock.targetMs) - clock.elapsedMs)),
});

const standing = (clock: SlaClock, now: Date): SlaClock => ({ ...clock, elapsedMs: elapsed(clock, now), runningSince: null, dueAt: null, warnAt: null });

const stepOf = (clock: SlaClock, kind: StepKind, at: Date, reason: string | null = null): Step => ({ kind, reason, at, elapsedMs: elapsed(clock, at), dueAt: clock.dueAt });

/** When the sweeper must look at it next. */
export const wakeAt = (clock: SlaClock): Date | null =>
  (clock.runningSince === null ? null : clock.warnedAt === null ? clock.warnAt : clock.breachedAt === null ? clock.dueAt : null);

/** What has come about by itself until now: it is the same whether the sweeper looked or something else happened before it did. */
export const settle = (clock: SlaClock, now: Date): Moved => {
  const steps: Step[] = [];
  let after = clock;
  if (after.warnedAt === null && after.warnAt && after.warnAt <= now) {
    after = { ...after, warnedAt: after.warnAt };
    steps.push(stepOf(after, 'WARNED', after.warnAt!));
  }
  if (after.breachedAt === null && after.dueAt && after.dueAt <= now) {
    after = { ...after, breachedAt: after.dueAt };
    steps.push(stepOf(after, 'BREACHED', after.dueAt!));
  }
  return { clock: after, steps };
};

/** Settles, and then moves it. */
const then = (clock: SlaClock, now: Date, move: (settled: SlaClock) => [SlaClock, Step]): Moved => {
  const settled = settle(clock, now);
  const [after, step] = move(settled.clock);
  return { clock: after, steps: [...settled.steps, step] };
};

export const start = (id: string, kind: ClockKind, targetMs: number, hours: Hours | null, at: Date): Moved => {
  const clock = running({
    id, kind, targetMs, hours, startedAt: at, elapsedMs: 0, runningSince: at, pauseReason: null,
    dueAt: null, warnAt: null, warnedAt: null, breachedAt: null, metAt: null, cancelledAt: null,
  }, at);
  return { clock, steps: [stepOf(clock, 'STARTED', at)] };
};

export const pause = (clock: SlaClock, now: Date, reason: string): Moved => then(clock, now, (settled) => {
  const after = { ...standing(settled, now), pauseReason: reason };
  return [after, stepOf(after, 'PAUSED', now, reason)];
});

/** Also what had been met, when it turns out that it was not. */
export const resume = (clock: SlaClock, now: Date, reason: string | null): Moved => {
  const after = running({ ...clock, metAt: null, cancelledAt: null }, now);
  return { clock: after, steps: [stepOf(after, 'RESUMED', now, reason)] };
};

export const meet = (clock: SlaClock, now: Date): Moved => then(clock, now, (settled) => {
  const after = { ...standing(settled, now), metAt: now };
  return [after, stepOf(after, 'MET', now)];
});

export const cancel = (clock: SlaClock, now: Date, reason: string): Moved => then(clock, now, (settled) => {
  const after = { ...standing(settled, now), cancelledAt: now };
  return [after, stepOf(after, 'CANCELLED', now, reason)];
});

/** Another queue, other promises: what has passed counts, in what time it passed. */
export const retarget = (clock: SlaClock, targetMs: number, hours: Hours | null, now: Date): Moved => then(clock, now, (settled) => {
  const stood = standing(settled, now);
  const kept = { ...stood, targetMs, hours, pauseReason: settled.pauseReason };
  const after = settled.runningSince ? running(kept, now) : kept;
  return [after, stepOf(after, 'RETARGETED', now)];
});

export type TicketStatus = 'NEW' | 'OPEN' | 'PENDING' | 'ON_HOLD' | 'RESOLVED' | 'CLOSED';

/** Why a clock stands still in a status. Whoever waits for an answer waits on hold too; a solution waits for the inside. */
export const pauseReason = (kind: ClockKind, status: TicketStatus): 'PENDING' | 'ON_HOLD' | null => {
  if (status === 'PENDING') return 'PENDING';
  return status === 'ON_HOLD' && kind === 'RESOLUTION' ? 'ON_HOLD' : null;
};

/** What a ticket's status asks of a clock; null: nothing. */
export const follow = (clock: SlaClock, status: TicketStatus, before: TicketStatus | null, now: Date): Moved | null => {
  const over = status === 'RESOLVED' || status === 'CLOSED';
  if (over) {
    if (hasEnded(clock)) return null;
    const met = clock.kind === 'RESOLUTION' && (status === 'RESOLVED' || before === 'PENDING');
    return met ? meet(clock, now) : cancel(clock, now, status);
  }
  if (hasEnded(clock)) {
    // What another queue did not promise was given up before; it is not resolved, so it is not taken up again.
    const again = clock.kind === 'RESOLUTION' && (before === 'CLOSED' || (before === 'RESOLVED' && clock.metAt !== null));
    return again ? resume(clock, now, 'REOPENED') : null;
  }
  const reason = pauseReason(clock.kind, status);
  if (reason === clock.pauseReason) return null;
  return reason ? pause(clock, now, reason) : resume(clock, now, null);
};
