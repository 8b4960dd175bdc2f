/**
 * How many shared types each struct of a document stands in, from bytes. Yjs recurses into them when it deletes: a document in
 * which they are nested thousands deep can never be loaded again once the outermost is deleted.
 */
import { inOrder, type Ordered } from './order.ts';
import { lastStart } from './structure.ts';
import { BIT, REF, type Update } from './update.ts';

/** Runs of one depth of one client: where each begins. */
interface Runs {
  starts: number[];
  depths: number[];
}

export class Depths {
  /** The deepest shared type of what was added here, 1 at the top. */
  deepest = 0;
  readonly #clients = new Map<number, Runs>();
  /** What this one adds to; only looked into. */
  readonly #below: Depths | null;

  constructor(below: Depths | null = null) {
    this.#below = below;
  }

  /** Structs that follow what is known of their clients, or begin them. */
  add(update: Update): this {
    if (update.sections.length > 0 && !goesOn(update)) inOrder(update, () => Infinity, (struct) => this.#take(update.bytes[struct.at]!, struct));
    return this;
  }

  #take(info: number, { client, clock, dependencies }: Ordered): void {
    const beside = (info & (BIT.ORIGIN | BIT.RIGHT_ORIGIN)) !== 0;
    const depth = dependencies.length === 0 ? 0 : this.#at(dependencies[0]!, dependencies[1]!) + (beside ? 0 : 1);
    let runs = this.#clients.get(client);
    if (!runs) this.#clients.set(client, (runs = { starts: [], depths: [] }));
    if (runs.depths.at(-1) !== depth) {
      runs.starts.push(clock);
      runs.depths.push(depth);
    }
    if ((info & 31) === REF.TYPE) this.deepest = Math.max(this.deepest, depth + 1);
  }

  #at(client: number, clock: number): number {
    const runs = this.#clients.get(client);
    const run = runs ? lastStart(runs.starts, clock) : -1;
    if (run >= 0) return runs!.depths[run]!;
    return this.#below ? this.#below.#at(client, clock) : 0;
  }
}

/** One struct behind the one before it, as when somebody types: it stands where that one does. */
const goesOn = ({ bytes, sections, dependencies, types }: Update): boolean => {
  const [{ client, clock, structs, from }, ...others] = sections as [Update['sections'][number], ...Update['sections']];
  return others.length === 0 && structs === 1 && !types && (bytes[from]! & BIT.ORIGIN) !== 0 && dependencies[0] === client && dependencies[1] === clock - 1;
};
