/** The text of a document as a field of what it belongs to. */
import type { Actor } from '../../kernel/actor.ts';
import { globalId } from '../../kernel/ids.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { computed, type Computed } from '../../platform/reads/declare.ts';
import { documentSql } from '../../platform/reads/wire.ts';
import type { Documents, TextRow } from './types.ts';

/** A text as it is stored; null in a plan: there is no document yet. */
interface StoredText {
  text: string;
  updatedAt: string | null;
  /** Nothing was written since. */
  current: boolean;
}

const stored = (name: Sql, actor: Actor): Sql => sql`(
  select json_build_object('text', d.text, 'updatedAt', d.updated_at,
    'current', d.text_seq >= greatest(d.snapshot_seq, (select max(u.seq) from document_update u where u.document_id = d.id)))
  from document d where d.workspace_id = ${actor.workspaceId}::uuid and d.name = ${name})`;

/** `<owner>:<id>:<part>` as text, for readers without Yjs. One that is behind is made up for before it is shown. */
export const sharedText = (documents: Pick<Documents, 'textLoader'>, owner: 'ticket' | 'contact', part: 'notes' | 'draft'): Computed => {
  const nameOf = (id: string): string => `${owner}:${globalId(owner, id)}:${part}`;
  return computed<{ id: string }, 'id'>(
    ['id'],
    ({ id, also }, _, share): TextRow | Promise<TextRow> => {
      const document = nameOf(id);
      const known = also as StoredText | null | undefined;
      if (known === null) return { document, text: '', updatedAt: null };
      if (!known?.current) return share(documents.textLoader).load(document);
      return { document, text: known.text, updatedAt: known.text !== '' && known.updatedAt ? new Date(known.updatedAt) : null };
    },
    { also: (t, actor) => stored(documentSql(owner, sql`${t}.id`, part), actor) },
  );
};
