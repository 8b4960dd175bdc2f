/** Canned messages or questions, page by page, with the words and category that they are looked up by. */
import { useEffect, useState } from 'react';
import { useQuery, type TypedDocumentNode } from 'urql';
import { useApi } from '../api/ApiProvider.tsx';
import type { PhraseFilter } from '../gql/graphql.ts';
import { PhraseCategories } from './phraseOperations.ts';
import { usePages, type Loaded } from './useRows.ts';

interface Connection<Row> {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  edges: { node: Row }[];
}

type Variables = { filter?: PhraseFilter | null; after?: string | null };

export interface PhraseSearch {
  search: string;
  category: string;
  set: (change: { search?: string; category?: string }) => void;
  categories: readonly string[];
}

export const usePhrases = <Data, Row>(query: TypedDocumentNode<Data, Variables>, pick: (data: Data) => Connection<Row>): { loaded: Loaded<Row>; search: PhraseSearch } => {
  const { client } = useApi();
  const [choice, setChoice] = useState({ search: '', category: '' });
  const [{ data: known }] = useQuery({ query: PhraseCategories, requestPolicy: 'cache-and-network' });
  const question = JSON.stringify(choice);
  const filter: PhraseFilter = { ...(choice.search.trim() === '' ? {} : { search: choice.search.trim() }), ...(choice.category === '' ? {} : { category: choice.category }) };
  const load = async (after: string | null) => (await client.query<Data, Variables>(query, { filter, after }, { requestPolicy: 'network-only' }).toPromise()).data;
  const { state, ask } = usePages(load, (data: Data) => {
    const { edges, pageInfo } = pick(data);
    return { rows: edges.map(({ node }) => node), next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null };
  }, question);
  useEffect(() => {
    const timer = setTimeout(() => void ask(null, []), choice.search === '' ? 0 : 250);
    return () => clearTimeout(timer);
    // Only another question asks anew.
  }, [question]);
  const { page, failed, fetching } = state;
  return {
    loaded: {
      rows: page?.rows ?? null,
      failed,
      fetching,
      again: () => void ask(null, []),
      ...(page?.next ? { more: () => void ask(page.next, page.rows) } : {}),
    },
    search: { ...choice, set: (change) => setChoice((old) => ({ ...old, ...change })), categories: known?.phraseCategories ?? [] },
  };
};
