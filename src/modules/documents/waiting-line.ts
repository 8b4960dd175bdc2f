/** Updates of one document that wait to be stored, in order, and what is to be done once those before it are. */
const NOBODY: never[] = [];

export class WaitingLine {
  /** Since the document was loaded. */
  #accepted = 0;
  #stored = 0;
  #waiting: { until: number; run: () => void }[] = NOBODY;

  /** One more update waits. */
  joined(): void {
    this.#accepted++;
  }

  /** The first so many are stored; `serve` runs what waited for them. */
  stored(updates: number): void {
    this.#stored += updates;
  }

  /** The one at this place, from 1, will not be stored. */
  left(place: number): void {
    this.#accepted--;
    for (const each of this.#waiting) if (each.until >= this.#stored + place) each.until--;
  }

  /** Runs once everything that waits now is stored. */
  after(run: () => void): void {
    if (this.#stored === this.#accepted) return run();
    if (this.#waiting === NOBODY) this.#waiting = [];
    this.#waiting.push({ until: this.#accepted, run });
  }

  serve(): void {
    while (this.#waiting.length > 0 && this.#waiting[0]!.until <= this.#stored) this.#waiting.shift()!.run();
  }

  /** Nothing that waits will be stored, and nothing runs. */
  clear(): void {
    this.#waiting = NOBODY;
  }
}
