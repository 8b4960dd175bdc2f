/** The socket door: who may come in, who is still alive, and whose access has changed. */
import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { RawData, WebSocket } from 'ws';
import { actorKey, type Actor } from '../../kernel/actor.ts';
import { CLOSE } from '../../kernel/errors.ts';
import { limit } from '../../limits.ts';
import type { Log } from '../../platform/log/log.ts';
import { comeBack, type SocketRegistry } from '../../platform/sockets/registry.ts';
import type { SocketDoor } from '../../platform/sockets/upgrade.ts';
import { Connection, type ConnectionHooks } from './connection.ts';
import type { Kinds } from './kinds.ts';
import type { Looks } from './looks.ts';
import type { PresenceRooms } from './presence.ts';
import type { Room } from './room.ts';
import { Erased, Quarantined, type Rooms } from './rooms.ts';
import type { Store } from './store.ts';
import type { Authenticated } from './types.ts';

const PATH = '/collab/';
/** Dead sockets are looked for this often; quiet ones are pinged, or told that we are here, after so much silence, ms. */
const HEARTBEAT_MS = 5_000;
const PING_AFTER_MS = 10_000;
const REASSURE_AFTER_MS = 20_000;
/** `ws` cuts larger frames with 1009; those in between get our own code and reason. */
const FRAME_ROOM = 2;
/** Refusals that are remembered. */
const REFUSALS = 10_000;

export interface GatewayDeps {
  authenticate(token: string): Promise<Authenticated | null>;
  looks: Looks;
  epochs: Store['epochs'];
  kinds: Pick<Kinds, 'shapeOf' | 'spares'>;
  rooms: Rooms;
  presence: PresenceRooms;
  sockets: SocketRegistry;
  log: Log;
}

interface Admitted {
  unregister: () => void;
  room: Room | null;
  /** Counts questions about access, so that an old answer never overrules a newer. */
  asked: number;
  deciding: Promise<void> | null;
}

/** A socket from its first frame on: those that come before the first await is over wait here. */
interface Entry {
  connection: Connection | null;
  early: [Buffer, boolean][] | null;
  bytes: number;
}

export interface Gateway {
  door: SocketDoor;
  recheck(workspaceId: string): Promise<void>;
  counts: { refused: number; slow: number };
  size(): number;
  /** Takes nobody in any more, nor anything from those inside. */
  stopListening(): void;
  stop(): void;
}

export const documentGateway = (deps: GatewayDeps): Gateway => {
  const { kinds, looks, rooms, presence, sockets, log } = deps;
  const connections = new Map<Connection, Admitted>();
  const byActor = new Map<string, number>();
  const rechecking = new Map<string, { again: boolean }>();
  const refusals = new LRUCache<string, true>({ max: REFUSALS, ttl: limit('documentRefusedMs') });
  const counts = { refused: 0, slow: 0 };
  let listening = true;

  const hooks: ConnectionHooks = {
    log, spares: kinds.spares,
    refused: (connection, code) => {
      counts.refused++;
      if (code === CLOSE.REFUSED && !connection.ack) refusals.set(refusalKey(connection), true);
    },
    renew: async (connection) => decide(connection, connections.get(connection) ?? admittedBy(() => {})),
    slow: () => void counts.slow++,
    closed: (connection) => {
      const admitted = connections.get(connection);
      if (!admitted) return;
      connections.delete(connection);
      admitted.unregister();
      uncount(connection.actor);
      if (admitted.room) rooms.release(admitted.room);
    },
  };

  /** Asks again until no newer question has come meanwhile. */
  const decide = (connection: Connection, admitted: Admitted): Promise<void> => {
    admitted.asked++;
    admitted.deciding ??= (async () => {
      try {
        for (;;) {
          const asked = admitted.asked;
          const { access, stakes } = await looks(connection.actor, connection.name);
          if (asked !== admitted.asked) continue;
          connection.access = access;
          connection.stakes = stakes;
          return;
        }
      } finally {
        admitted.deciding = null;
      }
    })();
    return admitted.deciding;
  };

  const count = (actor: Actor): void => {
    const key = ownKey(actor);
    byActor.set(key, (byActor.get(key) ?? 0) + 1);
  };
  const uncount = (actor: Actor): void => {
    const key = ownKey(actor);
    const left = byActor.get(key)! - 1;
    if (left === 0) byActor.delete(key);
    else byActor.set(key, left);
  };

  const admit = async (connection: Connection, { actor, expiresAt }: Authenticated): Promise<void> => {
    // Registered before anything is awaited, so that a revocation or a change of access finds it while it loads.
    const admitted = admittedBy(sockets.add({ actor, expiresAt, close: (code, reason) => connection.end(code, reason) }));
    connections.set(connection, admitted);
    count(actor);
    await decide(connection, admitted);
    if (connection.access === null) return connection.end(CLOSE.NO_ACCESS, 'no access');
    const key = { workspaceId: actor.workspaceId, name: connection.name };
    const room: Room | null = kinds.shapeOf(connection.name) === 'PRESENCE' ? null : await rooms.acquire(key);
    if (connection.isClosed) return room ? rooms.release(room) : undefined;
    if (room) {
      admitted.room = room;
      if (room.isLost) return connection.end(CLOSE.RESTART, comeBack());
      if (room.members.size >= limit('documentSocketsARoom')) return connection.end(CLOSE.TOO_MANY, 'too many on this document');
    }
    connection.admit({ room, presence: presence.room(actor.workspaceId, connection.name) });
  };

  const open = (socket: WebSocket, request: IncomingMessage, url: URL): void => {
    const entry = listen(socket);
    if (!listening) return socket.close(CLOSE.RESTART, comeBack());
    void enter(socket, request, url, entry).catch((error: unknown) => {
      const { connection } = entry;
      if (error instanceof Quarantined) return connection?.end(CLOSE.QUARANTINED, 'this document is damaged and set aside');
      if (error instanceof Erased) return connection?.end(CLOSE.NO_ACCESS, 'this document was erased');
      log.error({ err: error }, 'a document could not be opened');
      if (connection) connection.end(CLOSE.RESTART, comeBack());
      else socket.close(CLOSE.RESTART, comeBack());
    });
  };

  /** Hears the socket from its first frame. What it keeps is kept as long as the socket, so the request is none of it. */
  const listen = (socket: WebSocket): Entry => {
    const entry: Entry = { connection: null, early: [], bytes: 0 };
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (!listening || socket.readyState !== socket.OPEN) return;
      if (entry.connection) return entry.connection.receive(data as Buffer, isBinary);
      entry.early!.push([data as Buffer, isBinary]);
      entry.bytes += (data as Buffer).length;
      if (entry.bytes > limit('documentFrameBytes')) socket.close(CLOSE.OVER_LIMIT, 'too much before signing in');
    });
    socket.on('pong', () => {
      if (entry.connection) entry.connection.heardAt = performance.now();
    });
    socket.on('close', () => entry.connection?.gone());
    return entry;
  };

  const enter = async (socket: WebSocket, request: IncomingMessage, url: URL, entry: Entry): Promise<void> => {
    const token = url.searchParams.get('token');
    const who = token ? await deps.authenticate(token) : null;
    if (!who) return socket.close(CLOSE.UNAUTHENTICATED, 'not signed in');
    if (socket.readyState !== socket.OPEN) return;
    if (!listening) return socket.close(CLOSE.RESTART, comeBack());
    const entrant = { actor: who.actor, name: nameOf(url.pathname), ack: url.searchParams.get('ack') === '1' };
    // A Y.Doc cannot forget a change, so a client that does not hear why would send it again and again.
    if (!entrant.ack && refusals.has(refusalKey(entrant))) return socket.close(CLOSE.REFUSED, 'refused a moment ago');
    if ((byActor.get(ownKey(who.actor)) ?? 0) >= limit('documentSocketsAnActor')) return socket.close(CLOSE.TOO_MANY, 'too many documents open');
    const connection = new Connection(socket, request.socket, entrant, hooks);
    entry.connection = connection;
    for (const [data, isBinary] of entry.early!) connection.receive(data, isBinary);
    entry.early = null;
    if (!connection.isClosed) await admit(connection, who);
  };

  const beat = (): void => {
    const now = performance.now();
    for (const connection of [...connections.keys()]) {
      const silence = now - connection.heardAt;
      if (silence > limit('presenceLeaseMs')) connection.cut();
      else if (silence > PING_AFTER_MS) connection.ping();
      if (now - connection.saidAt > REASSURE_AFTER_MS) connection.reassure();
    }
  };
  const heartbeat = setInterval(beat, HEARTBEAT_MS);
  heartbeat.unref();

  const again = async (connection: Connection): Promise<void> => {
    const admitted = connections.get(connection);
    if (!admitted) return;
    const before = connection.access;
    try {
      await decide(connection, admitted);
      if (connection.access === null) connection.end(CLOSE.NO_ACCESS, 'no access');
      else if (connection.access === 'WRITE' && before === 'READ') connection.ask();
    } catch (error) {
      // Nobody stays in on an access that could not be confirmed; who comes back is asked again.
      log.warn({ err: error, document: connection.name }, 'access to a document could not be decided');
      connection.end(CLOSE.RESTART, comeBack());
    }
  };

  /** Of these whoever's access hangs on what has changed since, or is still being looked up. */
  const lookAgain = async (all: Connection[]): Promise<void> => {
    if (all.length === 0) return;
    const subjects = [...new Set(all.flatMap(({ stakes }) => stakes.map(({ subject }) => subject)))];
    try {
      const now = new Map((await deps.epochs(subjects)).map(({ subject, epoch }) => [subject, epoch]));
      for (const each of all) if (each.stakes.length === 0 || each.stakes.some(({ subject, epoch }) => now.get(subject) !== epoch)) void again(each);
    } catch (error) {
      log.warn({ err: error }, 'whose access has changed could not be looked up');
      for (const each of all) void again(each);
    }
  };

  return {
    door: { name: 'collab', matches: (path) => path.startsWith(PATH), maxPayload: FRAME_ROOM * limit('documentFrameBytes'), open },
    recheck: async (workspaceId) => {
      const running = rechecking.get(workspaceId);
      if (running) return void (running.again = true);
      const turn = { again: true };
      rechecking.set(workspaceId, turn);
      while (turn.again) {
        turn.again = false;
        await lookAgain([...connections.keys()].filter(({ actor }) => actor.workspaceId === workspaceId));
      }
      rechecking.delete(workspaceId);
    },
    counts,
    size: () => connections.size,
    stopListening: () => {
      listening = false;
    },
    stop: () => {
      clearInterval(heartbeat);
      for (const connection of [...connections.keys()]) connection.end(CLOSE.RESTART, comeBack());
    },
  };
};

const admittedBy = (unregister: () => void): Admitted => ({ unregister, room: null, asked: 0, deciding: null });
const ownKey = (actor: Actor): string => `${actor.workspaceId}/${actorKey(actor)}`;
const refusalKey = ({ actor, name }: { actor: Actor; name: string }): string => `${ownKey(actor)}/${name}`;

/** The document's name in the path; what cannot be decoded is no document's. */
const nameOf = (path: string): string => {
  try {
    return decodeURIComponent(path.slice(PATH.length));
  } catch {
    return '';
  }
};
