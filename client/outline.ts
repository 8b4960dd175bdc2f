/** Turns a mark into an SVG path, in pixels of the image: the same on both screens and in the picture that is sent. */
import { getStroke } from 'perfect-freehand';
import type { Stroke } from './shapes.ts';

// Little thinning: a pen's pressure is felt, while a mouse (always 0.5) draws an even line as in a marker.
const FREEHAND = { thinning: 0.3, smoothing: 0.5, streamline: 0.4, simulatePressure: false } as const;

const n = (value: number): string => (Math.round(value * 100) / 100).toString();

/** A closed curve through the midpoints of the outline, which hides its corners. */
const curve = (outline: readonly (readonly number[])[]): string => {
  if (outline.length < 3) return '';
  const at = (index: number): readonly number[] => outline[index % outline.length]!;
  const segments = outline.map((_, index) => {
    const [x0, y0] = at(index);
    const [x1, y1] = at(index + 1);
    return `Q${n(x0!)} ${n(y0!)} ${n((x0! + x1!) / 2)} ${n((y0! + y1!) / 2)}`;
  });
  const [x0, y0] = at(outline.length - 1);
  const [x1, y1] = at(0);
  return `M${n((x0! + x1!) / 2)} ${n((y0! + y1!) / 2)}${segments.join('')}Z`;
};

const penPath = (stroke: Stroke): string => {
  const points: [number, number, number][] = [];
  for (let i = 0; i + 2 < stroke.points.length; i += 3) {
    points.push([stroke.points[i]!, stroke.points[i + 1]!, stroke.points[i + 2]!]);
  }
  return curve(getStroke(points, { ...FREEHAND, size: stroke.width }));
};

/** How far a pin reaches above its tip, in radii of its head. */
const PIN_REACH = 2.7;

/** A drop whose tip is the marked point; it hangs downwards where there is no room above. */
const pinPath = (stroke: Stroke): string => {
  const [x = 0, y = 0] = stroke.points;
  const r = stroke.width * 2;
  const up = y < PIN_REACH * r ? 1 : -1;
  // Where the two straight edges from the tip touch the head, whose centre is 1.7 radii away.
  const dx = 0.809 * r;
  const dy = up * 1.112 * r;
  const hole = 0.38 * r;
  const centre = y + up * 1.7 * r;
  const sweep = up < 0 ? 1 : 0;
  return `M${n(x)} ${n(y)}L${n(x - dx)} ${n(y + dy)}A${n(r)} ${n(r)} 0 1 ${sweep} ${n(x + dx)} ${n(y + dy)}Z`
    + `M${n(x - hole)} ${n(centre)}a${n(hole)} ${n(hole)} 0 1 0 ${n(2 * hole)} 0a${n(hole)} ${n(hole)} 0 1 0 ${n(-2 * hole)} 0Z`;
};

/** The filled outline of a mark; a pin's needs `fill-rule="evenodd"` for its hole. */
export const outlineOf = (stroke: Stroke): string => (stroke.tool === 'pin' ? pinPath(stroke) : penPath(stroke));
