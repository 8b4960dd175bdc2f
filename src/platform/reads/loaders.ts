/** The same declarations read row by row, for resolvers: by id, by link, a page. */
import DataLoader from 'dataloader';
import type { Actor } from '../../kernel/actor.ts';
import { encodeCursor, pageOf, type Page } from '../../kernel/pagination.ts';
import { byId, groupedBy } from '../db/by-id.ts';
import type { Reader } from '../db/database.ts';
import { join, name, prepared, raw, sql, type Sql } from '../db/sql.ts';
import type { Bound, Connection, Extra, Implied, Many, PageShape, Scope, TypeRead } from './declare.ts';
import { countSql, pageRows } from './page.ts';
import { columnsOf } from './statement.ts';

/** Aliases of the row that is sought and of the one it hangs on. */
const T = 't0';
const P = 'p0';

/** A type's columns as a row. */
export const rowColumns = (type: TypeRead, alias: string, actor: Actor): Sql =>
  join(Object.entries(columnsOf(type, alias, actor)).map(([column, value]) => sql`${value} as ${raw(`"${column}"`)}`), ', ');

type Loader<T> = (actor: Actor) => DataLoader<string, T>;

/** By database and by what makes a type what it is: a type that was extended is still the same. */
const loaders = new WeakMap<Reader, Map<TypeRead['columns'], Loader<object | null>>>();

/** Rows of a type by id, through its predicate: null is absent or not visible. One loader a type, so that requests share it. */
export const rowLoader = <Row extends object>(db: Reader, type: TypeRead): Loader<Row | null> => {
  const ofDatabase = loaders.get(db) ?? new Map<TypeRead['columns'], Loader<object | null>>();
  loaders.set(db, ofDatabase);
  const known = ofDatabase.get(type.columns);
  if (known) return known as Loader<Row | null>;
  const loader = (actor: Actor) =>
    new DataLoader<string, Row | null>(async (ids) =>
      byId(
        await db.rows<Row & { id: string }>(actor.workspaceId, prepared(sql`
          select ${rowColumns(type, T, actor)} from ${name(type.table!)} ${name(T)} where ${name(T)}.id = any(${ids}::uuid[]) and ${type.visible(actor, T)}`)),
        ids,
      ));
  ofDatabase.set(type.columns, loader);
  return loader;
};

const visibleTo = (actor: Actor, type: TypeRead, implied: Implied | undefined): Sql => (implied?.(actor) ? sql`true` : type.visible(actor, T));

const listSql = (type: TypeRead, field: Many, scope: Scope, columns: Sql): Sql => {
  const { join: joined = sql``, where, order, limit } = field.rows(scope);
  return sql`select ${columns} from ${name(type.table!)} ${name(T)} ${joined} where ${where} and ${visibleTo(scope.actor, type, field.implied)}
    order by ${order} ${field.first ? sql`limit 1` : limit === undefined ? sql`` : sql`limit ${limit}`}`;
};

/** A list that hangs on nothing. */
export const listRows = <Row extends object>(db: Reader, type: TypeRead, field: Many, actor: Actor): Promise<Row[]> =>
  db.rows(actor.workspaceId, listSql(type, field, { t: name(T), parent: {}, actor }, rowColumns(type, T, actor)));

/** Lists of many parents at once, by the parent's id. */
export const listLoader = (db: Reader, parent: TypeRead, type: TypeRead, field: Many): Loader<object[]> => (actor) =>
  new DataLoader(async (ids) => {
    const scope: Scope = { t: name(T), parent: columnsOf(parent, P, actor), actor };
    const { order } = field.rows(scope);
    const columns = sql`${rowColumns(type, T, actor)}, row_number() over (order by ${order}) as "~n"`;
    const rows = await db.rows<{ '~parent': string }>(actor.workspaceId, sql`
      select ${name(P)}.id as "~parent", c.* from ${name(parent.table!)} ${name(P)} cross join lateral (${listSql(type, field, scope, columns)}) c
      where ${name(P)}.id = any(${ids}::uuid[]) order by c."~n"`);
    return groupedBy(rows, ids, (row) => row['~parent']);
  });

/** A column that stands in no row, by the row's id. */
export const extraLoader = (db: Reader, type: TypeRead, field: Extra): Loader<unknown> => (actor) =>
  new DataLoader(async (ids) => {
    const rows = await db.rows<{ id: string; value: unknown }>(actor.workspaceId, sql`
      select ${name(T)}.id, ${field.column(name(T), actor)} as value from ${name(type.table!)} ${name(T)}
      where ${name(T)}.id = any(${ids}::uuid[]) and ${type.visible(actor, T)}`);
    const found = new Map(rows.map((row) => [row.id, row.value]));
    return ids.map((id) => found.get(id) ?? null);
  });

/** A row that stands elsewhere, as the columns a link refers to. */
const asColumns = (row: object): Record<string, Sql> => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, sql`${value}`]));

export type CountedPage<Row extends object = object> = Page<Row> & { totalCount(): Promise<number> };

/** A page of a connection; it counts only when asked. Members of a union carry nothing but `kind` and `id`. */
export const readPage = async <Row extends object>(
  db: Reader, type: TypeRead | null, field: Connection, actor: Actor, parent: object, args: object,
): Promise<CountedPage<Row>> => {
  const given = field.prepare(args as never, actor);
  const scope: Scope = { t: name(T), parent: asColumns(parent), actor };
  const rows = field.page(scope, given as Bound<PageShape>);
  const source = { type: type!, alias: T, rows, visible: type ? visibleTo(actor, type, field.implied) : sql`true` };
  const keys = join(rows.keys.map((key, at) => sql`${key} as ${raw(`"~k${at}"`)}`), ', ');
  const columns = type ? rowColumns(type, T, actor) : sql`${name(T)}.kind, ${name(T)}.id`;
  const found = given.nothing ? [] : await db.rows<Record<string, string | number>>(actor.workspaceId, sql`
    select p.* from (${pageRows(source, { ...given, backward: false } as Bound<PageShape>, sql`${columns}, ${keys}`)}) p order by p.n`);
  const cursor = (row: Record<string, string | number>): string => encodeCursor(rows.keys.map((_, at) => row[`~k${at}`]!));
  const page = pageOf(found, given.size, cursor, { backward: given.backward, started: given.started });
  return {
    ...(page as unknown as Page<Row>),
    totalCount: async () => {
      const [counted] = await db.rows<{ n: number }>(actor.workspaceId, sql`select ${countSql(source, given as Bound<PageShape>, field.countLimit)} as n`);
      return counted!.n;
    },
  };
};
