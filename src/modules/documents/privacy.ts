/**
 * What people may ask for by law: what they wrote, and that a document goes. Whose something is stands here as a key without a
 * name; who it belongs to is erased where names are kept.
 */
import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { name as identifier, sql } from '../../platform/db/sql.ts';
import type { DocumentHistory, StrokeRow } from './history.ts';
import type { Kinds } from './kinds.ts';
import type { Spell } from './spells.ts';
import type { Shape } from './types.ts';

/** What one author wrote in one document. */
export interface Written {
  document: string;
  /** Their parts of the text as it is now. */
  texts: string[];
  strokes: StrokeRow[];
  /** When they edited and how much, also of what is gone. */
  edits: Spell[];
}

export interface DocumentPrivacy {
  /** `author` is an `actorKey`. A document at a time: together they may be large. */
  collect(workspaceId: string, author: string): AsyncGenerator<Written>;
  /**
   * Erases documents wholly: content, log, past, versions and whose it was, on all nodes. Whoever is in one is sent away, and
   * nobody opens it again. Says which there were.
   */
  erase(actor: Actor, names: string[]): Promise<Result<string[]>>;
}

export interface PrivacyDeps {
  db: Database;
  kinds: Pick<Kinds, 'shapeOf'>;
  history: Pick<DocumentHistory, 'at' | 'allRanges' | 'allSpells'>;
  /** Documents that are gone, by their ids: rooms of them must not live on. */
  gone(ids: number[]): void;
}

interface Found {
  id: number;
  name: string;
  version: number;
}

export const documentPrivacy = ({ db, kinds, history, gone }: PrivacyDeps): DocumentPrivacy => {
  const documentsOf = (workspaceId: string, author: string): Promise<Found[]> =>
    db.rows<Found>(workspaceId, sql`
      select d.id::float8 as id, d.name, greatest(d.snapshot_seq, (select max(u.seq) from document_update u where u.document_id = d.id))::float8 as version
      from document d where d.workspace_id = ${workspaceId}::uuid and d.erased_at is null
        and exists (select 1 from document_client c where c.document_id = d.id and c.workspace_id = ${workspaceId}::uuid and c.owner = ${author})
      order by d.id`);

  const writtenIn = async (workspaceId: string, { id, name, version }: Found, shape: Shape, author: string): Promise<Written> => {
    const row = { id, name, version, workspaceId, shape, access: 'READ' as const };
    const content = await history.at(row, version);
    const ranges = await history.allRanges(row);
    return {
      document: name,
      texts: ranges.filter(({ owner }) => owner === author).map(({ from, to }) => content?.text?.slice(from, to) ?? ''),
      strokes: (content?.strokes ?? []).filter(({ owner }) => owner === author),
      edits: (await history.allSpells(row)).filter(({ actor }) => actor === author),
    };
  };

  return {
    async *collect(workspaceId, author) {
      for (const found of await documentsOf(workspaceId, author)) {
        const shape = kinds.shapeOf(found.name);
        if (shape && shape !== 'PRESENCE') yield await writtenIn(workspaceId, found, shape, author);
      }
    },

    erase: async (actor, names) => {
      const erased = await db.tx(actor, async (tx) => ok(await emptied(tx, names)));
      if (!erased.ok) return erased;
      gone(erased.value.map(({ id }) => id));
      return ok(erased.value.map(({ name }) => name));
    },
  };
};

/** Everything that hangs on a document. */
const PARTS = ['document_update', 'document_client', 'document_past', 'document_version', 'document_edit'];

/** Their rows are locked first: what is being appended or compacted comes before this, or not at all. */
const emptied = async (tx: Tx, names: string[]): Promise<{ id: number; name: string }[]> => {
  const found = await tx.rows<{ id: number; name: string }>(sql`
    select id::float8 as id, name from document where workspace_id = ${tx.workspaceId}::uuid and name = any(${names}::text[]) and erased_at is null order by id for update`);
  const ids = found.map(({ id }) => id);
  // Sequences never begin anew: what is late must not fit.
  tx.write(sql`
    update document d set snapshot = null, checksum = null, text = '', updated_at = null, erased_at = now(), quarantined_at = now(), quarantine_reason = 'erased',
      snapshot_seq = latest.seq + 1, text_seq = latest.seq + 1
    from (select e.id, greatest(e.snapshot_seq, e.text_seq, (select max(u.seq) from document_update u where u.document_id = e.id)) as seq from document e where e.id = any(${ids}::int8[])) latest
    where d.id = latest.id`);
  for (const part of PARTS) tx.write(sql`delete from ${identifier(part)} where document_id = any(${ids}::int8[])`);
  return found;
};
