/** The past of a document: rows of the log that a compaction took out of it, many in one row, as they were. */
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { limit } from '../../limits.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { Cursor, Writer } from './bytes.ts';
import { joinSpells, spellsOf, type LoggedRow, type Spell } from './spells.ts';
import { Structure } from './structure.ts';
import type { Shape } from './types.ts';
import { parse } from './update.ts';

/** What one row of the past holds. */
export interface Chapter {
  firstSeq: number;
  lastSeq: number;
  firstAt: number;
  lastAt: number;
  spells: Spell[];
  rows: Uint8Array;
}

const CHAPTER_BYTES = limit('documentChapterBytes');
const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

export const packRows = (rows: LoggedRow[]): Promise<Uint8Array> => {
  const writer = new Writer(rows.reduce((sum, row) => sum + row.updates.length + row.authors.length + 32, 0));
  for (const { seq, at, authors, updates } of rows) writer.varUint(seq).varUint(at).string(authors).part(updates);
  return compress(writer.done(), { params: { [constants.ZSTD_c_compressionLevel]: constants.ZSTD_CLEVEL_DEFAULT } });
};

export const unpackRows = async (packed: Uint8Array): Promise<LoggedRow[]> => {
  const cursor = new Cursor(await decompress(packed, { maxOutputLength: limit('documentChapterBytesTotal') }));
  const rows: LoggedRow[] = [];
  while (cursor.pos < cursor.end) rows.push({ seq: cursor.varUint(), at: cursor.varUint(), authors: cursor.string(), updates: cursor.part() });
  return rows;
};

/** Rows cut where a chapter is full. */
const cut = (rows: LoggedRow[]): LoggedRow[][] => {
  const parts: LoggedRow[][] = [];
  let bytes = Infinity;
  for (const row of rows) {
    if (bytes >= CHAPTER_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)!.push(row);
    bytes += row.updates.length + row.authors.length;
  }
  return parts;
};

export interface Telling {
  /** What the rows follow on; null for the beginning. */
  snapshot: Uint8Array | null;
  rows: LoggedRow[];
  owners: ReadonlyMap<number, string>;
  shape: Shape;
}

/** Rows as chapters. Takes time in proportion to the document: not on the main thread. */
export const tell = async ({ snapshot, rows, owners, shape }: Telling): Promise<Chapter[]> => {
  const structure = new Structure();
  if (snapshot) structure.add(parse(snapshot));
  const chapters: Chapter[] = [];
  for (const part of cut(rows)) {
    const [first, last] = [part[0]!, part.at(-1)!];
    chapters.push({
      firstSeq: first.seq, lastSeq: last.seq, firstAt: first.at, lastAt: last.at,
      spells: spellsOf(part, structure, owners, shape), rows: await packRows(part),
    });
  }
  return chapters;
};

/** The spells of rows that are still in the log. */
export const tellSpells = ({ snapshot, rows, owners, shape }: Telling): Spell[] => {
  const structure = new Structure();
  if (snapshot) structure.add(parse(snapshot));
  return joinSpells(spellsOf(rows, structure, owners, shape));
};

/** The log's rows of a document after one sequence and up to another. */
export const loggedRows = (documentId: number, after: number, upTo: number): Sql => sql`
  select u.seq::float8 as seq, (extract(epoch from u.at) * 1000)::float8 as at, u.authors::text as authors, u.updates
  from document_update u where u.document_id = ${documentId} and u.seq > ${after} and u.seq <= ${upTo} order by u.seq`;

/** As the statement above gives them, times cut to ms. */
export const asLogged = (rows: LoggedRow[]): LoggedRow[] => rows.map((row) => ({ ...row, at: Math.floor(row.at) }));

export const keepChapters = (documentId: number, workspaceId: string, chapters: Chapter[]): Sql => sql`
  insert into document_past (document_id, first_seq, last_seq, workspace_id, first_at, last_at, spells, rows)
  select ${documentId}, f, l, ${workspaceId}::uuid, to_timestamp(fa / 1000), to_timestamp(la / 1000), s::jsonb, r
  from unnest(${chapters.map((c) => c.firstSeq)}::int8[], ${chapters.map((c) => c.lastSeq)}::int8[], ${chapters.map((c) => c.firstAt)}::float8[],
    ${chapters.map((c) => c.lastAt)}::float8[], ${chapters.map((c) => JSON.stringify(c.spells))}::text[], ${chapters.map((c) => Buffer.from(c.rows))}::bytea[])
    as chapter (f, l, fa, la, s, r)`;

/** A version to start reading from, unless there is one from within the hour and not far behind. */
export const keepMilestone = (documentId: number, workspaceId: string, seq: number, at: number, state: Uint8Array): Sql => sql`
  insert into document_version (document_id, seq, workspace_id, at, cause, state)
  select ${documentId}, ${seq}, ${workspaceId}::uuid, to_timestamp(${at}::float8 / 1000), 'TIME', ${Buffer.from(state)}
  where not exists (select 1 from document_version v where v.document_id = ${documentId} and v.state is not null
    and v.at > to_timestamp(${at - limit('documentMilestoneMs')}::float8 / 1000) and v.seq > ${seq - limit('documentMilestoneCommits')})
  on conflict (document_id, seq) do update set state = excluded.state`;
