/** What cases are read from, and what pops up with a ticket. */
import type { Actor } from '../../kernel/actor.ts';
import { isStaff } from '../../kernel/actor.ts';
import { rowId } from '../../kernel/ids.ts';
import type { PageArgs } from '../../kernel/pagination.ts';
import { limit } from '../../limits.ts';
import { name, sql, type Sql } from '../../platform/db/sql.ts';
import { always, byId, connection, many, one, typeRead, type ModuleReads } from '../../platform/reads/declare.ts';
import { keysetOf, microseconds, placeOf } from '../../platform/reads/keyset.ts';
import { pageSize } from '../conversations/index.ts';
import { ticketScope } from '../tickets/index.ts';
import type { CaseOrigin, CaseStatus } from './rules.ts';

export interface CaseRow {
  id: string;
  number: number;
  status: CaseStatus;
  origin: CaseOrigin;
  ticketId: string;
  contactId: string | null;
  savedById: string | null;
  title: string;
  transcript: string;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  version: number;
}

/** Whoever sees the ticket it came from, or the customer it is kept with. */
export const visibleCases = (actor: Actor, alias: string): Sql => {
  if (!isStaff(actor)) return sql`false`;
  const c = name(alias);
  return sql`(${c}.workspace_id = ${actor.workspaceId}::uuid
    and (${ticketScope.seesTicket(actor, sql`${c}.ticket_id`)} or (${c}.contact_id is not null and ${ticketScope.seesContact(actor, sql`${c}.contact_id`)})))`;
};

export const caseRead = typeRead<CaseRow>({
  name: 'Case', table: 'crm_case', node: 'crmCase', ids: { id: 'crmCase' }, visible: visibleCases,
  columns: (t) => ({
    id: sql`${t}.id`, number: sql`${t}.number`, status: sql`${t}.status`, origin: sql`${t}.origin`, ticketId: sql`${t}.ticket_id`, contactId: sql`${t}.contact_id`,
    savedById: sql`${t}.saved_by`, title: sql`${t}.title`, transcript: sql`${t}.transcript`, createdAt: sql`${t}.created_at`, updatedAt: sql`${t}.updated_at`,
    closedAt: sql`${t}.closed_at`, version: sql`${t}.version`,
  }),
  fields: { ticket: one('Ticket', 'ticketId'), contact: one('Contact', 'contactId'), savedBy: one('User', 'savedById', { shared: true }) },
});

export interface ScreenPopRow {
  id: string;
  contactId: string;
  newCustomer: boolean;
}

/** Rows of each kind in a screen pop: what an agent takes in before they answer. */
const FEW = 10;

/** Rules C-06, D-04: it reads whatever the caller may see of the customer. */
const screenPopRead = typeRead<ScreenPopRow>({
  name: 'ScreenPop', table: 'ticket', visible: (actor, t) => ticketScope.seesTicket(actor, sql`${name(t)}.id`),
  columns: (t) => ({ id: sql`${t}.id`, contactId: sql`${t}.contact_id`, newCustomer: sql`(select pk.status = 'PROVISIONAL' from contact pk where pk.id = ${t}.contact_id)` }),
  fields: {
    contact: one('Contact', 'contactId', { implied: always }),
    openCases: many('Case', ({ t, parent }) => ({
      where: sql`${t}.contact_id = ${parent.contactId} and ${t}.status = 'OPEN'`, order: sql`${t}.created_at desc, ${t}.id desc`, limit: FEW,
    }), { implied: always }),
    recentCases: many('Case', ({ t, parent }) => ({ where: sql`${t}.contact_id = ${parent.contactId}`, order: sql`${t}.created_at desc, ${t}.id desc`, limit: FEW }), { implied: always }),
    recentTickets: many('Ticket', ({ t, parent }) => ({
      where: sql`${t}.contact_id = ${parent.contactId} and ${t}.id <> ${parent.id}`, order: sql`${t}.last_activity_at desc, ${t}.id desc`, limit: FEW,
    })),
    lastMessages: many('Message', ({ t, parent }) => ({
      where: sql`${t}.id in (select few.id from conversation theirs cross join lateral (
        select lm.id from message lm where lm.conversation_id = theirs.id order by lm.position desc limit ${FEW}::int) few where theirs.contact_id = ${parent.contactId})`,
      order: sql`${t}.created_at desc, ${t}.id desc`, limit: FEW,
    })),
  },
});

interface CaseFilter {
  status?: string | null;
  contactId?: string | null;
}

const NOTHING = { size: 0, limit: 1, backward: false, started: false, nothing: true, key: null, id: null, status: null, contact: null };

/** Newest first. */
const pageOfCases = ({ filter, first, after }: PageArgs & { filter?: CaseFilter | null }) => {
  const { size } = pageSize({ first, after });
  const contact = filter?.contactId ? rowId('contact', filter.contactId) : null;
  if (filter?.contactId && !contact) return NOTHING;
  const place = keysetOf(after);
  return { size, limit: size + 1, backward: false, started: place.key !== null, nothing: false, ...place, status: filter?.status ?? null, contact };
};

const newestFirst = (t: Sql, where: Sql, given: { key: unknown; id: unknown }) => ({
  where, beyond: given.key === null ? sql`true` : sql`(${t}.created_at, ${t}.id) < ${placeOf(given)}`,
  order: sql`${t}.created_at desc, ${t}.id desc`, keys: [microseconds(sql`${t}.created_at`), sql`${t}.id`],
});

const cases = connection({
  type: 'Case', countLimit: limit('inboxCount'), prepare: pageOfCases,
  page: ({ t, actor }, given) => newestFirst(t, sql`${t}.workspace_id = ${actor.workspaceId}::uuid
    and ${given.status === null ? sql`true` : sql`${t}.status = ${given.status}`} and ${given.contact === null ? sql`true` : sql`${t}.contact_id = ${given.contact}::uuid`}`, given),
});

/** Who sees a contact sees what is kept with it. */
const contactCases = connection({
  type: 'Case', countLimit: limit('inboxCount'), implied: always, prepare: (args: PageArgs) => pageOfCases(args),
  page: ({ t, parent }, given) => newestFirst(t, sql`${t}.contact_id = ${parent.id}`, given),
});

export const caseReads: ModuleReads = {
  types: [caseRead, screenPopRead],
  extend: {
    Ticket: {
      case: many('Case', ({ t, parent }) => ({ where: sql`${t}.ticket_id = ${parent.id}`, order: sql`${t}.id` }), { first: true, implied: always }),
      screenPop: one('ScreenPop', 'id', { implied: always }),
    },
    Contact: { cases: contactCases },
  },
  roots: {
    case: { guard: 'staff', field: byId('Case', ({ id }: { id: string }) => rowId('crmCase', id)) },
    cases: { guard: 'staff', field: cases },
  },
};
