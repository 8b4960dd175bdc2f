/** Which rows stand where while somebody's hand is on the list. Pure. */

/** Fewest ids that have to move to turn one order into another: all but the longest run that already stands right. */
export const movedCount = (shown: readonly string[], wanted: readonly string[]): number => {
  const place = new Map(shown.map((id, index) => [id, index]));
  const places = wanted.flatMap((id) => place.get(id) ?? []);
  const runs: number[] = [];
  let longest = 0;
  places.forEach((at, i) => {
    let run = 1;
    for (let j = 0; j < i; j += 1) if (places[j]! < at) run = Math.max(run, runs[j]! + 1);
    runs.push(run);
    longest = Math.max(longest, run);
  });
  const known = new Set(shown);
  const arrived = wanted.filter((id) => !known.has(id)).length;
  return places.length - longest + arrived;
};

/** True when the two orders are the same. */
export const sameOrder = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, i) => id === b[i]);
