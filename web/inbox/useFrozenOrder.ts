import { useCallback, useRef, useState } from 'react';
import { movedCount } from './order.ts';

/**
 * The order that is shown: the server's, except while `frozen`: then rows stay where they are, what left keeps its
 * place (without its content), and what came waits to be asked for.
 */
export const useFrozenOrder = (wanted: readonly string[], frozen: boolean) => {
  const shown = useRef<readonly string[]>([]);
  const [, redraw] = useState(0);
  if (!frozen || shown.current.length === 0) shown.current = wanted;
  const show = useCallback(() => {
    shown.current = [];
    redraw((n) => n + 1);
  }, []);
  return { order: shown.current, moved: frozen ? movedCount(shown.current, wanted) : 0, show };
};
