/** Group commit: the updates of all documents gather into one transaction, one of them under way at a time. */
import { setTimeout as delay } from 'node:timers/promises';
import { limit } from '../../limits.ts';
import type { Log } from '../../platform/log/log.ts';
import type { Appended, LogRow, Store } from './store.ts';

/** A document's part of the next commit. Exactly one of `committed`, `refused` and `lost` is called. */
export interface Batch {
  row: LogRow;
  updates: number;
  committed(): void;
  /** Nothing of it was written: the document has moved on elsewhere, or an author's access has changed, or is just changing. */
  refused(why: Exclude<Appended, 'COMMITTED'>): void;
  lost(reason: string): void;
}

/** Something that has updates to commit. */
export interface Source {
  /** At most so much; null when there is nothing, or it may not be taken now. Marks itself again for the rest. */
  take(maxUpdates: number, maxBytes: number): Batch | null;
  /** Gives up what waits. */
  lost(reason: string): void;
}

export interface CommitCounts {
  commits: number;
  updates: number;
  retries: number;
  /** Batches that waited for a change of access. */
  busy: number;
}

/** What one commit may hold: a burst must not stall the loop, nor the other documents. */
const MAX_UPDATES = limit('commitUpdates');
const MAX_BYTES = limit('commitBytes');
/** A database that is away longer costs the rooms their place: their clients still hold what was not saved. */
const GIVE_UP_MS = limit('commitGiveUpMs');
const FIRST_RETRY_MS = 25;
const LAST_RETRY_MS = 500;

/** Classes of SQLSTATE after which the same statement may succeed: away, full, restarting, deadlocked. */
const PASSING = new Set(['08', '25', '40', '53', '55', '57', '58']);
const UNIQUE_VIOLATION = '23505';

const permanent = (error: unknown): boolean => {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && code !== UNIQUE_VIOLATION && !PASSING.has(code.slice(0, 2));
};

export interface GroupCommit {
  mark(source: Source): void;
  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void>;
  counts: CommitCounts;
}

export interface CommitDeps {
  store: Pick<Store, 'append' | 'outcomes'>;
  log: Log;
  /** Other nodes are told of what was written, all of a commit at once. */
  written(rows: LogRow[]): void;
}

export const groupCommit = ({ store, log, written }: CommitDeps): GroupCommit => {
  const dirty = new Set<Source>();
  const counts: CommitCounts = { commits: 0, updates: 0, retries: 0, busy: 0 };
  let running: Promise<void> | null = null;
  let started = -Infinity;

  const gather = (): Batch[] => {
    const batches: Batch[] = [];
    let updates = 0;
    let bytes = 0;
    for (const source of dirty) {
      if (updates >= MAX_UPDATES || bytes >= MAX_BYTES) break;
      dirty.delete(source);
      const batch = source.take(MAX_UPDATES - updates, MAX_BYTES - bytes);
      if (!batch) continue;
      batches.push(batch);
      updates += batch.updates;
      bytes += batch.row.updates.length;
    }
    // All nodes take documents in one order, or two that write the same ones wait for each other.
    return batches.sort((a, b) => a.row.documentId - b.row.documentId);
  };

  const settle = (batch: Batch, outcome: Appended = 'COMMITTED'): void => {
    try {
      if (outcome === 'BUSY') counts.busy++;
      if (outcome !== 'COMMITTED') return batch.refused(outcome);
      counts.updates += batch.updates;
      batch.committed();
    } catch (error) {
      log.error({ err: error, document: batch.row.documentId }, 'a document could not go on after its commit');
      batch.lost('it could not be shown');
    }
  };

  /** What is still to be written after a failure whose outcome is looked up; a database that is away leaves all of it. */
  const remaining = async (batches: Batch[]): Promise<Batch[]> => {
    let outcomes;
    try {
      outcomes = await store.outcomes(batches.map((batch) => batch.row));
    } catch {
      return batches;
    }
    written(batches.filter((_, i) => outcomes[i] === 'COMMITTED').map(({ row }) => row));
    for (const [i, batch] of batches.entries()) {
      if (outcomes[i] === 'COMMITTED') settle(batch);
      if (outcomes[i] === 'FOREIGN') settle(batch, 'BEHIND');
    }
    return batches.filter((_, i) => outcomes[i] === 'ABSENT');
  };

  const giveUp = (batches: Batch[]): void => {
    for (const batch of batches) batch.lost('the database is away');
    for (const source of [...dirty]) source.lost('the database is away');
    dirty.clear();
  };

  const write = async (batches: Batch[]): Promise<void> => {
    const since = performance.now();
    let waiting = batches;
    for (let pause = FIRST_RETRY_MS; waiting.length > 0; pause = Math.min(pause * 2, LAST_RETRY_MS)) {
      try {
        const outcomes = await store.append(waiting.map((batch) => batch.row));
        counts.commits++;
        written(waiting.filter((_, i) => outcomes[i] === 'COMMITTED').map(({ row }) => row));
        waiting.forEach((batch, i) => settle(batch, outcomes[i]));
        return;
      } catch (error) {
        counts.retries++;
        log.warn({ err: error, documents: waiting.length }, 'a commit of documents failed');
        if (permanent(error)) return alone(waiting);
        waiting = await remaining(waiting);
        if (waiting.length > 0 && performance.now() - since > GIVE_UP_MS) return giveUp(waiting);
        await delay(pause);
      }
    }
  };

  /** One document that the database refuses must not take the others with it. */
  const alone = async (batches: Batch[]): Promise<void> => {
    if (batches.length === 1) return batches[0]!.lost('the database refused it');
    for (const batch of batches) await write([batch]);
  };

  const run = async (): Promise<void> => {
    while (dirty.size > 0) {
      // At once when it is quiet: one that comes close behind another waits for those that follow it.
      const wait = started + limit('documentWindowMs') - performance.now();
      await (wait < 1 ? new Promise(setImmediate) : delay(wait));
      started = performance.now();
      const batches = gather();
      if (batches.length > 0) await write(batches);
    }
  };

  return {
    counts,
    mark: (source) => {
      dirty.add(source);
      running ??= run().finally(() => {
        running = null;
      });
    },
    idle: async () => {
      while (running) await running;
    },
  };
};
