import { systemActor, type ServiceActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { ok } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { encodeCursor } from '../../platform/events/cursor.ts';
import type { EventTail } from '../../platform/events/tail.ts';
import type { Outgoing } from '../../platform/http/outgoing.ts';
import type { Tickets } from '../tickets/index.ts';
import type { EventDocuments } from './index.ts';
import { takeLease, type Due } from './lease.ts';
import { wakeWebhook } from './outbox.ts';
import { recordOutcome } from './outcomes.ts';
import { TEST_TYPE, type Answer } from './rules.ts';
import { messageIdOf, type WebhookSecrets } from './secrets.ts';

export interface DeliveringDeps {
  db: Database;
  clock: Clock;
  tail: Pick<EventTail, 'epoch'>;
  secrets: WebhookSecrets;
  send: Outgoing;
  tickets: Pick<Tickets, 'ticketOfEvent'>;
  documents(): EventDocuments;
}

interface Which {
  workspaceId: string;
  webhookId: string;
}

/**
 * A webhook's turn: what is due goes out one by one, in order. What fails waits for its next try and holds nothing up behind
 * it; a busy webhook goes behind the others after a while.
 */
export const deliverDue = async (deps: DeliveringDeps, which: Which, signal: AbortSignal): Promise<void> => {
  const { db } = deps;
  const { workspaceId, webhookId } = which;
  const lease = await takeLease(db, workspaceId, webhookId);
  if (!lease) return;
  // Its holder looks for what is due once more after letting go; only if it was killed does this job find the work.
  if ('busyUntil' in lease) return wakeAt(db, which, lease.busyUntil);
  const began = performance.now();
  try {
    while (!signal.aborted && performance.now() - began < limit('webhookTurnMs')) {
      const due = await lease.next();
      if (!due) break;
      const answer = await attempt(deps, which, due, signal);
      await recordOutcome(db, which, due, answer);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await lease.release();
    await wakeForNext(db, which);
  }
};

const wakeAt = async (db: Database, { workspaceId, webhookId }: Which, at: Date): Promise<void> => {
  await db.tx(systemActor(workspaceId), async (tx) => {
    await wakeWebhook(tx.rows, workspaceId, webhookId, at);
    return ok(null);
  });
};

/** Looked up after the lease was let go: whoever found it taken meanwhile relies on this. */
const wakeForNext = async (db: Database, which: Which): Promise<void> => {
  const [next] = await db.rows<{ at: Date }>(which.workspaceId, sql`
    select d.next_attempt_at as at from webhook_delivery d join webhook w on w.id = d.webhook_id
    where d.webhook_id = ${which.webhookId}::uuid and d.workspace_id = ${which.workspaceId}::uuid and d.status = 'PENDING' and w.status = 'ENABLED'
    order by d.next_attempt_at limit 1`);
  if (next) await wakeAt(db, which, next.at);
};

/** What an administrator sees: a webhook acts as a service of its workspace. */
const serviceOf = ({ workspaceId, webhookId }: Which): ServiceActor => ({ kind: 'SERVICE', workspaceId, tokenId: webhookId, name: 'Webhook', scopes: ['READ', 'ADMIN'] });

const attempt = async (deps: DeliveringDeps, which: Which, due: Due, signal: AbortSignal): Promise<Answer & { ms: number }> => {
  const body = JSON.stringify(due.eventType === TEST_TYPE ? testPayload(due) : await eventPayload(deps, which, due));
  if (Buffer.byteLength(body) > limit('webhookPayloadBytes')) {
    return { error: `The payload has more than ${limit('webhookPayloadBytes')} bytes; ask for less.`, ms: 0 };
  }
  const messageId = messageIdOf(which.webhookId, due.eventType, due.eventId ?? due.id);
  const old = due.previousSecret && due.previousSecretUntil && due.previousSecretUntil > deps.clock.now() ? [due.previousSecret] : [];
  const outcome = await deps.send({
    url: new URL(due.url), body, signal,
    headers: {
      'content-type': 'application/json', 'user-agent': 'Parley-Webhooks/1',
      ...deps.secrets.headers(which.webhookId, [due.secret, ...old], messageId, due.now, body),
    },
  });
  return outcome.kind === 'ANSWERED' ? outcome : { error: outcome.error, ms: outcome.ms };
};

const testPayload = ({ event }: Due) => ({ type: TEST_TYPE, timestamp: new Date(event.at), data: { message: 'A test: this webhook works.' } });

/** The event's facts as they were, everything else as it is now. */
const eventPayload = async ({ tail, tickets, documents }: DeliveringDeps, which: Which, { eventType, event: stored, selection }: Due) => {
  const actor = serviceOf(which);
  const event = { ...stored, at: new Date(stored.at) };
  const ticketId = eventType === 'TicketActivity' ? await tickets.ticketOfEvent(actor, event) : event.ticketId;
  const cursor = encodeCursor({ epoch: tail.epoch, xid: BigInt(event.xid) });
  const rendered = await documents().render(actor, { __typename: eventType, event: { ...event, ticketId }, cursor }, selection);
  return { type: eventType, timestamp: event.at, id: `evt_${event.id}`, cursor, ...rendered };
};
