/** A stock y-websocket client of a document. */
import * as Y from 'yjs';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import type { Door } from './door.ts';
import { readNote } from './note.ts';
import { pause } from './patience.ts';
import type { Session } from './session.ts';

export interface NoteClient {
  who: string;
  doc: Y.Doc;
  text: () => string;
  /** Resolves once the server's state has come. */
  synced: (ms: number) => Promise<void>;
  /** Resolves once the note reads `text`, or after `ms`; tells whether it does. */
  reads: (text: string, ms: number) => Promise<boolean>;
  /** Bytes that wait in the socket to be sent. */
  backlog: () => number;
  /** How often the connection was lost and made again. */
  reconnects: () => number;
  close: () => void;
}

/** A token lives ten minutes; one that a reconnect finds must be fresh. */
const FRESH_TOKEN_MS = 60_000;

/** @param refused told when the server closes the connection for good (codes 4400 to 4499). */
export const joinNote = async (door: Door, name: string, session: Session, refused: (why: Error) => void): Promise<NoteClient> => {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(door.collab, name, doc, {
    params: { token: await session.token() },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  let connections = 0;
  provider.on('status', ({ status }) => { if (status === 'connected') connections += 1; });
  provider.on('closed', ({ code, reason }) => { refused(new Error(`${session.email}'s document socket was closed with ${code} ${reason}`)); });
  const freshen = setInterval(() => {
    session.token().then((token) => { provider.params = { token }; }, () => { /* The next reconnect tells. */ });
  }, FRESH_TOKEN_MS);

  const until = async (holds: () => boolean, ms: number): Promise<boolean> => {
    const deadline = performance.now() + ms;
    while (!holds()) {
      if (performance.now() > deadline) return false;
      await pause(20);
    }
    return true;
  };
  return {
    who: session.email,
    doc,
    text: () => readNote(doc),
    synced: async (ms) => {
      if (!await until(() => provider.synced, ms)) throw new Error(`${session.email}: the note did not sync within ${ms} ms`);
    },
    reads: (text, ms) => until(() => readNote(doc) === text, ms),
    backlog: () => provider.ws?.bufferedAmount ?? 0,
    reconnects: () => Math.max(0, connections - 1),
    close: () => {
      clearInterval(freshen);
      provider.destroy();
      provider.awareness.destroy();
      doc.destroy();
    },
  };
};
