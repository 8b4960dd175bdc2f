/** Accepted updates of one document as the row of the log that they become. */
import { packAuthors, packUpdates } from './frames.ts';
import type { Sender } from './parties.ts';
import type { LogRow, Stake } from './store.ts';
import type { Update } from './update.ts';

/** An update that waits to be committed; `claims` are clientIDs that its sender takes into use. */
export interface Pending {
  update: Update;
  from: Sender;
  claims: number[];
  /** What its sender's permission hung on when it was accepted: a later look must not vouch for it. */
  stakes: readonly Stake[];
}

const stakesOf = (items: Pending[]): readonly Stake[] => {
  const first = items[0]!.stakes;
  if (items.every((item) => item.stakes === first)) return first;
  const stakes = new Map<string, Stake>();
  for (const own of new Set(items.map((item) => item.stakes))) for (const stake of own) stakes.set(stake.subject + stake.epoch, stake);
  return [...stakes.values()];
};

export const logRow = (document: { id: number; workspaceId: string }, seq: number, items: Pending[]): LogRow => ({
  documentId: document.id,
  workspaceId: document.workspaceId,
  seq,
  updates: packUpdates(items.map(({ update }) => update.bytes)),
  authors: packAuthors(items.map(({ from }) => from.author)),
  claims: items.flatMap(({ claims, from }) => claims.map((client) => ({ client, owner: from.author.actor }))),
  stakes: stakesOf(items),
});
