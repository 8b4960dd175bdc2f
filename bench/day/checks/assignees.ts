/** A ticket is in one pair of hands: each change begins where the one before it ended, and the row stands where the last one left it. */
import type { Facts, InteractionRow, LogEvent, Standing, TicketRow } from '../facts.ts';
import { grouped, IN_HAND, lives } from './timeline.ts';

const place = ({ status, assigneeId, queueId }: Standing): string => `${status} ${assigneeId ?? '-'} ${queueId}`;

const chain = (ticketId: string, life: LogEvent[], row: TicketRow | undefined): string[] => {
  const found: string[] = [];
  let at: string | null = null;
  for (const { id, payload: { before, after } } of life) {
    if (before && at !== null && place(before) !== at) found.push(`${ticketId}: event ${id} begins at ${place(before)}, but it stood at ${at}`);
    if (after && IN_HAND.includes(after.status) && after.assigneeId === null) found.push(`${ticketId}: event ${id} leaves it ${after.status} with nobody`);
    if (after?.status === 'NEW' && after.assigneeId !== null) found.push(`${ticketId}: event ${id} leaves it NEW with somebody`);
    if (after) at = place(after);
  }
  if (row && at !== null && place(row) !== at) found.push(`${ticketId} stands at ${place(row)}, but its last event says ${at}`);
  return found;
};

/** Two people at one ticket at one time. */
const shared = (ticketId: string, interactions: InteractionRow[]): string[] => {
  const sorted = interactions.toSorted((a, b) => a.startedAt - b.startedAt);
  return sorted.flatMap((one, i) => {
    const next = sorted[i + 1];
    return next && (one.endedAt === null || next.startedAt < one.endedAt) ? [`${ticketId}: ${next.userId} began before ${one.userId} had ended`] : [];
  });
};

export const oneAssignee = (facts: Pick<Facts, 'events' | 'tickets' | 'interactions'>): string[] => {
  const rows = new Map(facts.tickets.map((row) => [row.id, row]));
  return [
    ...[...lives(facts)].flatMap(([ticketId, life]) => chain(ticketId, life, rows.get(ticketId))),
    ...[...grouped(facts.interactions, ({ ticketId }) => ticketId)].flatMap(([ticketId, of]) => shared(ticketId, of)),
  ];
};
