/** Every invariant by its name. */
import type { Facts } from '../facts.ts';
import type { Ledger } from '../ledger.ts';
import { oneAssignee } from './assignees.ts';
import { withinCapacity } from './capacity.ts';
import { oneActiveTicket } from './conversations.ts';
import { deadlinesOnce } from './deadlines.ts';
import { intervalsWhole } from './intervals.ts';
import { messagesOnce } from './messages.ts';
import { offersOnce } from './offers.ts';
import { closedQueuesRest } from './opening.ts';
import { promisesDerived } from './promises.ts';
import { eventsOnce } from './sightings.ts';
import { statisticsEqual } from './statistics.ts';

export interface Verdict {
  /** Findings by invariant. */
  findings: Record<string, string[]>;
  /** How late what happens by itself was, ms. */
  late: number[];
}

export const judge = (facts: Facts, ledger: Ledger): Verdict => {
  const late: number[] = [];
  return {
    findings: {
      oneAssignee: oneAssignee(facts),
      capacity: withinCapacity(facts, ledger),
      messages: messagesOnce(facts, ledger),
      events: eventsOnce(facts, ledger),
      deadlines: deadlinesOnce(facts, ledger, (ms) => late.push(ms)),
      offers: offersOnce(facts),
      intervals: intervalsWhole(facts),
      promises: promisesDerived(facts, ledger),
      oneTicket: oneActiveTicket(facts),
      openingTimes: closedQueuesRest(facts),
      statistics: statisticsEqual(facts, ledger),
    },
    late,
  };
};
