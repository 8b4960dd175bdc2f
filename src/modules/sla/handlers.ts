/** What happens to a ticket moves its clocks, in the same transaction. Where nothing is promised that is one question. */
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { Tx, WithinHandler } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { hearerOf } from '../tickets/index.ts';
import { cancel, follow, hasEnded, meet, pause, pauseReason, retarget, start, type ClockKind, type Moved, type TicketStatus } from './rules.ts';
import { keep, watched, type Watched } from './store.ts';

interface At {
  status: TicketStatus;
  queueId: string;
}

const running = (of: Watched, kind: ClockKind) => of.clocks.find((clock) => clock.kind === kind && !hasEnded(clock));

/** Keeps a clock, and has it in hand for what follows in this event. */
const put = (tx: Tx, of: Watched, moved: Moved): void => {
  keep(tx, of, moved);
  of.clocks = [...of.clocks.filter(({ id }) => id !== moved.clock.id), moved.clock];
};

/** A clock that starts in a status in which it stands still is stopped at once. */
const begin = (tx: Tx, of: Watched, kind: ClockKind, at: Date): void => {
  const target = of.targets[kind];
  if (target === null) return;
  const started = start(newId(), kind, target, of.hours, at);
  const reason = pauseReason(kind, of.status);
  const stopped = reason ? pause(started.clock, at, reason) : null;
  put(tx, of, stopped ? { clock: stopped.clock, steps: [...started.steps, ...stopped.steps] } : started);
};

/** Rule G5: a ticket's promises begin when it does. */
const onOpened = (tx: Tx, of: Watched): void => {
  if (!of.answered) begin(tx, of, 'FIRST_RESPONSE', of.openedAt);
  begin(tx, of, 'RESOLUTION', of.openedAt);
};

/** In another queue others promise: clocks go on with its targets, end where it has none, begin where only it has some. */
const onQueue = (tx: Tx, of: Watched, now: Date): void => {
  const had = new Set(of.clocks.map(({ kind }) => kind));
  for (const clock of of.clocks.filter((each) => !hasEnded(each))) {
    const target = of.targets[clock.kind];
    put(tx, of, target === null ? cancel(clock, now, 'QUEUE') : retarget(clock, target, of.hours, now));
  }
  if (!had.has('FIRST_RESPONSE') && !of.answered) begin(tx, of, 'FIRST_RESPONSE', of.openedAt);
  if (!had.has('RESOLUTION')) begin(tx, of, 'RESOLUTION', of.openedAt);
};

export const slaTickets = (): WithinHandler => async (tx, event) => {
  const { before, after, at } = event.payload as { before?: At; after: At; at: Date };
  if (before?.status === after.status && before.queueId === after.queueId) return;
  const of = await watched(tx, sql`t.id = ${event.ticketId}::uuid`);
  if (!of) return;
  if (!before) return onOpened(tx, of);
  if (before.queueId !== after.queueId) onQueue(tx, of, at);
  for (const clock of of.clocks) {
    const moved = follow(clock, after.status, before.status, at);
    if (moved) put(tx, of, moved);
  }
};

export const slaMessages = ({ clock }: { clock: Clock }): WithinHandler => async (tx, event) => {
  const { side, position } = event.payload as { side: string; position: number };
  if (side !== 'CUSTOMER' && side !== 'STAFF') return;
  const ticketId = hearerOf(tx, { conversationId: event.conversationId!, position });
  const of = ticketId && (await watched(tx, sql`t.id = ${ticketId}::uuid and t.status <> 'CLOSED'`));
  if (!of) return;
  const now = clock.now();
  if (side === 'STAFF') {
    for (const kind of ['FIRST_RESPONSE', 'NEXT_RESPONSE'] as const) {
      const answered = running(of, kind);
      if (answered) put(tx, of, meet(answered, now));
    }
    return;
  }
  const waits = of.status === 'NEW' || of.status === 'OPEN' || of.status === 'ON_HOLD';
  if (waits && of.answered && !running(of, 'FIRST_RESPONSE') && !running(of, 'NEXT_RESPONSE')) begin(tx, of, 'NEXT_RESPONSE', now);
};
