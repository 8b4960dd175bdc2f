/** What becomes of an update that a client sends: pure, on bytes, against what the room knows. */
import { limit } from '../../limits.ts';
import { BadBytes } from './bytes.ts';
import type { DeletedRanges } from './deletions.ts';
import { Depths } from './depths.ts';
import { inOrder } from './order.ts';
import { spare } from './sparing.ts';
import { diff } from './splice.ts';
import type { Structure } from './structure.ts';
import { parse, type Update } from './update.ts';

/** What a room has accepted so far. */
export interface Known {
  clocks: ReadonlyMap<number, number>;
  owners: ReadonlyMap<number, string>;
  deleted: DeletedRanges;
  /** Where somebody may be kept from touching what others made: what stands where. */
  structure: Structure | null;
  /** How deep shared types are nested; null where the author is the server itself. */
  nesting: (() => Depths) | null;
}

export type Verdict =
  /** Holds nothing that the room lacks. */
  | { kind: 'KNOWN' }
  /** Refers to what the room lacks: the sender has to send that first. */
  | { kind: 'GAP'; reason: string }
  | { kind: 'REFUSED'; reason: string; foreign?: boolean }
  /** `update` is the new part; `claims` are clientIDs that the sender takes into use. */
  | { kind: 'NEW'; update: Update; claims: number[] };

/** New clientIDs in one update: a person's tabs, not a flood of them. */
const MAX_CLAIMS = limit('documentClaims');
const MAX_OWN = limit('documentClaimsAnAuthor');
const MAX_DEPTH = limit('documentDepth');

/** `sparing`: the author may not touch what others made. */
export const judge = (known: Known, bytes: Uint8Array, author: string, sparing = false): Verdict => {
  let update: Update;
  try {
    update = parse(bytes);
  } catch (error) {
    if (error instanceof BadBytes) return { kind: 'REFUSED', reason: error.message };
    throw error;
  }
  const claims: number[] = [];
  let fresh = 0;
  let cut = false;
  for (const { client, clock, end } of update.sections) {
    const at = known.clocks.get(client) ?? 0;
    if (end <= at) {
      cut = true;
      continue;
    }
    if (clock > at) return { kind: 'GAP', reason: 'structs are missing before these' };
    if (clock < at) cut = true;
    fresh++;
    const owner = known.owners.get(client);
    if (owner === undefined) claims.push(client);
    else if (owner !== author) return { kind: 'REFUSED', reason: 'this clientID belongs to somebody else', foreign: true };
  }
  let deletions = update.deletions.length > 0 ? known.deleted.missing(update.deletions) : [];
  if (fresh === 0 && deletions.length === 0) return { kind: 'KNOWN' };
  if (update.gap) return { kind: 'GAP', reason: 'the update has a gap' };
  if (claims.length > MAX_CLAIMS || tooManyOwn(known.owners, claims.length, author)) return { kind: 'REFUSED', reason: 'too many new clientIDs' };
  if (sparing && known.structure) {
    const spared = spare({ ...known, structure: known.structure }, update, deletions, author);
    if (!spared.ok) return { kind: 'REFUSED', reason: spared.reason };
    ({ deletions } = spared);
    if (fresh === 0 && deletions.length === 0) return { kind: 'KNOWN' };
  }
  if (cut || count(deletions) !== count(update.deletions)) update = parse(diff(update, known.clocks, deletions));
  const reason = unmet(known.clocks, update);
  if (reason) return { kind: 'GAP', reason };
  if (update.types && known.nesting && new Depths(known.nesting()).add(update).deepest > MAX_DEPTH) return { kind: 'REFUSED', reason: 'shared types are nested too deeply' };
  return { kind: 'NEW', update, claims };
};

/** Everybody who joins is told of every clientID. They are counted only where there are many. */
const tooManyOwn = (owners: ReadonlyMap<number, string>, more: number, author: string): boolean => {
  if (more === 0 || owners.size + more <= MAX_OWN) return false;
  let own = more;
  for (const owner of owners.values()) if (owner === author) own++;
  return own > MAX_OWN;
};

const count = (deletions: Update['deletions']): number => deletions.reduce((sum, deletion) => sum + deletion.ranges.length, 0);

/** Why the update cannot be integrated, or null. */
const unmet = (clocks: ReadonlyMap<number, number>, update: Update): string | null => {
  const { dependencies, sections, deletions } = update;
  const own = new Map<number, number>();
  for (const { client, end } of sections) own.set(client, end);
  const within = (client: number, clock: number): boolean => clock < (own.get(client) ?? 0);
  let crossing = false;
  for (let i = 0; i < dependencies.length; i += 2) {
    if (dependencies[i + 1]! < (clocks.get(dependencies[i]!) ?? 0)) continue;
    if (!within(dependencies[i]!, dependencies[i + 1]!)) return 'a struct refers to one that is missing';
    crossing ||= sections.length > 1;
  }
  for (const { client, ranges } of deletions) {
    let last = 0;
    for (let i = 0; i < ranges.length; i += 2) last = Math.max(last, ranges[i]! + ranges[i + 1]!);
    if (last > (clocks.get(client) ?? 0) && !within(client, last - 1)) return 'a deletion of what is missing';
  }
  const circle = crossing && !inOrder(update, (client) => clocks.get(client) ?? 0, () => {});
  return circle ? 'structs refer to each other in a circle' : null;
};
