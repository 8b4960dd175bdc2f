import { useEffect } from 'react';
import { useQuery } from 'urql';
import type { TicketDetailFragment } from '../gql/graphql.ts';
import { TicketQuery } from './operations.ts';

export type TicketState =
  | { kind: 'loading' }
  | { kind: 'failed'; again: () => void }
  /** Absent and forbidden look the same. */
  | { kind: 'not-open' }
  | { kind: 'open'; ticket: TicketDetailFragment };

/** One ticket, asked for again whenever `version` grows: what the reader may do depends on who they are. */
export const useTicket = (id: string | null, version: number): TicketState => {
  const [{ data, error, fetching }, again] = useQuery({
    query: TicketQuery,
    variables: { id: id ?? '' },
    pause: id === null,
    requestPolicy: 'cache-and-network',
  });
  useEffect(() => {
    if (version > 0) again({ requestPolicy: 'network-only' });
  }, [version, again]);
  if (data?.ticket && data.ticket.id === id) return { kind: 'open', ticket: data.ticket };
  if (fetching || id === null) return { kind: 'loading' };
  if (error !== undefined) return { kind: 'failed', again: () => again({ requestPolicy: 'network-only' }) };
  return data === undefined ? { kind: 'loading' } : { kind: 'not-open' };
};
