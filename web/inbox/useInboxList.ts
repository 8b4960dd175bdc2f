/** One list, followed: the server says how it differs, the cache holds it, and nothing is asked for again. */
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { useApi } from '../api/ApiProvider.tsx';
import type { InboxFilter, TicketRowFragment } from '../gql/graphql.ts';
import { InboxListFeed, InboxQuery } from './operations.ts';

export type FollowedList =
  | { kind: 'loading' }
  | { kind: 'failed'; again: () => void }
  /** `more`: the list may go on behind these rows. */
  | { kind: 'open'; rows: readonly TicketRowFragment[]; more: boolean };

export const useInboxList = (filter: InboxFilter, first: number): FollowedList => {
  const api = useApi();
  const key = JSON.stringify(filter);
  const [listed, setListed] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    setFailed(false);
    return api.subscribe(InboxListFeed, { filter: JSON.parse(key) as InboxFilter, first }, {
      next: () => setListed(first),
      onEnd: () => setFailed(true),
    });
  }, [api, key, first, attempt]);

  // From the cache, where the feed has put it; only if the cache has lost a part, from the server.
  const [{ data }] = useQuery({ query: InboxQuery, variables: { filter, first }, requestPolicy: 'cache-first', pause: listed !== first });
  if (data !== undefined) return { kind: 'open', rows: data.inbox.edges.map((edge) => edge.node), more: data.inbox.pageInfo.hasNextPage };
  return failed ? { kind: 'failed', again: () => setAttempt((n) => n + 1) } : { kind: 'loading' };
};
