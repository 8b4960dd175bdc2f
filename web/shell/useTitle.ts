import { useEffect } from 'react';
import { createStore } from '../../client/index.ts';
import { useStore } from '../api/useStore.ts';
import { words } from '../words.ts';

/** What stands before every title while it is so: an offer that waits. */
export const titleMark = createStore('');

/** The tab's title: most telling part first. */
export const useTitle = (...parts: string[]) => {
  const mark = useStore(titleMark);
  const title = [...(mark === '' ? [] : [mark]), words.title(...parts)].join(' ');
  useEffect(() => {
    document.title = title;
  }, [title]);
};
