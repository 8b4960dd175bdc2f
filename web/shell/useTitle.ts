import { useEffect } from 'react';
import { words } from '../words.ts';

/** The tab's title: most telling part first. */
export const useTitle = (...parts: string[]) => {
  const title = words.title(...parts);
  useEffect(() => {
    document.title = title;
  }, [title]);
};
