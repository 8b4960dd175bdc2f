/** Keeps a log at its end if it was there, and where it was otherwise: the ground never shifts under a hand. */
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Nearer to the end than this counts as the end. */
const NEAR = 48;

export interface Sticking {
  box: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLOListElement | null>;
  atBottom: boolean;
  onScroll(): void;
  toBottom(): void;
}

/** @param first Key of the earliest message: when it changes, earlier lines were put above. */
export const useSticking = (first: string): Sticking => {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLOListElement>(null);
  const stuck = useRef(true);
  const before = useRef({ first, height: 0 });
  const [atBottom, setAtBottom] = useState(true);

  const toBottom = useCallback(() => {
    stuck.current = true;
    setAtBottom(true);
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, []);

  const lastTop = useRef(0);
  const onScroll = useCallback(() => {
    const { scrollTop, clientHeight, scrollHeight } = box.current!;
    // Only a move upwards lets go: this event may come late, when the log has already grown below.
    if (scrollHeight - scrollTop - clientHeight < NEAR) stuck.current = true;
    else if (scrollTop < lastTop.current) stuck.current = false;
    lastTop.current = scrollTop;
    setAtBottom(stuck.current);
  }, []);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // The browser's own anchoring is switched off in the style sheet; one of the two must do it, and not all can.
    if (before.current.first !== first && !stuck.current) element.scrollTop += element.scrollHeight - before.current.height;
    before.current = { first, height: element.scrollHeight };
  });

  // Pictures that arrive and a keyboard that opens change the heights without any new line.
  useLayoutEffect(() => {
    const watch = new ResizeObserver(() => {
      if (stuck.current && box.current) box.current.scrollTop = box.current.scrollHeight;
    });
    if (box.current) watch.observe(box.current);
    if (content.current) watch.observe(content.current);
    return () => watch.disconnect();
  }, []);

  return { box, content, atBottom, onScroll, toBottom };
};
