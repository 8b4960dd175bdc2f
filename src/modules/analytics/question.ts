/** From what was asked to what a statement is asked for: which sums cover the range, and where its points begin. */
import type { StaffActor } from '../../kernel/actor.ts';
import { plus } from '../../kernel/clock.ts';
import { DoorError } from '../../kernel/errors.ts';
import type { Reader } from '../../platform/db/database.ts';
import { statsScope, type StatsFilter, type StatsScope } from './access.ts';
import { calendar, type Step } from './calendar.ts';
import type { DurationName } from './facts.ts';
import type { Dimension, Question } from './reads.ts';
import { cuts, GRAIN, gridOf, HOURS, type Grid } from './rules.ts';

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

/** The block in which a range ends, is over within a month and a day. */
const LOOK_AHEAD_MS = 32 * 86_400_000;

export const scopeOf = (view: StatsView, byQueue: boolean): StatsScope => {
  const scope = statsScope(view.actor, view.filter, byQueue);
  if (!scope) throw new DoorError('FORBIDDEN', 'Statistics are for those who work on tickets.');
  return scope;
};

export const questions = (db: Reader) => {
  const starts = calendar(db);

  /** Days and months are summed in the workspace's zone; a series in another one is read from hours. */
  const gridsOf = async (view: StatsView, step: Step | null, zone: string): Promise<Grid[]> => {
    if (step === 'HOUR' || (step !== null && view.zone !== null && view.zone !== zone)) return [HOURS];
    const { workspaceId } = view.actor;
    const until = plus(view.to, LOOK_AHEAD_MS);
    const days = gridOf(GRAIN.DAY, await starts(workspaceId, zone, 'DAY', view.from, until));
    return step === 'DAY' ? [days, HOURS] : [gridOf(GRAIN.MONTH, await starts(workspaceId, zone, 'MONTH', view.from, until)), days, HOURS];
  };

  const pointsOf = async ({ actor, from, to, zone }: StatsView, step: Step, sumZone: string): Promise<number[]> => {
    const found = await starts(actor.workspaceId, zone ?? sumZone, step, from, to);
    return [from.getTime(), ...found.filter((at) => at > from.getTime() && at < to.getTime())];
  };

  return async (view: StatsView, { by, step, durations }: Asked, zone: string): Promise<Question> => {
    const grids = await gridsOf(view, step, zone);
    const points = step === null ? null : await pointsOf(view, step, zone);
    // Nothing lies behind now, so what is asked up to now may be read from blocks that are not over.
    const end = view.open ? grids[0]!.ceil(view.to.getTime()) : view.to.getTime();
    return {
      workspaceId: view.actor.workspaceId, scope: scopeOf(view, by.includes('QUEUE')), from: view.from, to: new Date(end), by, durations, points,
      pointGrain: step === null || grids[0]!.grain !== GRAIN[step] ? null : GRAIN[step],
      cuts: cuts([...(points ?? [view.from.getTime()]), end], grids),
    };
  };
};
