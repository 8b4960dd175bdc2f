/** What was done to one document, who was told that it is saved, and who saw it: kept apart from Yjs and from the server. */

/** A mark is inserted or removed; a scribe's count only grows. */
export type Edit = { kind: 'INSERT'; mark: string } | { kind: 'REMOVE'; mark: string } | { kind: 'COUNT'; scribe: string; count: number };

export type Entry = Edit & {
  /** Its author was told that it is saved. */
  acked: boolean;
  /** Somebody else was shown it. */
  seen: boolean;
  lost: boolean;
};

/** A document as somebody has it. */
export interface Content {
  marks: ReadonlySet<string>;
  counts: ReadonlyMap<string, number>;
}

export interface Losses {
  ackedLost: number;
  seenThenLost: number;
}

export interface Ledger {
  entries: readonly Entry[];
  add(edit: Edit): Entry;
  sawInserted(mark: string): void;
  sawRemoved(mark: string): void;
  sawCount(scribe: string, count: number): void;
  /** What was promised until now: whoever looks for it reads the document after this, since edits under way may be promised meanwhile. */
  promised(): Entry[];
  /** Promised entries that `content` lacks; each is counted once. */
  audit(promised: readonly Entry[], content: Content, tell: (what: string) => void): Losses;
  /** Entries of any kind that `content` lacks. */
  missing(content: Content): number;
}

export const openLedger = (name: string): Ledger => {
  const entries: Entry[] = [];
  const inserted = new Map<string, Entry>();
  const removed = new Map<string, Entry>();
  const counts = new Map<string, Entry>();

  const holds = (entry: Entry, content: Content): boolean => {
    switch (entry.kind) {
      // Where its removal was never promised, it may be there or not.
      case 'INSERT': return content.marks.has(entry.mark) || removed.has(entry.mark);
      case 'REMOVE': return !content.marks.has(entry.mark);
      case 'COUNT': return (content.counts.get(entry.scribe) ?? 0) >= entry.count;
    }
  };
  const see = (entry: Entry | undefined): void => {
    if (entry) entry.seen = true;
  };
  return {
    entries,
    add: (edit) => {
      const entry: Entry = { ...edit, acked: false, seen: false, lost: false };
      entries.push(entry);
      if (edit.kind === 'INSERT') inserted.set(edit.mark, entry);
      else if (edit.kind === 'REMOVE') removed.set(edit.mark, entry);
      else counts.set(`${edit.scribe} ${edit.count}`, entry);
      return entry;
    },
    sawInserted: (mark) => see(inserted.get(mark)),
    sawRemoved: (mark) => see(removed.get(mark)),
    sawCount: (scribe, count) => see(counts.get(`${scribe} ${count}`)),
    promised: () => entries.filter(({ acked, seen }) => acked || seen),
    audit: (promised, content, tell) => {
      const losses = { ackedLost: 0, seenThenLost: 0 };
      for (const entry of promised) {
        if (entry.lost || holds(entry, content)) continue;
        entry.lost = true;
        if (entry.acked) losses.ackedLost++;
        if (entry.seen) losses.seenThenLost++;
        tell(`${name}: lost ${JSON.stringify(entry)}`);
      }
      return losses;
    },
    missing: (content) => entries.filter((entry) => !holds(entry, content)).length,
  };
};
