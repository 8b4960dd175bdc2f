/** What was promised to customers, derived from messages, statuses, queues and opening times, and compared with what the product kept. */
import type { ClockRow, Facts, LogEvent, MessageRow, QueueRow, TicketRow } from '../facts.ts';
import type { Ledger } from '../ledger.ts';
import { openBetween } from './open-time.ts';
import { conversations, grouped, instant } from './timeline.ts';

type Kind = ClockRow['kind'];

/** One transaction looks at the time more than once. */
const TOLERANCE_MS = 1_000;

interface Derived {
  kind: Kind;
  startedAt: number;
  elapsedMs: number;
  runningSince: number | null;
  ended: 'MET' | 'CANCELLED' | 'QUEUE' | null;
  /** It came to another queue on the way, so its target is not the one it began with. */
  moved: boolean;
}

/** One ticket as it goes. */
interface Life {
  status: string;
  queue: QueueRow;
  openedAt: number;
  answered: boolean;
  clocks: Derived[];
}

const stop = (life: Life, clock: Derived, at: number): void => {
  if (clock.runningSince !== null) clock.elapsedMs += openBetween(life.queue.hours, clock.runningSince, at);
  clock.runningSince = null;
};

const end = (life: Life, clock: Derived, at: number, how: NonNullable<Derived['ended']>): void => {
  stop(life, clock, at);
  clock.ended = how;
};

const stands = (kind: Kind, status: string): boolean => status === 'PENDING' || (status === 'ON_HOLD' && kind === 'RESOLUTION');

const begin = (life: Life, kind: Kind, at: number, status = life.status): void => {
  if (life.queue.targets[kind] === null) return;
  life.clocks.push({ kind, startedAt: at, elapsedMs: 0, runningSince: stands(kind, status) ? null : at, ended: null, moved: false });
};

/** A promise that only the new queue makes counts from the opening on, whatever happened before. */
const toQueue = (life: Life, queue: QueueRow, status: string, at: number): void => {
  const had = new Set(life.clocks.map(({ kind }) => kind));
  for (const clock of life.clocks.filter(({ ended }) => ended === null)) {
    const runs = clock.runningSince !== null;
    clock.moved = true;
    if (queue.targets[clock.kind] === null) {
      end(life, clock, at, 'QUEUE');
      continue;
    }
    stop(life, clock, at);
    clock.runningSince = runs ? at : null;
  }
  life.queue = queue;
  if (!had.has('FIRST_RESPONSE') && !life.answered) begin(life, 'FIRST_RESPONSE', life.openedAt, status);
  if (!had.has('RESOLUTION')) begin(life, 'RESOLUTION', life.openedAt, status);
};

const toStatus = (life: Life, status: string, at: number): void => {
  const was = life.status;
  life.status = status;
  const over = status === 'RESOLVED' || status === 'CLOSED';
  const again = was === 'RESOLVED' || was === 'CLOSED';
  for (const clock of life.clocks) {
    const solution = clock.kind === 'RESOLUTION';
    if (over) {
      if (clock.ended === null) end(life, clock, at, solution && (status === 'RESOLVED' || was === 'PENDING') ? 'MET' : 'CANCELLED');
    } else if (clock.ended !== null) {
      if (!solution || !again || clock.ended === 'QUEUE') continue;
      clock.ended = null;
      clock.runningSince = at;
    } else if (stands(clock.kind, status)) stop(life, clock, at);
    else clock.runningSince ??= at;
  }
};

const onMessage = (life: Life, side: string, at: number): void => {
  const waiting = life.clocks.filter(({ kind, ended }) => kind !== 'RESOLUTION' && ended === null);
  if (side === 'STAFF') {
    for (const clock of waiting) end(life, clock, at, 'MET');
    life.answered = true;
  } else if (side === 'CUSTOMER' && life.answered && waiting.length === 0 && ['NEW', 'OPEN', 'ON_HOLD'].includes(life.status)) begin(life, 'NEXT_RESPONSE', at);
};

/** All tickets of a conversation, a transaction at a time: what it does to tickets comes before what its message means. */
const derive = (events: LogEvent[], messages: Map<string, MessageRow>, queues: Map<string, QueueRow>): Map<string, Life> => {
  const found = new Map<string, Life>();
  let active: Life | undefined;
  for (const together of grouped(events, ({ xid }) => xid).values()) {
    for (const event of together) {
      const { type, ticketId, payload: { before, after } } = event;
      if (!after || !ticketId || (type !== 'TicketOpened' && type !== 'TicketChanged')) continue;
      const at = instant(event);
      if (type === 'TicketOpened') {
        active = { status: 'NEW', queue: queues.get(after.queueId)!, openedAt: at, answered: false, clocks: [] };
        found.set(ticketId, active);
        begin(active, 'FIRST_RESPONSE', at);
        begin(active, 'RESOLUTION', at);
        continue;
      }
      const life = found.get(ticketId);
      if (life && before!.queueId !== after.queueId) toQueue(life, queues.get(after.queueId)!, after.status, at);
      if (life && before!.status !== after.status) toStatus(life, after.status, at);
    }
    for (const { type, at, payload } of together) {
      if (type === 'MessagePosted' && active && active.status !== 'CLOSED') onMessage(active, payload.side as string, messages.get(payload.messageId as string)?.at ?? at);
    }
  }
  return found;
};

const endOf = (row: ClockRow): Derived['ended'] => (row.metAt !== null ? 'MET' : row.cancelledAt !== null ? 'CANCELLED' : null);

const differs = (derived: Derived, row: ClockRow): string | null => {
  if ((derived.ended === 'QUEUE' ? 'CANCELLED' : derived.ended) !== endOf(row)) return `ended ${derived.ended ?? 'not at all'}, and is kept as ${endOf(row) ?? 'running'}`;
  if (Math.abs(derived.startedAt - row.startedAt) > TOLERANCE_MS) return `began ${Math.round(row.startedAt - derived.startedAt)} ms before it is kept to`;
  if (Math.abs(derived.elapsedMs - row.elapsedMs) > TOLERANCE_MS) return `took ${Math.round(derived.elapsedMs)} ms, and ${Math.round(row.elapsedMs)} are kept`;
  if (derived.moved || derived.ended === null) return null;
  const missed = row.breachedAt !== null;
  if (missed ? derived.elapsedMs < row.targetMs - TOLERANCE_MS : derived.elapsedMs > row.targetMs + TOLERANCE_MS) return `took ${Math.round(derived.elapsedMs)} of ${row.targetMs} ms, and is ${missed ? '' : 'not '}missed`;
  return null;
};

const compare = (ticket: TicketRow, life: Life, rows: ClockRow[]): string[] => (['FIRST_RESPONSE', 'NEXT_RESPONSE', 'RESOLUTION'] as const).flatMap((kind) => {
  const [derived, kept] = [life.clocks.filter((clock) => clock.kind === kind), rows.filter((row) => row.kind === kind)];
  if (derived.length !== kept.length) return [`${ticket.id}: ${kind} was promised ${derived.length} times, and ${kept.length} are kept`];
  return derived.flatMap((clock, i) => {
    const difference = differs(clock, kept[i]!);
    return difference ? [`${ticket.id}: ${kind} ${i + 1} ${difference}`] : [];
  });
});

export const promisesDerived = (facts: Pick<Facts, 'events' | 'messages' | 'queues' | 'clocks' | 'tickets'>, { since }: Pick<Ledger, 'since'>): string[] => {
  const messages = new Map(facts.messages.map((message) => [message.id, message]));
  const queues = new Map(facts.queues.map((queue) => [queue.id, queue]));
  const clocks = grouped(facts.clocks, ({ ticketId }) => ticketId);
  const lives = new Map([...conversations(facts).values()].filter((events) => events[0]!.at >= since).flatMap((events) => [...derive(events, messages, queues)]));
  return facts.tickets.flatMap((ticket) => {
    const life = lives.get(ticket.id);
    return life ? compare(ticket, life, clocks.get(ticket.id) ?? []) : [];
  });
};
