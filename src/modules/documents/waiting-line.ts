/** Updates of one document that wait to be stored, in order, and what is to be done once those before it are. */

export interface WaitingLine {
  /** One more update waits. */
  joined(): void;
  /** The first so many are stored; `serve` runs what waited for them. */
  stored(updates: number): void;
  /** The one at this place, from 1, will not be stored. */
  left(place: number): void;
  /** Runs once everything that waits now is stored. */
  after(run: () => void): void;
  serve(): void;
  /** Nothing that waits will be stored, and nothing runs. */
  clear(): void;
}

export const waitingLine = (): WaitingLine => {
  /** Since the document was loaded. */
  let accepted = 0;
  let stored = 0;
  let waiting: { until: number; run: () => void }[] = [];
  return {
    joined: () => void accepted++,
    stored: (updates) => void (stored += updates),
    left: (place) => {
      accepted--;
      for (const each of waiting) if (each.until >= stored + place) each.until--;
    },
    after: (run) => {
      if (stored === accepted) run();
      else waiting.push({ until: accepted, run });
    },
    serve: () => {
      while (waiting.length > 0 && waiting[0]!.until <= stored) waiting.shift()!.run();
    },
    clear: () => {
      waiting = [];
    },
  };
};
