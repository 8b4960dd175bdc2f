/** All conversations, for those who supervise (rules O-01 to O-04, H-08). */
import type { Actor } from '../../kernel/actor.ts';
import { seesAll } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import { rowId } from '../../kernel/ids.ts';
import type { PageArgs } from '../../kernel/pagination.ts';
import { limit } from '../../limits.ts';
import { and, sql, type Sql } from '../../platform/db/sql.ts';
import { connection, type Bound } from '../../platform/reads/declare.ts';
import { keysetOf, microseconds, placeOf } from '../../platform/reads/keyset.ts';
import { pageSize } from '../conversations/index.ts';
import { searchedCustomer } from './rules.ts';

export interface AllTicketsFilter {
  search?: string | null;
  status?: readonly string[] | null;
  agentId?: string | null;
  queueId?: string | null;
  channel?: string | null;
  createdFrom?: Date | null;
  createdTo?: Date | null;
  updatedFrom?: Date | null;
  updatedTo?: Date | null;
}

type Args = PageArgs & { filter?: AllTicketsFilter | null; sort?: string | null };

const time = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

const asked = (filter: AllTicketsFilter, sort: string) => {
  const agentId = filter.agentId ? rowId('user', filter.agentId) : null;
  const queueId = filter.queueId ? rowId('queue', filter.queueId) : null;
  return {
    nothing: Boolean((filter.agentId && !agentId) || (filter.queueId && !queueId)), agentId, queueId,
    status: filter.status?.length ? filter.status : null, channel: filter.channel ?? null, ...searchedCustomer(filter.search ?? ''),
    createdFrom: time(filter.createdFrom), createdTo: time(filter.createdTo), updatedFrom: time(filter.updatedFrom), updatedTo: time(filter.updatedTo),
    byCreation: sort.startsWith('CREATED'), ascending: sort.endsWith('ASC'),
  };
};

/** Rule O-01: only for administrators, managers and supervisors; what these see is the tickets' own predicate. */
const prepare = ({ filter, sort, first, after }: Args, actor: Actor) => {
  if (!seesAll(actor) && !(actor.kind === 'USER' && actor.role === 'SUPERVISOR')) throw new DoorError('FORBIDDEN', 'This is for supervisors, managers and administrators.');
  const { size } = pageSize({ first, after });
  const place = keysetOf(after);
  return { size, limit: size + 1, backward: false, started: place.key !== null, ...place, ...asked(filter ?? {}, sort ?? 'UPDATED_DESC') };
};

type Given = Bound<ReturnType<typeof prepare>>;

/** Rule O-02: by the customer's name or mobile number, and nothing else. */
const customerSql = (t: Sql, { words, digits }: Given): Sql => {
  const named = sql`exists (select 1 from contact k where k.id = ${t}.contact_id and k.name ilike ${words})`;
  return digits === null ? named : sql`(${named} or exists (select 1 from contact_identity i where i.contact_id = ${t}.contact_id and i.kind = 'PHONE' and i.value like ${digits}))`;
};

/** Rule O-03: all that are given must hold. */
const conditions = (t: Sql, given: Given): Sql[] => {
  const found: Sql[] = [];
  if (given.status !== null) found.push(sql`${t}.status = any(${given.status}::text[])`);
  if (given.agentId !== null) found.push(sql`${t}.assignee_id = ${given.agentId}::uuid`);
  if (given.queueId !== null) found.push(sql`${t}.queue_id = ${given.queueId}::uuid`);
  if (given.channel !== null) found.push(sql`${t}.channel = ${given.channel}`);
  if (given.createdFrom !== null) found.push(sql`${t}.opened_at >= ${given.createdFrom}::timestamptz`);
  if (given.createdTo !== null) found.push(sql`${t}.opened_at < ${given.createdTo}::timestamptz`);
  if (given.updatedFrom !== null) found.push(sql`${t}.last_activity_at >= ${given.updatedFrom}::timestamptz`);
  if (given.updatedTo !== null) found.push(sql`${t}.last_activity_at < ${given.updatedTo}::timestamptz`);
  if (given.words !== null) found.push(customerSql(t, given));
  return found;
};

export const allTickets = connection({
  type: 'Ticket', countLimit: limit('inboxCount'), prepare,
  page: ({ t, actor }, given) => {
    const at = given.byCreation ? sql`${t}.opened_at` : sql`${t}.last_activity_at`;
    return {
      // The workspace stands here too, so that its index gives the order.
      where: and([sql`${t}.workspace_id = ${actor.workspaceId}::uuid`, ...conditions(t, given)]),
      beyond: given.key === null ? sql`true` : given.ascending ? sql`(${at}, ${t}.id) > ${placeOf(given)}` : sql`(${at}, ${t}.id) < ${placeOf(given)}`,
      order: given.ascending ? sql`${at}, ${t}.id` : sql`${at} desc, ${t}.id desc`,
      keys: [microseconds(at), sql`${t}.id`],
    };
  },
});
