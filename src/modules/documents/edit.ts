/** Edits by the server, in a transaction of the caller's. */
import { actorKey } from '../../kernel/actor.ts';
import type { Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { judge } from './admission.ts';
import { DeletedRanges } from './deletions.ts';
import { packAuthors, packUpdates } from './frames.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { encodeVector, join } from './splice.ts';
import { Behind, type LogRow, type Store } from './store.ts';
import type { EditRoom } from './types.ts';
import type { Update } from './update.ts';

/** An edit that another node keeps overtaking gives up. */
const ATTEMPTS = 5;

interface Appended {
  row: LogRow;
  update: Update;
}

/** The committed state with what this edit appended so far. */
class Draft implements EditRoom {
  readonly appended: Appended[] = [];
  /** Also what could not be written. */
  readonly tried: LogRow[] = [];
  readonly #room: Room;
  readonly #store: Store;
  /** With the clientIDs that this edit took into use. */
  readonly #owners: Map<number, string>;
  #state: Update;

  constructor(room: Room, store: Store) {
    this.#room = room;
    this.#store = store;
    this.#owners = new Map(room.owners);
    this.#state = room.content.state();
  }

  state(): Uint8Array {
    return this.#state.bytes;
  }

  stateVector(): Uint8Array {
    return encodeVector(this.#clocks());
  }

  seq(): number {
    return this.#room.seq + this.appended.length;
  }

  owners(): ReadonlyMap<number, string> {
    return this.#owners;
  }

  #clocks(): Map<number, number> {
    return new Map(this.#state.sections.map(({ client, end }) => [client, end]));
  }

  async append(tx: Tx, bytes: Uint8Array, owners: ReadonlyMap<number, string> = new Map()): Promise<void> {
    const actor = actorKey(tx.actor);
    const deleted = new DeletedRanges();
    deleted.add(this.#state.deletions);
    const verdict = judge({ clocks: this.#clocks(), owners: this.#owners, deleted, structure: null, nesting: null }, bytes, actor);
    if (verdict.kind === 'KNOWN') return;
    if (verdict.kind !== 'NEW') throw new Error(`an edit of ${this.#room.name} does not fit: ${verdict.reason}`);
    if (tx.workspaceId !== this.#room.workspaceId) throw new Error('an edit in the transaction of another workspace');
    const row: LogRow = {
      documentId: this.#room.id, workspaceId: this.#room.workspaceId, seq: this.#room.seq + this.appended.length + 1,
      updates: packUpdates([verdict.update.bytes]), authors: packAuthors([{ session: 'server', actor }]),
      claims: verdict.claims.map((client) => ({ client, owner: owners.get(client) ?? actor })),
      // Who acts was looked at in this transaction.
      stakes: [],
    };
    this.tried.push(row);
    await this.#store.appendIn(tx, row);
    this.appended.push({ row, update: verdict.update });
    for (const { client, owner } of row.claims) this.#owners.set(client, owner);
    this.#state = join([this.#state, verdict.update]);
  }
}

export interface EditDeps {
  store: Store;
  rooms: Rooms;
  /** Other nodes are told. */
  written(rows: LogRow[]): void;
}

export const documentEdits = ({ store, rooms, written }: EditDeps) => {
  /** A thrown error may hide a commit whose answer was lost; the log knows. While it cannot say, the fence keeps it safe. */
  const committedAfterAll = async (draft: Draft): Promise<boolean> => {
    if (draft.tried.length === 0) return false;
    const outcomes = await store.outcomes(draft.tried).catch(() => null);
    return outcomes?.every((outcome) => outcome === 'COMMITTED') ?? false;
  };

  const show = (room: Room, { appended }: Draft): void => {
    for (const { row, update } of appended) room.edited(row.seq, [update], row.claims);
    written(appended.map(({ row }) => row));
  };

  const once = async <T>(room: Room, work: (room: EditRoom) => Promise<Result<T>>): Promise<Result<T>> => {
    await room.hold();
    try {
      await rooms.catchUp(room);
      if (room.isLost) throw new Behind(`document ${room.name} is loaded anew`);
      const draft = new Draft(room, store);
      try {
        const result = await work(draft);
        if (result.ok) show(room, draft);
        return result;
      } catch (error) {
        if (await committedAfterAll(draft)) show(room, draft);
        throw error;
      }
    } finally {
      room.release();
    }
  };

  return async <T>(workspaceId: string, name: string, work: (room: EditRoom) => Promise<Result<T>>): Promise<Result<T>> => {
    for (let attempt = 1; ; attempt++) {
      // Each time: a room that was lost does not come back.
      const room = await rooms.acquire({ workspaceId, name });
      try {
        return await once(room, work);
      } catch (error) {
        // Another node was faster: the caller's transaction is undone, and begins again on top of what is there now.
        if (!(error instanceof Behind) || attempt === ATTEMPTS) throw error;
      } finally {
        rooms.release(room);
      }
    }
  };
};
