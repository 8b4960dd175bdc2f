import { getStroke } from 'perfect-freehand';
import * as Y from 'yjs';
import { SIDE_COLOUR, STROKES_ARRAY, strokeClient, strokeOf, type Stroke } from '../../../client/shapes.ts';

/** How much wider than the mark its dark edge is, px, so that it shows on any picture. */
const CASING = 3;
const CASING_COLOUR = '#12262a';

const path = (stroke: Stroke, extra: number): string => {
  const points: number[][] = [];
  for (let i = 0; i < stroke.points.length; i += 3) points.push(stroke.points.slice(i, i + 3));
  const outline = getStroke(points, { size: stroke.width + extra, simulatePressure: false, last: true });
  return outline.length > 2 ? `M${outline.map(([x, y]) => `${x!.toFixed(1)},${y!.toFixed(1)}`).join('L')}Z` : '';
};

const pin = (stroke: Stroke, extra: number): string => {
  const [x = 0, y = 0] = stroke.points;
  const r = stroke.width * 2 + extra / 2;
  return `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
};

const mark = (stroke: Stroke, colour: string): string => {
  const shape = stroke.tool === 'pin' ? pin : path;
  return `<path d="${shape(stroke, 2 * CASING)}" fill="${CASING_COLOUR}" fill-opacity="0.7"/><path d="${shape(stroke, 0)}" fill="${colour}"/>`;
};

/**
 * The strokes of a canvas as SVG over a picture of `width` × `height` px. Colours come from who owns the clientID that drew
 * (rule E-07), never from what the map says.
 */
export const strokesSvg = (state: Uint8Array, owners: Map<number, string>, width: number, height: number): string => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const marks: string[] = [];
  for (const item of doc.getArray<unknown>(STROKES_ARRAY)) {
    const stroke = item instanceof Y.Map ? strokeOf(item) : null;
    if (!stroke) continue;
    const owner = owners.get(strokeClient(item as Y.Map<unknown>) ?? -1) ?? '';
    marks.push(mark(stroke, owner.startsWith('contact:') ? SIDE_COLOUR.CUSTOMER : SIDE_COLOUR.STAFF));
  }
  doc.destroy();
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${marks.join('')}</svg>`;
};
