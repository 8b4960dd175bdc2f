/**
 * Shapes that server, pages and benches share: strokes of a canvas, awareness of a room, text of a document.
 * They are the "Shapes" of the contracts at the doors; change them only here.
 */
import type * as Y from 'yjs';

/** Yjs type names inside a document. */
export const NOTE_FRAGMENT = 'default';
export const STROKES_ARRAY = 'strokes';

/** Colours fixed by the domain (rule E-07): who draws, not what the map says. */
export const SIDE_COLOUR = { STAFF: '#0f9fa8', CUSTOMER: '#ffd400' } as const;

/** One mark on a screenshot. Author and side are those of the Yjs clientID that wrote it, never part of the map. */
export interface Stroke {
  id: string;
  tool: 'pen' | 'pin';
  colour: string;
  /** Pixels of the image. */
  width: number;
  /** Flat x, y, pressure (0 to 1) in pixels of the image. */
  points: number[];
}

/** Who somebody in a room is; stamped by the server, so a client cannot pretend. */
export interface PresenceUser {
  id: string;
  name: string;
  role: string;
  side: 'STAFF' | 'CUSTOMER';
  colour: string;
}

/** An awareness state. A client sends `activity` and `cursor`; the server adds `user`. */
export interface PresenceState {
  user?: PresenceUser;
  activity?: 'VIEWING' | 'TYPING' | 'DRAFTING';
  cursor?: unknown;
}

/** Reads a stroke from its Yjs map, or null when it is not one. */
export const strokeOf = (map: Y.Map<unknown>): Stroke | null => {
  const points = map.get('points') as { toArray?: () => unknown[] } | undefined;
  const id = map.get('id');
  if (typeof id !== 'string' || typeof points?.toArray !== 'function') return null;
  const numbers = points.toArray().filter((n): n is number => typeof n === 'number' && Number.isFinite(n));
  const width = Number(map.get('width'));
  return {
    id,
    tool: map.get('tool') === 'pin' ? 'pin' : 'pen',
    colour: String(map.get('colour') ?? ''),
    width: Number.isFinite(width) && width > 0 ? Math.min(width, 64) : 6,
    points: numbers.slice(0, numbers.length - (numbers.length % 3)),
  };
};

/** The clientID that wrote a stroke's map into the array: its author. */
export const strokeClient = (map: Y.Map<unknown>): number | null => map._item?.id.client ?? null;

/** What a feed asks before it subscribes. The server registers it: customers, too, run only registered documents. */
export const STARTING_POINT = 'query StartingPoint {\n  eventCursor\n}';
