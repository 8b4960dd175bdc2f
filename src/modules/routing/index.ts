/**
 * Routing owns offers and decisions: which waiting ticket goes to whom, when, and why. What an agent holds is counted by
 * tickets (`capacity.ts`), their state is the agents' module's; routing hears of both from the log.
 */
import type { Actor } from '../../kernel/actor.ts';
import { rowLoader } from '../../platform/reads/loaders.ts';
import { offerCommands } from './commands.ts';
import { offersLapse, queuesWake } from './deadlines.ts';
import { routingEvents } from './events.ts';
import { explaining } from './explaining.ts';
import { routingQueries } from './queries.ts';
import { offerRead, routingReads, type OfferRow } from './reads.ts';
import { startRouting, type RoutingDeps } from './watching.ts';

export const routingModule = (deps: RoutingDeps) => ({
  ...offerCommands(deps),
  ...explaining(deps),
  ...routingQueries(deps),
  ...startRouting(deps),
  reads: routingReads,
  events: routingEvents(deps),
  offerLoader: rowLoader<OfferRow>(deps.db, offerRead) as (actor: Actor) => ReturnType<ReturnType<typeof rowLoader<OfferRow>>>,
  deadlines: [offersLapse(), queuesWake()],
});

export type Routing = ReturnType<typeof routingModule>;

export { offerHandler } from './handlers.ts';
export type { CandidateView, DecisionView, RoutingView } from './explaining.ts';
export type { QueueLoadRow, TargetsView, TargetView } from './queries.ts';
export type { OfferRow } from './reads.ts';
