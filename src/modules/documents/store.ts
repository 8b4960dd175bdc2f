/** The update log in PostgreSQL. Nothing else in this module speaks SQL, but for the text projection. */
import DataLoader from 'dataloader';
import type { Reader, SystemDb, Tx } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { append, checksum, outcomesOf } from './append.ts';
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
  /** Why it must not be opened, or null. */
  damage: string | null;
  /** Emptied for good. */
  erased: boolean;
}

/** What other nodes have written behind a sequence. */
export interface Missed {
  snapshotSeq: number;
  quarantined: boolean;
  erased: boolean;
  rows: { seq: number; updates: Uint8Array[] }[];
}

/** What an author's permission hangs on, and when that last changed as far as this node knows. */
export interface Stake {
  subject: string;
  epoch: string;
}

/** One document's part of a commit. */
export interface LogRow {
  documentId: number;
  workspaceId: string;
  seq: number;
  updates: Buffer;
  authors: string;
  claims: { client: number; owner: string }[];
  stakes: readonly Stake[];
}

/**
 * BEHIND: another node wrote this sequence, or uses a clientID that is claimed; STALE: an author's access has changed; BUSY: it
 * is being changed.
 */
export type Appended = 'COMMITTED' | 'BEHIND' | 'STALE' | 'BUSY';

/** ABSENT: not there (yet); FOREIGN: another writer took the sequence. */
export type Outcome = 'COMMITTED' | 'ABSENT' | 'FOREIGN';

/** Thrown by an edit of the server's own: others have written meanwhile, or changed what its author may do. */
export class Behind extends Error {}

/** The same: what its author may do is just being changed. */
export class Busy extends Error {}

/** Bytes that are not what was stored, or make no document. */
export class Damaged extends Error {}

interface DocumentRow {
  id: string;
  workspace_id: string;
  name: string;
  snapshot: Buffer | null;
  snapshot_seq: string;
  text_seq: string;
  checksum: number | null;
  quarantine_reason: string | null;
  erased: boolean;
}

const wanted = (keys: readonly DocumentKey[]): Sql =>
  sql`unnest(${keys.map((k) => k.workspaceId)}::uuid[], ${keys.map((k) => k.name)}::text[])`;

const read = (db: SystemDb, keys: readonly DocumentKey[]): Promise<StoredDocument[]> =>
  db.tx(async (rows) => {
    // One snapshot for all three: a compaction between them would leave a hole.
    await rows(sql`set transaction isolation level repeatable read read only`);
    const found = await rows<DocumentRow>(sql`select d.id, d.workspace_id, d.name, d.snapshot, d.snapshot_seq, d.text_seq, d.checksum, d.quarantine_reason, d.erased_at is not null as erased
      from document d join ${wanted(keys)} as k (workspace_id, name) using (workspace_id, name)`);
    if (found.length === 0) return [];
    const documents = new Map(found.map((row) => [row.id, stored(row)]));
    const ids = [...documents.keys()];
    const tail = await rows<UpdateRow & { document_id: string }>(
      sql`select document_id, seq, updates, checksum from document_update where document_id = any(${ids}::int8[]) order by document_id, seq`);
    for (const row of tail) follow(documents.get(row.document_id)!, row);
    const owners = await rows<{ document_id: string; client_id: string; owner: string }>(
      sql`select document_id, client_id, owner from document_client where document_id = any(${ids}::int8[])`);
    for (const row of owners) documents.get(row.document_id)!.owners.set(Number(row.client_id), row.owner);
    return [...documents.values()];
  });

interface UpdateRow {
  seq: string;
  updates: Buffer;
  checksum: number | null;
}

/** The bytes, if they are the ones that were written. */
const sound = (bytes: Buffer | null, written: number | null): Buffer | null => {
  if (bytes === null || written === null || checksum(bytes) === written) return bytes;
  return null;
};

const stored = (row: DocumentRow): StoredDocument => ({
  id: Number(row.id), workspaceId: row.workspace_id, name: row.name, snapshot: row.snapshot, snapshotSeq: Number(row.snapshot_seq),
  tail: [], owners: new Map(), textSeq: Number(row.text_seq), erased: row.erased,
  damage: row.quarantine_reason ?? (row.snapshot && !sound(row.snapshot, row.checksum) ? 'the snapshot is not what was written' : null),
});

/** A document with a hole must not be opened: what comes after would be stored on top of a loss. */
const follow = (document: StoredDocument, { seq, updates, checksum: written }: UpdateRow): void => {
  const before = document.tail.at(-1)?.seq ?? document.snapshotSeq;
  if (Number(seq) !== before + 1) document.damage ??= `${seq} comes after ${before} in the log`;
  const bytes = sound(updates, written);
  if (bytes) document.tail.push({ seq: Number(seq), updates: unpackUpdates(bytes) });
  else document.damage ??= `update ${seq} is not what was written`;
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
  const reader = new DataLoader<DocumentKey, StoredDocument | null, string>(readAll, { cache: false, maxBatchSize: 100, batchScheduleFn: setImmediate });

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

    /** What became of each row, in one transaction. Throws when that is not known. */
    append: async (rows: LogRow[]): Promise<Appended[]> => outcomesOf(await system.rows(append(rows))),

    /** In a transaction of the caller's. Throws `Behind` and `Busy`. */
    appendIn: async (tx: Tx, row: LogRow): Promise<void> => {
      const [outcome] = outcomesOf(await tx.rows(append([row])));
      if (outcome === 'BUSY') throw new Busy(`access to document ${row.documentId} is being changed`);
      if (outcome !== 'COMMITTED') throw new Behind(`sequence ${row.seq} of document ${row.documentId}: ${outcome}`);
    },

    /** What was written behind a sequence. Throws `Damaged`. */
    missed: async (id: number, seq: number): Promise<Missed | null> => {
      const [head] = await system.rows<{ snapshotSeq: number; quarantined: boolean; erased: boolean; rows: (Omit<UpdateRow, 'updates'> & { updates: string })[] | null }>(sql`
        select d.snapshot_seq::float8 as "snapshotSeq", d.quarantined_at is not null as quarantined, d.erased_at is not null as erased,
          (select json_agg(json_build_object('seq', u.seq, 'updates', encode(u.updates, 'base64'), 'checksum', u.checksum) order by u.seq)
            from document_update u where u.document_id = d.id and u.seq > ${seq}) as rows
        from document d where d.id = ${id}`);
      if (!head) return null;
      const rows = (head.rows ?? []).map(({ seq: at, updates, checksum: written }) => {
        const bytes = sound(Buffer.from(updates, 'base64'), written);
        if (!bytes) throw new Damaged(`update ${at} is not what was written`);
        return { seq: Number(at), updates: unpackUpdates(bytes) };
      });
      return { ...head, rows };
    },

    ownersOf: async (id: number, clients: number[]): Promise<Map<number, string>> => {
      const rows = await system.rows<{ client: number; owner: string }>(sql`
        select client_id::float8 as client, owner from document_client where document_id = ${id} and client_id = any(${clients}::int8[])`);
      return new Map(rows.map(({ client, owner }) => [client, owner]));
    },

    /** From now on nobody opens it, and nothing is appended: what is there may still be saved by hand. */
    quarantine: async (id: number, reason: string): Promise<void> => {
      await system.rows(sql`update document set quarantined_at = now(), quarantine_reason = ${reason} where id = ${id} and quarantined_at is null`);
    },

    /** When what these hang on last changed. */
    epochs: async (subjects: readonly string[]): Promise<Stake[]> => {
      const rows = await system.rows<Stake>(sql`select subject, epoch::text as epoch from access_epoch where subject = any(${[...subjects]}::uuid[])`);
      const known = new Map(rows.map((stake) => [stake.subject, stake]));
      // Many ask for the same at once, and keep the answer.
      for (const subject of subjects) if (!known.has(subject)) known.set(subject, { subject, epoch: '0' });
      return subjects.map((subject) => known.get(subject)!);
    },

    /** What became of rows whose commit failed or gave no answer. */
    outcomes: async (rows: LogRow[]): Promise<Outcome[]> => {
      const found = await system.rows<{ at: number; same: boolean }>(sql`
        select (k.at - 1)::int as at, u.updates = k.updates and u.authors = k.authors::jsonb as same
        from unnest(${rows.map((r) => r.documentId)}::int8[], ${rows.map((r) => r.seq)}::int8[], ${rows.map((r) => r.updates)}::bytea[],
          ${rows.map((r) => r.authors)}::text[]) with ordinality as k (document_id, seq, updates, authors, at)
        join document_update u using (document_id, seq)`);
      const outcomes: Outcome[] = rows.map(() => 'ABSENT');
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
        // Whoever appends holds this row, too: a sequence that goes must not be taken again.
        await rows(sql`select 1 from document where id = ${id} for update`);
        const done = await rows(sql`update document set snapshot = ${Buffer.from(snapshot)}, snapshot_seq = ${seq}, checksum = ${checksum(snapshot)}
          where id = ${id} and snapshot_seq = ${snapshotSeq} returning id`);
        if (done.length === 0) return false;
        if (text !== null) await rows(project([{ id, seq, text }]));
        await rows(keepChapters(id, workspaceId, chapters));
        await rows(keepMilestone(id, workspaceId, seq, chapters.at(-1)!.lastAt, snapshot));
        const [gone] = await rows<{ n: number }>(sql`
          with gone as (delete from document_update where document_id = ${id} and seq <= ${seq} returning 1) select count(*)::int as n from gone`);
        // All of them are told in the chapters, or none goes.
        if (gone!.n !== seq - snapshotSeq) throw new Error(`${gone!.n} rows of document ${id} went for ${seq - snapshotSeq}`);
        return true;
      }),

    /** Keeps the texts of documents; an older text never replaces a newer. */
    project: async (texts: Text[]): Promise<void> => {
      await system.rows(project(texts));
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

/** What a document says, up to a sequence. */
export interface Text {
  id: number;
  seq: number;
  text: string;
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

const project = (texts: Text[]): Sql => sql`
  update document d set text = w.text, text_seq = w.seq,
    updated_at = coalesce((select u.at from document_update u where u.document_id = d.id and u.seq = w.seq), d.updated_at, now())
  from unnest(${texts.map(({ id }) => id)}::int8[], ${texts.map(({ seq }) => seq)}::int8[], ${texts.map(({ text }) => text)}::text[]) w (id, seq, text)
  where d.id = w.id and d.text_seq < w.seq`;
