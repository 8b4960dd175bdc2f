import { globalId } from '../../kernel/ids.ts';
import { present } from '../../platform/db/by-id.ts';
import { staffOf } from '../../graphql/kit/context.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Identity } from '../identity/index.ts';
import type { Settings } from './queries.ts';

export const settingsResolvers = (settings: Settings, identity: Identity): Resolvers => ({
  Query: {
    queues: (_, __, ctx) => settings.queues(staffOf(ctx)),
    endpoints: (_, __, ctx) => settings.endpoints(staffOf(ctx)),
    tags: (_, __, ctx) => settings.tags(staffOf(ctx)),
  },
  Queue: {
    id: (row) => globalId('queue', row.id),
    members: async (row, _, ctx) => {
      const ids = await ctx.loader(settings.memberIdsLoader).load(row.id);
      return present(await ctx.loader(identity.userLoader).loadMany(ids));
    },
  },
  Endpoint: {
    id: (row) => globalId('endpoint', row.id),
    queue: async (row, _, ctx) => (await ctx.loader(settings.queueLoader).load(row.queueId))!,
  },
  Tag: { id: (row) => globalId('tag', row.id) },
});
