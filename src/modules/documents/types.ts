import type DataLoader from 'dataloader';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Result } from '../../kernel/result.ts';
import type { Bus } from '../../platform/bus/bus.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { Log } from '../../platform/log/log.ts';
import type { SocketRegistry } from '../../platform/sockets/registry.ts';
import type { SocketDoor } from '../../platform/sockets/upgrade.ts';
import type { DocumentHistory } from './history.ts';
import type { DocumentPrivacy } from './privacy.ts';
import type { Stake } from './store.ts';
import type { DocumentChanges } from './taking-back.ts';

/** Who a token belongs to, and when the session behind it ends. */
export interface Authenticated {
  actor: Actor;
  expiresAt: Date | null;
}

export interface DocumentsDeps {
  db: Database;
  bus: Bus;
  clock: Clock;
  log: Log;
  sockets: SocketRegistry;
  authenticate(token: string): Promise<Authenticated | null>;
  /** Whether the session, token or invitation behind an actor still counts, with this role. */
  stands(actor: Actor): Promise<boolean>;
}

export type Shape = 'TEXT' | 'STROKES' | 'PRESENCE';
export type Access = 'WRITE' | 'READ' | null;

/** What a higher module says about its documents; `documents` itself knows no owner. */
export interface DocumentKind {
  /** First part of the name: 'ticket', 'contact', 'screenshot', 'conversation'. */
  owner: string;
  /** Last part of the name: 'notes', 'draft', 'canvas', 'presence'. */
  part: string;
  shape: Shape;
  /** What the actor may do; `ownerId` is the global id in the name. Absent and forbidden are both null. */
  access(actor: Actor, ownerId: string): Promise<Access>;
  /** Who may neither delete nor write in what others made there; left out: nobody is kept from it. */
  sparesOthers?(actor: Actor): boolean;
}

/** A document as text, for readers without Yjs. */
export interface TextRow {
  document: string;
  text: string;
  /** Null while it is empty. */
  updatedAt: Date | null;
}

/** `actorKey` of who wrote in a document. */
export interface DocumentAuthorKey {
  key: string;
}

export type Activity = 'VIEWING' | 'TYPING' | 'DRAFTING';

/** A person in a room, with the full name: whoever shows it to a customer cuts it with `firstName`. */
export interface PresenceEntry {
  /** Stable while this person stays; says nothing about who it is. */
  key: string;
  name: string;
  side: 'STAFF' | 'CUSTOMER';
  userId: string | null;
  colour: string;
  activity: Activity;
}

/** A document whose commits wait for a server-side edit. */
export interface EditRoom {
  /** The committed state as one update. */
  state(): Uint8Array;
  stateVector(): Uint8Array;
  /** The sequence of the state. */
  seq(): number;
  /** clientID → `actorKey` of its owner. */
  owners(): ReadonlyMap<number, string>;
  /**
   * Writes an update in the caller's transaction; its author is `tx.actor`, who was looked at there, or whose permission hangs
   * on `stakes`. New clientIDs are the author's, but for those that `owners` names: what is brought back stays whose it was.
   * Throws when the update does not fit the state.
   */
  append(tx: Tx, update: Uint8Array, on?: { owners?: ReadonlyMap<number, string>; stakes?: readonly Stake[] }): Promise<void>;
}

export interface Presence {
  states(workspaceId: string, name: string): PresenceEntry[];
  /** The listener hears every change, not the present state; returns how to stop. */
  watch(workspaceId: string, name: string, listener: (entries: PresenceEntry[]) => void): () => void;
  /** For frontends without Yjs. TYPING and VIEWING lapse unless they are repeated; null leaves. */
  set(actor: Actor, name: string, activity: 'TYPING' | 'VIEWING' | null): void;
}

export interface DocumentMetrics {
  /** Documents held in memory. */
  rooms: number;
  sockets: number;
  /** Transactions of the group commit, and updates in them. */
  commits: number;
  updates: number;
  /** Updates that brought nothing new. */
  known: number;
  /** Frames answered by closing their socket. */
  refused: number;
  /** Commits tried again, and rooms given up after one that failed. */
  retries: number;
  lost: number;
  /** Batches and edits by the server that waited for a change of access. */
  busy: number;
  /** Rows of the log that other nodes wrote, and documents set aside as damaged. */
  followed: number;
  quarantined: number;
  compactions: number;
  projections: number;
  /** Sockets cut because they read too slowly. */
  slow: number;
}

export interface Documents {
  /** At composition, before the first socket. */
  registerKind(kind: DocumentKind): void;
  /** `/collab/<document>?token=…`: y-websocket. */
  door: SocketDoor;
  /** After access has changed: whoever's open sockets hang on that is decided again at once. */
  recheck(workspaceId: string): void;
  /** Texts of documents whose owners the actor may see: the caller has made sure of that. */
  textLoader(actor: Actor): DataLoader<string, TextRow>;
  /**
   * An edit by the server inside the caller's transaction: the document's commits wait, `work` sees the committed state and
   * appends in its own `db.tx`, and clients see it after the commit. Nothing is shown when `work` fails or throws.
   */
  edit<T>(workspaceId: string, name: string, work: (room: EditRoom) => Promise<Result<T>>): Promise<Result<T>>;
  /** The committed state as one update. */
  state(workspaceId: string, name: string): Promise<Uint8Array>;
  /** clientID → `actorKey` of its owner. */
  owners(workspaceId: string, name: string): Promise<Map<number, string>>;
  /** The past, for who may see the document. */
  history: DocumentHistory;
  /** Changes of documents on somebody's behalf. */
  changes: DocumentChanges;
  /** What somebody wrote, and erasure. */
  privacy: DocumentPrivacy;
  presence: Presence;
  /** Before the door opens: who comes first must not wait for connections to be made and statements to be planned. */
  warm(): Promise<void>;
  metrics(): DocumentMetrics;
  /** Commits what is pending, then tells sockets to come back (1012, the delay in ms as reason). */
  close(): Promise<void>;
}
