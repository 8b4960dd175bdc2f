/** Clients that type and move at an even pace, whether or not the server keeps up. */
import type { Hall } from './hall.ts';
import type { Quantiles } from './latency.ts';

export interface Drive {
  ms: number;
  /** Of all typing clients together, a second. */
  edits: number;
  /** Of all clients together, a second. */
  cursors: number;
}

export interface Part extends Quantiles {
  sent: number;
  /** Of how many; both count what reached another client. */
  delivered: number;
  expected: number;
}

export interface Driven {
  edits: Part;
  cursors: Part;
  /** Why sockets were lost. */
  lost: string[];
  /** What arrived does not make the document that was sent. */
  difference: string | null;
}

const TICK_MS = 1;
/** What is under way at the end still counts when it comes within this time. */
const GRACE_MS = 250;

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

const shuffled = <T>(list: readonly T[]): T[] => {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
};

/** In turn and evenly, so that each acts at the same pace and never two of a room at once by design. */
const turns = <T>(list: readonly T[], perSecond: number, act: (each: T) => void): ((elapsed: number) => void) => {
  const order = shuffled(list);
  let done = 0;
  return (elapsed) => {
    if (order.length === 0) return;
    for (const due = Math.floor((elapsed / 1_000) * perSecond); done < due; done++) act(order[done % order.length]!);
  };
};

export const drive = async (hall: Hall, { ms, edits, cursors }: Drive): Promise<Driven> => {
  hall.edits.clear();
  hall.cursors.clear();
  const type = turns(hall.typists, edits, hall.type);
  const move = turns(hall.everybody, cursors, hall.move);
  const started = performance.now();
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const elapsed = Math.min(ms, performance.now() - started);
      type(elapsed);
      move(elapsed);
      if (elapsed < ms) return;
      clearInterval(timer);
      resolve();
    }, TICK_MS);
  });
  await pause(GRACE_MS);
  const part = ({ count, times }: Hall['edits']): Part => ({
    ...count, expected: count.sent * (hall.seats - 1), ...times.quantiles(),
  });
  return { edits: part(hall.edits), cursors: part(hall.cursors), lost: hall.lost.slice(0, 3), difference: null };
};
