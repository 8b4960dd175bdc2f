/** What the server changes in a document on somebody's behalf: restore a version, take back an author's work, append text. */
import type { StaffActor } from '../../kernel/actor.ts';
import { badInput, fail, notFound, ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Historian } from './historian.ts';
import type { DocumentHistory, DocumentRow } from './history.ts';
import type { Looks } from './looks.ts';
import { oneChange, type Changed, type Composed } from './once.ts';
import type { Readings } from './readings.ts';
import type { Documents, EditRoom } from './types.ts';

export interface TakingBackDeps {
  db: Database;
  history: Pick<DocumentHistory, 'open'>;
  looks: Looks;
  readings: Readings;
  historian: Historian;
  edit: Documents['edit'];
}

/** A version that was restored took back everybody's work after it. */
const EVERYBODY = '*';

export const documentChanges = ({ db, history, looks, readings, historian, edit }: TakingBackDeps) => {
  const make = oneChange({ db, edit });

  /** With what the permission hangs on, if there is one. */
  const writable = async (actor: StaffActor, name: string): Promise<Result<Pick<Composed, 'stakes'>>> => {
    const { access, stakes } = await looks(actor, name);
    if (access === null) return notFound('document', ['document']);
    return access === 'WRITE' ? ok({ stakes }) : fail('Forbidden', 'You may only read this document.', ['document']);
  };

  /** A change by somebody who may write when it is worked out; the append sees to it that they still may when it is made. */
  const allowed = async (actor: StaffActor, name: string, composed: Result<Composed>): Promise<Result<Composed>> => {
    if (!composed.ok) return composed;
    const may = await writable(actor, name);
    return may.ok ? ok({ ...composed.value, ...may.value }) : may;
  };

  /** A change of a document that the actor may write in. Who may not must not even open it: its writers would wait. */
  const change = async (actor: StaffActor, name: string, clientId: string, compose: (room: EditRoom, row: DocumentRow) => Promise<Result<Composed>>): Promise<Result<Changed>> => {
    const row = await history.open(actor, name);
    if (!row) return notFound('document', ['document']);
    if (row.access !== 'WRITE') return fail('Forbidden', 'You may only read this document.', ['document']);
    return make({ actor, name, clientId, compose: async (room) => allowed(actor, name, await compose(room, { ...row, version: room.seq() })) });
  };

  /** What was taken back of this author's work before. */
  const earlier = (row: DocumentRow, author: string): Promise<{ after: number; upTo: number }[]> =>
    db.rows(row.workspaceId, sql`
      select e.since_seq::float8 as after, e.seq::float8 as "upTo" from document_edit e
      where e.document_id = ${row.id} and e.workspace_id = ${row.workspaceId}::uuid and e.reverted in (${author}, ${EVERYBODY})`);

  return {
    restore: (actor: StaffActor, name: string, version: number, clientId: string): Promise<Result<Changed>> =>
      change(actor, name, clientId, async (room, row) => {
        const reading = version < 1 || version > row.version ? null : await readings.at(row, version);
        if (!reading) return badInput('There is no such version, or it is older than what is kept.', ['version']);
        const made = await historian.ask({ kind: 'RESTORE', state: room.state(), reading, owners: room.owners(), shape: row.shape });
        return ok({ ...made, mark: { reverted: EVERYBODY, since: version } });
      }),

    /** `author` is an `actorKey`. */
    revert: (actor: StaffActor, name: string, author: string, since: Date, clientId: string): Promise<Result<Changed>> =>
      change(actor, name, clientId, async (room, row) => {
        if (![...room.owners().values()].includes(author)) return notFound('author of this document', ['userId']);
        const reading = await readings.since(row, since);
        if (!reading) return badInput('What happened then is older than what is kept.', ['since']);
        const { after, ...made } = await historian.ask({ kind: 'REVERT', reading, owners: room.owners(), actor: author, since: since.getTime(), done: await earlier(row, author) });
        return ok({ ...made, mark: { reverted: author, since: after } });
      }),

    /** Paragraphs at the end, together with what `within` writes. The caller has made sure that the actor may open it. */
    append: (actor: StaffActor, name: string, text: string, clientId: string, within: (tx: Tx) => Promise<Result<unknown>>): Promise<Result<Changed>> =>
      make({ actor, name, clientId, within, compose: async (room) => allowed(actor, name, ok(await historian.ask({ kind: 'APPEND', state: room.state(), text }))) }),
  };
};

export type DocumentChanges = ReturnType<typeof documentChanges>;
