/** Connections of tickets by newest activity: the inbox with its filter, and a contact's history. */
import type { StaffActor } from '../../kernel/actor.ts';
import { rowId } from '../../kernel/ids.ts';
import type { PageArgs } from '../../kernel/pagination.ts';
import { limit } from '../../limits.ts';
import { and, sql, type Sql } from '../../platform/db/sql.ts';
import { connection, type Bound } from '../../platform/reads/declare.ts';
import { pageSize } from '../conversations/index.ts';
import { visibleTickets } from './access.ts';
import { keysetOf, microseconds, placeOf } from '../../platform/reads/keyset.ts';

/** The inbox's filter as the API has it. */
export interface InboxFilter {
  status?: readonly string[] | null;
  queueId?: string | null;
  channel?: string | null;
  assigneeId?: string | null;
  mine?: boolean | null;
  tagId?: string | null;
  labelId?: string | null;
  search?: string | null;
  snoozed?: boolean | null;
}

type Args = PageArgs & { filter?: InboxFilter | null };

/** Counting stops here: people read "1,000+", and the database does not read on. */
const COUNT_LIMIT = limit('inboxCount');

/** Words as a pattern, and the number that they may mean. */
const searched = (text: string | null | undefined): { words: string | null; number: number | null } => {
  const trimmed = text?.trim();
  if (!trimmed) return { words: null, number: null };
  const number = /^#?(\d{1,9})$/.exec(trimmed)?.[1];
  return { words: `%${trimmed.replace(/[\\%_]/g, '\\$&')}%`, number: number ? Number(number) : null };
};

const EMPTY = { size: 0, limit: 1, backward: false, started: false, nothing: true, key: null, id: null };
const NO_FILTER = { status: null, closed: true, queueId: null, channel: null, assigneeId: null, mine: null, tagId: null, labelId: null, me: null, words: null, number: null, snoozed: null };

const pageOfArgs = ({ first, after }: PageArgs) => {
  const { size } = pageSize({ first, after });
  const place = keysetOf(after);
  return { size, limit: size + 1, backward: false, started: place.key !== null, nothing: false, ...place };
};

/** The arguments with row ids; an id of no such thing matches nothing. */
const inboxArgs = ({ filter, ...page }: Args, me: string | null) => {
  const { queueId: queue, assigneeId: assignee, tagId: tag, labelId: label, status, channel, mine = null, search, snoozed } = filter ?? {};
  const queueId = queue ? rowId('queue', queue) : null;
  const assigneeId = assignee ? rowId('user', assignee) : null;
  const tagId = tag ? rowId('tag', tag) : null;
  const labelId = label ? rowId('label', label) : null;
  if ((queue && !queueId) || (assignee && !assigneeId) || (tag && !tagId) || (label && !labelId)) return { ...EMPTY, ...NO_FILTER };
  // Most tickets of a workspace are closed: who does not ask for those reads an index without them.
  const closed = !status?.length || status.includes('CLOSED');
  // Who seeks a ticket finds it asleep, too.
  const asleep = snoozed ?? (search?.trim() ? null : false);
  return { ...pageOfArgs(page), closed, snoozed: asleep, status: status?.length ? status : null, channel: channel || null, mine, me, queueId, assigneeId, tagId, labelId, ...searched(search) };
};

const searchSql = (t: Sql, words: unknown, number: unknown): Sql => {
  const named = sql`exists (select 1 from contact k where k.id = ${t}.contact_id and k.name ilike ${words})`;
  return number === null ? named : sql`(${t}.number = ${number}::int or ${named})`;
};

const filterSql = (t: Sql, given: Bound<ReturnType<typeof inboxArgs>>): Sql[] => {
  const conditions: Sql[] = [];
  if (given.status !== null) conditions.push(sql`${t}.status = any(${given.status}::text[])`);
  if (!given.closed) conditions.push(sql`${t}.status <> 'CLOSED'`);
  if (given.queueId !== null) conditions.push(sql`${t}.queue_id = ${given.queueId}::uuid`);
  if (given.channel !== null) conditions.push(sql`${t}.channel = ${given.channel}`);
  if (given.assigneeId !== null) conditions.push(sql`${t}.assignee_id = ${given.assigneeId}::uuid`);
  if (given.mine === true) conditions.push(given.me === null ? sql`false` : sql`${t}.assignee_id = ${given.me}::uuid`);
  if (given.mine === false) conditions.push(sql`${t}.assignee_id is null`);
  if (given.tagId !== null) conditions.push(sql`exists (select 1 from ticket_tag tt where tt.ticket_id = ${t}.id and tt.tag_id = ${given.tagId}::uuid)`);
  if (given.labelId !== null) conditions.push(sql`exists (select 1 from ticket_label tl where tl.ticket_id = ${t}.id and tl.label_id = ${given.labelId}::uuid)`);
  if (given.snoozed !== null) conditions.push(given.snoozed ? sql`${t}.snoozed_until is not null` : sql`${t}.snoozed_until is null`);
  if (given.words !== null) conditions.push(searchSql(t, given.words, given.number));
  return conditions;
};

/** The tickets `t` of an actor's inbox; null when nothing can match. */
export const inboxOf = (actor: StaffActor, filter: InboxFilter | null): Sql | null => {
  const given = inboxArgs({ filter }, actor.kind === 'USER' ? actor.userId : null);
  return given.nothing ? null : and([sql`t.workspace_id = ${actor.workspaceId}::uuid`, visibleTickets(actor, 't'), ...filterSql(sql`t`, given)]);
};

const byActivity = (t: Sql, where: Sql, given: { key: unknown; id: unknown }) => ({
  where,
  beyond: given.key === null ? sql`true` : sql`(${t}.last_activity_at, ${t}.id) < ${placeOf(given)}`,
  order: sql`${t}.last_activity_at desc, ${t}.id desc`,
  keys: [microseconds(sql`${t}.last_activity_at`), sql`${t}.id`],
});

export const inbox = connection({
  type: 'Ticket', countLimit: COUNT_LIMIT,
  prepare: (args: Args, actor) => inboxArgs(args, actor.kind === 'USER' ? actor.userId : null),
  // The workspace stands here too, so that its index gives the order.
  page: ({ t, actor }, given) => byActivity(t, and([sql`${t}.workspace_id = ${actor.workspaceId}::uuid`, ...filterSql(t, given)]), given),
});

export const contactTickets = connection({
  type: 'Ticket', countLimit: COUNT_LIMIT,
  prepare: ({ contactId, ...page }: PageArgs & { contactId: string }) => {
    const contact = rowId('contact', contactId);
    return contact ? { ...pageOfArgs(page), contact } : { ...EMPTY, contact };
  },
  page: ({ t }, given) => byActivity(t, given.contact === null ? sql`false` : sql`${t}.contact_id = ${given.contact}::uuid`, given),
});
