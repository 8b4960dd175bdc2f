/** How values stand on the wire, written by PostgreSQL exactly as the API's scalars write them. */
import { PREFIXES, type IdKind } from '../../kernel/ids.ts';
import { join, raw, sql, type Sql } from '../db/sql.ts';

/** A name of the API or a key of an answer, as a literal: it comes from a parsed document, so it is nothing else. */
export const literal = (text: string): Sql => {
  if (!/^[_A-Za-z][_0-9A-Za-z]*$/.test(text)) throw new Error(`not a name: ${text}`);
  return raw(`'${text}'`);
};

/** A piece of a name that code chose. */
export const words = (text: string): Sql => {
  if (!/^[\w:]+$/.test(text)) throw new Error(`not words: ${text}`);
  return raw(`'${text}'`);
};

export const globalIdSql = (kind: IdKind, column: Sql): Sql => sql`${words(`${PREFIXES[kind]}_`)} || ${column}`;

/** Name of a document of a row, as `/collab/<name>` takes it. */
export const documentSql = (owner: IdKind, id: Sql, part: string): Sql => sql`${words(`${owner}:`)} || ${globalIdSql(owner, id)} || ${words(`:${part}`)}`;

/** `Date.toISOString`: milliseconds, cut, not rounded. */
export const timeSql = (column: Sql): Sql => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** `encodeCursor`: base64url of a JSON array without spaces. */
export const cursorSql = (keys: Sql[]): Sql => {
  const array = sql`'[' || ${join(keys.map((key) => sql`to_json(${key})::text`), ` || ',' || `)} || ']'`;
  return sql`translate(encode(convert_to(${array}, 'UTF8'), 'base64'), E'+/=\n', '-_')`;
};

/** PostgreSQL's functions take at most 100 arguments. */
const PAIRS = 50;

/** An object with these keys in this order. */
export const objectSql = (pairs: [key: string, value: Sql][]): Sql => {
  const build = (some: typeof pairs): Sql => sql`json_build_object(${join(some.map(([key, value]) => sql`${literal(key)}, ${value}`), ', ')})`;
  if (pairs.length === 0) return sql`'{}'::json`;
  if (pairs.length <= PAIRS) return build(pairs);
  const parts = Array.from({ length: Math.ceil(pairs.length / PAIRS) }, (_, at) => build(pairs.slice(at * PAIRS, (at + 1) * PAIRS)));
  const inside = parts.map((part) => sql`(select substr(o, 2, length(o) - 2) from (select (${part})::text as o) o)`);
  return sql`('{' || ${join(inside, ` || ',' || `)} || '}')::json`;
};

/** What may not be null, or the statement fails and the operation is answered the ordinary way, with its error. */
export const presentSql = (value: Sql): Sql => sql`coalesce(${value}, parley_missing())`;

