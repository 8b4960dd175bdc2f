/** A Relay connection as SQL: one ordered read of `size + 1` rows, and everything a page says of itself from it. */
import { name, sql, type Sql } from '../db/sql.ts';
import type { Bound, PageRows, PageShape, TypeRead } from './declare.ts';
import { assemble } from './statement.ts';
import { Unplannable, type Piece, type Wanted } from './wanted.ts';
import { cursorSql, literal } from './wire.ts';

interface Source {
  type: TypeRead;
  alias: string;
  rows: PageRows;
  visible: Sql;
}

export interface PageOf extends Source {
  given: Bound<PageShape>;
  wanted: Wanted[];
  countLimit: number | undefined;
  node(wanted: Wanted): Piece;
  /** Joins that nodes asked for. */
  joined(): Sql;
  /** The same rows under another alias. */
  count(): Source;
}

const from = ({ type, alias, rows, visible }: Source): Sql =>
  sql`from ${rows.source ?? name(type.table!)} ${name(alias)} ${rows.join ?? sql``} where ${rows.where} and ${visible}`;

/** The rows of a page, numbered in the direction of travel, in the order of the connection. */
export const pageRows = (of: Source, given: Bound<PageShape>, columns: Sql): Sql => {
  const read = sql`select ${columns} ${from(of)} and ${of.rows.beyond} ${given.nothing ? sql`and false` : sql``} order by ${of.rows.order} limit ${given.limit}`;
  const numbered = sql`select r.*, row_number() over () as n from (${read}) r`;
  return given.backward ? sql`select b.* from (${numbered}) b order by b.n desc` : numbered;
};

export const countSql = (of: Source, given: Bound<PageShape>, limit: number | undefined): Sql =>
  given.nothing ? sql`0` : sql`(select count(*)::int from (select 1 ${from(of)} ${limit === undefined ? sql`` : sql`limit ${limit}`}) c)`;

const bool = (value: boolean): Sql => (value ? sql`true` : sql`false`);

export const pageSql = (of: PageOf): Piece => {
  const { given, alias, rows } = of;
  const t = name(alias);
  const kept = sql`filter (where ${t}.n <= ${given.size})`;
  const cursors = sql`array_agg(${cursorSql(rows.keys)}) ${kept}`;
  const more = sql`count(*) > ${given.size}`;
  const infoPiece = (each: Wanted): Piece => {
    const said: Record<string, Sql> = {
      __typename: sql`${literal('PageInfo')}::text`,
      hasNextPage: given.backward ? bool(given.started) : more,
      hasPreviousPage: given.backward ? more : bool(given.started),
      startCursor: sql`(${cursors})[1]`,
      endCursor: sql`(${cursors})[least(count(*), ${given.size})::int]`,
    };
    return { value: said[each.field] ?? missing(each), patches: null };
  };
  const typeName = (suffix: string): Sql => sql`${literal(`${of.type.name}${suffix}`)}::text`;
  const edgePiece = (each: Wanted): Piece => {
    if (each.field === 'node') return of.node(each);
    return { value: each.field === 'cursor' ? cursorSql(rows.keys) : each.field === '__typename' ? typeName('Edge') : missing(each), patches: null };
  };
  const piece = assemble(of.wanted, (each) => {
    switch (each.field) {
      case 'edges': {
        const edge = assemble(each.inside, edgePiece);
        return { value: sql`coalesce(json_agg(${edge.value}) ${kept}, '[]'::json)`, patches: edge.patches };
      }
      case 'pageInfo': return assemble(each.inside, infoPiece);
      case 'totalCount': return { value: countSql(of.count(), given, of.countLimit), patches: null };
      case '__typename': return { value: typeName('Connection'), patches: null };
      default: return { value: missing(each), patches: null };
    }
  });
  if (of.wanted.every(({ field }) => field !== 'edges' && field !== 'pageInfo')) return piece;
  // `having` makes it one row even where nothing of the page is aggregated.
  return { value: sql`(select ${piece.value} from (${pageRows(of, given, sql`${t}.*`)}) ${t} ${of.joined()} having true)`, patches: piece.patches };
};

const missing = (wanted: Wanted): never => {
  throw new Unplannable(`a connection has no ${wanted.field}`);
};
