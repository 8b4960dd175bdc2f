/** What offers are read from. */
import { one, many, typeRead, type ModuleReads } from '../../platform/reads/declare.ts';
import { limit } from '../../limits.ts';
import { sql } from '../../platform/db/sql.ts';
import { visibleOffers } from './access.ts';
import type { OfferState } from './rules.ts';

export interface OfferRow {
  id: string;
  ticketId: string;
  userId: string;
  queueId: string;
  state: OfferState;
  round: number;
  madeAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
}

export const offerRead = typeRead<OfferRow>({
  name: 'Offer', table: 'offer', node: 'offer', ids: { id: 'offer' }, visible: visibleOffers,
  columns: (t) => ({
    id: sql`${t}.id`, ticketId: sql`${t}.ticket_id`, userId: sql`${t}.user_id`, queueId: sql`${t}.queue_id`, state: sql`${t}.state`, round: sql`${t}.round`,
    madeAt: sql`${t}.made_at`, expiresAt: sql`${t}.expires_at`, endedAt: sql`${t}.ended_at`,
  }),
  fields: {
    ticket: one('Ticket', 'ticketId'),
    user: one('User', 'userId', { shared: true }),
    queue: one('Queue', 'queueId', { shared: true }),
  },
});

const myOffers = many('Offer', ({ t, actor }) => ({
  where: sql`${t}.user_id = ${actor.kind === 'USER' ? actor.userId : null}::uuid and ${t}.state = 'PENDING'`,
  order: sql`${t}.expires_at, ${t}.id`, limit: limit('listSize'),
}));

export const routingReads: ModuleReads = { types: [offerRead], roots: { myOffers: { guard: 'staff', field: myOffers } } };
