/** The log in the orders in which the checks read it. */
import type { Facts, LogEvent, Standing } from '../facts.ts';

export const IN_HAND = ['OPEN', 'PENDING', 'ON_HOLD'];

/** Who works on a ticket in this standing. */
export const holder = (at: Standing | undefined): string | null => (at && IN_HAND.includes(at.status) ? at.assigneeId : null);

/** An instant in a payload. */
export const instant = (event: LogEvent): number => Date.parse(event.payload.at as string);

export const grouped = <T, K>(items: readonly T[], key: (item: T) => K | null): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const of = key(item);
    if (of === null) continue;
    const group = groups.get(of);
    if (group) group.push(item);
    else groups.set(of, [item]);
  }
  return groups;
};

/** A conversation's events in its own gap-free order. */
export const conversations = ({ events }: Pick<Facts, 'events'>): Map<string, LogEvent[]> => {
  const groups = grouped(events, ({ conversationId, position }) => (position === null ? null : conversationId));
  for (const group of groups.values()) group.sort((a, b) => a.position! - b.position!);
  return groups;
};

/** Each ticket's openings and changes, in the order of its conversation. */
export const lives = (facts: Pick<Facts, 'events'>): Map<string, LogEvent[]> =>
  grouped([...conversations(facts).values()].flat().filter(({ type }) => type === 'TicketOpened' || type === 'TicketChanged'), ({ ticketId }) => ticketId);
