/**
 * What is true of the marks on a screenshot, without React: who drew one, how one streams into the document, and
 * which ones an undo takes. See "Shapes" of the contracts and rules E-07 to E-09.
 */
import * as Y from 'yjs';
import {
  SIDE_COLOUR, STROKES_ARRAY, strokeClient, strokeOf, type PresenceState, type Stroke,
} from '../../client/shapes.ts';

export type Side = keyof typeof SIDE_COLOUR;
export type StrokeMap = Y.Map<unknown>;

export const otherSide = (side: Side): Side => (side === 'STAFF' ? 'CUSTOMER' : 'STAFF');

export const strokesOf = (doc: Y.Doc): Y.Array<StrokeMap> => doc.getArray<StrokeMap>(STROKES_ARRAY);

/** Remembers to which side each clientID belongs. */
export interface SideBook {
  /** Takes in who is here now; who leaves is remembered, because their marks stay. */
  see(states: ReadonlyMap<number, PresenceState>): void;
  ofClient(client: number): Side | null;
  ofStroke(map: StrokeMap): Side;
}

const sideOfColour = (colour: unknown): Side | null => {
  const found = Object.entries(SIDE_COLOUR).find(([, value]) => value === String(colour).toLowerCase());
  return found ? (found[0] as Side) : null;
};

/**
 * The side is that of the clientID that wrote the mark, as the server stamped it: a page cannot draw in the other
 * side's colour. Marks from before this page was opened have authors whom we may never meet; only for those the map's
 * own colour decides, and a colour of neither side counts as not ours.
 */
export const sideBook = (own: { client: number; side: Side }): SideBook => {
  const seen = new Map<number, Side>([[own.client, own.side]]);
  const ofClient = (client: number): Side | null => seen.get(client) ?? null;
  return {
    see: (states) => {
      for (const [client, state] of states) {
        if (client !== own.client && state.user) seen.set(client, state.user.side);
      }
    },
    ofClient,
    ofStroke: (map) => {
      const client = strokeClient(map);
      const known = client === null ? null : ofClient(client);
      return known ?? sideOfColour(map.get('colour')) ?? otherSide(own.side);
    },
  };
};

/** A mark as it stands in the document, oldest first. */
export interface Mark {
  index: number;
  map: StrokeMap;
  stroke: Stroke;
  side: Side;
}

/** Every mark that can be seen; what a strange client put into the array beside marks is passed over. */
export const marksOf = (doc: Y.Doc, book: SideBook): Mark[] =>
  strokesOf(doc).toArray().flatMap((map, index) => {
    const stroke = map instanceof Y.Map ? strokeOf(map) : null;
    return stroke && stroke.points.length > 0 ? [{ index, map, stroke, side: book.ofStroke(map) }] : [];
  });

export type Undo = 'LAST' | 'ALL';

/** Rule E-09: the newest mark, or every mark, of one named party; newest first, so that deleting keeps the indexes. */
export const undoTargets = (marks: readonly Pick<Mark, 'index' | 'side'>[], party: Side, which: Undo): number[] => {
  const theirs = marks.filter((mark) => mark.side === party).map((mark) => mark.index).sort((a, b) => b - a);
  return which === 'ALL' ? theirs : theirs.slice(0, 1);
};

/**
 * Deletes marks instead of using a Y.UndoManager: its stack ends with the page, but an undo after a reload (or on the
 * customer's second device) must still find the newest mark. One transaction, so that both sides see one change.
 * Returns how many marks went.
 */
export const undoMarks = (doc: Y.Doc, book: SideBook, party: Side, which: Undo): number => {
  const strokes = strokesOf(doc);
  return doc.transact(() => {
    const targets = undoTargets(marksOf(doc, book), party, which);
    for (const index of targets) strokes.delete(index);
    return targets.length;
  });
};

/** Batches 33 ms apart, about 30 a second: smooth to watch, and one small update each instead of one a pointer event. */
export const BATCH_MS = 33;

export interface StrokeStart {
  id: string;
  tool: Stroke['tool'];
  side: Side;
  width: number;
  /** The picture; points outside it are drawn at its edge. */
  picture: { width: number; height: number };
  /** Points nearer to the last than this many image pixels add nothing to see. */
  step: number;
}

export interface StrokeWriter {
  /** The pen moved, in image pixels. */
  add(x: number, y: number, pressure: number): void;
  /** The pen was lifted: what waits is written at once. */
  finish(): void;
}

/** Calls once after so many milliseconds; returns how to call it off. */
export type Later = (run: () => void, ms: number) => () => void;

export const later: Later = (run, ms) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

// Quarters and 64ths have an exact float32, which the wire writes in 5 bytes instead of 9.
const quarter = (value: number): number => Math.round(value * 4) / 4;
const sixtyFourth = (value: number): number => Math.round(clamp(value, 1) * 64) / 64;

const mapOf = (start: StrokeStart, points: Y.Array<number>): StrokeMap => {
  const map: StrokeMap = new Y.Map();
  map.set('id', start.id);
  map.set('tool', start.tool);
  map.set('colour', SIDE_COLOUR[start.side]);
  map.set('width', start.width);
  map.set('points', points);
  return map;
};

/** Streams one mark into the document while it is being drawn: one transaction a batch. */
export const writeStroke = (doc: Y.Doc, start: StrokeStart, wait: Later = later): StrokeWriter => {
  const points = new Y.Array<number>();
  let map: StrokeMap | null = null;
  let waiting: number[] = [];
  let last: { x: number; y: number } | null = null;
  let callOff: (() => void) | null = null;

  const flush = () => {
    callOff = null;
    const batch = waiting;
    waiting = [];
    // Somebody undid this mark while it was being drawn: the rest of the line is not wanted either.
    if (batch.length === 0 || map?._item?.deleted) return;
    doc.transact(() => {
      points.push(batch);
      if (map) return;
      map = mapOf(start, points);
      strokesOf(doc).push([map]);
    });
  };

  return {
    add: (x, y, pressure) => {
      const at = { x: quarter(clamp(x, start.picture.width)), y: quarter(clamp(y, start.picture.height)) };
      if (last && Math.hypot(at.x - last.x, at.y - last.y) < start.step) return;
      last = at;
      waiting.push(at.x, at.y, sixtyFourth(pressure));
      callOff ??= wait(flush, BATCH_MS);
    },
    finish: () => {
      callOff?.();
      flush();
    },
  };
};

/** A mark that is whole at once: a pin. */
export const placePin = (doc: Y.Doc, start: Omit<StrokeStart, 'tool' | 'step'>, x: number, y: number): void => {
  const writer = writeStroke(doc, { ...start, tool: 'pin', step: 0 });
  writer.add(x, y, 0.5);
  writer.finish();
};

/** The sides whose clients wrote something in this transaction; a deletion writes nothing. */
export const sidesWriting = (transaction: Y.Transaction, book: SideBook): Set<Side> => {
  const sides = new Set<Side>();
  for (const [client, clock] of transaction.afterState) {
    if (clock <= (transaction.beforeState.get(client) ?? 0)) continue;
    const side = book.ofClient(client);
    if (side) sides.add(side);
  }
  return sides;
};

/** A line that is as thick on a small picture as on a photograph, once both fill the same screen. */
export const strokeWidth = (picture: { width: number; height: number }): number =>
  Math.min(64, Math.max(3, Math.round(Math.max(picture.width, picture.height) / 80)));
