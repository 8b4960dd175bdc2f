import { useEffect, useMemo } from 'react';
import { useQuery } from 'urql';
import { Elapsed } from '../agents/Elapsed.tsx';
import type { RosterAgent } from '../agents/useRoster.ts';
import { words } from '../words.ts';
import { LiveCounts } from './operations.ts';
import type { QueueLoad } from './useQueueLoads.ts';

const say = words.live;
/** Counts of whole workspaces are asked for, not pushed: often enough to be believed. */
const refreshMs = 15_000;

const midnight = () => {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString();
};

const useCounts = (version: number) => {
  const from = useMemo(midnight, []);
  const [{ data }, again] = useQuery({ query: LiveCounts, variables: { from }, requestPolicy: 'cache-and-network' });
  useEffect(() => {
    if (version > 0) again({ requestPolicy: 'network-only' });
  }, [version, again]);
  useEffect(() => {
    const timer = setInterval(() => again({ requestPolicy: 'network-only' }), refreshMs);
    return () => clearInterval(timer);
  }, [again]);
  return data?.stats.total;
};

interface TilesProps {
  loads: readonly QueueLoad[] | null;
  agents: readonly RosterAgent[] | null;
  version: number;
}

const Tile = ({ title, value, children }: { title: string; value: number | undefined; children: React.ReactNode }) => (
  <div className="tile">
    <dt>{title}</dt>
    <dd>{value ?? '–'}</dd>
    <dd className="why">{children}</dd>
  </div>
);

export const Tiles = ({ loads, agents, version }: TilesProps) => {
  const total = useCounts(version);
  const oldest = loads?.find(({ oldestSince }) => oldestSince);
  const online = agents?.filter(({ state, present }) => state !== 'OFFLINE' && present);
  return (
    <dl className="tiles card" aria-label={say.title}>
      <Tile title={say.tiles.waiting} value={loads?.reduce((sum, { waiting }) => sum + waiting, 0)}>
        {oldest ? <>{say.longestIn(oldest.queue.name)} <Elapsed since={oldest.oldestSince} /></> : say.nobodyWaits}
      </Tile>
      <Tile title={say.tiles.assigned} value={total?.standing.assigned}>{total && say.resolved(total.resolved)}</Tile>
      <Tile title={say.tiles.opened} value={total?.standing.open}>{total && say.standing(total.standing.pending, total.standing.onHold)}</Tile>
      <Tile title={say.tiles.agents} value={online?.filter(({ status }) => status === 'AVAILABLE').length}>{online && say.available(online.length)}</Tile>
    </dl>
  );
};
