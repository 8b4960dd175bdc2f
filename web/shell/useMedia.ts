import { useCallback, useSyncExternalStore } from 'react';

export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    useCallback((listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    }, [query]),
    () => matchMedia(query).matches,
  );

/** Panels side by side: three from 1280 px, two from 768, else one. */
export const usePanels = (): 1 | 2 | 3 => {
  const three = useMedia('(min-width: 1280px)');
  const two = useMedia('(min-width: 768px)');
  return three ? 3 : two ? 2 : 1;
};
