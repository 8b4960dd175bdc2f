/** The update log in PostgreSQL. Nothing else in this module speaks SQL, but for the text projection. */
import DataLoader from 'dataloader';
import type { Reader, SystemDb, Tx } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { unpackUpdates } from './frames.ts';
import { asLogged, keepChapters, keepMilestone, loggedRows, type Chapter } from './past.ts';
import type { LoggedRow } from './spells.ts';

export interface DocumentKey {
  workspaceId: string;
  name: string;
}

export interface StoredDocument extends DocumentKey {
  id: number;
  snapshot: Uint8Array | null;
  snapshotSeq: number;
  /** Updates after the snapshot, by ascending sequence without gaps. */
  tail: { seq: number; updates: Uint8Array[] }[];
  owners: Map<number, string>;
  /** Sequence that the stored text covers. */
  textSeq: number;
}

/** One document's part of a commit. */
export interface LogRow {
  documentId: number;
  workspaceId: string;
  seq: number;
  updates: Buffer;
  authors: string;
  claims: { client: number; owner: string }[];
}

/** ABSENT: not there (yet); FOREIGN: another writer took the sequence or a clientID. */
export type Outcome = 'COMMITTED' | 'ABSENT' | 'FOREIGN';

const append = (rows: LogRow[]): Sql => {
  const claims = rows.flatMap(({ documentId, workspaceId, claims: own }) => own.map((claim) => ({ documentId, workspaceId, ...claim })));
  const insert = sql`insert into document_update (document_id, seq, workspace_id, updates, authors)
    select d, s, w, u, a::jsonb from unnest(${rows.map((r) => r.documentId)}::int8[], ${rows.map((r) => r.seq)}::int8[],
      ${rows.map((r) => r.workspaceId)}::uuid[], ${rows.map((r) => r.updates)}::bytea[], ${rows.map((r) => r.authors)}::text[]) as row (d, s, w, u, a)`;
  if (claims.length === 0) return insert;
  return sql`with claimed as (insert into document_client (document_id, client_id, workspace_id, owner)
    select * from unnest(${claims.map((c) => c.documentId)}::int8[], ${claims.map((c) => c.client)}::int8[],
      ${claims.map((c) => c.workspaceId)}::uuid[], ${claims.map((c) => c.owner)}::text[])) ${insert}`;
};

interface DocumentRow {
  id: string;
  workspace_id: string;
  name: string;
  snapshot: Buffer | null;
  snapshot_seq: string;
  text_seq: string;
}

const wanted = (keys: readonly DocumentKey[]): Sql =>
  sql`unnest(${keys.map((k) => k.workspaceId)}::uuid[], ${keys.map((k) => k.name)}::text[])`;

const read = (db: SystemDb, keys: readonly DocumentKey[]): Promise<StoredDocument[]> =>
  db.tx(async (rows) => {
    // One snapshot for all three: a compaction between them would leave a hole.
    await rows(sql`set transaction isolation level repeatable read read only`);
    const found = await rows<DocumentRow>(sql`select d.id, d.workspace_id, d.name, d.snapshot, d.snapshot_seq, d.text_seq
      from document d join ${wanted(keys)} as k (workspace_id, name) using (workspace_id, name)`);
    if (found.length === 0) return [];
    const documents = new Map(found.map((row) => [row.id, stored(row)]));
    const ids = [...documents.keys()];
    const tail = await rows<{ document_id: string; seq: string; updates: Buffer }>(
      sql`select document_id, seq, updates from document_update where document_id = any(${ids}::int8[]) order by document_id, seq`);
    for (const row of tail) follow(documents.get(row.document_id)!, Number(row.seq), row.updates);
    const owners = await rows<{ document_id: string; client_id: string; owner: string }>(
      sql`select document_id, client_id, owner from document_client where document_id = any(${ids}::int8[])`);
    for (const row of owners) documents.get(row.document_id)!.owners.set(Number(row.client_id), row.owner);
    return [...documents.values()];
  });

const stored = (row: DocumentRow): StoredDocument => ({
  id: Number(row.id), workspaceId: row.workspace_id, name: row.name, snapshot: row.snapshot, snapshotSeq: Number(row.snapshot_seq),
  tail: [], owners: new Map(), textSeq: Number(row.text_seq),
});

const follow = (document: StoredDocument, seq: number, updates: Buffer): void => {
  const before = document.tail.at(-1)?.seq ?? document.snapshotSeq;
  // A document with a hole must not be opened: what comes after would be stored on top of a loss.
  if (seq !== before + 1) throw new Error(`document ${document.name} has ${seq} after ${before} in its log`);
  document.tail.push({ seq, updates: unpackUpdates(updates) });
};

export type Store = ReturnType<typeof documentStore>;

export const documentStore = (db: Reader & { system: SystemDb }) => {
  const { system } = db;
  const keyOf = (key: DocumentKey): string => `${key.workspaceId}/${key.name}`;

  const readAll = async (keys: readonly DocumentKey[]): Promise<(StoredDocument | null)[]> => {
    const byKey = new Map((await read(system, keys)).map((document) => [keyOf(document), document]));
    return keys.map((key) => byKey.get(keyOf(key)) ?? null);
  };
  // A thousand sockets that come back at once load their documents in a few statements.
  const reader = new DataLoader<DocumentKey, StoredDocument | null, string>(readAll, { cache: false, maxBatchSize: 100 });

  return {
    /** The document, or null when nobody ever opened it. */
    read: (key: DocumentKey): Promise<StoredDocument | null> => reader.load(key),

    /** The document, made when it is missing. */
    open: async (key: DocumentKey): Promise<StoredDocument> => {
      const found = await reader.load(key);
      if (found) return found;
      await system.rows(sql`insert into document (workspace_id, name) values (${key.workspaceId}, ${key.name}) on conflict do nothing`);
      const made = await reader.load(key);
      if (!made) throw new Error(`document ${key.name} could not be made`);
      return made;
    },

    /** All rows in one transaction, or none. */
    append: async (rows: LogRow[]): Promise<void> => {
      await system.rows(append(rows));
    },

    appendIn: async (tx: Tx, row: LogRow): Promise<void> => {
      await tx.rows(append([row]));
    },

    /** What became of rows whose commit failed or gave no answer. */
    outcomes: async (rows: LogRow[]): Promise<Outcome[]> => {
      const found = await system.rows<{ at: number; same: boolean }>(sql`
        select (k.at - 1)::int as at, u.updates = k.updates and u.authors = k.authors::jsonb as same
        from unnest(${rows.map((r) => r.documentId)}::int8[], ${rows.map((r) => r.seq)}::int8[], ${rows.map((r) => r.updates)}::bytea[],
          ${rows.map((r) => r.authors)}::text[]) with ordinality as k (document_id, seq, updates, authors, at)
        join document_update u using (document_id, seq)`);
      const claims = rows.flatMap((row, at) => row.claims.map((claim) => ({ at, document: row.documentId, ...claim })));
      const taken = claims.length === 0 ? [] : await system.rows<{ at: number }>(sql`
        select k.at from unnest(${claims.map((c) => c.at)}::int[], ${claims.map((c) => c.document)}::int8[], ${claims.map((c) => c.client)}::int8[],
          ${claims.map((c) => c.owner)}::text[]) as k (at, document_id, client_id, owner)
        join document_client c on c.document_id = k.document_id and c.client_id = k.client_id and c.owner <> k.owner`);
      const outcomes: Outcome[] = rows.map(() => 'ABSENT');
      for (const { at } of taken) outcomes[at] = 'FOREIGN';
      for (const { at, same } of found) outcomes[at] = same ? 'COMMITTED' : 'FOREIGN';
      return outcomes;
    },

    /** What the log holds of a document, as it was written. */
    logged: async (id: number, after: number, upTo: number): Promise<LoggedRow[]> => asLogged(await system.rows<LoggedRow>(loggedRows(id, after, upTo))),

    /**
     * Replaces the snapshot and what of the log it covers, which goes into the past; false when somebody else did meanwhile.
     * Keyed by sequence, so a late or repeated compaction changes nothing.
     */
    compact: ({ id, workspaceId, snapshotSeq }: StoredDocument, to: Compacted): Promise<boolean> =>
      system.tx(async (rows) => {
        const { seq, snapshot, text, chapters } = to;
        const done = await rows(sql`update document set snapshot = ${Buffer.from(snapshot)}, snapshot_seq = ${seq}
          where id = ${id} and snapshot_seq = ${snapshotSeq} returning id`);
        if (done.length === 0) return false;
        if (text !== null) await rows(project(id, seq, text));
        await rows(keepChapters(id, workspaceId, chapters));
        await rows(keepMilestone(id, workspaceId, seq, chapters.at(-1)!.lastAt, snapshot));
        const [gone] = await rows<{ n: number }>(sql`
          with gone as (delete from document_update where document_id = ${id} and seq <= ${seq} returning 1) select count(*)::int as n from gone`);
        // All of them are told in the chapters, or none goes.
        if (gone!.n !== seq - snapshotSeq) throw new Error(`${gone!.n} rows of document ${id} went for ${seq - snapshotSeq}`);
        return true;
      }),

    /** Keeps the text of a document up to `seq`; an older text never replaces a newer. */
    project: async (id: number, seq: number, text: string): Promise<void> => {
      await system.rows(project(id, seq, text));
    },

    owners: async (key: DocumentKey): Promise<Map<number, string>> => {
      const rows = await db.rows<{ client_id: string; owner: string }>(key.workspaceId, sql`
        select c.client_id, c.owner from document_client c join document d on d.id = c.document_id
        where d.workspace_id = ${key.workspaceId} and d.name = ${key.name}`);
      return new Map(rows.map((row) => [Number(row.client_id), row.owner]));
    },

    texts: (workspaceId: string, names: readonly string[]): Promise<StoredText[]> =>
      db.rows<StoredText>(workspaceId, sql`
        select d.id::float8 as id, d.name, d.text, d.updated_at as "updatedAt", d.text_seq::float8 as "textSeq",
          greatest(d.snapshot_seq, (select max(u.seq) from document_update u where u.document_id = d.id))::float8 as seq
        from document d where d.workspace_id = ${workspaceId} and d.name = any(${names as string[]}::text[])`),
  };
};

/** What takes the place of a document's log up to `seq`. */
export interface Compacted {
  seq: number;
  snapshot: Uint8Array;
  text: string | null;
  chapters: Chapter[];
}

export interface StoredText {
  id: number;
  name: string;
  text: string;
  updatedAt: Date | null;
  textSeq: number;
  /** The document's latest sequence. */
  seq: number;
}

const project = (id: number, seq: number, text: string): Sql =>
  sql`update document set text = ${text}, text_seq = ${seq},
    updated_at = coalesce((select u.at from document_update u where u.document_id = ${id} and u.seq = ${seq}), updated_at, now())
    where id = ${id} and text_seq < ${seq}`;
