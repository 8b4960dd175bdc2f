/**
 * What a type of the API is read from, said once: table, columns, who may see a row, and what hangs on it. Loaders, ordinary
 * resolvers and the one statement of a whole operation all come from it.
 */
import type { Actor } from '../../kernel/actor.ts';
import type { IdKind } from '../../kernel/ids.ts';
import type { Sql } from '../db/sql.ts';

/** A type's rows. `t` is the alias of a row; an actor's values become parameters, the kind of actor may change the text. */
export interface TypeRead<Row extends object = object> {
  /** Name of the type in the API. */
  name: string;
  /** Null: it stands in its parent's row, like an author in a message. */
  table: string | null;
  /** Columns of the row that leaves the module; a field of the same name is that column on the wire. */
  columns(t: Sql, actor: Actor): { [Column in keyof Row]-?: Sql };
  /** The access predicate; `t` is an alias. */
  visible(actor: Actor, t: string): Sql;
  /** Fields that are global ids, by the column of the same name. */
  ids?: Partial<Record<keyof Row & string, IdKind>>;
  /** Whatever is not a column of the same name. */
  fields?: Record<string, Field>;
  /** The kind of id by which `node` finds it. */
  node?: IdKind;
}

export type Field = One | Many | Connection | Embedded | Extra | Computed;

/** One row of another type, by its id in a column of this one. */
export interface One {
  kind: 'one';
  type: string;
  key: string;
  /** Many rows of a page name the same one: it is read once. */
  shared?: true;
  implied?: Implied;
}

/** For whom the rows need no look of their own: who sees the parent sees them, and running the predicate has its price. */
export type Implied = (actor: Actor) => boolean;
export const always: Implied = () => true;

/** What a link may refer to when it says which rows belong to it. */
export interface Scope {
  /** Alias of the rows that are sought. */
  t: Sql;
  /** Columns of the row that the link hangs on; nothing at the root. */
  parent: Record<string, Sql>;
  actor: Actor;
}

/** Which rows, in which order. The type's own predicate is added. */
export interface Rows {
  join?: Sql;
  where: Sql;
  order: Sql;
  limit?: number;
}

/** A small list of another type's rows, or the first of them. */
export interface Many {
  kind: 'many';
  type: string;
  first?: true;
  implied?: Implied;
  rows(scope: Scope): Rows;
}

/** A value of an argument on its way into SQL: in a plan it is a placeholder. */
export type Value = string | number | readonly string[] | null | boolean;
/** Arguments after checking. Whether one is null, and booleans, shape the statement; all else is a parameter of it. */
export type Prepared = Record<string, Value>;
/** The same where the statement is written: what is neither null nor a boolean may only be put into SQL. */
export type Bound<P extends Prepared> = { [Name in keyof P]: P[Name] extends boolean | null ? P[Name] : unknown };

/** How far a page goes. `limit` is one row more than `size`: it says that there is more. */
export interface PageShape extends Prepared {
  size: number;
  limit: number;
  backward: boolean;
  started: boolean;
  /** An argument names what cannot be: the page is empty. */
  nothing: boolean;
}

export interface PageRows {
  /** Instead of the type's table: a table of `kind` and `id`, when rows of several types stand in it. */
  source?: Sql;
  join?: Sql;
  /** The whole connection. */
  where: Sql;
  /** What lies beyond the cursor, in the direction of travel. */
  beyond: Sql;
  order: Sql;
  /** What a cursor is made of: columns of `t`. */
  keys: Sql[];
}

/** A Relay connection by keyset. */
export interface Connection<Args = never, P extends PageShape = PageShape> {
  kind: 'connection';
  type: string;
  /** When it is a union: the types whose rows `source` holds. Whoever sees the parent sees these. */
  members?: readonly string[];
  implied?: Implied;
  /** Checks arguments; throws what the caller did wrong. */
  prepare(args: Args, actor: Actor): P;
  page(scope: Scope, given: Bound<P>): PageRows;
  /** `totalCount` stops here. */
  countLimit?: number;
}

/** An object that is a part of the row. */
export interface Embedded {
  kind: 'embedded';
  type: string;
  of(row: object): object;
}

/** A column that costs too much to stand in every row: it is read when somebody asks. */
export interface Extra {
  kind: 'extra';
  column(t: Sql, actor: Actor): Sql;
}

/** One instance a request of what `make` makes. */
export type Share = <L>(make: (actor: Actor) => L) => L;

/** What JavaScript says of a row. It gets these columns, whoever read them. */
export interface Computed {
  kind: 'computed';
  needs: readonly string[];
  /** Those of them that are times. */
  times?: readonly string[];
  /** Not for these actors: to them it is the column of the same name. */
  unless?(actor: Actor): boolean;
  /** Read along in a plan as `also`, so that `value` need not ask for it. */
  also?(t: Sql, actor: Actor): Sql;
  value(row: object, actor: Actor, share: Share): unknown;
}

/** Fields of `Query`. */
export interface Root {
  /** Whom it answers; others are refused. */
  guard: 'actor' | 'staff' | 'anybody';
  field: ById | Many | Connection;
}

/** One row by an argument; null finds nothing. */
export interface ById<Args = never> {
  kind: 'byId';
  type: string;
  id(args: Args, actor: Actor): string | null;
}

/** What a module says of its reads. */
export interface ModuleReads {
  types: TypeRead[];
  /** Fields that it adds to types of lower levels. */
  extend?: Record<string, Record<string, Field>>;
  roots?: Record<string, Root>;
}

/** A type whose row is checked against its columns. */
export const typeRead = <Row extends object>(read: TypeRead<Row>): TypeRead => read as unknown as TypeRead;

export const one = (type: string, key: string, options: Pick<One, 'implied' | 'shared'> = {}): One => ({ kind: 'one', type, key, ...options });

export const many = (type: string, rows: Many['rows'], options: Pick<Many, 'implied' | 'first'> = {}): Many => ({ kind: 'many', type, rows, ...options });

export const connection = <Args, P extends PageShape>(of: Omit<Connection<Args, P>, 'kind'>): Connection => ({ kind: 'connection', ...of }) as unknown as Connection;

export const extra = (column: Extra['column']): Extra => ({ kind: 'extra', column });

export const embedded = <Row extends object>(type: string, of: (row: Row) => object): Embedded => ({ kind: 'embedded', type, of: of as Embedded['of'] });

/** `needs` are the columns that `value` reads. */
export const computed = <Row extends object, Need extends keyof Row & string>(
  needs: readonly Need[], value: (row: Pick<Row, Need> & { also?: unknown }, actor: Actor, share: Share) => unknown,
  options: { times?: readonly Need[] } & Pick<Computed, 'unless' | 'also'> = {},
): Computed => ({ kind: 'computed', needs, value: value as Computed['value'], ...options });

export const byId = <Args>(type: string, id: (args: Args, actor: Actor) => string | null): ById => ({ kind: 'byId', type, id: id as ById['id'] });

/** All that the modules say, by name. */
export interface Reads {
  types: ReadonlyMap<string, TypeRead>;
  roots: ReadonlyMap<string, Root>;
}

export const joinReads = (modules: ModuleReads[]): Reads => {
  const types = new Map<string, TypeRead>();
  for (const type of modules.flatMap((module) => module.types)) types.set(type.name, type);
  for (const [name, fields] of modules.flatMap((module) => Object.entries(module.extend ?? {}))) {
    const type = types.get(name);
    if (!type) throw new Error(`${name} is extended, but no module reads it`);
    types.set(name, { ...type, fields: { ...type.fields, ...fields } });
  }
  return { types, roots: new Map(modules.flatMap((module) => Object.entries(module.roots ?? {}))) };
};

/** A type by name; a declaration that names another is a bug. */
export const typeOf = (reads: Pick<Reads, 'types'>, name: string): TypeRead => {
  const type = reads.types.get(name);
  if (!type) throw new Error(`no module reads ${name}`);
  return type;
};
