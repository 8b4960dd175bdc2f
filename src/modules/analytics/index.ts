/**
 * Analytics own the statistics of tickets: facts taken from the event log, their sums, and how both are read, checked and
 * rebuilt. They do not own what is counted: tickets say it in their events, with every measure taken where it happened.
 */
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { statsFold } from './handlers.ts';
import { statsQueries } from './queries.ts';

export interface AnalyticsDeps {
  db: Database;
  clock: Clock;
}

export const analyticsModule = (deps: AnalyticsDeps) => ({ ...statsQueries(deps), after: statsFold });

export type Analytics = ReturnType<typeof analyticsModule>;

export type { DurationName } from './facts.ts';
export type { StatsGroupRow, StatsPointRow } from './queries.ts';
export type { StatsView } from './question.ts';
export { isWrong, type StatsCheck } from './check.ts';
export { checkStats } from './rebuild.ts';
