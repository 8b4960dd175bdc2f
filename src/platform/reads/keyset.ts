/** Pages of rows by time. */
import { DoorError } from '../../kernel/errors.ts';
import { globalId, rowId } from '../../kernel/ids.ts';
import { decodeCursor } from '../../kernel/pagination.ts';
import { sql, type Sql } from '../db/sql.ts';

/** A cursor's microseconds and row id, both null at the start. What merely looks like one must not reach the database. */
export const keysetOf = (cursor: string | null | undefined): { key: string | null; id: string | null } => {
  if (cursor == null) return { key: null, id: null };
  const [key, id] = decodeCursor(cursor, 2) ?? [];
  const ours = typeof key === 'string' && /^\d{1,17}$/.test(key) && typeof id === 'string' && rowId('ticket', globalId('ticket', id)) !== null;
  if (!ours) throw new DoorError('BAD_INPUT', 'This is not a cursor of this connection.');
  return { key, id };
};

/** Microseconds as the database has them: a Date would lose three digits. */
export const microseconds = (time: Sql): Sql => sql`(extract(epoch from ${time}) * 1000000)::bigint::text`;

/** The place that a cursor names, to compare (time, id) with. */
export const placeOf = ({ key, id }: { key: unknown; id: unknown }): Sql =>
  sql`(timestamptz 'epoch' + ${key}::text::bigint * interval '1 microsecond', ${id}::uuid)`;
