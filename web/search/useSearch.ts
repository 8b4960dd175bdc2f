/** What matches the words of the moment; an answer that comes late is not shown over a newer one. */
import { useEffect, useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import type { DeskSearchQuery } from '../gql/graphql.ts';
import { SearchQuery } from './operations.ts';

export type SearchHit = DeskSearchQuery['search'][number];

export type SearchState =
  | { kind: 'idle' }
  | { kind: 'failed' }
  /** `stale`: of the words before; the new ones are on their way. */
  | { kind: 'found'; text: string; hits: readonly SearchHit[]; stale: boolean };

const pauseMs = 120;
const shortest = 2;

/** Two characters, or any number. */
const isEnough = (text: string): boolean => text.length >= shortest || /^#?\d+$/.test(text);

export const useSearch = (typed: string): SearchState => {
  const { client } = useApi();
  const [state, setState] = useState<SearchState>({ kind: 'idle' });
  const text = typed.trim();
  useEffect(() => {
    if (!isEnough(text)) return setState({ kind: 'idle' });
    let current = true;
    setState((old) => (old.kind === 'found' ? { ...old, stale: true } : old));
    const timer = setTimeout(() => {
      void client.query(SearchQuery, { text }, { requestPolicy: 'network-only' }).toPromise().then(({ data }) => {
        if (current) setState(data ? { kind: 'found', text, hits: data.search, stale: false } : { kind: 'failed' });
      });
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, text]);
  return state;
};
