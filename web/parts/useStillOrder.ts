/** Rows whose order holds still while a pointer is over them or focus is in them; values still change in place. */
import { useState } from 'react';
import { useFrozenOrder } from '../inbox/useFrozenOrder.ts';

export interface StillOrder<Row> {
  /** Null: what stood here has gone; its place is kept. */
  rows: { id: string; row: Row | null }[];
  /** How many would stand elsewhere. */
  moved: number;
  show: () => void;
  /** For the element around the rows. */
  hand: {
    onPointerEnter: (event: { pointerType: string }) => void;
    onPointerLeave: () => void;
    onFocus: () => void;
    onBlur: (event: { currentTarget: Element; relatedTarget: Element | null }) => void;
  };
}

export const useStillOrder = <Row>(rows: readonly Row[], idOf: (row: Row) => string): StillOrder<Row> => {
  const [pointer, setPointer] = useState(false);
  const [focus, setFocus] = useState(false);
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  const { order, moved, show } = useFrozenOrder([...byId.keys()], pointer || focus);
  return {
    rows: order.map((id) => ({ id, row: byId.get(id) ?? null })),
    moved,
    show,
    hand: {
      onPointerEnter: (event) => event.pointerType === 'mouse' && setPointer(true),
      onPointerLeave: () => setPointer(false),
      onFocus: () => setFocus(true),
      onBlur: (event) => !event.currentTarget.contains(event.relatedTarget) && setFocus(false),
    },
  };
};
