/**
 * SQL as values: `sql` fragments nest, so an access predicate is written once and joined into every statement.
 * Values become parameters, never text.
 */
import { createHash } from 'node:crypto';
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

/** A statement that every connection keeps prepared. Its text must always be the same. */
export const named = (statement: string, { text, values }: Sql): { name: string; text: string; values: unknown[] } => ({ name: statement, text, values });

/** Names a statement by its text: those that differ in values only share what a connection has prepared. */
export const statementName = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 32);

/** A statement that connections keep prepared, of few texts. A value that it holds more than once is sent once. */
export const prepared = ({ strings, values }: Sql): { name: string; text: string; values: unknown[] } => {
  const sent: unknown[] = [];
  const known = new Map<string, Map<unknown, number>>();
  let text = strings[0]!;
  values.forEach((value, index) => {
    const after = strings[index + 1]!;
    // Under another cast the same value is a parameter of another type.
    const cast = /^::\w+(\[\])?/.exec(after)?.[0] ?? '';
    const numbers = known.get(cast) ?? new Map<unknown, number>();
    known.set(cast, numbers);
    const number = numbers.get(value) ?? sent.push(value);
    numbers.set(value, number);
    text += `$${number}${after}`;
  });
  return { name: statementName(text), text, values: sent };
};
