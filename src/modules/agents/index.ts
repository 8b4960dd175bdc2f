/**
 * Agents own what somebody who may hold tickets is doing: state with its reason and history, presence, wrap-up after an
 * interaction, skills, capacity, the roster. They do not own tickets or who gets the next one: tickets say how much work
 * somebody has by SQL that is handed over at composition, and routing hears of states by `AgentStateChanged`.
 * Events: AgentStateChanged, AgentPresenceChanged, AgentChanged (capacity, skills, permission), WrapUpFinished (a place is free).
 */
import type { StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Log } from '../../platform/log/log.ts';
import type { Identity } from '../identity/index.ts';
import { agentAdministration } from './administration.ts';
import { agentCommands } from './commands.ts';
import { agentDeadlines } from './deadlines.ts';
import { rosterFeed } from './events.ts';
import { forgiveDowntime, watchPresence, type PresenceDeps } from './presence.ts';
import { agentQueries } from './queries.ts';
import { agentReads, type Workload } from './reads.ts';

export interface AgentsDeps {
  db: Database;
  clock: Clock;
  log: Log;
  identity: Identity;
  sockets: PresenceDeps['sockets'];
  workload: Workload;
}

export const agentsModule = async (deps: AgentsDeps) => {
  await forgiveDowntime(deps);
  return {
    ...agentCommands({ ...deps, openTickets: deps.workload.openTickets }),
    ...agentAdministration(deps),
    ...agentQueries(deps, agentReads(deps.workload, deps.db)),
    roster: (actor: StaffActor, after: string | null) => rosterFeed(deps.db, actor, after),
    presence: watchPresence(deps),
    deadlines: agentDeadlines,
  };
};

export type Agents = Awaited<ReturnType<typeof agentsModule>>;

export { lockAgent, visibleAgents } from './access.ts';
export { agentHandlers } from './handlers.ts';
export { provisioning } from './provision.ts';
export type { TimeRow } from './queries.ts';
export type { AgentRow, AgentSkillRow, IntervalRow, Workload } from './reads.ts';
export type { AgentEvent, AgentState, StateCause } from './rules.ts';
export { enterState, type StateChange } from './states.ts';
export { wrapUps } from './wrap-up.ts';
