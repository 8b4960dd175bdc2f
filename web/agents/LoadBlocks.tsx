import { words } from '../words.ts';
import { isFull } from './standing.ts';
import type { RosterAgent } from './useRoster.ts';

/** One block for each conversation that somebody may hold; filled for those in hand. */
export const LoadBlocks = ({ agent }: { agent: RosterAgent }) => {
  const filled = Math.min(agent.capacity, Math.ceil(agent.load));
  return (
    <span className="load" role="img" aria-label={words.agents.of(agent.activeTickets, agent.capacity)} title={words.agents.of(agent.activeTickets, agent.capacity)}>
      {Array.from({ length: agent.capacity }, (_, at) => <i key={at} className={at < filled ? (isFull(agent) ? 'full' : 'on') : ''} />)}
    </span>
  );
};
