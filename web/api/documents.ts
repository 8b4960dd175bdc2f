/** A shared document (`/collab/<name>`): stock y-websocket, plus what a page wants to say about it: saving, saved, gone. */
import * as Y from 'yjs';
import { WebsocketProvider } from 'y-websocket';
import * as encoding from 'lib0/encoding';
import * as decoding from 'lib0/decoding';
import { messageYjsSyncStep2, writeSyncStep1 } from 'y-protocols/sync';
import { createStore, type Store } from './store.ts';

export type DocumentStatus =
  /** First contact, nothing shown yet. */
  | 'connecting'
  /** Words of ours that the server has not confirmed. */
  | 'saving'
  | 'saved'
  /** The link is down; what is written is kept here and merges later. */
  | 'offline'
  | 'read-only'
  /** The server refused a change (4422) or quarantined the document (4409). */
  | 'refused'
  /** Over a limit (4413). */
  | 'too-large'
  /** May not be seen, or not any more (4403). */
  | 'no-access'
  /** Not signed in (4401). */
  | 'signed-out';

export interface DocumentOptions {
  name: string;
  /** The token of the moment; read again before each reconnect. */
  token: () => string | null;
  readOnly?: boolean;
  /** Gets a fresh token after a 4401; false gives up. */
  renew?: () => Promise<boolean>;
  origin?: string;
}

export interface DocumentConnection {
  name: string;
  doc: Y.Doc;
  provider: WebsocketProvider;
  status: Store<DocumentStatus>;
  /** True once the server's content is here. */
  synced: Store<boolean>;
  /** Resolves true when the server has everything written so far, false when it did not confirm in time. */
  saved(timeoutMs?: number): Promise<boolean>;
  close(): void;
}

const messageSync = 0;
/** How long after a change the server is asked whether it has it. */
const probeAfterMs = 150;
/** Keeps a quiet socket alive: y-websocket gives up on one that is silent for 30 s. */
const resyncMs = 20_000;
const tooManyRetryMs = 5_000;

const endings: Partial<Record<number, DocumentStatus>> = {
  4401: 'signed-out',
  4403: 'no-access',
  4409: 'refused',
  4413: 'too-large',
  4422: 'refused',
};

/**
 * Follows what the server has. The protocol has no acknowledgement, but a socket's messages are answered in order: when
 * the answer to a question that was sent after a change is here, the change is stored.
 */
const trackSaving = (provider: WebsocketProvider, changed: () => void) => {
  let written = 0;
  let confirmed = 0;
  let asked: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const ask = () => {
    timer = null;
    const { ws } = provider;
    if (asked !== null || !provider.synced || ws?.readyState !== WebSocket.OPEN) return;
    asked = written;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, messageSync);
    writeSyncStep1(encoder, provider.doc);
    ws.send(encoding.toUint8Array(encoder));
  };
  const askSoon = (ms: number) => {
    timer ??= setTimeout(ask, ms);
  };

  const original = provider.messageHandlers[messageSync];
  provider.messageHandlers[messageSync] = (encoder, decoder, self, emitSynced, type) => {
    const kind = decoding.peekVarUint(decoder);
    original?.(encoder, decoder, self, emitSynced, type);
    if (kind !== messageYjsSyncStep2 || asked === null) return;
    confirmed = Math.max(confirmed, asked);
    asked = null;
    if (written > confirmed) askSoon(probeAfterMs);
    changed();
  };
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) return;
    written += 1;
    askSoon(probeAfterMs);
    changed();
  };
  const onSync = (synced: boolean) => {
    asked = null;
    if (synced && written > confirmed) askSoon(0);
  };
  provider.doc.on('update', onUpdate);
  provider.on('sync', onSync);
  return {
    dirty: () => written > confirmed,
    ask,
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      provider.doc.off('update', onUpdate);
      provider.off('sync', onSync);
    },
  };
};

export const openDocument = ({ name, token, readOnly = false, renew, origin }: DocumentOptions): DocumentConnection => {
  const doc = new Y.Doc();
  const base = (origin ?? globalThis.location.origin).replace(/^http/, 'ws');
  const params = {
    // A getter, because the token that counts is the one at the moment of (re)connecting.
    get token() {
      return token() ?? '';
    },
  };
  const provider = new WebsocketProvider(`${base}/collab`, name, doc, {
    params,
    disableBc: true,
    resyncInterval: resyncMs,
    maxBackoffTime: 10_000,
    shouldReconnect: (event) => endings[event.code] === undefined && event.code !== 4429,
  });
  const status = createStore<DocumentStatus>('connecting');
  const synced = createStore(false);
  let ending: DocumentStatus | null = null;
  let everSynced = false;
  let closed = false;

  const judge = (): DocumentStatus => {
    if (ending !== null) return ending;
    if (!provider.synced) return everSynced || provider.wsUnsuccessfulReconnects > 1 ? 'offline' : 'connecting';
    if (readOnly) return 'read-only';
    return saving.dirty() ? 'saving' : 'saved';
  };
  const update = () => status.set(judge());
  const saving = trackSaving(provider, update);

  const comeBack = () => {
    if (closed) return;
    ending = null;
    provider.connect();
    update();
  };
  provider.on('sync', (isSynced) => {
    everSynced ||= isSynced;
    if (isSynced) synced.set(true);
    update();
  });
  provider.on('status', update);
  provider.on('connection-close', update);
  provider.on('closed', ({ code }) => {
    if (code === 4429) setTimeout(comeBack, tooManyRetryMs);
    else ending = endings[code] ?? null;
    update();
    if (code === 4401 && renew) void renew().then((again) => again && comeBack());
  });

  const saved = (timeoutMs = 5_000) =>
    new Promise<boolean>((resolve) => {
      const settled = () => provider.synced && !saving.dirty();
      if (settled()) return resolve(true);
      const finish = (result: boolean) => {
        clearTimeout(timer);
        stop();
        resolve(result);
      };
      const timer = setTimeout(() => finish(false), timeoutMs);
      const stop = status.subscribe(() => settled() && finish(true));
      saving.ask();
    });

  return {
    name,
    doc,
    provider,
    status,
    synced,
    saved,
    close: () => {
      if (closed) return;
      closed = true;
      saving.stop();
      // Others see us leave at once instead of when our lease lapses.
      provider.awareness.setLocalState(null);
      provider.destroy();
      doc.destroy();
    },
  };
};
