/** A document server on a real PostgreSQL, and stock clients of it. */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defineEntity } from '@mikro-orm/core';
import pg from 'pg';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Actor, GuestActor, UserActor } from '../../src/kernel/actor.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { globalId, newId } from '../../src/kernel/ids.ts';
import { MESSAGE } from '../../src/modules/documents/frames.ts';
import { documentsModule, type Access, type Documents } from '../../src/modules/documents/index.ts';
import { openDatabase, type Database } from '../../src/platform/db/database.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { loneBus, type Bus } from '../../src/platform/bus/bus.ts';
import type { Log } from '../../src/platform/log/log.ts';
import { socketRegistry, type SocketRegistry } from '../../src/platform/sockets/registry.ts';
import { acceptSockets } from '../../src/platform/sockets/upgrade.ts';

const SERVER = process.env.TEST_DATABASE_URL ?? 'postgres://parley@127.0.0.1:54999/documents_dev';

/** Holds what was logged at warn and above, for tests that look. */
export const quietLog = (): Log & { lines: unknown[][] } => {
  const lines: unknown[][] = [];
  const keep = (...line: unknown[]): void => void lines.push(line);
  return { lines, debug: () => {}, info: () => {}, warn: keep, error: keep, fatal: keep } as unknown as Log & { lines: unknown[][] };
};

/** A database of this test file's own. */
export const freshDatabase = async (): Promise<{ url: string; drop(): Promise<void> }> => {
  const name = `documents_${randomUUID().replaceAll('-', '')}`;
  const admin = async (statement: string): Promise<void> => {
    const url = new URL(SERVER);
    url.pathname = '/postgres';
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await admin(`create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  await migrate(url.href, quietLog());
  return { url: url.href, drop: () => admin(`drop database ${name} with (force)`) };
};

// MikroORM does not start without any.
const entity = defineEntity({ name: 'DocumentsTestWorkspace', tableName: 'workspace', properties: (p) => ({ id: p.uuid().primary(), name: p.text() }) });

export const connectDatabase = (url: string): Promise<Database> =>
  openDatabase({ url, log: quietLog(), entities: [entity], within: new Map(), positions: () => { throw new Error('no positions here'); } });

/** Resolves when `condition` holds; fails with what it was about after the deadline. */
export const until = async (about: string, condition: () => boolean | Promise<boolean>, ms = 5_000): Promise<void> => {
  const deadline = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited ${ms} ms in vain: ${about}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

export class FakeClock implements Clock {
  at = Date.parse('2026-11-22T10:00:00.000Z');
  now(): Date {
    return new Date(this.at);
  }
  advance(ms: number): void {
    this.at += ms;
  }
}

export const staff = (workspaceId: string, name: string, role: UserActor['role'] = 'AGENT'): UserActor => ({
  kind: 'USER', workspaceId, userId: newId(), sessionId: newId(), tokenId: null, role, name, scopes: null,
});

export const guest = (workspaceId: string, conversationId: string, name: string): GuestActor => ({
  kind: 'GUEST', workspaceId, guestId: newId(), conversationId, contactId: newId(), name,
});

export interface Place {
  documents: Documents;
  sockets: SocketRegistry;
  log: ReturnType<typeof quietLog>;
  clock: FakeClock;
  /** Signs an actor in: their token. */
  token(actor: Actor): string;
  /** What `access` answers; tests change it. */
  access: (actor: Actor, ownerId: string) => Promise<Access> | Access;
  url: string;
  port: number;
  connect(actor: Actor, name: string, options?: { doc?: Y.Doc; ack?: boolean }): WebsocketProvider;
  raw(actor: Actor, name: string, query?: string): Promise<Raw>;
  stop(): Promise<void>;
}

/** Frames and the close of a socket that speaks no Yjs. */
export interface Raw {
  ws: WebSocket;
  frames: Uint8Array[];
  closed: Promise<{ code: number; reason: string }>;
  send(...parts: (number[] | Uint8Array)[]): void;
}

export const startPlace = async (db: Database, { bus = loneBus('lone'), clock = new FakeClock() }: { bus?: Bus; clock?: FakeClock } = {}): Promise<Place> => {
  const log = quietLog();
  const sockets = socketRegistry({ clock, expiredCode: 4401 });
  const tokens = new Map<string, Actor>();
  const providers: WebsocketProvider[] = [];
  const raws: WebSocket[] = [];
  const documents = documentsModule({
    db, clock, log, sockets, bus, stands: async () => true,
    authenticate: async (token) => (tokens.has(token) ? { actor: tokens.get(token)!, expiresAt: null } : null),
  });
  const server: Server = createServer();
  const sock = acceptSockets(server, [documents.door], () => true);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as AddressInfo).port;
  const place: Place = {
    documents, sockets, clock, log, port, url: `ws://127.0.0.1:${port}/collab`,
    access: () => 'WRITE',
    token: (actor) => {
      const token = randomUUID();
      tokens.set(token, actor);
      return token;
    },
    connect: (actor, name, { doc = new Y.Doc(), ack = false } = {}) => {
      const provider = new WebsocketProvider(place.url, name, doc, {
        params: { token: place.token(actor), ...(ack ? { ack: '1' } : {}) }, WebSocketPolyfill: WebSocket as never, disableBc: true, maxBackoffTime: 100,
      });
      if (ack) provider.messageHandlers[MESSAGE.ACKNOWLEDGEMENT] = () => {};
      providers.push(provider);
      return provider;
    },
    raw: async (actor, name, query = '') => {
      const raw = rawSocket(`${place.url}/${name}?token=${place.token(actor)}${query}`);
      raws.push(raw.ws);
      await new Promise<void>((resolve, reject) => {
        raw.ws.on('open', resolve);
        raw.ws.on('error', reject);
      });
      return raw;
    },
    stop: async () => {
      for (const provider of providers) leave(provider);
      for (const ws of raws) ws.terminate();
      await documents.close();
      sock.close();
      sockets.stop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const shapes = { notes: 'TEXT', draft: 'TEXT', canvas: 'STROKES', presence: 'PRESENCE' } as const;
  for (const [owner, part] of [['ticket', 'notes'], ['ticket', 'draft'], ['screenshot', 'canvas'], ['conversation', 'presence'], ['ticket', 'presence']] as const) {
    documents.registerKind({ owner, part, shape: shapes[part], access: async (actor, id) => place.access(actor, id), ...(part === 'canvas' ? { sparesOthers: (actor: Actor) => actor.kind === 'GUEST' } : {}) });
  }
  return place;
};

export const rawSocket = (url: string): Raw => {
  const ws = new WebSocket(url);
  ws.binaryType = 'nodebuffer';
  const frames: Uint8Array[] = [];
  ws.on('message', (data: Buffer) => frames.push(Uint8Array.from(data)));
  ws.on('error', () => {});
  const closed = new Promise<{ code: number; reason: string }>((resolve) => ws.on('close', (code, reason) => resolve({ code, reason: reason.toString() })));
  return { ws, frames, closed, send: (...parts) => ws.send(Buffer.concat(parts.map((part) => Uint8Array.from(part)))) };
};

/** Destroys a provider and its document, whose awareness timer would keep Jest alive. */
export const leave = (provider: WebsocketProvider): void => {
  provider.destroy();
  provider.awareness.destroy();
  provider.doc.destroy();
};

export const synced = (...providers: WebsocketProvider[]): Promise<void> => until('synced', () => providers.every((provider) => provider.synced));

export const newTicket = (): { id: string; notes: string; draft: string; presence: string } => {
  const id = globalId('ticket', newId());
  return { id, notes: `ticket:${id}:notes`, draft: `ticket:${id}:draft`, presence: `ticket:${id}:presence` };
};

export const newWorkspace = async (url: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const id = newId();
  await client.query('set role parley_system');
  await client.query(`insert into workspace (id, name) values ($1, 'Test')`, [id]).finally(() => client.end());
  return id;
};

/** Adds a paragraph to a note, as editors do. */
export const paragraph = (doc: Y.Doc, text: string): void => {
  doc.transact(() => {
    const block = new Y.XmlElement('paragraph');
    block.insert(0, [new Y.XmlText(text)]);
    doc.getXmlFragment('default').push([block]);
  });
};

export const textOf = (doc: Y.Doc): string =>
  doc.getXmlFragment('default').toArray().map((block) => (block as Y.XmlElement).toArray().map((t) => (t as Y.XmlText).toString()).join('')).join('\n');

/** A database whose commits of documents wait or fail as a test says. */
export interface FaultyDatabase extends Database {
  /** Runs before each commit of updates. */
  before: () => Promise<void> | void;
  /** Runs after it; throwing makes its outcome unknown to the server. */
  after: () => Promise<void> | void;
  /** Runs before documents are loaded. */
  load: () => Promise<void> | void;
  /** Runs before the log is looked at for what other nodes have written. */
  look: () => Promise<void> | void;
}

export const faulty = (db: Database): FaultyDatabase => {
  const made: FaultyDatabase = {
    ...db, before: () => {}, after: () => {}, load: () => {}, look: () => {},
    system: {
      rows: async (statement) => {
        if (statement.text.includes('as quarantined')) await made.look();
        if (!statement.text.includes('document_append')) return db.system.rows(statement);
        await made.before();
        const rows = await db.system.rows(statement);
        await made.after();
        return rows as never;
      },
      tx: async (work) => {
        await made.load();
        return db.system.tx(work);
      },
    },
  };
  return made;
};
