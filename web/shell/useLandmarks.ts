/** F6 walks the panels, Shift F6 back; each panel carries `data-landmark`. */
import { useEffect } from 'react';

const visible = (element: HTMLElement) => element.getClientRects().length > 0;

const walk = (back: boolean) => {
  const marks = [...document.querySelectorAll<HTMLElement>('[data-landmark]')].filter(visible);
  if (marks.length === 0) return;
  const here = marks.findIndex((mark) => mark.contains(document.activeElement));
  const step = back ? -1 : 1;
  const next = here === -1 ? (back ? marks.length - 1 : 0) : (here + step + marks.length) % marks.length;
  const target = marks[next];
  // The panel's own place of work comes first, else the panel itself.
  (target?.querySelector<HTMLElement>('[data-landmark-focus]') ?? target)?.focus();
};

export const useLandmarks = () => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      walk(event.shiftKey);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
};
