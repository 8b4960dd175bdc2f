/**
 * Outgoing webhooks: who wants to be told of which events, how what they get looks, and each delivery until it arrived or was
 * given up. They hear the log after commit, write down one delivery an event and webhook, and a job sends it.
 * They own neither the events nor how a selection is executed: that is handed in. Events: WebhookCreated, WebhookChanged,
 * WebhookSecretRotated, WebhookDeleted, WebhookEnabled, WebhookDisabled.
 */
import type { ServiceActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { ShownEvent } from '../../kernel/event.ts';
import type { Database } from '../../platform/db/database.ts';
import type { EventTail } from '../../platform/events/tail.ts';
import { addressRule } from '../../platform/http/addresses.ts';
import { outgoingRequests } from '../../platform/http/outgoing.ts';
import type { Task } from '../../platform/jobs/jobs.ts';
import type { Tickets } from '../tickets/index.ts';
import { webhookCommands } from './commands.ts';
import { deliverDue } from './delivering.ts';
import { outboxHandler } from './handlers.ts';
import { DELIVER } from './outbox.ts';
import { webhookQueries } from './queries.ts';
import { repeatingCommands } from './repeating.ts';
import { EVENT_TYPES } from './rules.ts';
import { webhookSecrets } from './secrets.ts';
import { sweepDeliveries } from './sweeping.ts';

/** Selections on events, checked and executed by the schema. */
export interface EventDocuments {
  /** Why a selection cannot be stored, or null. */
  problem(selection: string): string | null;
  /** What a selection says of an event with the actor's eyes; null: the default. Throws while the database is away. */
  render(actor: ServiceActor, event: ShownEvent, selection: string | null): Promise<{ data: unknown; errors?: unknown[] }>;
}

export interface WebhooksDeps {
  db: Database;
  clock: Clock;
  tail: Pick<EventTail, 'epoch'>;
  tickets: Pick<Tickets, 'ticketOfEvent'>;
  /** PARLEY_SECRET: seals the webhooks' secrets. */
  secret: string;
  /** Networks (CIDR) that may be called although they are private. */
  allow: string[];
  /** Asked when it is needed: the schema is built after the modules. */
  documents(): EventDocuments;
}

/** Twice an hour: a job that went missing must not wait long. */
const SWEEP = '12,42 * * * *';

export const webhooksModule = (deps: WebhooksDeps) => {
  const secrets = webhookSecrets(deps.secret);
  const addresses = addressRule(deps.allow);
  const delivering = { ...deps, secrets, send: outgoingRequests(addresses) };
  const tasks: Task[] = [
    { name: DELIVER, run: (payload, signal) => deliverDue(delivering, payload as Parameters<typeof deliverDue>[1], signal) },
    { name: 'webhooks:sweep', cron: SWEEP, run: (_, signal) => sweepDeliveries(deps.db, signal) },
  ];
  return {
    ...webhookCommands({ ...deps, secrets, addresses }),
    ...repeatingCommands(deps),
    ...webhookQueries(deps),
    eventTypes: Object.keys(EVENT_TYPES).sort(),
    after: outboxHandler(deps),
    tasks,
  };
};

export type Webhooks = ReturnType<typeof webhooksModule>;

export { webhookEntities } from './entities.ts';
export type { DeliveryRow, WebhookRow } from './queries.ts';
