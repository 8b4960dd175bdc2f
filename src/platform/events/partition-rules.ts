/** Where the log is cut and what of it may go: pure decisions over what the database says. */

/** A partition holds the transactions from `from` (null: from the first) up to but not with `to` (null: for ever). */
export interface Partition {
  name: string;
  from: bigint | null;
  to: bigint | null;
}

/** The bounds as PostgreSQL prints them; throws on anything that is not a range of transactions. */
export const partitionOf = (name: string, bound: string): Partition => {
  const match = /^FOR VALUES FROM \((?:'(\d+)'|MINVALUE)\) TO \((?:'(\d+)'|MAXVALUE)\)$/.exec(bound);
  if (!match) throw new Error(`partition ${name} of the event log has bounds that are not ours: ${bound}`);
  return { name, from: match[1] === undefined ? null : BigInt(match[1]), to: match[2] === undefined ? null : BigInt(match[2]) };
};

/** Oldest first. */
export const inOrder = (partitions: Partition[]): Partition[] =>
  partitions.toSorted((a, b) => (a.from === b.from ? 0 : a.from === null || (b.from !== null && a.from < b.from) ? -1 : 1));

const HOUR_MS = 3_600_000;
const HOURS_A_PARTITION = 24n;
/** Narrower would cut an idle log to ribbons; at 5,000 transactions a second it lasts 26 s, while a cut takes milliseconds. */
export const NARROWEST = 2n ** 17n;
/** Wider would keep a log that became idle after a busy day for months. */
export const WIDEST = 2n ** 24n;

/** Transactions that a partition shall hold: a day's, at the pace of the log so far. Less than an hour says nothing about a day. */
export const widthFor = ({ xids, ms }: { xids: bigint; ms: number }): bigint => {
  if (ms < HOUR_MS) return NARROWEST;
  const day = (xids * HOURS_A_PARTITION * BigInt(HOUR_MS)) / BigInt(Math.floor(ms));
  return day < NARROWEST ? NARROWEST : day > WIDEST ? WIDEST : day;
};

/** The open partition, how to close it, and whether transactions have come to it already. */
export interface Split {
  open: Partition;
  at: bigint;
  entered: boolean;
}

/**
 * Where to close the open partition, so that it stays a whole width ahead of the present: closed before any row is in it, it
 * costs nothing. Null when it is far enough ahead.
 */
export const splitOf = (partitions: Partition[], next: bigint, width: bigint): Split | null => {
  const open = partitions.find(({ to }) => to === null);
  if (!open) throw new Error('the event log has no open partition');
  if (open.from !== null && open.from >= next + width) return null;
  const entered = open.from === null || open.from <= next;
  return { open, at: (entered ? next : open.from!) + width, entered };
};

/** Closed partitions that nobody writes to and every after-handler has passed, oldest first: age alone decides about them. */
export const passed = (partitions: Partition[], { horizon, marks }: { horizon: bigint; marks: bigint[] }): Partition[] => {
  const done = marks.reduce((least, mark) => (mark < least ? mark : least), horizon);
  return partitions.filter(({ to }) => to !== null && to <= done);
};
