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

/**
 * The same statement, with a value that it holds more than once sent once: fewer parameters, and one text for more of them.
 * `keyOf` says which values are one; null is never shared.
 */
export const sendOnce = ({ strings, values }: Sql, keyOf: (value: unknown) => unknown = (value) => value): { text: string; values: unknown[] } => {
  const sent: unknown[] = [];
  const known = new Map<string, Map<unknown, number>>();
  let text = strings[0]!;
  values.forEach((value, index) => {
    const after = strings[index + 1]!;
    // Under another cast the same value is a parameter of another type.
    const cast = /^::\w+(\[\])?/.exec(after)?.[0] ?? '';
    const numbers = known.get(cast) ?? new Map<unknown, number>();
    known.set(cast, numbers);
    const key = keyOf(value);
    const number = (key === null ? undefined : numbers.get(key)) ?? sent.push(value);
    if (key !== null) numbers.set(key, number);
    text += `$${number}${after}`;
  });
  return { text, values: sent };
};
