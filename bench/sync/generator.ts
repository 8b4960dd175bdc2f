/** The process that is all the clients. */
import { drive, type Drive } from './drive.ts';
import { openHall, type Hall, type HallPlan } from './hall.ts';

export type Order = { order: 'open'; plan: HallPlan } | { order: 'drive'; drive: Drive } | { order: 'compare' } | { order: 'close' };

const PATIENCE_MS = 20_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

let hall: Hall | null = null;

const open = async (plan: HallPlan): Promise<object> => {
  hall = await openHall(plan);
  for (const until = performance.now() + PATIENCE_MS; !hall.isEven(); await pause(10)) {
    if (performance.now() > until) throw new Error(`the clients do not hear each other; ${hall.lost[0] ?? 'no socket was lost'}`);
  }
  return { seats: hall.everybody.length };
};

const obey = async (order: Order): Promise<object> => {
  if (order.order === 'open') return open(order.plan);
  if (!hall) throw new Error('nobody is there');
  if (order.order === 'drive') return drive(hall, order.drive);
  if (order.order === 'compare') return { difference: hall.difference() };
  hall.close();
  hall = null;
  return {};
};

process.on('disconnect', () => process.exit(0));
process.on('message', (order: Order) => {
  obey(order).then((answer) => process.send!(answer), (error: unknown) => process.send!({ error: error instanceof Error ? error.stack : String(error) }));
});
