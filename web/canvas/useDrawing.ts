/** Turns pointer and keyboard into marks. */
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type * as Y from 'yjs';
import { placePin, strokeWidth, writeStroke, type Side, type StrokeWriter } from './strokes.ts';

export type Tool = 'pen' | 'pin';
export interface Point { x: number; y: number }

interface Options {
  doc: Y.Doc;
  side: Side;
  tool: Tool;
  picture: { width: number; height: number };
  /** A pin was set. */
  onPin(): void;
}

/** A line is followed this finely, in pixels of the screen. */
const STEP = 1.5;

/** Image pixels of a place on the screen, and how many of them make one pixel of the screen. */
const imageAt = (svg: SVGSVGElement, at: { clientX: number; clientY: number }): (Point & { scale: number }) | null => {
  const matrix = svg.getScreenCTM();
  if (!matrix || matrix.a === 0) return null;
  const point = new DOMPoint(at.clientX, at.clientY).matrixTransform(matrix.inverse());
  return { x: point.x, y: point.y, scale: 1 / matrix.a };
};

/** Only a pen feels pressure; fingers and mice report what they like. */
const pressureOf = (event: { pointerType: string; pressure: number }): number =>
  (event.pointerType === 'pen' && event.pressure > 0 ? event.pressure : 0.5);

const usePointer = ({ doc, side, tool, picture, onPin }: Options) => {
  const active = useRef<{ pointer: number; writer: StrokeWriter | null } | null>(null);
  // The page may close in the middle of a line: what was drawn is kept.
  useEffect(() => () => active.current?.writer?.finish(), []);

  const down = (event: PointerEvent<SVGSVGElement>) => {
    if (active.current || event.button !== 0) return;
    const at = imageAt(event.currentTarget, event);
    if (!at) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const writer = tool === 'pen'
      ? writeStroke(doc, { id: crypto.randomUUID(), tool, side, width: strokeWidth(picture), picture, step: STEP * at.scale })
      : null;
    writer?.add(at.x, at.y, pressureOf(event));
    active.current = { pointer: event.pointerId, writer };
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const writer = active.current?.pointer === event.pointerId ? active.current.writer : null;
    if (!writer) return;
    // A fast pen reports more often than the screen is painted.
    const steps = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const step of steps.length > 0 ? steps : [event.nativeEvent]) {
      const at = imageAt(event.currentTarget, step);
      if (at) writer.add(at.x, at.y, pressureOf(step));
    }
  };
  const end = (event: PointerEvent<SVGSVGElement>) => {
    if (active.current?.pointer !== event.pointerId) return;
    active.current.writer?.finish();
    // A pin is set where the finger leaves, so that it can still be moved; a gesture the browser took over sets none.
    const at = active.current.writer === null && event.type === 'pointerup' ? imageAt(event.currentTarget, event) : null;
    active.current = null;
    if (!at) return;
    placePin(doc, { id: crypto.randomUUID(), side, width: strokeWidth(picture), picture }, at.x, at.y);
    onPin();
  };
  return { onPointerDown: down, onPointerMove: move, onPointerUp: end, onPointerCancel: end };
};

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 },
};

const between = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/** Arrow keys move a cross hair and Enter sets a pin, with either tool: nothing needs a drag. */
const useKeys = ({ doc, side, picture, onPin }: Options) => {
  const [cross, setCross] = useState<Point | null>(null);
  const keyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    const at = cross ?? { x: picture.width / 2, y: picture.height / 2 };
    if (arrow) {
      const step = Math.max(picture.width, picture.height) * (event.shiftKey ? 0.005 : 0.025);
      setCross({ x: between(at.x + arrow.x * step, picture.width), y: between(at.y + arrow.y * step, picture.height) });
    } else if (event.key === 'Enter' || event.key === ' ') {
      setCross(at);
      placePin(doc, { id: crypto.randomUUID(), side, width: strokeWidth(picture), picture }, at.x, at.y);
      onPin();
    } else return;
    event.preventDefault();
  };
  return { cross, keyDown, hideCross: () => setCross(null) };
};

export const useDrawing = (options: Options) => {
  const { cross, keyDown, hideCross } = useKeys(options);
  return { cross, keyDown, hideCross, pointer: usePointer(options) };
};
