import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';
import { rowId, NO_ROW } from '../../kernel/ids.ts';
import { staffOf } from '../../graphql/kit/context.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Analytics, DurationName } from './index.ts';

const DURATION_FIELDS: [field: string, of: DurationName][] = [['waiting', 'waiting'], ['firstResponse', 'response'], ['resolution', 'resolution']];

/** Names of the fields selected below the one being resolved, through fragments. */
const selected = (info: GraphQLResolveInfo): Set<string> => {
  const names = new Set<string>();
  const visit = (set: SelectionSetNode | undefined): void => {
    for (const each of set?.selections ?? []) {
      if (each.kind === Kind.FIELD) names.add(each.name.value);
      else visit(each.kind === Kind.INLINE_FRAGMENT ? each.selectionSet : info.fragments[each.name.value]?.selectionSet);
    }
  };
  for (const node of info.fieldNodes) visit(node.selectionSet);
  return names;
};

const durationsIn = (info: GraphQLResolveInfo): DurationName[] => {
  const names = selected(info);
  return DURATION_FIELDS.filter(([field]) => names.has(field)).map(([, of]) => of);
};

export const analyticsResolvers = (analytics: Analytics): Resolvers => ({
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
    total: (view, _, __, info) => analytics.total(view, durationsIn(info)),
    groups: (view, { by }, _, info) => analytics.groups(view, by, durationsIn(info)),
    series: (view, { step }, _, info) => analytics.series(view, step, durationsIn(info)),
  },
});
