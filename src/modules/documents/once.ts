/** A change of a document by the server on somebody's behalf, made once however often it is asked for. */
import { actorKey, type StaffActor } from '../../kernel/actor.ts';
import { badInput, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Made } from './owning.ts';
import { Behind, type Stake } from './store.ts';
import type { Documents, EditRoom } from './types.ts';

/** A change as it was made. */
export interface Changed {
  /** The version after it, or the present one when there was nothing to change. */
  version: number;
}

/** What a change undid, so that it is not undone twice: what went comes back only once. */
export interface Mark {
  /** `actorKey` of whose work was taken back, and after which sequence. */
  reverted: string;
  since: number;
}

export interface Composed extends Made {
  mark?: Mark;
  /** What the author's permission hangs on. */
  stakes?: readonly Stake[];
}

export interface Change {
  actor: StaffActor;
  name: string;
  clientId: string;
  compose(room: EditRoom): Promise<Result<Composed>>;
  /** In the change's transaction, before it is written: what else belongs to it. */
  within?(tx: Tx): Promise<Result<unknown>>;
}

/** The document's writers wait while the change is worked out, so it fits what they see. */
export const oneChange = ({ db, edit }: { db: Database; edit: Documents['edit'] }) => {
  const known = async ({ actor, name, clientId }: Change): Promise<Changed | null> =>
    (await db.rows<Changed>(actor.workspaceId, sql`
      select e.seq::float8 as version from document_edit e join document d on d.id = e.document_id
      where d.workspace_id = ${actor.workspaceId}::uuid and d.name = ${name} and e.client_key = ${`${actorKey(actor)}:${clientId}`}`))[0] ?? null;

  /** Another node may have made the same change meanwhile: then it is looked up. */
  const remember = async (tx: Tx, { name, clientId }: Change, seq: number, mark: Mark | undefined): Promise<void> => {
    const kept = await tx.rows(sql`
      insert into document_edit (document_id, client_key, workspace_id, seq, reverted, since_seq)
      select d.id, ${`${actorKey(tx.actor)}:${clientId}`}, d.workspace_id, ${seq}, ${mark?.reverted ?? null}, ${mark?.since ?? null}
      from document d where d.workspace_id = ${tx.workspaceId}::uuid and d.name = ${name} on conflict do nothing returning seq`);
    if (kept.length === 0) throw new Behind(`${clientId} was made by another node`);
  };

  const write = (room: EditRoom, change: Change, { update, owners, mark, stakes }: Composed): Promise<Result<Changed>> =>
    db.tx(change.actor, async (tx) => {
      const allowed = await change.within?.(tx);
      if (allowed && !allowed.ok) return allowed;
      if (update) await room.append(tx, update, { owners, stakes });
      await remember(tx, change, room.seq(), mark);
      return ok({ version: room.seq() });
    });

  return async (change: Change): Promise<Result<Changed>> => {
    const { actor, name, clientId } = change;
    if (clientId === '' || clientId.length > limit('clientIdCharacters')) return badInput(`A client id has 1 to ${limit('clientIdCharacters')} characters.`, ['clientMutationId']);
    return edit(actor.workspaceId, name, async (room) => {
      const before = await known(change);
      if (before) return ok(before);
      const composed = await change.compose(room);
      return composed.ok ? write(room, change, composed.value) : composed;
    });
  };
};
