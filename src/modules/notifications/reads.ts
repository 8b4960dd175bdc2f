/** What notifications are read from: everybody has their own. */
import type { PageArgs } from '../../kernel/pagination.ts';
import { limit } from '../../limits.ts';
import { name, sql } from '../../platform/db/sql.ts';
import { connection, one, typeRead, type ModuleReads } from '../../platform/reads/declare.ts';
import { keysetOf, microseconds, placeOf } from '../../platform/reads/keyset.ts';
import { pageSize } from '../conversations/index.ts';

export interface NotificationRow {
  id: string;
  kind: string;
  ticketId: string | null;
  byUserId: string | null;
  text: string;
  createdAt: Date;
  readAt: Date | null;
}

export const notificationRead = typeRead<NotificationRow>({
  name: 'Notification', table: 'notification', node: 'notification', ids: { id: 'notification' },
  visible: (actor, t) => (actor.kind === 'USER' ? sql`${name(t)}.user_id = ${actor.userId}::uuid` : sql`false`),
  columns: (t) => ({
    id: sql`${t}.id`, kind: sql`${t}.kind`, ticketId: sql`${t}.ticket_id`, byUserId: sql`${t}.by_user_id`, text: sql`${t}.text`,
    createdAt: sql`${t}.created_at`, readAt: sql`${t}.read_at`,
  }),
  fields: { by: one('User', 'byUserId', { shared: true }) },
});

const notifications = connection({
  type: 'Notification', countLimit: limit('inboxCount'),
  prepare: ({ first, after, unread }: PageArgs & { unread?: boolean | null }) => {
    const { size } = pageSize({ first, after });
    const place = keysetOf(after);
    return { size, limit: size + 1, backward: false, started: place.key !== null, nothing: false, unread: unread === true, ...place };
  },
  page: ({ t }, given) => ({
    where: given.unread ? sql`${t}.read_at is null` : sql`true`,
    beyond: given.key === null ? sql`true` : sql`(${t}.created_at, ${t}.id) < ${placeOf(given)}`,
    order: sql`${t}.created_at desc, ${t}.id desc`,
    keys: [microseconds(sql`${t}.created_at`), sql`${t}.id`],
  }),
});

export const notificationReads: ModuleReads = { types: [notificationRead], roots: { notifications: { guard: 'staff', field: notifications } } };
