/**
 * Nobody is given more than they may hold: the log is replayed in order with the workspace's weights. Offers count as if taken, and
 * what is still written up keeps its place. A customer's message may make a waiting ticket heavier than there was room for, and who
 * supervises may go beyond it; both are allowed, but nothing may be given on top of that.
 */
import type { Facts, LogEvent } from '../facts.ts';
import type { Ledger } from '../ledger.ts';
import { holder } from './timeline.ts';

interface Entry {
  at: number;
  event: LogEvent | null;
  apply: () => void;
}

const loads = () => {
  const byUser = new Map<string, Map<string, number>>();
  return {
    set: (userId: string, what: string, weight: number): void => {
      const held = byUser.get(userId) ?? new Map<string, number>();
      byUser.set(userId, held.set(what, weight));
    },
    drop: (userId: string, what: string): void => void byUser.get(userId)?.delete(what),
    of: (userId: string): number => [...(byUser.get(userId)?.values() ?? [])].reduce((sum, weight) => sum + weight, 0),
  };
};

/** To whom an event gives something for which there must be room; null: to nobody. */
const given = ({ type, payload }: LogEvent): string | null => {
  if (type === 'OfferMade') return payload.userId as string;
  if (type !== 'TicketChanged' || payload.aboveCapacity === true) return null;
  const to = holder(payload.after);
  const gained = to !== null && to !== holder(payload.before);
  return gained && (payload.change === 'ASSIGNED' || payload.cause === 'REOPENED') ? to : null;
};

export const withinCapacity = (facts: Pick<Facts, 'events' | 'interactions' | 'agents' | 'settings'>, { since }: Pick<Ledger, 'since'>): string[] => {
  const load = loads();
  const capacity = new Map(facts.agents.map((agent) => [agent.userId, agent.capacity]));
  const weights: Record<string, number> = { OPEN: 1, PENDING: facts.settings.pendingWeight, ON_HOLD: facts.settings.onHoldWeight };
  const entries: Entry[] = [];
  const wrapUp = (ticketId: string, userId: string, at: number): void => {
    const ended = facts.interactions.filter((one) => one.ticketId === ticketId && one.userId === userId && one.endedAt !== null && one.endedAt <= at + 1)
      .sort((a, b) => b.endedAt! - a.endedAt!)[0];
    if (!ended || ended.wrapUntil === null || ended.doneAt === ended.endedAt) return;
    load.set(userId, `wrap ${ticketId}`, 1);
    if (ended.doneAt !== null) later(ended.doneAt, () => load.drop(userId, `wrap ${ticketId}`));
  };
  const later = (at: number, apply: () => void): void => {
    const index = entries.findIndex((entry) => entry.at > at);
    entries.splice(index < 0 ? entries.length : index, 0, { at, event: null, apply });
  };
  const ticketChanged = ({ ticketId, payload: { before, after }, at }: LogEvent): void => {
    const [had, has] = [holder(before), holder(after)];
    if (before?.offeredTo && !after?.offeredTo) load.drop(before.offeredTo, `offer ${ticketId}`);
    if (had !== null) load.drop(had, ticketId!);
    if (has !== null) {
      load.drop(has, `wrap ${ticketId}`);
      load.set(has, ticketId!, weights[after!.status]!);
    }
    if (had !== null && had !== has) wrapUp(ticketId!, had, at);
  };
  const apply = (event: LogEvent): void => {
    if (event.type === 'TicketChanged') ticketChanged(event);
    if (event.type === 'OfferMade') load.set(event.payload.userId as string, `offer ${event.ticketId}`, 1);
    if (event.type === 'OfferEnded') load.drop(event.payload.userId as string, `offer ${event.ticketId}`);
  };
  for (const event of facts.events) entries.push({ at: event.at, event, apply: () => apply(event) });
  const found: string[] = [];
  for (let entry = entries.shift(); entry; entry = entries.shift()) {
    entry.apply();
    const to = entry.event && entry.at >= since ? given(entry.event) : null;
    if (to === null) continue;
    const most = capacity.get(to) ?? 0;
    if (Math.round(load.of(to) * 100) > most * 100) found.push(`event ${entry.event!.id} (${entry.event!.type}) gives ${to} ${load.of(to)} of ${most}`);
  }
  return found;
};
