/** Finds in the database what a version of a document is read from. The log may become the past meanwhile: rows are looked for in this order. */
import type { Reader } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { asLogged, loggedRows } from './past.ts';
import type { LoggedRow } from './spells.ts';
import type { Reading } from './viewing.ts';

/** A document that somebody may look into. */
export interface StoredPast {
  id: number;
  workspaceId: string;
  version: number;
}

interface Base {
  seq: number;
  state: Uint8Array;
  at: Date | null;
}

const NEVER = Number.MAX_SAFE_INTEGER;

export interface Readings {
  /** Of one version; null when it is older than what is kept. */
  at(of: StoredPast, version: number): Promise<(Reading & { baseAt: Date | null }) | null>;
  /** From a version before `since` to the present. */
  since(of: StoredPast, since: Date): Promise<Reading | null>;
  /** The snapshot and what the log holds after it. */
  log(of: StoredPast): Promise<Reading>;
}

export const documentReadings = (db: Reader): Readings => {
  const base = async ({ workspaceId }: StoredPast, source: Sql): Promise<Base | null> =>
    (await db.rows<Base>(workspaceId, sql`select b.seq::float8 as seq, b.state, b.at from (${source}) b order by b.seq desc limit 1`))[0] ?? null;

  const kept = ({ id, workspaceId }: StoredPast): Sql =>
    sql`select v.seq, v.state, v.at from document_version v where v.document_id = ${id} and v.workspace_id = ${workspaceId}::uuid and v.state is not null`;
  const snapshot = ({ id, workspaceId }: StoredPast): Sql => sql`
    select d.snapshot_seq as seq, d.snapshot as state, (select p.last_at from document_past p where p.document_id = d.id and p.last_seq = d.snapshot_seq) as at
    from document d where d.id = ${id} and d.workspace_id = ${workspaceId}::uuid and d.snapshot is not null`;

  const from = async (of: StoredPast, begin: Base | null, upTo: number): Promise<Reading | null> => {
    const { id, workspaceId } = of;
    const after = begin?.seq ?? 0;
    const tail = asLogged(await db.rows<LoggedRow>(workspaceId, loggedRows(id, after, upTo)));
    const chapters = await db.rows<{ first: number; last: number; rows: Uint8Array }>(workspaceId, sql`
      select p.first_seq::float8 as first, p.last_seq::float8 as last, p.rows from document_past p
      where p.document_id = ${id} and p.workspace_id = ${workspaceId}::uuid and p.last_seq > ${after} and p.first_seq <= ${upTo} order by p.last_seq`);
    const first = Math.min(chapters[0]?.first ?? NEVER, tail[0]?.seq ?? NEVER);
    // Written before there was a past.
    if (first !== NEVER && first > after + 1) return null;
    const last = Math.max(after, tail.at(-1)?.seq ?? 0, chapters.at(-1)?.last ?? 0);
    return { base: begin?.state ?? null, after, upTo: Math.min(upTo, last), chapters: chapters.map(({ rows }) => rows), tail };
  };

  return {
    at: async (of, version) => {
      const begin = await base(of, sql`select * from (${kept(of)} union all ${snapshot(of)}) c where c.seq <= ${version}`);
      const reading = await from(of, begin, version);
      return reading && reading.upTo === version ? { ...reading, baseAt: begin?.at ?? null } : null;
    },
    since: async (of, since) => from(of, await base(of, sql`select * from (${kept(of)}) c where c.at < ${since}`), of.version),
    log: async (of) => (await from(of, await base(of, snapshot(of)), of.version))!,
  };
};
