/** Changes of a document by the server on somebody's behalf: restore a version, take back an author's work, append text. Each happens once. */
import { actorKey, type StaffActor } from '../../kernel/actor.ts';
import { badInput, fail, notFound, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Historian } from './historian.ts';
import type { DocumentHistory, DocumentRow } from './history.ts';
import type { Made } from './owning.ts';
import type { Readings } from './readings.ts';
import type { Documents, EditRoom } from './types.ts';

/** A change as it was made. */
export interface Changed {
  /** The version after it, or the present one when there was nothing to change. */
  version: number;
}

export interface TakingBackDeps {
  db: Database;
  history: Pick<DocumentHistory, 'open'>;
  readings: Readings;
  historian: Historian;
  edit: Documents['edit'];
}

/** What a change undid, so that it is not undone twice: what went comes back only once. */
interface Mark {
  /** `actorKey` of whose work was taken back, and after which sequence. */
  reverted: string;
  since: number;
}

/** A version that was restored took back everybody's work after it. */
const EVERYBODY = '*';

interface Composed extends Made {
  mark?: Mark;
}

interface Change {
  actor: StaffActor;
  name: string;
  clientId: string;
  compose(room: EditRoom): Promise<Result<Composed>>;
  /** In the change's transaction, before it is written: what else belongs to it, and whether the actor may. */
  within(tx: Tx): Promise<Result<unknown>>;
}

interface Known {
  seq: number;
}

export const documentChanges = ({ db, history, readings, historian, edit }: TakingBackDeps) => {
  const known = async ({ actor, name, clientId }: Change): Promise<Known | null> =>
    (await db.rows<Known>(actor.workspaceId, sql`
      select e.seq::float8 as seq from document_edit e join document d on d.id = e.document_id
      where d.workspace_id = ${actor.workspaceId}::uuid and d.name = ${name} and e.client_key = ${`${actorKey(actor)}:${clientId}`}`))[0] ?? null;

  const remember = (tx: Tx, { name, clientId }: Change, seq: number, mark: Mark | undefined): void =>
    tx.write(sql`
      insert into document_edit (document_id, client_key, workspace_id, seq, reverted, since_seq)
      select d.id, ${`${actorKey(tx.actor)}:${clientId}`}, d.workspace_id, ${seq}, ${mark?.reverted ?? null}, ${mark?.since ?? null}
      from document d where d.workspace_id = ${tx.workspaceId}::uuid and d.name = ${name}`);

  const write = (room: EditRoom, change: Change, { update, owners, mark }: Composed): Promise<Result<Changed>> =>
    db.tx(change.actor, async (tx) => {
      const allowed = await change.within(tx);
      if (!allowed.ok) return allowed;
      if (update) await room.append(tx, update, owners);
      remember(tx, change, room.seq(), mark);
      return ok({ version: room.seq() });
    });

  /** The document's writers wait while the change is worked out, so it fits what they see. */
  const make = async (change: Change): Promise<Result<Changed>> => {
    const { actor, name, clientId } = change;
    if (clientId === '' || clientId.length > limit('clientIdCharacters')) return badInput(`A client id has 1 to ${limit('clientIdCharacters')} characters.`, ['clientMutationId']);
    return edit(actor.workspaceId, name, async (room) => {
      const before = await known(change);
      if (before) return ok({ version: before.seq });
      const composed = await change.compose(room);
      return composed.ok ? write(room, change, composed.value) : composed;
    });
  };

  /** The document, if the actor may write in it. */
  const writable = async (actor: StaffActor, name: string): Promise<Result<DocumentRow>> => {
    const row = await history.open(actor, name);
    if (!row) return notFound('document', ['document']);
    return row.access === 'WRITE' ? ok(row) : fail('Forbidden', 'You may only read this document.', ['document']);
  };

  /** A change of a document that the actor may write in, asked again when it is made. */
  const change = async (actor: StaffActor, name: string, clientId: string, compose: (room: EditRoom, row: DocumentRow) => Promise<Result<Composed>>): Promise<Result<Changed>> => {
    const found = await writable(actor, name);
    if (!found.ok) return found;
    return make({
      actor, name, clientId, within: () => Promise.resolve(ok(null)),
      compose: async (room) => {
        const composed = await compose(room, { ...found.value, version: room.seq() });
        const still = await writable(actor, name);
        return still.ok ? composed : still;
      },
    });
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
      make({ actor, name, clientId, within, compose: async (room) => ok(await historian.ask({ kind: 'APPEND', state: room.state(), text })) }),
  };
};

export type DocumentChanges = ReturnType<typeof documentChanges>;
