/** Versions of a document: moments that people look for, and where reading an older version starts. A version is its sequence. */
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

/** Notes the present version of these documents, in the caller's transaction: work on them changes hands. */
export const markHandover = (tx: Tx, names: string[]): void =>
  tx.write(sql`
    insert into document_version (document_id, seq, workspace_id, at, cause)
    select d.id, latest.seq, d.workspace_id, now(), 'HANDOVER' from document d
    cross join lateral (select greatest(d.snapshot_seq, (select max(u.seq) from document_update u where u.document_id = d.id)) as seq) latest
    where d.workspace_id = ${tx.workspaceId}::uuid and d.name = any(${names}::text[]) and latest.seq > 0
    on conflict do nothing`);
