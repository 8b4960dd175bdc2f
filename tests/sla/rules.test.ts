import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { businessMs, type Hours } from '../../src/kernel/business-time.ts';
import { cancel, elapsed, follow, hasEnded, meet, pause, resume, settle, start, wakeAt, type Moved, type SlaClock, type Step, type TicketStatus } from '../../src/modules/sla/rules.ts';

const T0 = Date.parse('2026-11-25T09:00:00Z');
const MINUTE = 60_000;
const office: Hours = { zone: 'Europe/Berlin', weekly: { 1: [[540, 1_080]], 2: [[540, 1_080]], 3: [[540, 720], [780, 1_080]] }, holidays: {} };

const status = fc.constantFrom<TicketStatus>('NEW', 'OPEN', 'PENDING', 'ON_HOLD', 'RESOLVED');
const walk = fc.array(fc.tuple(status, fc.integer({ min: 1, max: 3_000 })), { minLength: 1, maxLength: 12 });
const clockOf = fc.record({ kind: fc.constantFrom('FIRST_RESPONSE' as const, 'RESOLUTION' as const), target: fc.integer({ min: 1, max: 2_000 }), hours: fc.constantFrom(null, office), swept: fc.boolean() });

/** Lets a ticket go through statuses; with `swept` the sweeper looks at every moment at which it would wake. */
const live = ({ kind, target, hours, swept }: { kind: SlaClock['kind']; target: number; hours: Hours | null; swept: boolean }, path: [TicketStatus, number][]) => {
  let moved: Moved = start('k', kind, target * MINUTE, hours, new Date(T0));
  const steps: Step[] = [...moved.steps];
  let at: TicketStatus = 'OPEN';
  let now = T0;
  const take = (next: Moved): void => {
    moved = next;
    steps.push(...next.steps);
  };
  for (const [to, minutes] of path) {
    const then = now + minutes * MINUTE;
    for (let wake = wakeAt(moved.clock); swept && wake && wake.getTime() <= then; wake = wakeAt(moved.clock)) take(settle(moved.clock, wake));
    now = then;
    const next = to === at ? null : follow(moved.clock, to, at, new Date(now));
    if (next) take(next);
    at = to;
  }
  return { clock: moved.clock, steps, now: new Date(now) };
};

test('[G5] what a clock says can be derived again from its steps', () => {
  fc.assert(fc.property(clockOf, walk, (of, path) => {
    const { clock, steps, now } = live(of, path);
    let sum = 0;
    let since: Date | null = null;
    for (const step of steps) {
      if (since && ['PAUSED', 'MET', 'CANCELLED'].includes(step.kind)) {
        sum += businessMs(of.hours, since, step.at);
        since = null;
      }
      if (step.kind === 'STARTED' || step.kind === 'RESUMED') since = step.at;
      if (since === null) expect(step.elapsedMs).toBe(sum);
    }
    expect(elapsed(clock, now)).toBe(sum + (since ? businessMs(of.hours, since, now) : 0));
  }), { numRuns: 200 });
});

test('[G5] a breach is told once, and exactly when the target has passed; whether the sweeper looked in between makes no difference', () => {
  fc.assert(fc.property(clockOf, walk, (of, path) => {
    const [watched, alone] = [live({ ...of, swept: true }, path), live({ ...of, swept: false }, path)];
    const late = settle(alone.clock, alone.now);
    const told = (steps: Step[]) => steps.filter(({ kind }) => kind === 'BREACHED' || kind === 'WARNED').map(({ kind, at }) => `${kind} ${at.toISOString()}`);
    const settled = settle(watched.clock, watched.now);
    expect(told([...watched.steps, ...settled.steps])).toEqual(told([...alone.steps, ...late.steps]));
    expect(new Set(told(watched.steps)).size).toBe(told(watched.steps).length);
    expect(late.clock.breachedAt !== null).toBe(elapsed(late.clock, alone.now) >= of.target * MINUTE);
  }), { numRuns: 200 });
});

test('[G5] a clock that stands or has ended wakes nobody', () => {
  const { clock } = start('k', 'RESOLUTION', MINUTE, null, new Date(T0));
  const at = new Date(T0 + 1);
  expect(wakeAt(clock)).toEqual(new Date(T0 + 48_000));
  for (const { clock: stopped } of [pause(clock, at, 'PENDING'), meet(clock, at), cancel(clock, at, 'CLOSED')]) expect(wakeAt(stopped)).toBeNull();
  expect(hasEnded(resume(meet(clock, at).clock, at, 'REOPENED').clock)).toBe(false);
});

test('[G5] a solution that was given up in another queue stays so when the ticket is resolved there and reopened; one that was met goes on', () => {
  const { clock } = start('id', 'RESOLUTION', 60_000, null, new Date(T0));
  const later = new Date(T0 + 2);
  expect(follow(cancel(clock, new Date(T0 + 1), 'QUEUE').clock, 'OPEN', 'RESOLVED', later)).toBeNull();
  expect(follow(meet(clock, new Date(T0 + 1)).clock, 'OPEN', 'RESOLVED', later)?.clock).toMatchObject({ runningSince: later, metAt: null });
});
