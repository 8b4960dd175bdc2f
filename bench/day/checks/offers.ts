/** Offers: one at a time a ticket, each ends once, and who refuses or lets it lapse is on a break. */
import type { Facts, LogEvent } from '../facts.ts';
import { grouped } from './timeline.ts';

const BREAKS: Record<string, string> = { REJECTED: 'OFFER_REJECTED', TIMED_OUT: 'OFFER_LAPSED' };

/** Tickets and offers of one ticket move under one lock, so the order of the log is that of what happened. */
const oneAtATime = (ticketId: string, events: LogEvent[]): string[] => {
  let pending: string | null = null;
  return events.flatMap(({ type, payload }) => {
    const id = payload.offerId as string;
    const before = pending;
    pending = type === 'OfferMade' ? id : null;
    if (type === 'OfferMade') return before === null ? [] : [`${ticketId}: offered as ${id} while ${before} was pending`];
    return before === id ? [] : [`${ticketId}: the offer ${id} ended, but ${before ?? 'none'} was pending`];
  });
};

/** Agents' states stand where tickets have their place. */
const stateAfter = ({ payload }: LogEvent): unknown => payload.after;

/** Somebody who was not available any more is not moved by it. */
const broke = (end: LogEvent, changes: LogEvent[]): boolean => {
  const cause = BREAKS[end.payload.state as string];
  const own = changes.filter(({ payload }) => payload.userId === end.payload.userId);
  if (cause === undefined || own.some((event) => event.xid === end.xid && stateAfter(event) === 'ON_BREAK' && event.payload.cause === cause)) return true;
  const before = own.findLast(({ at }) => at < end.at);
  return !before || stateAfter(before) !== 'AVAILABLE';
};

export const offersOnce = ({ events, offers }: Pick<Facts, 'events' | 'offers'>): string[] => {
  const about = events.filter(({ type }) => type === 'OfferMade' || type === 'OfferEnded');
  const ends = grouped(about.filter(({ type }) => type === 'OfferEnded'), ({ payload }) => payload.offerId as string);
  const changes = events.filter(({ type }) => type === 'AgentStateChanged');
  const found = [...grouped(about, ({ ticketId }) => ticketId)].flatMap(([ticketId, of]) => oneAtATime(ticketId, of));
  for (const { id, state } of offers) {
    const told = ends.get(id) ?? [];
    if (told.length !== (state === 'PENDING' ? 0 : 1)) found.push(`the offer ${id} is ${state} and ended ${told.length} times`);
    if (told[0] && told[0].payload.state !== state) found.push(`the offer ${id} is ${state}, but ended as ${String(told[0].payload.state)}`);
    if (told[0] && !broke(told[0], changes)) found.push(`the offer ${id} ended ${state}, and its agent went on`);
  }
  return found;
};
