/** What a room has accepted, committed or not: what the next update is judged against. */
import type { Known } from './admission.ts';
import { DeletedRanges } from './deletions.ts';
import { Depths } from './depths.ts';
import { Structure } from './structure.ts';
import type { Tally } from './tombstones.ts';
import type { Update } from './update.ts';

export class AcceptedState implements Known {
  readonly owners: Map<number, string>;
  clocks = new Map<number, number>();
  deleted = new DeletedRanges();
  structure: Structure | null;
  readonly #all: () => Update[];
  /** Made when the first shared type comes, since most edits are letters. */
  #depths: Depths | null = null;
  #sum = 0;
  #unbacked = 0;

  /** `guarded`: somebody may be kept from touching what others made. `all` gives everything that was accepted, in its order. */
  constructor(owners: Map<number, string>, guarded: boolean, all: () => Update[]) {
    this.owners = owners;
    this.structure = guarded ? new Structure() : null;
    this.#all = all;
  }

  get tally(): Tally {
    return { clocks: this.#sum, deleted: this.deleted.size, unbacked: this.#unbacked };
  }

  nesting(): Depths {
    return (this.#depths ??= this.#all().reduce((depths, update) => depths.add(update), new Depths()));
  }

  advance(update: Update): void {
    for (const { client, clock, end } of update.sections) {
      this.clocks.set(client, end);
      this.#sum += end - clock;
    }
    this.#unbacked += update.unbacked;
    if (update.deletions.length > 0) this.deleted.add(update.deletions);
    this.structure?.add(update);
    this.#depths?.add(update);
  }

  /** Begins again with what is committed. */
  reset(committed: Update): void {
    this.clocks = new Map();
    this.deleted = new DeletedRanges();
    if (this.structure) this.structure = new Structure();
    this.#depths = null;
    this.#sum = 0;
    this.#unbacked = 0;
    this.advance(committed);
  }
}
