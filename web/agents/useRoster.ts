/** Every agent the reader leads, live: the list once, then what the feed brings. */
import { useCallback, useEffect, useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import type { RosterAgentFragment, RosterQuery } from '../gql/graphql.ts';
import { RosterFeed, RosterPage } from './operations.ts';

export type RosterAgent = RosterAgentFragment;

export interface Roster {
  /** By name; null until the first answer. */
  agents: readonly RosterAgent[] | null;
  failed: boolean;
  again: () => void;
}

const merged = (old: readonly RosterAgent[] | null, news: readonly RosterAgent[]): readonly RosterAgent[] => {
  const all = new Map((old ?? []).map((agent) => [agent.id, agent]));
  for (const agent of news) all.set(agent.id, agent);
  return [...all.values()].sort((a, b) => a.user.name.localeCompare(b.user.name));
};

export const useRoster = (): Roster => {
  const api = useApi();
  const [agents, setAgents] = useState<readonly RosterAgent[] | null>(null);
  const [failed, setFailed] = useState(false);
  const read = useCallback(async () => {
    const found: RosterAgent[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data }: { data?: RosterQuery | undefined } = await api.client.query(RosterPage, { after }, { requestPolicy: 'network-only' }).toPromise();
      if (!data) return setFailed(true);
      found.push(...data.agents.edges.map(({ node }) => node));
      more = data.agents.pageInfo.hasNextPage;
      after = data.agents.pageInfo.endCursor ?? null;
    }
    setFailed(false);
    setAgents(merged(null, found));
  }, [api]);
  useEffect(() => api.subscribe(RosterFeed, {}, {
    // What is read from here on misses nothing that the feed does not bring.
    onStart: () => void read(),
    onResync: () => void read(),
    next: ({ rosterEvents: event }) => {
      const news = event.__typename === 'AgentsChanged' ? event.agents : event.__typename === 'AgentStateChanged' && event.agent ? [event.agent] : [];
      if (news.length > 0) setAgents((old) => (old === null ? old : merged(old, news)));
    },
  }), [api, read]);
  return { agents, failed, again: () => void read() };
};
