/** One page of all conversations, and the way to its neighbours. */
import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { filterOf, type Choice } from './choice.ts';
import { AllTickets } from './operations.ts';

export const pageSize = 25;

export const useAll = (choice: Choice) => {
  const question = JSON.stringify(choice);
  // Where each page begins, as far as somebody has gone; another question begins anew.
  const [pages, setPages] = useState<{ question: string; starts: (string | null)[] }>({ question, starts: [null] });
  const starts = pages.question === question ? pages.starts : [null];
  const at = starts.length - 1;
  // A filter by date keeps its moment while the question stands: else each rendering would ask another one.
  const asked = useRef({ question: '', filter: {} as ReturnType<typeof filterOf> });
  if (asked.current.question !== question) asked.current = { question, filter: filterOf(choice, new Date()) };
  const [{ data, error, stale, fetching }, again] = useQuery({
    query: AllTickets,
    variables: { filter: asked.current.filter, sort: choice.sort, first: pageSize, after: starts[at] ?? null },
    requestPolicy: 'cache-and-network',
  });
  const read = useRef(again);
  read.current = again;
  useEffect(() => {
    // Read again while somebody looks, but not while a hand is on the rows: they would move under it.
    const handOn = () => document.querySelector('.all-card:hover, .all-card:focus-within') !== null;
    const timer = setInterval(() => document.visibilityState === 'visible' && !handOn() && read.current({ requestPolicy: 'network-only' }), 15_000);
    return () => clearInterval(timer);
  }, []);
  const page = data?.allTickets;
  const end = page?.pageInfo.endCursor ?? null;
  return {
    rows: page?.edges.map(({ node }) => node) ?? null,
    total: page?.totalCount ?? null,
    failed: error !== undefined,
    fetching: fetching || stale,
    at,
    hasNext: page?.pageInfo.hasNextPage === true && end !== null,
    next: () => end !== null && setPages({ question, starts: [...starts, end] }),
    previous: () => setPages({ question, starts: starts.slice(0, -1) }),
    again: () => again({ requestPolicy: 'network-only' }),
  };
};
