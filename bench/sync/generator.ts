/** The process that is all the clients. */
import { burst, type BurstPlan } from './burst.ts';
import type { Place } from './dialect.ts';
import { drive, type Drive } from './drive.ts';
import { fill } from './fill.ts';
import { openHall, type Hall, type HallPlan } from './hall.ts';
import { leaving, type LeavingPlan } from './leaving.ts';
import { recover, rush, type RushPlan } from './rush.ts';
import type { Door } from './seat.ts';
import { readTrace, textIn, type Trace } from './trace.ts';

export type Order =
  /** Rooms in which people type and move. */
  | { order: 'open'; plan: HallPlan } | { order: 'drive'; drive: Drive } | { order: 'compare' }
  /** Reads a recorded document once; types it. */
  | { order: 'read'; traces: string; client: number; edits: number } | { order: 'fill'; door: Door; places: [Place, Place] }
  /** All at once; they stay until `close`. `typed`: they must get the document that was typed. */
  | { order: 'rush'; plan: RushPlan; typed: boolean }
  | { order: 'burst'; plan: BurstPlan } | { order: 'recover'; door: Door; place: Place; client: number }
  /** Rooms whose server is told to stop. */
  | { order: 'leave'; plan: LeavingPlan }
  | { order: 'close' };

const PATIENCE_MS = 30_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

let hall: Hall | null = null;
let trace: Trace | null = null;
let leave = (): void => {};

const present = <T>(what: T | null): T => {
  if (what === null) throw new Error('an order came before the one it rests on');
  return what;
};

const open = async (plan: HallPlan): Promise<object> => {
  hall = await openHall(plan);
  leave = hall.close;
  for (const until = performance.now() + PATIENCE_MS; !hall.isEven(); await pause(10)) {
    if (performance.now() > until) throw new Error(`the clients do not hear each other; ${hall.lost[0] ?? 'no socket was lost'}`);
  }
  return { clocks: hall.typists[0]?.writer.clock ?? 0 };
};

const rushIn = async (plan: RushPlan, typed: boolean): Promise<object> => {
  const updates: Buffer[] = [];
  const { rushed, leave: out } = await rush(typed ? { ...plan, clocks: present(trace).clocks } : plan, updates);
  leave = out;
  const wrong = typed && textIn(updates) !== present(trace).text;
  return { ...rushed, failed: wrong ? ['the document is not the one that was typed'] : rushed.failed, bytes: updates.reduce((sum, { length }) => sum + length, 0) };
};

const obey = async (order: Order): Promise<object> => {
  switch (order.order) {
    case 'open': return open(order.plan);
    case 'drive': return drive(present(hall), order.drive);
    case 'compare': return { difference: present(hall).difference() };
    case 'read': {
      trace = await readTrace(order.traces, order.client, order.edits);
      return { edits: trace.updates.length, characters: trace.text.length };
    }
    case 'fill': return fill(order.door, order.places, present(trace)).then(() => ({}));
    case 'rush': return rushIn(order.plan, order.typed);
    case 'burst': return burst(order.plan);
    case 'recover': return { clock: (await recover(order.door, order.place)).get(order.client) ?? 0 };
    case 'leave': return leaving(order.plan);
    case 'close':
      leave();
      leave = () => {};
      return {};
  }
};

process.on('disconnect', () => process.exit(0));
process.on('message', (order: Order) => {
  obey(order).then((answer) => process.send!(answer), (error: unknown) => process.send!({ error: error instanceof Error ? error.stack : String(error) }));
});
