import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Rows that changed place glide there. Only when nobody's hand is on the list, so nothing moves under it. */
export const useGlide = (list: RefObject<HTMLElement | null>, order: readonly string[]) => {
  const tops = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const before = tops.current;
    const after = new Map<string, number>();
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    for (const row of list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
      const id = row.dataset['row'] ?? '';
      after.set(id, row.offsetTop);
      const from = before.get(id);
      if (still || from === undefined || from === row.offsetTop) continue;
      row.animate([{ transform: `translateY(${from - row.offsetTop}px)` }, { transform: 'none' }], {
        duration: 180,
        easing: 'cubic-bezier(.2, .7, .2, 1)',
      });
    }
    tops.current = after;
  }, [list, order]);
};
