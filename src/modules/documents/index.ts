/**
 * Documents: Yjs over WebSocket, durable in PostgreSQL, and presence. Owns the update log, its compaction, the text
 * projection and who is in a room. Does not know what a document belongs to: higher modules register kinds.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { limit } from '../../limits.ts';
import type { Bus } from '../../platform/bus/bus.ts';
import { groupCommit } from './commit.ts';
import { documentCompactor, wholeOf } from './compaction.ts';
import { documentEdits } from './edit.ts';
import { documentGateway } from './gateway.ts';
import { historian as historianThread } from './historian.ts';
import { documentHistory } from './history.ts';
import { documentKinds } from './kinds.ts';
import { accessLooks } from './looks.ts';
import { materialiser as materialiserThread } from './materialise.ts';
import { presenceRooms } from './presence.ts';
import { documentPrivacy } from './privacy.ts';
import { textProjector } from './projection.ts';
import { documentReadings } from './readings.ts';
import { restingRooms } from './resting.ts';
import { documentRooms, type Rooms } from './rooms.ts';
import { documentStore, type LogRow } from './store.ts';
import { documentChanges } from './taking-back.ts';
import type { Documents, DocumentsDeps, Shape } from './types.ts';
import { EMPTY_UPDATE } from './update.ts';

export { firstName } from './people.ts';
export type { ContentRow, DocumentRow, MilestoneRow, StrokeRow } from './history.ts';
export { sharedText } from './reads.ts';
export type { Spell } from './spells.ts';
export type { Changed } from './once.ts';
export type { Written } from './privacy.ts';
export { markHandover } from './versions.ts';
export type { Range } from './viewing.ts';
export type {
  Access, Activity, Authenticated, DocumentAuthorKey, DocumentKind, DocumentMetrics, Documents, DocumentsDeps, EditRoom, Presence, PresenceEntry, Shape, TextRow,
} from './types.ts';

/** `<document id>:<sequence>` of what a commit has written, one after the other. */
const WRITTEN = 'documents:written';

const NOWHERE = '00000000-0000-0000-0000-000000000000';

const hints = (bus: Bus, rooms: () => Rooms): void => {
  bus.listen(WRITTEN, (message) => {
    for (const each of message.split(',')) {
      const [id, seq] = each.split(':');
      rooms().hint(Number(id), Number(seq));
    }
  });
  bus.onGap(() => rooms().hintAll());
};

export const documentsModule = ({ db, clock, log, sockets, bus, authenticate, stands }: DocumentsDeps): Documents => {
  const kinds = documentKinds();
  const store = documentStore(db);
  const written = (rows: Pick<LogRow, 'documentId' | 'seq'>[]): void => {
    if (rows.length > 0) bus.publish(WRITTEN, rows.map(({ documentId, seq }) => `${documentId}:${seq}`).join());
  };
  const commits = groupCommit({ store, log, written });
  const materialiser = materialiserThread();
  const historian = historianThread();
  const shapeOf = (name: string): Shape => kinds.shapeOf(name) ?? 'TEXT';
  const isText = (name: string): boolean => kinds.shapeOf(name) === 'TEXT';
  // Rooms report to those who in turn keep rooms in memory, hence the late look.
  const late = { store, materialiser, historian, isText, shapeOf, log, rooms: (): Rooms => rooms };
  const projector = textProjector(late);
  const compactor = documentCompactor(late);
  const resting = restingRooms({
    rooms: (): Rooms => rooms, log,
    attend: async (all, quiet) => {
      await projector.project(all);
      for (const room of quiet) compactor.rest(room);
    },
  });
  const rooms = documentRooms({
    store, log, guards: kinds.guards,
    dirty: (room) => commits.mark(room),
    changed: (room) => {
      if (room.textSeq < room.seq || compactor.wantsRest(room)) resting.changed(room);
      compactor.consider(room);
    },
  });
  const presence = presenceRooms({ bus, clock, ownerOf: (workspaceId, name, client) => rooms.find({ workspaceId, name })?.owners.get(client) });
  hints(bus, () => rooms);
  const looks = accessLooks({ kinds, store, stands });
  const gateway = documentGateway({ authenticate, looks, epochs: store.epochs, kinds, rooms, presence, sockets, log });
  const edit = documentEdits({ store, rooms, written, waited: () => void commits.counts.busy++ });

  const kept = (name: string): void => {
    const shape = kinds.shapeOf(name);
    if (shape === null || shape === 'PRESENCE') throw new Error(`${name} names no document with content`);
  };

  const editKept: Documents['edit'] = async (workspaceId, name, work) => {
    kept(name);
    return edit(workspaceId, name, work);
  };
  const readings = documentReadings(db);
  const history = documentHistory({ db, kinds, store, readings, historian });

  /** Rooms look into the log and find that there is none. */
  const gone = (ids: number[]): void => {
    if (ids.length > 0) bus.publish(WRITTEN, ids.map((id) => `${id}:${Number.MAX_SAFE_INTEGER}`).join());
    for (const id of ids) rooms.hint(id, Number.MAX_SAFE_INTEGER);
  };

  return {
    history,
    privacy: documentPrivacy({ db, kinds, history, gone }),
    changes: documentChanges({ db, history, looks, readings, historian, edit: editKept }),
    registerKind: kinds.register,
    door: gateway.door,
    recheck: (workspaceId) => void gateway.recheck(workspaceId),
    textLoader: projector.loader,
    edit: editKept,
    state: async (workspaceId, name) => {
      kept(name);
      const room = rooms.find({ workspaceId, name });
      if (room) return room.content.state().bytes;
      const stored = await store.read({ workspaceId, name });
      return stored ? wholeOf(stored).bytes : EMPTY_UPDATE;
    },
    owners: async (workspaceId, name) => {
      const room = rooms.find({ workspaceId, name });
      return room ? new Map(room.owners) : store.owners({ workspaceId, name });
    },
    presence: { states: presence.states, watch: presence.watch, set: presence.set },
    warm: async () => {
      await Promise.all([store.read({ workspaceId: NOWHERE, name: '' }), store.epochs([NOWHERE]), stands({ kind: 'GUEST', workspaceId: NOWHERE, guestId: NOWHERE, conversationId: NOWHERE, contactId: NOWHERE, name: '' })]);
    },
    metrics: () => ({
      rooms: rooms.all().length, sockets: gateway.size(), ...commits.counts, ...rooms.counts, ...gateway.counts,
      compactions: compactor.count(), projections: projector.count(),
    }),
    close: async () => {
      gateway.stopListening();
      // An edit by the server that is under way keeps its document's commits back.
      for (const until = performance.now() + limit('shutdownMs'); performance.now() < until;) {
        await commits.idle();
        if (rooms.all().every((room) => room.quiet)) break;
        await delay(5);
      }
      // Texts that are not written yet are made up for when they are read.
      resting.stop();
      await compactor.idle();
      gateway.stop();
      presence.stop();
      await Promise.all([materialiser.stop(), historian.stop()]);
    },
  };
};
