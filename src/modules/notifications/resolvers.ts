import { rowId, NO_ROW } from '../../kernel/ids.ts';
import { userOf } from '../../graphql/kit/context.ts';
import { eventFields } from '../../graphql/kit/event-node.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Notifications } from './index.ts';

export const notificationResolvers = (notifications: Notifications): Resolvers => ({
  Mutation: {
    markNotificationsRead: async (_, { input }, ctx) => {
      const result = await notifications.markRead(userOf(ctx), input.ids?.map((id) => rowId('notification', id) ?? NO_ROW) ?? null);
      return payload(result, (read) => ({ read }));
    },
  },
  NotificationMade: {
    ...eventFields,
    notification: async (node, _, ctx) => (await ctx.loader(notifications.notificationLoader).load(node.event.payload.notificationId as string))!,
  },
});
