/** Edits by the server, in a transaction of the caller's. */
import { setTimeout as delay } from 'node:timers/promises';
import { actorKey } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import type { Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Tx } from '../../platform/db/database.ts';
import { judge } from './admission.ts';
import { DeletedRanges } from './deletions.ts';
import { packAuthors, packUpdates } from './frames.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { encodeVector, join } from './splice.ts';
import { Behind, Busy, type LogRow, type Store } from './store.ts';
import type { EditRoom } from './types.ts';
import type { Update } from './update.ts';

/** An edit that another node keeps overtaking gives up. */
const ATTEMPTS = 5;
/** The author's access is just being changed: the edit is tried again so soon, ms. */
const BUSY_MS = 20;

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

  async append(tx: Tx, bytes: Uint8Array, { owners, stakes = [] }: Parameters<EditRoom['append']>[2] = {}): Promise<void> {
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
      claims: verdict.claims.map((client) => ({ client, owner: owners?.get(client) ?? actor })),
      stakes,
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
  /** An edit waits for a change of its author's access. */
  waited(): void;
}

export const documentEdits = ({ store, rooms, written, waited }: EditDeps) => {
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

  /** Whether it is worth another try: on top of what others wrote, or once a change of access is decided. The caller's transaction is undone. */
  const again = async (error: unknown, overtaken: number, since: number): Promise<void> => {
    if (error instanceof Busy) waited();
    if (error instanceof Busy && performance.now() - since < limit('documentBusyMs')) return delay(BUSY_MS);
    if (error instanceof Behind && overtaken < ATTEMPTS) return;
    throw error instanceof Behind || error instanceof Busy ? new DoorError('UNAVAILABLE', 'Others change this document or who may write in it. Try again in a moment.') : error;
  };

  return async <T>(workspaceId: string, name: string, work: (room: EditRoom) => Promise<Result<T>>): Promise<Result<T>> => {
    const since = performance.now();
    for (let overtaken = 0; ;) {
      // Each time: a room that was lost does not come back.
      const room = await rooms.acquire({ workspaceId, name });
      try {
        return await once(room, work);
      } catch (error) {
        if (error instanceof Behind) overtaken++;
        await again(error, overtaken, since);
      } finally {
        rooms.release(room);
      }
    }
  };
};
