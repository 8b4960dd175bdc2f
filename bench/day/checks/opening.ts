/** While a queue is closed nobody is asked or given anything from it. */
import type { Facts } from '../facts.ts';
import { openBetween } from './open-time.ts';
import { instant } from './timeline.ts';

/** A decision looks at the time when it begins. */
const LOOK_MS = 1_000;

export const closedQueuesRest = ({ events, queues }: Pick<Facts, 'events' | 'queues'>): string[] => {
  const hours = new Map(queues.filter((queue) => queue.hours !== null).map((queue) => [queue.id, queue.hours]));
  return events.flatMap((event) => {
    const { id, type, payload } = event;
    const decided = type === 'OfferMade' ? payload.after! : type === 'TicketChanged' && payload.change === 'ASSIGNED' && payload.cause === 'SYSTEM' ? payload.before! : null;
    const of = decided && hours.get(decided.queueId);
    if (!of) return [];
    const at = instant(event);
    return openBetween(of, at - LOOK_MS, at + 1) > 0 ? [] : [`event ${id} (${type}) was decided while its queue was closed`];
  });
};
