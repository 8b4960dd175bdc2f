import { rowId, NO_ROW } from '../../kernel/ids.ts';
import { staffOf } from '../../graphql/kit/context.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Settings } from '../settings/index.ts';
import type { Analytics } from './index.ts';

export const analyticsResolvers = (analytics: Analytics, settings: Settings): Resolvers => ({
  Query: {
    stats: (_, { from, to, timeZone, filter }, ctx) =>
      analytics.view(staffOf(ctx), {
        from, to: to ?? null, timeZone: timeZone ?? null,
        // An id of another kind is of no row, so nothing is counted.
        filter: {
          queueId: filter?.queueId ? rowId('queue', filter.queueId) ?? NO_ROW : null, channel: filter?.channel ?? null,
          agentId: filter?.agentId ? rowId('user', filter.agentId) ?? NO_ROW : null,
        },
      }),
  },
  Stats: {
    timeZone: (view) => analytics.zone(view),
    total: (view) => analytics.total(view),
    groups: (view, { by }) => analytics.groups(view, by),
    series: (view, { step }) => analytics.series(view, step),
  },
  StatsGroup: { queue: (row, _, ctx) => (row.queueId ? ctx.loader(settings.queueLoader).load(row.queueId) : null) },
});
