/** The timers of tickets, derived from what was said and done: each fires once, not early and not late. */
import type { Facts, LogEvent, MessageRow } from '../facts.ts';
import { conversations, instant } from './timeline.ts';

/** Deadlines may be late by this much. */
export const LATE_MS = 2_000;
/** Times are kept in milliseconds. */
export const ROUNDING_MS = 1;

/** A moment that is known to lie between two: a message is handled after it is written and before it is committed. */
interface Span {
  from: number;
  to: number;
}

const FIRES: Record<string, string> = { OPEN: 'INACTIVITY', PENDING: 'PENDING_EXPIRED', RESOLVED: 'RESOLVED_EXPIRED' };
const TIMED = Object.values(FIRES);

const plus = ({ from, to }: Span, ms: number): Span => ({ from: from + ms, to: to + ms });

interface Watched {
  status: string;
  due: Span | null;
  answered: boolean;
  lastAnswer: Span | null;
}

type Holds = Facts['settings'];

/** When a ticket that has just come to a status will be moved by itself. */
const armed = (at: Watched, status: string, now: number, holds: Holds): Span | null => {
  const here = { from: now, to: now };
  const after = (ms: number): Span => {
    const due = plus(at.lastAnswer ?? here, ms);
    return due.from > now ? due : plus(here, ms);
  };
  if (status === 'RESOLVED') return plus(here, holds.resolvedHoldMs);
  if (status === 'PENDING') return after(holds.pendingHoldMs);
  return status === 'OPEN' && at.answered && at.lastAnswer ? after(holds.inactivityMs) : null;
};

const onMessage = (at: Watched, side: string, said: Span, holds: Holds): void => {
  if (side === 'STAFF') {
    at.answered = true;
    at.lastAnswer = said;
    if (at.status === 'OPEN') at.due = plus(said, holds.inactivityMs);
    if (at.status === 'PENDING') at.due = plus(said, holds.pendingHoldMs);
  } else if (side === 'CUSTOMER') {
    at.answered = false;
    if (at.status === 'OPEN') at.due = null;
  }
};

const onChange = (at: Watched, event: LogEvent, holds: Holds, late: (ms: number) => void): string[] => {
  const { before, after, cause } = event.payload;
  if (!after || before?.status === after.status) return [];
  const found: string[] = [];
  const now = instant(event);
  const fired = before !== undefined && TIMED.includes(cause as string);
  if (fired && FIRES[before.status] !== cause) found.push(`${String(cause)} found it ${before.status}`);
  if (fired && !at.due) found.push(`${String(cause)} fired, and nothing was due`);
  if (fired && at.due) {
    if (now < at.due.from - ROUNDING_MS) found.push(`${String(cause)} fired ${Math.round(at.due.from - now)} ms early`);
    if (event.at > at.due.to + LATE_MS) found.push(`${String(cause)} fired ${Math.round(event.at - at.due.to)} ms late`);
    late(event.at - at.due.to);
  } else if (at.due && event.at > at.due.to + LATE_MS) found.push(`what was due did not fire before event ${event.id}`);
  at.status = after.status;
  at.due = armed(at, after.status, now, holds);
  return found;
};

/** A conversation's tickets, from the first event of the day on. */
const follow = (events: LogEvent[], messages: Map<string, MessageRow>, facts: Pick<Facts, 'now' | 'settings'>, late: (ms: number) => void): string[] => {
  const found: string[] = [];
  let current: string | null = null;
  const at: Watched = { status: '', due: null, answered: false, lastAnswer: null };
  for (const event of events) {
    const { type, ticketId, payload } = event;
    if (type === 'MessagePosted') onMessage(at, payload.side as string, { from: messages.get(payload.messageId as string)?.at ?? event.at, to: event.at }, facts.settings);
    if (type !== 'TicketOpened' && type !== 'TicketChanged') continue;
    // What is said before a ticket was opened belongs to the one before it.
    if (type === 'TicketOpened') Object.assign(at, { status: 'NEW', due: null, lastAnswer: null });
    current = ticketId;
    found.push(...onChange(at, event, facts.settings, late).map((what) => `${ticketId}: ${what}`));
  }
  if (at.due && facts.now > at.due.to + LATE_MS) found.push(`${current}: ${FIRES[at.status]} was due ${Math.round(facts.now - at.due.to)} ms ago`);
  return found;
};

export const ticketTimers = (facts: Pick<Facts, 'events' | 'messages' | 'settings' | 'now'>, since: number, late: (ms: number) => void): string[] => {
  const messages = new Map(facts.messages.map((message) => [message.id, message]));
  return [...conversations(facts).values()].filter((events) => events[0]!.at >= since).flatMap((events) => follow(events, messages, facts, late));
};
