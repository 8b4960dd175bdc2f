/** What goes on now: counts, queues, who waits, who works. */
import { useLocation } from 'wouter';
import { useRoster } from '../agents/useRoster.ts';
import { useTitle } from '../shell/useTitle.ts';
import '../styles/settings.css';
import '../styles/supervise.css';
import { words } from '../words.ts';
import { ExplainDialog } from './ExplainDialog.tsx';
import { QueuesCard } from './QueuesCard.tsx';
import { RosterCard } from './RosterCard.tsx';
import { Tiles } from './Tiles.tsx';
import { useQueueLoads, useSettled } from './useQueueLoads.ts';
import { WaitingCard } from './WaitingCard.tsx';

/** A burst of changes is one reason to read again. */
const settleMs = 400;

export const LivePage = ({ ticket }: { ticket?: string | undefined }) => {
  const [, navigate] = useLocation();
  const roster = useRoster();
  const queues = useQueueLoads();
  const version = useSettled(queues.version, settleMs);
  useTitle(words.live.title);
  return (
    <main className="live">
      <header className="live-bar"><h1>{words.live.title}</h1></header>
      <div className="live-main">
        <Tiles loads={queues.loads} agents={roster.agents} version={version} />
        <QueuesCard {...queues} agents={roster.agents} />
        <WaitingCard version={version} />
      </div>
      <RosterCard roster={roster} />
      {ticket !== undefined && <ExplainDialog ticketId={ticket} version={version} onClose={() => navigate('/live')} />}
    </main>
  );
};
