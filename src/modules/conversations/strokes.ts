import * as Y from 'yjs';
import { outlineOf } from '../../../client/outline.ts';
import { SIDE_COLOUR, STROKES_ARRAY, strokeClient, strokeOf, type Stroke } from '../../../client/shapes.ts';

const CASING_COLOUR = '#12262a';

/** As the pages draw it: a dark edge, so that a mark shows on any picture. */
const mark = (stroke: Stroke, colour: string): string => {
  const rule = stroke.tool === 'pin' ? 'evenodd' : 'nonzero';
  const edge = Math.max(2, stroke.width * 0.55);
  return `<path d="${outlineOf(stroke)}" fill="${colour}" fill-rule="${rule}" stroke="${CASING_COLOUR}" stroke-opacity="0.7" stroke-width="${edge}" stroke-linejoin="round" paint-order="stroke"/>`;
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
