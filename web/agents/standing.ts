/** How an agent stands, in the words of the roster. */
import type { AgentState, RosterStatus } from '../gql/graphql.ts';
import { words } from '../words.ts';
import type { RosterAgent } from './useRoster.ts';

const say = words.agents;

/** Classes of the presence dot; each has a shape of its own. */
export const dotOf: Record<RosterStatus, string> = { AVAILABLE: 'dot', BUSY: 'dot busy', AWAY: 'dot away', OFFLINE: 'dot offline' };

export const isFull = (agent: RosterAgent): boolean => agent.load >= agent.capacity;

/** Status first, then why. */
export const standingOf = (agent: RosterAgent): string => {
  const lost = agent.present || agent.state === 'OFFLINE' ? '' : `, ${say.lost}`;
  if (agent.auxCode) return `${say.status[agent.status]}, ${agent.auxCode.name}${lost}`;
  if (agent.state === 'AVAILABLE') return (agent.status === 'BUSY' ? say.full : say.states.AVAILABLE) + lost;
  return say.states[agent.state] + lost;
};

/** Which states can be chosen for somebody; a reason is asked for where the workspace has reasons. */
export const settable: readonly AgentState[] = ['AVAILABLE', 'AWAY', 'BUSY', 'WORK_OFFLINE', 'ON_BREAK', 'OFFLINE'];

/** How long over what the aux code allows; 0 while within. */
export const overPlan = (agent: RosterAgent, now: number): number =>
  agent.auxCode?.scheduledMs && agent.since ? Math.max(0, now - Date.parse(agent.since) - agent.auxCode.scheduledMs) : 0;
