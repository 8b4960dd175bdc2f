import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { DisabledReason } from './rules.ts';

/** An address that is told of events. What the deliverer notes on its row (lease, failures) is written by SQL alone. */
export const Webhook = defineEntity({
  name: 'Webhook',
  tableName: 'webhook',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    url: p.text(),
    description: p.text(),
    events: p.array<string>(),
    /** Null: the default of each event. */
    selection: p.text().nullable(),
    /** Sealed. */
    secret: p.blob(),
    previousSecret: p.blob().nullable(),
    previousSecretUntil: p.datetime().nullable(),
    status: p.text().$type<'ENABLED' | 'DISABLED'>(),
    disabledReason: p.text().$type<DisabledReason>().nullable(),
    disabledAt: p.datetime().nullable(),
    createdBy: p.text(),
    createdAt: p.datetime(),
  },
});
export type WebhookEntity = InferEntity<typeof Webhook>;

export const webhookEntities = [Webhook];
