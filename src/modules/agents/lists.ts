/** The roster by name, and an agent's intervals by time. */
import { DoorError } from '../../kernel/errors.ts';
import { rowId } from '../../kernel/ids.ts';
import { decodeCursor, type PageArgs } from '../../kernel/pagination.ts';
import { limit } from '../../limits.ts';
import { and, sql, type Sql } from '../../platform/db/sql.ts';
import { connection, type Bound } from '../../platform/reads/declare.ts';

export interface AgentFilter {
  queueId?: string | null;
  state?: readonly string[] | null;
  search?: string | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DAY_MS = 24 * 3_600_000;

const notOurs = (): DoorError => new DoorError('BAD_INPUT', 'This is not a cursor of this connection.');

/** A text and a row id. */
const placeOf = (cursor: string | null | undefined): { key: string | null; id: string | null } => {
  if (!cursor) return { key: null, id: null };
  const [key, id] = decodeCursor(cursor, 2) ?? [];
  if (typeof key !== 'string' || key.includes('\0') || typeof id !== 'string' || !UUID.test(id)) throw notOurs();
  return { key, id };
};

const pageOfArgs = ({ first, after }: PageArgs) => {
  const size = Math.min(first ?? limit('defaultPageSize'), limit('pageSize'));
  if (size < 0) throw new DoorError('BAD_INPUT', '`first` is a number from 0.');
  return { size, limit: size + 1, backward: false, started: Boolean(after), nothing: false, ...placeOf(after) };
};

const rosterArgs = ({ filter, ...page }: PageArgs & { filter?: AgentFilter | null }) => {
  const { queueId: queue, state, search } = filter ?? {};
  const queueId = queue ? rowId('queue', queue) : null;
  const trimmed = search?.trim();
  const words = trimmed ? `%${trimmed.replace(/[\\%_]/g, '\\$&')}%` : null;
  const given = { ...pageOfArgs(page), queueId, state: state?.length ? state : null, words };
  return { ...given, nothing: Boolean(queue) && queueId === null };
};

const rosterWhere = (t: Sql, given: Bound<ReturnType<typeof rosterArgs>>): Sql => {
  const conditions = [sql`${t}.user_status = 'ACTIVE'`, sql`${t}.role in ('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')`];
  if (given.queueId !== null) conditions.push(sql`exists (select 1 from queue_member fm where fm.user_id = ${t}.id and fm.queue_id = ${given.queueId}::uuid)`);
  if (given.state !== null) conditions.push(sql`${t}.state = any(${given.state}::text[])`);
  if (given.words !== null) conditions.push(sql`${t}.name ilike ${given.words}`);
  return and(conditions);
};

export const roster = connection({
  type: 'Agent',
  prepare: rosterArgs,
  page: ({ t }, given) => ({
    where: rosterWhere(t, given),
    beyond: given.key === null ? sql`true` : sql`(${t}.name, ${t}.id) > (${given.key}, ${given.id}::uuid)`,
    order: sql`${t}.name, ${t}.id`,
    keys: [sql`${t}.name`, sql`${t}.id`],
  }),
});

export interface RangeArgs {
  userId: string;
  from: Date;
  to: Date;
}

/** A range within which time is read, or what is wrong with it. */
export const rangeOf = ({ from, to }: RangeArgs): { from: string; to: string } => {
  const ms = to.getTime() - from.getTime();
  if (ms <= 0 || ms > limit('agentHistoryDays') * DAY_MS) throw new DoorError('BAD_INPUT', `\`from\` lies before \`to\`, by at most ${limit('agentHistoryDays')} days.`);
  return { from: from.toISOString(), to: to.toISOString() };
};

/** Microseconds, as the database has them: a page must not end between two of one millisecond. */
const exactly = (moment: Sql): Sql => sql`(extract(epoch from ${moment}) * 1000000)::bigint::text`;

export const intervals = connection({
  type: 'AgentInterval',
  prepare: ({ userId, from, to, ...page }: PageArgs & RangeArgs) => {
    const user = rowId('user', userId);
    const args = pageOfArgs(page);
    if (args.key !== null && !/^\d{1,17}$/.test(args.key)) throw notOurs();
    return { ...args, ...rangeOf({ userId, from, to }), user, nothing: user === null };
  },
  page: ({ t }, given) => ({
    where: sql`${t}.user_id = ${given.user}::uuid and ${t}.since < ${given.to}::timestamptz and (${t}.until is null or ${t}.until > ${given.from}::timestamptz)`,
    beyond: given.key === null ? sql`true` : sql`${t}.since > timestamptz 'epoch' + ${given.key}::bigint * interval '1 microsecond'`,
    order: sql`${t}.since, ${t}.id`,
    keys: [exactly(sql`${t}.since`), sql`${t}.id`],
  }),
});
