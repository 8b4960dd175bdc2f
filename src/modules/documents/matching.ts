/** What two lists have in common, in order: the shortest edit between them, as Myers finds it. */

/** `length` items are the same from `a` on in one and from `b` on in the other. */
export interface Match {
  a: number;
  b: number;
  length: number;
}

/** More differences than this are not sought: what lies between the common ends is then replaced. */
const MAX_DIFFERENCES = 1_000;

/** Matches in ascending order; the items between them differ. */
export const match = (a: readonly string[], b: readonly string[]): Match[] => {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let foot = 0;
  while (foot < a.length - head && foot < b.length - head && a[a.length - 1 - foot] === b[b.length - 1 - foot]) foot++;
  const middle = between(a.slice(head, a.length - foot), b.slice(head, b.length - foot));
  return gather([
    ...(head > 0 ? [{ a: 0, b: 0, length: head }] : []),
    ...middle.map((each) => ({ ...each, a: each.a + head, b: each.b + head })),
    ...(foot > 0 ? [{ a: a.length - foot, b: b.length - foot, length: foot }] : []),
  ]);
};

const gather = (matches: Match[]): Match[] => {
  const out: Match[] = [];
  for (const each of matches) {
    const last = out.at(-1);
    if (last && last.a + last.length === each.a && last.b + last.length === each.b) last.length += each.length;
    else out.push({ ...each });
  }
  return out;
};

/** Furthest `a` on each diagonal, by the number of differences. */
const between = (a: readonly string[], b: readonly string[]): Match[] => {
  if (a.length === 0 || b.length === 0) return [];
  const most = Math.min(a.length + b.length, MAX_DIFFERENCES);
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let differences = 0; differences <= most; differences++) {
    trace.push(new Map(furthest));
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const down = diagonal === -differences || (diagonal !== differences && furthest.get(diagonal - 1)! < furthest.get(diagonal + 1)!);
      let x = down ? furthest.get(diagonal + 1)! : furthest.get(diagonal - 1)! + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      furthest.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return backwards(trace, a.length, b.length);
    }
  }
  return [];
};

const backwards = (trace: Map<number, number>[], endA: number, endB: number): Match[] => {
  const matches: Match[] = [];
  let [x, y] = [endA, endB];
  for (let differences = trace.length - 1; differences >= 0; differences--) {
    const furthest = trace[differences]!;
    const diagonal = x - y;
    const down = diagonal === -differences || (diagonal !== differences && furthest.get(diagonal - 1)! < furthest.get(diagonal + 1)!);
    const from = down ? diagonal + 1 : diagonal - 1;
    const fromX = differences === 0 ? 0 : furthest.get(from)!;
    const startX = differences === 0 ? 0 : down ? fromX : fromX + 1;
    if (x > startX) matches.unshift({ a: startX, b: startX - diagonal, length: x - startX });
    x = fromX;
    y = fromX - from;
  }
  return matches;
};
