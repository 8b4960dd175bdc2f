/**
 * A list that follows the database without being read again: the first rows of a filtered, sorted inbox, and how they differ
 * after tickets were touched. Pure; what it needs of the database it asks for by `lacks`.
 */

/** A ticket's place: newest activity first, microseconds as the database has them, then the id. */
export interface Placed {
  id: string;
  key: bigint;
}

export interface Window {
  rows: Placed[];
  /** How many rows the subscriber holds at most. */
  size: number;
  /** No ticket of the list lies below the last row. Not whole means full, except between `touch` and `fill`. */
  whole: boolean;
}

/** A ticket that an event was about: where it stands in the whole list now, null when it is not in it. */
export interface Touched {
  id: string;
  key: bigint | null;
}

/** One step from the list a client holds to the list as it is. `after` is the neighbour above; null at the top. */
export type Difference =
  | { kind: 'ENTER' | 'MOVE' | 'UPDATE'; id: string; after: string | null }
  | { kind: 'LEAVE'; id: string; after: null };

/** True when `a` stands above `b`. */
const above = (a: Placed, b: Placed): boolean => a.key > b.key || (a.key === b.key && a.id > b.id);

/**
 * Takes touched tickets out and puts those that are in the list back where they belong. One that would come below the last row
 * stays out while the list goes on there: rows that the window does not know may stand before it, so `fill` decides.
 */
export const touch = (window: Window, touched: Touched[]): Window => {
  const known = new Map(touched.map((each) => [each.id, each]));
  const rows = window.rows.filter(({ id }) => !known.has(id));
  let { whole } = window;
  const coming = [...known.values()].flatMap(({ id, key }) => (key === null ? [] : [{ id, key }])).sort((a, b) => (above(a, b) ? -1 : 1));
  for (const ticket of coming) {
    const at = rows.findIndex((row) => above(ticket, row));
    if (at >= 0) rows.splice(at, 0, ticket);
    else if (whole) rows.push(ticket);
  }
  if (rows.length > window.size) {
    rows.length = window.size;
    whole = false;
  }
  return { ...window, rows, whole };
};

/** How many rows must be read from below the last one. */
export const lacks = ({ rows, size, whole }: Window): number => (whole ? 0 : size - rows.length);

/** Adds what was read from below the last row; fewer than were asked for means there are no more. */
export const fill = (window: Window, below: Placed[]): Window => ({
  ...window, rows: [...window.rows, ...below], whole: below.length < lacks(window),
});

/** Ids of the rows that keep their order from one list to the other: as many as possible, so that as few as possible move. */
const unmoved = (places: number[]): Set<number> => {
  const best: number[] = [];
  const from: number[] = [];
  const length = places.map(() => 1);
  for (let i = 0; i < places.length; i++) {
    for (let j = 0; j < i; j++) {
      if (places[j]! < places[i]! && length[j]! + 1 > length[i]!) {
        length[i] = length[j]! + 1;
        from[i] = j;
      }
    }
  }
  for (let i: number | undefined = length.indexOf(Math.max(0, ...length)); i !== undefined && i >= 0; i = from[i]) best.push(places[i]!);
  return new Set(best);
};

/** Steps that, applied in order, make `before` into `after`; a touched ticket that keeps its place is updated. */
export const differences = (before: readonly Placed[], after: readonly Placed[], touched: ReadonlySet<string>): Difference[] => {
  const place = new Map(before.map(({ id }, i) => [id, i]));
  const stays = new Set(after.map(({ id }) => id));
  const left = before.filter(({ id }) => !stays.has(id)).map(({ id }): Difference => ({ kind: 'LEAVE', id, after: null }));
  const still = unmoved(after.flatMap(({ id }) => place.get(id) ?? []));
  const placed = after.flatMap(({ id }, i): Difference[] => {
    const neighbour = after[i - 1]?.id ?? null;
    const was = place.get(id);
    if (was === undefined) return [{ kind: 'ENTER', id, after: neighbour }];
    if (!still.has(was)) return [{ kind: 'MOVE', id, after: neighbour }];
    return touched.has(id) ? [{ kind: 'UPDATE', id, after: neighbour }] : [];
  });
  return [...left, ...placed];
};
