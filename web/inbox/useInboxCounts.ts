/** How much waits and how much is unread: two lists that are followed, of ids and numbers only. */
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { useApi } from '../api/ApiProvider.tsx';
import { countFilters } from './filters.ts';
import { InboxCountFeed, InboxCounts } from './operations.ts';

/** Counted up to here, as far as a list can be followed. */
export const mostCounted = 100;

export const useInboxCounts = () => {
  const api = useApi();
  const [listed, setListed] = useState({ mine: false, queue: false });
  useEffect(() => {
    const stops = (['mine', 'queue'] as const).map((which) =>
      api.subscribe(InboxCountFeed, { filter: countFilters[which], first: mostCounted }, { next: () => setListed((old) => (old[which] ? old : { ...old, [which]: true })) }));
    return () => stops.forEach((stop) => stop());
  }, [api]);
  const [{ data }] = useQuery({ query: InboxCounts, variables: { ...countFilters, first: mostCounted }, requestPolicy: 'cache-first', pause: !(listed.mine && listed.queue) });
  return {
    open: data?.mine.edges.length ?? null,
    unread: data?.mine.edges.reduce((sum, { node }) => sum + node.conversation.unreadCount, 0) ?? 0,
    waiting: data?.queue.edges.length ?? 0,
  };
};
