/** GraphiQL over our own client: operations by HTTP, subscriptions over its link. */
import { useMemo } from 'react';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import type { Fetcher, FetcherParams, FetcherReturnType } from '@graphiql/toolkit';
import { getOperationAST, print, separateOperations, type DocumentNode, type FormattedExecutionResult } from 'graphql';
import type { Parley } from '../../client/index.ts';
import { useDark } from './useDark.ts';
import './workers.ts';
import { words } from './words.ts';

type Result = FormattedExecutionResult;

/** Of all that stands in the editor, the operation that was asked for, with its fragments. */
const alone = (document: DocumentNode, name: string | null | undefined): string =>
  print(separateOperations(document)[name ?? ''] ?? document);

interface Observer { next(result: Result): void; error(error: unknown): void; complete(): void }

const watch = (parley: Parley, query: string, variables: unknown) => ({
  subscribe: ({ next, error, complete }: Observer) => {
    const stop = parley.subscribe<Record<string, unknown>>(query, (variables ?? {}) as Record<string, unknown>, {
      next: (data) => next({ data }),
      onResync: (reason) => next({ extensions: { resyncRequired: reason } }),
      onEnd: (failure) => (failure ? error({ message: failure.message, errors: failure.errors }) : complete()),
    });
    return { unsubscribe: stop };
  },
});

const ask = async (parley: Parley, params: FetcherParams): Promise<Result> => {
  const response = await parley.fetch('/graphql', { body: JSON.stringify(params) });
  return response.json() as Promise<Result>;
};

const fetcherFor = (parley: Parley): Fetcher => (params, options) => {
  const document = options?.documentAST;
  const operation = document && getOperationAST(document, params.operationName);
  if (document && operation?.operation === 'subscription') return watch(parley, alone(document, params.operationName), params.variables) as FetcherReturnType;
  return ask(parley, params) as FetcherReturnType;
};

export const Explorer = ({ parley }: { parley: Parley }) => {
  const fetcher = useMemo(() => fetcherFor(parley), [parley]);
  const dark = useDark();
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultQuery={words.query}
      forcedTheme={dark ? 'dark' : 'light'}
      isHeadersEditorEnabled={false}
      shouldPersistHeaders={false}
      showPersistHeadersSettings={false}
    />
  );
};
