import { createContext, useContext, type ReactNode } from 'react';
import { Provider } from 'urql';
import type { Api } from './client.ts';

const ApiContext = createContext<Api | null>(null);

/** Gives a page its API; urql's own hooks work below it too. */
export const ApiProvider = ({ api, children }: { api: Api; children: ReactNode }) => (
  <ApiContext value={api}>
    <Provider value={api.client}>{children}</Provider>
  </ApiContext>
);

export const useApi = (): Api => {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('useApi needs an ApiProvider above it');
  return api;
};
