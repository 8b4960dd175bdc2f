import type { StaffActor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import { plus } from '../../kernel/clock.ts';
import { limit } from '../../limits.ts';
import { statsScope, type StatsFilter, type StatsScope } from './access.ts';
import type { DurationName } from './facts.ts';
import type { AnalyticsDeps } from './index.ts';
import { frameStatement, groupsStatement, seriesStatement, type Dimension, type Question, type Step, type SumRow } from './reads.ts';
import { cuts, durationsOf, GRAIN, gridOf, HOURS, type Durations, type Grid } from './rules.ts';

/** Whom and which range statistics were asked of. */
export interface StatsView {
  actor: StaffActor;
  filter: StatsFilter;
  from: Date;
  to: Date;
  /** Null: the workspace's. */
  zone: string | null;
}

/** How many tickets stand where. */
export type Standing = Record<'new' | 'open' | 'pending' | 'onHold' | 'resolved' | 'closed' | 'assigned', number>;

interface Flow {
  created: number;
  resolved: number;
  closed: number;
  onHold: number;
  waiting: Durations;
  firstResponse: Durations;
  resolution: Durations;
}

export interface StatsGroupRow extends Flow {
  queueId: string | null;
  channel: 'WEB' | null;
  standing: Standing;
}

export interface StatsPointRow extends Flow {
  from: Date;
  to: Date;
}

interface Frame {
  zone: string;
  asked: string;
  firstDay: number;
  lastDay: number;
  months: number[];
  points: number[];
}

const DAY_MS = 86_400_000;
const NOTHING: Standing = { new: 0, open: 0, pending: 0, onHold: 0, resolved: 0, closed: 0, assigned: 0 };
const EMPTY: [number, number, string] = [0, 0, '0'];

const refuse = (message: string): never => {
  throw new DoorError('BAD_INPUT', message);
};

/** A name of a zone that both this process and the database know; what looks like an offset means the opposite to the database. */
const isZone = (zone: string): boolean => {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const flowOf = (row: Partial<SumRow>): Flow => ({
  created: row.created ?? 0, resolved: row.resolved ?? 0, closed: row.closed ?? 0, onHold: row.onHold ?? 0,
  waiting: durationsOf(...(row.waiting ?? EMPTY)), firstResponse: durationsOf(...(row.response ?? EMPTY)), resolution: durationsOf(...(row.resolution ?? EMPTY)),
});

/** Days and months are summed in the workspace's zone; a series in another one is read from hours. */
const gridsOf = (frame: Frame, step: Step | null): Grid[] => {
  const within = step === 'DAY' ? frame.points : frame.months;
  const days = gridOf(GRAIN.DAY, [frame.firstDay, ...within, frame.lastDay].sort((a, b) => a - b));
  if (step === 'HOUR' || (step !== null && frame.asked !== frame.zone)) return [HOURS];
  return step === 'DAY' ? [days, HOURS] : [gridOf(GRAIN.MONTH, frame.months), days, HOURS];
};

export const statsQueries = ({ db, clock }: AnalyticsDeps) => {
  const scopeOf = (view: StatsView, apart: boolean): StatsScope => {
    const scope = statsScope(view.actor, view.filter, apart);
    if (!scope) throw new DoorError('FORBIDDEN', 'Statistics are for those who work on tickets.');
    return scope;
  };
  const frame = async (view: StatsView, step: Step | null): Promise<Frame> =>
    (await db.rows<Frame>(view.actor.workspaceId, frameStatement(view.actor.workspaceId, view.from, view.to, step, view.zone)))[0]!;
  const questionOf = async (view: StatsView, by: readonly Dimension[], step: Step | null, durations: readonly DurationName[]): Promise<Question> => {
    const { workspaceId } = view.actor;
    const found = await frame(view, step);
    const points = [view.from.getTime(), ...found.points];
    const ends = [...points, view.to.getTime()];
    return {
      workspaceId, scope: scopeOf(view, by.length > 0), from: view.from, to: view.to, by, durations,
      pointGrain: step === null || (step !== 'HOUR' && found.asked !== found.zone) ? null : GRAIN[step],
      points: step === null ? [] : points, cuts: cuts(ends, gridsOf(found, step)),
    };
  };
  const groups = async (view: StatsView, by: readonly Dimension[], durations: readonly DurationName[]): Promise<StatsGroupRow[]> => {
    const question = await questionOf(view, by, null, durations);
    const rows = await db.rows<SumRow & { standing: Standing | null }>(view.actor.workspaceId, groupsStatement(question));
    return rows.map((row) => ({ queueId: row.queueId, channel: row.channel as 'WEB' | null, standing: row.standing ?? NOTHING, ...flowOf(row) }));
  };

  return {
    /** What is asked, checked. */
    view: (actor: StaffActor, asked: { from: Date; to: Date | null; timeZone: string | null; filter: StatsFilter }): StatsView => {
      const view: StatsView = { actor, filter: asked.filter, from: asked.from, to: asked.to ?? plus(clock.now(), 1), zone: asked.timeZone };
      scopeOf(view, false);
      const days = (view.to.getTime() - view.from.getTime()) / DAY_MS;
      if (!(days > 0) || days > limit('statsDays')) refuse(`A range ends after it begins, and has at most ${limit('statsDays')} days.`);
      if (view.zone !== null && !isZone(view.zone)) refuse('timeZone takes a name such as Europe/Berlin.');
      return view;
    },
    zone: async (view: StatsView): Promise<string> => (await frame(view, null)).asked,
    total: async (view: StatsView, durations: readonly DurationName[]): Promise<StatsGroupRow> => (await groups(view, [], durations))[0] ?? { queueId: null, channel: null, standing: NOTHING, ...flowOf({}) },
    groups,
    series: async (view: StatsView, step: Step, durations: readonly DurationName[]): Promise<StatsPointRow[]> => {
      if (step === 'HOUR' && (view.to.getTime() - view.from.getTime()) / DAY_MS > limit('statsHourDays')) refuse(`Hours are told for at most ${limit('statsHourDays')} days.`);
      const question = await questionOf(view, [], step, durations);
      const rows = new Map((await db.rows<SumRow>(view.actor.workspaceId, seriesStatement(question))).map((row) => [row.point, row]));
      return question.points.map((from, i) => ({ from: new Date(from), to: new Date(question.points[i + 1] ?? view.to), ...flowOf(rows.get(i + 1) ?? {}) }));
    },
  };
};
