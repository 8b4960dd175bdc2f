/** Who listened was shown every event once, whatever became of the node they listened to. */
import type { Heard } from '../customer.ts';
import type { Facts, LogEvent } from '../facts.ts';
import type { Ledger, Watch } from '../ledger.ts';
import { grouped } from './timeline.ts';

/** What came just before somebody left may have been on its way. */
const LEAVING_MS = 2_000;

const INBOX_TYPES = ['TicketOpened', 'TicketChanged', 'MessagePosted', 'SlaWarned', 'SlaBreached', 'OfferMade', 'OfferEnded'];
const PERSONAL_TYPES = ['AgentStateChanged', 'OfferMade', 'OfferEnded'];

const idOf = (event: LogEvent): string => `evt_${event.id}`;

const expectedBy = ({ userId }: Watch, { type, payload }: LogEvent): boolean => {
  if (userId === null) return INBOX_TYPES.includes(type);
  const uuid = userId.slice(4);
  if (PERSONAL_TYPES.includes(type)) return payload.userId === uuid;
  return type === 'TicketChanged' && (payload.before?.assigneeId === uuid) !== (payload.after?.assigneeId === uuid);
};

const watched = (watch: Watch, events: LogEvent[]): string[] => {
  const { who, sightings } = watch;
  const found = events.filter((event) => expectedBy(watch, event) && !sightings.times.has(idOf(event)))
    .map((event) => `${who} was not shown event ${event.id} (${event.type})`);
  if (sightings.repeated > 0) found.push(`${who} was shown ${sightings.repeated} events twice over one connection`);
  if (sightings.resyncs > 0) found.push(`${who} had to begin anew ${sightings.resyncs} times`);
  return found;
};

const heardOf = ({ conversationId, sightings, positions, order, leftAt }: Heard, posted: LogEvent[]): string[] => {
  const found = posted.filter((event) => event.at < leftAt.getTime() - LEAVING_MS && !positions.has(idOf(event)))
    .map((event) => `the customer of ${conversationId} was not shown event ${event.id}`);
  order.forEach((position, i) => {
    if (i > 0 && position <= order[i - 1]!) found.push(`the customer of ${conversationId} was shown message ${position} after ${order[i - 1]}`);
  });
  if (sightings.repeated > 0) found.push(`the customer of ${conversationId} was shown ${sightings.repeated} events twice over one connection`);
  if (sightings.resyncs > 0) found.push(`the customer of ${conversationId} had to begin anew`);
  return found;
};

export const eventsOnce = (facts: Pick<Facts, 'events'>, { watches, heard, since, until }: Pick<Ledger, 'watches' | 'heard' | 'since' | 'until'>): string[] => {
  const day = facts.events.filter(({ at }) => at >= since && at < until);
  const posted = grouped(facts.events.filter(({ type }) => type === 'MessagePosted'), ({ conversationId }) => conversationId);
  return [...watches.flatMap((watch) => watched(watch, day)), ...heard.flatMap((one) => heardOf(one, posted.get(one.conversationId.slice(4)) ?? []))];
};
