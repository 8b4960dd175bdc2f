import { LRUCache } from 'lru-cache';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Channel } from '../../kernel/channel.ts';
import { DoorError } from '../../kernel/errors.ts';
import { plus } from '../../kernel/clock.ts';
import { limit } from '../../limits.ts';
import { generic } from '../../platform/db/scoped-query.ts';
import { sendOnce, type Sql } from '../../platform/db/sql.ts';
import type { QueueRow } from '../settings/index.ts';
import type { StatsFilter } from './access.ts';
import type { Step } from './calendar.ts';
import type { DurationName } from './facts.ts';
import type { AnalyticsDeps } from './index.ts';
import { NO_ZONE, questions, scopeOf, type Asked, type StatsView } from './question.ts';
import { groupsStatement, seriesStatement, zonesStatement, type Answer, type Dimension, type Question, type SumRow } from './reads.ts';
import { durationsOf, type Durations } from './rules.ts';

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
  queue: QueueRow | null;
  channel: Channel | null;
  standing: Standing;
}

export interface StatsPointRow extends Flow {
  from: Date;
  to: Date;
}

const DAY_MS = 86_400_000;
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
  const questionOf = questions(db);
  /** The zones of workspaces' sums, as far as known: a guess that every answer proves. */
  const known = new LRUCache<string, string[]>({ max: limit('statsZones') });

  /** Asks again when the sums were of other zones than was thought: nobody knew them, or a rebuild has changed them. */
  const answered = async <Row>(view: StatsView, asked: Asked, statement: (question: Question) => Sql): Promise<{ question: Question; rows: Row[] }> => {
    const { workspaceId } = view.actor;
    const zones = known.get(workspaceId) ?? [];
    const question = await questionOf(view, asked, zones);
    const [found] = await db.rows<Answer<Row>>(workspaceId, generic(sendOnce(statement(question))));
    if (found!.zones.join() === zones.join()) return { question, rows: found!.rows };
    known.set(workspaceId, found!.zones);
    return answered(view, asked, statement);
  };

  const groups = async (view: StatsView, by: readonly Dimension[], durations: readonly DurationName[]): Promise<StatsGroupRow[]> => {
    const { rows } = await answered<SumRow & { standing: Standing | null }>(view, { by, step: null, durations }, groupsStatement);
    return rows.map((row) => ({ queue: row.queue, channel: row.channel as Channel | null, standing: row.standing ?? NOTHING, ...flowOf(row) }));
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
      zone ?? (await db.rows<{ zones: string[] }>(actor.workspaceId, generic(sendOnce(zonesStatement(actor.workspaceId)))))[0]!.zones[0] ?? NO_ZONE,
    total: async (view: StatsView, durations: readonly DurationName[]): Promise<StatsGroupRow> => (await groups(view, [], durations))[0] ?? { queue: null, channel: null, standing: NOTHING, ...flowOf({}) },
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
