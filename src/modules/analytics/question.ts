/** From what was asked to what a statement is asked for: which sums cover the range, and where its points begin. */
import type { StaffActor } from '../../kernel/actor.ts';
import { plus } from '../../kernel/clock.ts';
import { DoorError } from '../../kernel/errors.ts';
import type { Reader } from '../../platform/db/database.ts';
import { statsScope, type StatsFilter, type StatsScope } from './access.ts';
import { calendar, type Step } from './calendar.ts';
import type { DurationName } from './facts.ts';
import type { Dimension, Question } from './reads.ts';
import { cuts, dayGrain, GRAIN, gridOf, HOURS, type Grid } from './rules.ts';

/** Whom and which range statistics were asked of. */
export interface StatsView {
  actor: StaffActor;
  filter: StatsFilter;
  from: Date;
  to: Date;
  /** Up to now: no end was given. */
  open: boolean;
  /** Null: the workspace's. */
  zone: string | null;
}

export interface Asked {
  by: readonly Dimension[];
  step: Step | null;
  durations: readonly DurationName[];
}

/** The zone of a workspace of which nothing was summed up yet. */
export const NO_ZONE = 'UTC';

/** The block in which a range ends, is over within a month and a day. */
const LOOK_AHEAD_MS = 32 * 86_400_000;

export const scopeOf = (view: StatsView, byQueue: boolean): StatsScope => {
  const scope = statsScope(view.actor, view.filter, byQueue);
  if (!scope) throw new DoorError('FORBIDDEN', 'Statistics are for those who work on tickets.');
  return scope;
};

export const questions = (db: Reader) => {
  const starts = calendar(db);

  /** Days and months are summed in the workspace's zone, days in some others; any other series is read from hours. */
  const gridsOf = async (view: StatsView, step: Step | null, zones: readonly string[]): Promise<Grid[]> => {
    const slot = step === null || view.zone === null ? 0 : zones.indexOf(view.zone);
    if (step === 'HOUR' || slot < 0 || (slot > 0 && step === 'MONTH')) return [HOURS];
    const { workspaceId } = view.actor;
    const zone = zones[slot] ?? NO_ZONE;
    const until = plus(view.to, LOOK_AHEAD_MS);
    const days = gridOf(dayGrain(slot), await starts(workspaceId, zone, 'DAY', view.from, until));
    return step === 'DAY' ? [days, HOURS] : [gridOf(GRAIN.MONTH, await starts(workspaceId, zone, 'MONTH', view.from, until)), days, HOURS];
  };

  const pointsOf = async ({ actor, from, to, zone }: StatsView, step: Step, sumZone = NO_ZONE): Promise<number[]> => {
    const found = await starts(actor.workspaceId, zone ?? sumZone, step, from, to);
    return [from.getTime(), ...found.filter((at) => at > from.getTime() && at < to.getTime())];
  };

  return async (view: StatsView, { by, step, durations }: Asked, zones: readonly string[]): Promise<Question> => {
    const grids = await gridsOf(view, step, zones);
    const points = step === null ? null : await pointsOf(view, step, zones[0]);
    const coarsest = grids[0]!.grain;
    // Nothing lies behind now, so what is asked up to now may be read from blocks that are not over.
    const end = view.open ? grids[0]!.ceil(view.to.getTime()) : view.to.getTime();
    return {
      workspaceId: view.actor.workspaceId, scope: scopeOf(view, by.includes('QUEUE')), from: view.from, to: new Date(end), by, durations, points,
      pointGrain: step === null || (step !== 'HOUR' && coarsest === GRAIN.HOUR) ? null : coarsest,
      cuts: cuts([...(points ?? [view.from.getTime()]), end], grids),
    };
  };
};
