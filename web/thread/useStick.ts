/** A thread sticks to its end only if it was there; otherwise what comes is counted, and nothing moves. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

const nearPx = 48;

const isAtEnd = (box: HTMLElement) => box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;

interface Stick {
  atEnd: boolean;
  /** Turns that came below since the end was left. */
  below: number;
  toEnd: () => void;
  onScroll: () => void;
}

export const useStick = (box: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>, ids: readonly string[]): Stick => {
  const [atEnd, setAtEnd] = useState(true);
  const [below, setBelow] = useState(0);
  const stuck = useRef(true);
  const known = useRef<{ first: string | undefined; last: string | undefined; height: number }>({ first: undefined, last: undefined, height: 0 });

  const toEnd = useCallback(() => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
    stuck.current = true;
    setAtEnd(true);
    setBelow(0);
  }, [box]);

  const onScroll = useCallback(() => {
    const element = box.current;
    if (!element) return;
    stuck.current = isAtEnd(element);
    setAtEnd(stuck.current);
    if (stuck.current) setBelow(0);
  }, [box]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const before = known.current;
    const first = ids[0];
    const last = ids.at(-1);
    // Earlier messages were put above: what is being read stays where it is.
    if (before.first !== undefined && first !== before.first && ids.includes(before.first) && !stuck.current) {
      element.scrollTop += element.scrollHeight - before.height;
    }
    if (stuck.current) element.scrollTop = element.scrollHeight;
    else if (before.last !== undefined && last !== before.last) setBelow((n) => n + ids.length - 1 - ids.indexOf(before.last ?? ''));
    known.current = { first, last, height: element.scrollHeight };
  }, [box, ids]);

  // Pictures that load, a composer that grows: the end stays in view.
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      const element = box.current;
      if (element && stuck.current) element.scrollTop = element.scrollHeight;
      if (element) known.current.height = element.scrollHeight;
    });
    if (box.current) observer.observe(box.current);
    if (content.current) observer.observe(content.current);
    return () => observer.disconnect();
  }, [box, content]);

  return { atEnd, below, toEnd, onScroll };
};
