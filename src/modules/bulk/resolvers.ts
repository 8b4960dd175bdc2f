import { rowId, NO_ROW } from '../../kernel/ids.ts';
import { staffOf, userOf } from '../../graphql/kit/context.ts';
import { eventFields } from '../../graphql/kit/event-node.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Bulk } from './index.ts';

export const bulkResolvers = (bulk: Bulk): Resolvers => ({
  Mutation: {
    bulkTickets: async (_, { input }, ctx) => {
      const result = await bulk.bulk(userOf(ctx), {
        action: input.action, filter: input.filter ?? null, dryRun: input.dryRun ?? false, note: input.note ?? null, until: input.until ?? null, clientId: input.clientMutationId,
        tagId: input.tagId ? (rowId('tag', input.tagId) ?? NO_ROW) : null, queueId: input.queueId ? (rowId('queue', input.queueId) ?? NO_ROW) : null,
        userId: input.userId ? (rowId('user', input.userId) ?? NO_ROW) : null,
      });
      return payload(result, (id) => ({ job: () => ctx.loader(bulk.jobLoader).load(id) }));
    },
  },
  Subscription: {
    bulkJobEvents: { subscribe: (_, { id, after }, ctx) => bulk.events(staffOf(ctx), rowId('bulkJob', id) ?? NO_ROW, after ?? null) as never, resolve: (node: unknown) => node as never },
  },
  BulkJobProgressed: { ...eventFields, job: async (node, _, ctx) => (await ctx.loader(bulk.jobLoader).load(node.event.payload.jobId as string))! },
});
