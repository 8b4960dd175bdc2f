import { useSyncExternalStore } from 'react';
import type { Store } from '../../client/index.ts';

/** The store's value, and a new rendering whenever it changes. */
export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);
