/** Writes the SQL of an answer: an object is `json_build_object`, a link a subquery, so one statement is the whole of it. */
import type { Actor } from '../../kernel/actor.ts';
import { join, name, raw, sql, type Sql } from '../db/sql.ts';
import { always, typeOf, type Bound, type Computed, type Connection, type Implied, type Many, type One, type PageShape, type Prepared, type Reads, type Rows, type Scope, type TypeRead } from './declare.ts';
import { pageSql } from './page.ts';
import { Unplannable, type Patches, type Piece, type Wanted } from './wanted.ts';
import { globalIdSql, literal, objectSql, presentSql, timeSql } from './wire.ts';

/** One writing of a statement. */
export interface Writing {
  reads: Reads;
  actor: Actor;
  /** Arguments as placeholders, by slot. */
  given: readonly Prepared[];
  alias(): string;
}

export const writing = (reads: Reads, actor: Actor, given: readonly Prepared[]): Writing => {
  let made = 0;
  return { reads, actor, given, alias: () => `t${++made}` };
};

/** Collects the pieces of an object. */
export const assemble = (wanted: Wanted[], pieceOf: (each: Wanted) => Piece): Piece => {
  const patches: Patches = { inside: new Map(), computed: new Map() };
  const pairs = wanted.map((each): [string, Sql] => {
    const piece = pieceOf(each);
    if (piece.patches) patches.inside.set(each.key, piece.patches);
    return [each.key, piece.value];
  });
  return { value: objectSql(pairs), patches: patches.inside.size > 0 ? patches : null };
};

const plain = (value: Sql): Piece => ({ value, patches: null });

/** Columns of a row, written when they are asked for. */
export const columnsOf = (type: TypeRead, alias: string, actor: Actor): Record<string, Sql> =>
  type.columns(name(alias), actor) as Record<string, Sql>;

const columnPiece = (type: TypeRead, wanted: Wanted, columns: Record<string, Sql>): Piece => {
  const column = columns[wanted.field];
  if (!column) throw new Unplannable(`${type.name}.${wanted.field} is not read from a column`);
  const kind = type.ids?.[wanted.field as never];
  return plain(kind ? globalIdSql(kind, column) : wanted.form === 'time' ? timeSql(column) : column);
};

const needsSql = (field: Computed, columns: Record<string, Sql>, t: Sql, actor: Actor): Sql => {
  const needs = field.needs.map((need): [string, Sql] => [need, columns[need]!]);
  return objectSql(field.also ? [...needs, ['also', field.also(t, actor)]] : needs);
};

/** The selected fields of a row with this alias. Into `joins` go tables to join where rows are many. */
export const rowPiece = (w: Writing, type: TypeRead, wanted: Wanted[], alias: string, joins: Sql[] | null = null): Piece => {
  const columns = columnsOf(type, alias, w.actor);
  const computed = new Map<string, { wanted: Wanted; field: Computed }>();
  const piece = assemble(wanted, (each) => {
    if (each.field === '__typename') return plain(sql`${literal(type.name)}::text`);
    const field = type.fields?.[each.field];
    switch (field?.kind) {
      case undefined: return columnPiece(type, each, columns);
      case 'one': return field.shared && joins ? sharedPiece(w, field, each, columns, joins) : onePiece(w, field, each, columns);
      case 'many': return manyPiece(w, field, each, columns);
      case 'connection': return pagePiece(w, field, each, columns);
      case 'extra': return plain(field.column(name(alias), w.actor));
      case 'embedded': return rowPiece(w, typeOf(w.reads, field.type), each.inside, alias, joins);
      case 'computed':
        if (field.unless?.(w.actor)) return columnPiece(type, each, columns);
        computed.set(each.key, { wanted: each, field });
        return plain(needsSql(field, columns, name(alias), w.actor));
    }
  });
  if (computed.size === 0) return piece;
  return { value: piece.value, patches: { inside: piece.patches?.inside ?? new Map<string, Patches>(), computed } };
};

export const visibleRows = (w: Writing, type: TypeRead, alias: string, implied: Implied | undefined): Sql =>
  implied?.(w.actor) ? sql`true` : type.visible(w.actor, alias);

const required = (wanted: Wanted, value: Sql): Sql => (wanted.required ? presentSql(value) : value);

/** A row by an id that stands somewhere. */
export const byIdPiece = (w: Writing, type: TypeRead, wanted: Wanted, id: Sql, implied?: Implied): Piece => {
  const alias = w.alias();
  const row = rowPiece(w, type, wanted.members?.[type.name] ?? wanted.inside, alias);
  const value = sql`(select ${row.value} from ${name(type.table!)} ${name(alias)} where ${name(alias)}.id = ${id} and ${visibleRows(w, type, alias, implied)})`;
  return { value: required(wanted, value), patches: row.patches };
};

const onePiece = (w: Writing, { type, key, implied }: One, wanted: Wanted, columns: Record<string, Sql>): Piece =>
  byIdPiece(w, typeOf(w.reads, type), wanted, columns[key]!, implied);

/** PostgreSQL remembers what a lateral join found for a key; `offset 0` keeps it from reading the whole table instead. */
const sharedPiece = (w: Writing, field: One, wanted: Wanted, columns: Record<string, Sql>, joins: Sql[]): Piece => {
  const { value, patches } = onePiece(w, field, { ...wanted, required: false }, columns);
  const alias = name(w.alias());
  joins.push(sql`left join lateral (select ${value} as o offset 0) ${alias} on true`);
  return { value: required(wanted, sql`${alias}.o`), patches };
};

export const limited = ({ limit }: Rows): Sql => (limit === undefined ? sql`` : sql`limit ${limit}`);

export const manyPiece = (w: Writing, field: Many, wanted: Wanted, parent: Record<string, Sql>): Piece => {
  const type = typeOf(w.reads, field.type);
  const alias = w.alias();
  const rows = field.rows({ t: name(alias), parent, actor: w.actor });
  const joins: Sql[] = [];
  const row = rowPiece(w, type, wanted.inside, alias, joins);
  const from = sql`from ${name(type.table!)} ${name(alias)} ${rows.join ?? sql``} ${all(joins)} where ${rows.where} and ${visibleRows(w, type, alias, field.implied)} order by ${rows.order}`;
  if (field.first) return { value: required(wanted, sql`(select ${row.value} ${from} limit 1)`), patches: row.patches };
  const list = w.alias();
  return {
    value: sql`coalesce((select json_agg(${name(list)}.o) from (select ${row.value} as o ${from} ${limited(rows)}) ${name(list)}), ${raw("'[]'::json")})`,
    patches: row.patches,
  };
};

/** A row of one of several types: `kind` says which, `id` which row of it. */
const memberPiece = (w: Writing, members: readonly string[], wanted: Wanted, alias: string): Piece => {
  const t = name(alias);
  const pieces = members.map((member) => byIdPiece(w, typeOf(w.reads, member), { ...wanted, required: false }, sql`${t}.id`, always));
  // Which of the two it is, is known to nobody but the row.
  if (pieces.some((piece) => piece.patches?.computed.size)) throw new Unplannable(`members of ${wanted.field} are computed`);
  const keys = members.map((member) => new Set((wanted.members?.[member] ?? wanted.inside).map(({ key }) => key)));
  pieces.forEach(({ patches }, at) => {
    for (const key of patches?.inside.keys() ?? []) if (keys.some((of, other) => other !== at && of.has(key))) throw new Unplannable(`${key} is two things`);
  });
  const cases = members.map((member, at) => sql`when ${literal(member)} then ${pieces[at]!.value}`);
  const inside = new Map(pieces.flatMap((piece) => [...(piece.patches?.inside ?? [])]));
  return { value: sql`case ${t}.kind ${join(cases, ' ')} end`, patches: inside.size > 0 ? { inside, computed: new Map() } : null };
};

/** What a union is read from: its members' rows have been chosen by whoever declared it. */
const unionRead = (of: string): TypeRead => ({ name: of, table: null, columns: () => ({}), visible: () => sql`true` });

const all = (joins: Sql[]): Sql => (joins.length > 0 ? join(joins, ' ') : sql``);

export const pagePiece = (w: Writing, field: Connection, wanted: Wanted, parent: Record<string, Sql>): Piece => {
  if (wanted.slot === null) throw new Unplannable(`${wanted.field} has no arguments`);
  const { members } = field;
  const type = members ? unionRead(field.type) : typeOf(w.reads, field.type);
  const given = w.given[wanted.slot] as Bound<PageShape>;
  const alias = w.alias();
  const joins: Sql[] = [];
  const where = (at: string) => {
    const scope: Scope = { t: name(at), parent, actor: w.actor };
    return { type, alias: at, rows: field.page(scope, given), visible: visibleRows(w, type, at, field.implied) };
  };
  return pageSql({
    ...where(alias), given, wanted: wanted.inside, countLimit: field.countLimit, joined: () => all(joins),
    node: (each) => (members ? memberPiece(w, members, each, alias) : rowPiece(w, type, each.inside, alias, joins)), count: () => where(w.alias()),
  });
};
