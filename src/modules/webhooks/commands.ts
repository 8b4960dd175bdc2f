import { actorKey, isAdmin, type StaffActor } from '../../kernel/actor.ts';
import { plus, type Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, fail, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { literalAddress, type AddressRule } from '../../platform/http/addresses.ts';
import { accessWebhook, onlyAdmins } from './access.ts';
import { Webhook, type WebhookEntity } from './entities.ts';
import { wakeWebhook } from './outbox.ts';
import { webhookFields, type WebhookFields } from './rules.ts';
import type { EventDocuments } from './index.ts';
import type { WebhookSecrets } from './secrets.ts';

export interface CommandDeps {
  db: Database;
  clock: Clock;
  secrets: WebhookSecrets;
  addresses: AddressRule;
  documents(): EventDocuments;
}

export type WebhookChanges = Partial<WebhookFields>;

/** Each returns the webhook's row id, for the caller to read it anew. */
export const webhookCommands = (deps: CommandDeps) => {
  const { db } = deps;
  return {
    createWebhook: (actor: StaffActor, fields: WebhookFields) => db.tx(actor, (tx) => create(tx, actor, deps, fields)),
    updateWebhook: (actor: StaffActor, id: string, changes: WebhookChanges) => db.tx(actor, (tx) => update(tx, actor, deps, id, changes)),
    rotateWebhookSecret: (actor: StaffActor, id: string) => db.tx(actor, (tx) => rotate(tx, actor, deps, id)),
    deleteWebhook: (actor: StaffActor, id: string) => db.tx(actor, (tx) => remove(tx, actor, id)),
    enableWebhook: (actor: StaffActor, id: string) => db.tx(actor, (tx) => enable(tx, actor, id)),
    disableWebhook: (actor: StaffActor, id: string) => db.tx(actor, (tx) => disable(tx, actor, deps, id)),
  };
};

/** The fields as they are stored, or why they cannot be. */
const check = ({ addresses, documents }: CommandDeps, input: WebhookFields): Result<WebhookFields> => {
  const fields = webhookFields(input);
  if (!fields.ok) return fields;
  const literal = literalAddress(new URL(fields.value.url));
  if (literal !== null && !addresses.allows(literal)) return badInput('The address is private or reserved.', ['url']);
  const problem = fields.value.selection === null ? null : documents().problem(fields.value.selection);
  return problem === null ? fields : fail('InvalidSelection', problem, ['selection']);
};

const create = async (tx: Tx, actor: StaffActor, deps: CommandDeps, input: WebhookFields): Promise<Result<{ id: string; secret: string }>> => {
  if (!isAdmin(actor)) return onlyAdmins();
  const fields = check(deps, input);
  if (!fields.ok) return fields;
  const [count] = await tx.rows<{ n: number }>(sql`select count(*)::int as n from webhook where workspace_id = ${tx.workspaceId}::uuid`);
  if (count!.n >= limit('webhooksAWorkspace')) {
    return fail('LimitReached', `There are ${limit('webhooksAWorkspace')} webhooks already; delete one first.`, [], { limit: 'webhooksAWorkspace' });
  }

  const id = newId();
  const secret = deps.secrets.make(id);
  tx.em.create(Webhook, {
    id, workspaceId: tx.workspaceId, ...fields.value, secret: secret.sealed, previousSecret: null, previousSecretUntil: null,
    status: 'ENABLED', disabledReason: null, disabledAt: null, createdBy: actorKey(actor), createdAt: deps.clock.now(),
  });
  tx.record({ type: 'WebhookCreated', payload: { webhookId: id } });
  return ok({ id, secret: secret.text });
};

const update = async (tx: Tx, actor: StaffActor, deps: CommandDeps, id: string, changes: WebhookChanges): Promise<Result<string>> => {
  const webhook = await accessWebhook(tx, actor, id);
  if (!webhook.ok) return webhook;
  const { url, events, description, selection } = webhook.value;
  const fields = check(deps, { url, events, description, selection: selection ?? null, ...changes });
  if (!fields.ok) return fields;
  Object.assign(webhook.value, fields.value);
  tx.record({ type: 'WebhookChanged', payload: { webhookId: id } });
  return ok(id);
};

/** Both sign for a day, so that the receiver may change over when it likes. A second rotation ends the oldest. */
const rotate = async (tx: Tx, actor: StaffActor, deps: CommandDeps, id: string): Promise<Result<{ id: string; secret: string }>> => {
  const webhook = await accessWebhook(tx, actor, id);
  if (!webhook.ok) return webhook;
  const secret = deps.secrets.make(id);
  webhook.value.previousSecret = webhook.value.secret;
  webhook.value.previousSecretUntil = plus(deps.clock.now(), limit('webhookSecretOverlapMs'));
  webhook.value.secret = secret.sealed;
  tx.record({ type: 'WebhookSecretRotated', payload: { webhookId: id } });
  return ok({ id, secret: secret.text });
};

/** With its deliveries, those that wait too. */
const remove = async (tx: Tx, actor: StaffActor, id: string): Promise<Result<string>> => {
  const webhook = await accessWebhook(tx, actor, id);
  if (!webhook.ok) return webhook;
  tx.em.remove(webhook.value);
  tx.record({ type: 'WebhookDeleted', payload: { webhookId: id } });
  return ok(id);
};

/** What waited when it was disabled goes on; what happened since was not written down, and is had by a replay. */
const enable = async (tx: Tx, actor: StaffActor, id: string): Promise<Result<string>> => {
  const webhook = await accessWebhook(tx, actor, id);
  if (!webhook.ok || webhook.value.status === 'ENABLED') return webhook.ok ? ok(id) : webhook;
  setStatus(webhook.value, 'ENABLED', null);
  await tx.rows(sql`update webhook set failing_since = null, failures = 0 where id = ${id}::uuid`);
  await wakeWebhook(tx.rows, tx.workspaceId, id);
  tx.record({ type: 'WebhookEnabled', payload: { webhookId: id } });
  return ok(id);
};

const disable = async (tx: Tx, actor: StaffActor, { clock }: CommandDeps, id: string): Promise<Result<string>> => {
  const webhook = await accessWebhook(tx, actor, id);
  if (!webhook.ok || webhook.value.status === 'DISABLED') return webhook.ok ? ok(id) : webhook;
  setStatus(webhook.value, 'DISABLED', clock.now());
  tx.record({ type: 'WebhookDisabled', payload: { webhookId: id, reason: 'ADMINISTRATOR' } });
  return ok(id);
};

const setStatus = (webhook: WebhookEntity, status: 'ENABLED' | 'DISABLED', disabledAt: Date | null): void => {
  webhook.status = status;
  webhook.disabledReason = disabledAt ? 'ADMINISTRATOR' : null;
  webhook.disabledAt = disabledAt;
};
