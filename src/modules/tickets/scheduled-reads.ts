import { name, sql } from '../../platform/db/sql.ts';
import { always, many, one, typeRead } from '../../platform/reads/declare.ts';
import { visibleTickets } from './access.ts';

export interface ScheduledReplyRow {
  id: string;
  ticketId: string;
  state: 'SCHEDULED' | 'SENT' | 'CANCELLED' | 'FAILED';
  authorUserId: string;
  text: string;
  sendAt: Date;
  cancelOnCustomerReply: boolean;
  settledAt: Date | null;
  reason: string | null;
  messageId: string | null;
}

/** Of staff who see the ticket. */
export const scheduledRead = typeRead<ScheduledReplyRow>({
  name: 'ScheduledReply', table: 'scheduled_reply', ids: { id: 'scheduledReply' },
  visible: (actor, t) => sql`exists (select 1 from ticket planned where planned.id = ${name(t)}.ticket_id and ${visibleTickets(actor, 'planned')})`,
  columns: (t) => ({
    id: sql`${t}.id`, ticketId: sql`${t}.ticket_id`, state: sql`${t}.state`, authorUserId: sql`${t}.author_user_id`, text: sql`${t}.text`, sendAt: sql`${t}.send_at`,
    cancelOnCustomerReply: sql`${t}.cancel_on_customer_reply`, settledAt: sql`${t}.settled_at`, reason: sql`${t}.reason`, messageId: sql`${t}.message_id`,
  }),
  fields: { author: one('User', 'authorUserId', { shared: true }), message: one('Message', 'messageId') },
});

export const scheduledReplies = many('ScheduledReply', ({ t, parent }) => ({ where: sql`${t}.ticket_id = ${parent.id}`, order: sql`${t}.send_at, ${t}.id` }), { implied: always });
