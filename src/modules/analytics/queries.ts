import { LRUCache } from 'lru-cache';
import type { StaffActor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import { plus } from '../../kernel/clock.ts';
import { limit } from '../../limits.ts';
import { prepared, type Sql } from '../../platform/db/sql.ts';
import { statsScope, type StatsFilter, type StatsScope } from './access.ts';
import type { DurationName } from './facts.ts';
import { calendar, type Step } from './calendar.ts';
import type { AnalyticsDeps } from './index.ts';
import { groupsStatement, seriesStatement, zoneStatement, type Answer, type Dimension, type Question, type SumRow } from './reads.ts';
import { cuts, durationsOf, GRAIN, gridOf, HOURS, type Durations, type Grid } from './rules.ts';

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

interface Asked {
  by: readonly Dimension[];
  step: Step | null;
  durations: readonly DurationName[];
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

const DAY_MS = 86_400_000;
/** The block in which a range ends, is over within a month and a day. */
const LOOK_AHEAD_MS = 32 * DAY_MS;
const NOTHING: Standing = { new: 0, open: 0, pending: 0, onHold: 0, resolved: 0, closed: 0, assigned: 0 };
const NONE_ENDED = durationsOf(0, 0, '0');

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

const durations = (sums: SumRow['waiting']): Durations => (sums ? durationsOf(...sums) : NONE_ENDED);

const flowOf = ({ created, resolved, closed, onHold, waiting, response, resolution }: Partial<SumRow>): Flow => ({
  created: created ?? 0, resolved: resolved ?? 0, closed: closed ?? 0, onHold: onHold ?? 0,
  waiting: durations(waiting), firstResponse: durations(response), resolution: durations(resolution),
});

export const statsQueries = ({ db, clock }: AnalyticsDeps) => {
  const starts = calendar(db);
  /** The zones of workspaces' sums, as far as known: a guess that every answer proves. */
  const zones = new LRUCache<string, string>({ max: limit('statsZones') });

  const scopeOf = (view: StatsView, byQueue: boolean): StatsScope => {
    const scope = statsScope(view.actor, view.filter, byQueue);
    if (!scope) throw new DoorError('FORBIDDEN', 'Statistics are for those who work on tickets.');
    return scope;
  };

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

  const questionOf = async (view: StatsView, { by, step, durations }: Asked, zone: string): Promise<Question> => {
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

  /** Asks again when the sums were of another zone than was thought: nobody knew it, or a rebuild has changed it. */
  const answered = async <Row>(view: StatsView, asked: Asked, statement: (question: Question) => Sql): Promise<{ question: Question; rows: Row[] }> => {
    const { workspaceId } = view.actor;
    const zone = zones.get(workspaceId) ?? 'UTC';
    const question = await questionOf(view, asked, zone);
    const [found] = await db.rows<Answer<Row>>(workspaceId, prepared(statement(question)));
    if (found!.zone === zone) return { question, rows: found!.rows };
    zones.set(workspaceId, found!.zone);
    return answered(view, asked, statement);
  };

  const groups = async (view: StatsView, by: readonly Dimension[], durations: readonly DurationName[]): Promise<StatsGroupRow[]> => {
    const { rows } = await answered<SumRow & { standing: Standing | null }>(view, { by, step: null, durations }, groupsStatement);
    return rows.map((row) => ({ queueId: row.queueId, channel: row.channel as 'WEB' | null, standing: row.standing ?? NOTHING, ...flowOf(row) }));
  };

  return {
    /** What is asked, checked. */
    view: (actor: StaffActor, asked: { from: Date; to: Date | null; timeZone: string | null; filter: StatsFilter }): StatsView => {
      const view: StatsView = { actor, filter: asked.filter, from: asked.from, to: asked.to ?? plus(clock.now(), 1), open: asked.to === null, zone: asked.timeZone };
      scopeOf(view, false);
      const days = (view.to.getTime() - view.from.getTime()) / DAY_MS;
      if (!(days > 0) || days > limit('statsDays')) refuse(`A range ends after it begins, and has at most ${limit('statsDays')} days.`);
      if (view.zone !== null && !isZone(view.zone)) refuse('timeZone takes a name such as Europe/Berlin.');
      return view;
    },
    zone: async ({ actor, zone }: StatsView): Promise<string> =>
      zone ?? (await db.rows<{ zone: string }>(actor.workspaceId, prepared(zoneStatement(actor.workspaceId))))[0]!.zone,
    total: async (view: StatsView, durations: readonly DurationName[]): Promise<StatsGroupRow> => (await groups(view, [], durations))[0] ?? { queueId: null, channel: null, standing: NOTHING, ...flowOf({}) },
    groups,
    series: async (view: StatsView, step: Step, durations: readonly DurationName[]): Promise<StatsPointRow[]> => {
      if (step === 'HOUR' && (view.to.getTime() - view.from.getTime()) / DAY_MS > limit('statsHourDays')) refuse(`Hours are told for at most ${limit('statsHourDays')} days.`);
      const { question, rows } = await answered<SumRow>(view, { by: [], step, durations }, seriesStatement);
      const found = new Map(rows.map((row) => [row.point, row]));
      const times = question.points!;
      return times.map((from, i) => ({ from: new Date(from), to: new Date(times[i + 1] ?? view.to), ...flowOf(found.get(i + 1) ?? {}) }));
    },
  };
};
