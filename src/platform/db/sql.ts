/**
 * SQL as values: `sql` fragments nest, so an access predicate is written once and joined into every statement.
 * Values become parameters, never text.
 */
import sqlTag, { empty, join, raw, type Sql } from 'sql-template-tag';

export type { Sql };
export const sql = sqlTag;
export { empty, join, raw };

/** A column or alias that code, never a request, chose. */
export const name = (identifier: string): Sql => {
  if (!/^[a-z_][a-z0-9_.]*$/.test(identifier)) throw new Error(`not an identifier: ${identifier}`);
  return raw(identifier);
};

/** Conditions joined by `and`; `true` when there are none. */
export const and = (conditions: Sql[]): Sql => (conditions.length > 0 ? sql`(${join(conditions, ' and ')})` : sql`true`);
