/**
 * Notifications: news for one person, kept until they have read it. Whoever has news calls `notify` in the transaction that
 * made it. They do not own what a notification is about.
 */
import type { Actor, UserActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { rowLoader } from '../../platform/reads/loaders.ts';
import { notificationRead, notificationReads, type NotificationRow } from './reads.ts';

export interface News {
  userIds: string[];
  kind: string;
  ticketId: string | null;
  text: string;
}

/** Tells each of these people, but not whoever it is that tells. */
export const notify = (tx: Tx, { userIds, kind, ticketId, text }: News, now: Date): void => {
  const by = byUser(tx.actor);
  for (const userId of new Set(userIds)) {
    if (userId === by) continue;
    const id = newId();
    tx.write(sql`
      insert into notification (id, workspace_id, user_id, kind, ticket_id, by_user_id, text, created_at)
      values (${id}, ${tx.workspaceId}, ${userId}, ${kind}, ${ticketId}, ${by}, ${text}, ${now})`);
    tx.record({ type: 'NotificationMade', payload: { notificationId: id, userId } });
  }
};

const byUser = (actor: Actor): string | null => (actor.kind === 'USER' ? actor.userId : null);

export const notificationsModule = ({ db, clock }: { db: Database; clock: Clock }) => ({
  reads: notificationReads,
  notificationLoader: rowLoader<NotificationRow>(db, notificationRead),
  /** Those named, or all of the user's; how many were unread. */
  markRead: (actor: UserActor, ids: string[] | null) => db.tx(actor, async (tx) => {
    const read = await tx.rows(sql`
      update notification set read_at = ${clock.now()} where user_id = ${actor.userId}::uuid and workspace_id = ${tx.workspaceId}::uuid and read_at is null
        and ${ids ? sql`id = any(${ids}::uuid[])` : sql`true`} returning id`);
    if (read.length > 0) tx.record({ type: 'NotificationsRead', payload: { userId: actor.userId, read: read.length } });
    return ok(read.length);
  }),
});

export type Notifications = ReturnType<typeof notificationsModule>;
export type { NotificationRow } from './reads.ts';
