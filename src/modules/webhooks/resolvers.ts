import type { StaffActor } from '../../kernel/actor.ts';
import { globalId, rowId } from '../../kernel/ids.ts';
import { notFound, type Result } from '../../kernel/result.ts';
import { actorOf, staffOf, type Context } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Webhooks } from './index.ts';

export const webhookResolvers = (webhooks: Webhooks): Resolvers => ({
  Query: {
    webhooks: (_, __, ctx) => webhooks.webhooks(staffOf(ctx)),
    webhook: async (_, { id }, ctx) => {
      staffOf(ctx);
      const uuid = rowId('webhook', id);
      return uuid ? ctx.loader(webhooks.webhookLoader).load(uuid) : null;
    },
    webhookEventTypes: (_, __, ctx) => {
      staffOf(ctx);
      return webhooks.eventTypes;
    },
  },
  Mutation: { ...changes(webhooks), ...states(webhooks), ...repeats(webhooks) },
  Webhook: {
    id: (row) => globalId('webhook', row.id),
    deliveries: (row, { status, first, after }, ctx) => webhooks.deliveries(actorOf(ctx), row.id, status ?? null, { first, after }),
  },
  WebhookDelivery: {
    id: (row) => globalId('webhookDelivery', row.id),
    webhook: async (row, _, ctx) => (await ctx.loader(webhooks.webhookLoader).load(row.webhookId))!,
    eventId: (row) => (row.eventId === null ? null : `evt_${row.eventId}`),
    nextAttemptAt: (row) => (row.status === 'PENDING' ? row.nextAttemptAt : null),
  },
});

/** Runs a command on a webhook and reads the webhook as it is afterwards. */
const onWebhook = ({ webhookLoader }: Webhooks) => async <T>(ctx: Context, id: string, run: (actor: StaffActor, uuid: string) => Promise<Result<T>>) => {
  const actor = staffOf(ctx);
  const uuid = rowId('webhook', id);
  const result: Result<T> = uuid ? await run(actor, uuid) : notFound('webhook', ['id']);
  const webhook = result.ok && uuid ? await ctx.loader(webhookLoader).load(uuid) : null;
  return { result, webhook };
};

/** A field that was left out stays as it is; of these only the selection can be null. */
const given = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as never;

const changes = (webhooks: Webhooks): Resolvers['Mutation'] => {
  const run = onWebhook(webhooks);
  return {
    createWebhook: async (_, { input }, ctx) => {
      const { url, events, selection, description } = input;
      const result = await webhooks.createWebhook(staffOf(ctx), { url, events, selection: selection ?? null, description: description ?? '' });
      return payload(result, ({ id, secret }) => ({ webhook: () => ctx.loader(webhooks.webhookLoader).load(id), secret }));
    },
    updateWebhook: async (_, { input: { id, selection, ...fields } }, ctx) => {
      const wanted = { ...given(fields), ...(selection === undefined ? {} : { selection }) };
      const { result, webhook } = await run(ctx, id, (actor, uuid) => webhooks.updateWebhook(actor, uuid, wanted));
      return payload(result, () => ({ webhook }));
    },
    deleteWebhook: async (_, { input }, ctx) => {
      const { result } = await run(ctx, input.id, webhooks.deleteWebhook);
      return payload(result, () => ({ deletedId: input.id }));
    },
    rotateWebhookSecret: async (_, { input }, ctx) => {
      const { result, webhook } = await run(ctx, input.id, webhooks.rotateWebhookSecret);
      return payload(result, ({ secret }) => ({ webhook, secret }));
    },
  };
};

const states = (webhooks: Webhooks): Resolvers['Mutation'] => {
  const run = onWebhook(webhooks);
  return {
    enableWebhook: async (_, { input }, ctx) => {
      const { result, webhook } = await run(ctx, input.id, webhooks.enableWebhook);
      return payload(result, () => ({ webhook }));
    },
    disableWebhook: async (_, { input }, ctx) => {
      const { result, webhook } = await run(ctx, input.id, webhooks.disableWebhook);
      return payload(result, () => ({ webhook }));
    },
  };
};

const repeats = (webhooks: Webhooks): Resolvers['Mutation'] => {
  const run = onWebhook(webhooks);
  const deliveryOf = (ctx: Context, result: Result<string>) => (result.ok ? ctx.loader(webhooks.deliveryLoader).load(result.value) : null);
  return {
    testWebhook: async (_, { input }, ctx) => {
      const { result } = await run(ctx, input.id, webhooks.testWebhook);
      const delivery = await deliveryOf(ctx, result);
      return payload(result, () => ({ delivery }));
    },
    redeliver: async (_, { input }, ctx) => {
      const actor = staffOf(ctx);
      const uuid = rowId('webhookDelivery', input.deliveryId);
      const result = uuid ? await webhooks.redeliver(actor, uuid) : notFound('delivery', ['deliveryId']);
      const delivery = await deliveryOf(ctx, result);
      return payload(result, () => ({ delivery }));
    },
    replayWebhook: async (_, { input }, ctx) => {
      const { result, webhook } = await run(ctx, input.id, (actor, uuid) => webhooks.replayWebhook(actor, uuid, input.after));
      return payload(result, ({ queued }) => ({ webhook, queued }));
    },
  };
};
