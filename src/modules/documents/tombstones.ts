/** How much of a document may be deleted: what is gone stays as clocks that everybody who joins is told of. */
import { limit } from '../../limits.ts';
import type { Update } from './update.ts';

/** Clocks of a document, and how many of them are gone. */
export interface Tally {
  clocks: number;
  /** Said to be deleted. */
  deleted: number;
  /** Came without content: deleted, whether or not anybody said so. */
  unbacked: number;
}

const FREE = limit('documentTombstones');
const RATIO = limit('documentTombstoneRatio');

/** `update` is new in all its parts. Writing is never too much deletion. */
export const tooMuchDeleted = (tally: Tally, { sections, deletions, unbacked }: Pick<Update, 'sections' | 'deletions' | 'unbacked'>, free = FREE, ratio = RATIO): boolean => {
  if (deletions.length === 0 && unbacked === 0) return false;
  let { clocks, deleted } = tally;
  for (const { clock, end } of sections) clocks += end - clock;
  for (const { ranges } of deletions) for (let i = 1; i < ranges.length; i += 2) deleted += ranges[i]!;
  const gone = Math.max(deleted, tally.unbacked + unbacked);
  return gone > free && gone > ratio * (clocks - gone);
};
