/** Statistics say what can be counted. */
import type { Facts } from '../facts.ts';
import type { Counted, Ledger } from '../ledger.ts';
import { grouped } from './timeline.ts';

const STANDING = { new: 'NEW', open: 'OPEN', pending: 'PENDING', onHold: 'ON_HOLD', resolved: 'RESOLVED', closed: 'CLOSED' } as const;

const countOf = ({ events, tickets }: Pick<Facts, 'events' | 'tickets'>, queueId: string | null): Omit<Counted, 'queueId'> => {
  const changes = events.filter(({ type, payload: { before, after } }) => type === 'TicketChanged' && after!.status !== before!.status);
  // Rule N-05: a ticket counts once, where it came into the status first.
  const entered = (status: string): number => [...grouped(changes.filter(({ payload }) => payload.after!.status === status), ({ ticketId }) => ticketId).values()]
    .filter(([first]) => queueId === null || first!.payload.after!.queueId === queueId).length;
  const standing = Object.entries(STANDING).map(([name, status]) => [name, tickets.filter((row) => row.status === status && (queueId === null || row.queueId === queueId)).length]);
  return {
    created: events.filter(({ type, payload }) => type === 'TicketOpened' && (queueId === null || payload.after!.queueId === queueId)).length,
    resolved: entered('RESOLVED'), closed: entered('CLOSED'), onHold: entered('ON_HOLD'),
    standing: Object.fromEntries(standing) as Counted['standing'],
  };
};

/** Names of all numbers: what happened, and what stands where now. */
const flat = ({ standing, ...flow }: Omit<Counted, 'queueId'>): [string, number][] =>
  [...Object.entries(flow), ...Object.entries(standing).map(([name, value]): [string, number] => [`now ${name}`, value])];

export const statisticsEqual = (facts: Pick<Facts, 'events' | 'tickets'>, { counted }: Pick<Ledger, 'counted'>): string[] =>
  counted.flatMap(({ queueId, ...said }) => {
    const are = new Map(flat(countOf(facts, queueId === null ? null : queueId.slice(4))));
    return flat(said).flatMap(([name, value]) => (are.get(name) === value ? [] : [`${queueId ?? 'all queues'}: ${name} is ${value}, and counted ${are.get(name)}`]));
  });
