/** A shared document (`/collab/<name>`): stock y-websocket, plus what a frontend wants to say about it: saving, saved, gone. */
import * as Y from 'yjs';
import { WebsocketProvider } from 'y-websocket';
import { restartDelay } from './closing.ts';
import { trackSaving, type Refusal, type Saving } from './saving.ts';
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
  /** Where the server's sockets are, such as `wss://desk.example.com`. */
  url: string;
  name: string;
  /** The token of the moment; read again before each reconnect. */
  token: () => string | null;
  readOnly?: boolean;
  /** Gets a fresh token after a 4401; false gives up. */
  renew?: () => Promise<boolean>;
  WebSocket?: typeof globalThis.WebSocket | undefined;
}

export interface DocumentConnection {
  name: string;
  doc: Y.Doc;
  provider: WebsocketProvider;
  status: Store<DocumentStatus>;
  /** True once the server's content is here. */
  synced: Store<boolean>;
  /**
   * Set when the server refused a change. A document cannot forget it: close this one, open it anew, and offer `unsent` (an
   * update with what the server does not have) to its author.
   */
  refusal: Store<(Refusal & { unsent: Uint8Array }) | null>;
  /** Resolves true when the server has everything written so far, false when it did not confirm in time. */
  saved(timeoutMs?: number): Promise<boolean>;
  /** Do not wait for the next try; nothing when it is connected or has ended. */
  tryNow(): void;
  close(): void;
}

/** Keeps a quiet socket alive: y-websocket gives up on one that is silent for 30 s. */
const RESYNC_MS = 20_000;
const NOT_SIGNED_IN = 4401;
const TOO_MANY = 4429;
const TOO_MANY_MS = 5_000;

const endings: Partial<Record<number, DocumentStatus>> = {
  4401: 'signed-out',
  4403: 'no-access',
  4409: 'refused',
  4413: 'too-large',
  4422: 'refused',
};

/** Resolves true when `settled` holds, looked at whenever the store changes; false when it takes too long. */
const eventually = (store: Store<unknown>, settled: () => boolean, timeoutMs: number) =>
  new Promise<boolean>((resolve) => {
    if (settled()) return resolve(true);
    const finish = (result: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(result);
    };
    const timer = setTimeout(() => finish(false), timeoutMs);
    const stop = store.subscribe(() => settled() && finish(true));
  });

/** How long to stay away before coming back, for the codes that ask for it. */
const delayOf = (close: { code: number; reason: string }): number | null => (close.code === TOO_MANY ? TOO_MANY_MS : restartDelay(close));

const connect = (doc: Y.Doc, { url, name, token }: DocumentOptions, saving: Saving) => {
  const params = {
    // A getter, because the token that counts is the one at the moment of (re)connecting.
    get token() {
      return token() ?? '';
    },
    ack: '1',
  };
  return new WebsocketProvider(`${url}/collab`, name, doc, {
    params,
    WebSocketPolyfill: saving.WebSocket,
    disableBc: true,
    resyncInterval: RESYNC_MS,
    maxBackoffTime: 5_000,
    shouldReconnect: (event) => endings[event.code] === undefined && delayOf(event) === null,
  });
};

/** What follows a close that ends the provider's own tries: a pause, a fresh token, or the end. */
const afterClose = (renew: DocumentOptions['renew'], provider: WebsocketProvider, changed: () => void) => {
  let ending: DocumentStatus | null = null;
  let later: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const comeBack = () => {
    if (closed) return;
    ending = null;
    provider.connect();
    changed();
  };
  const renewed = (): void => {
    // Nobody could say whether there is a fresh token: ask again later.
    renew?.().then((again) => again && comeBack(), () => {
      if (!closed) later = setTimeout(renewed, TOO_MANY_MS);
    });
  };
  provider.on('closed', (event) => {
    const delay = delayOf(event);
    if (delay !== null) later = setTimeout(comeBack, delay);
    else ending = endings[event.code] ?? null;
    changed();
    if (event.code === NOT_SIGNED_IN) renewed();
  });
  return {
    ending: () => ending,
    tryNow: () => {
      if (closed || ending !== null || provider.wsconnected) return;
      clearTimeout(later);
      provider.connect();
    },
    stop: () => {
      closed = true;
      clearTimeout(later);
    },
  };
};

/** Opens a document and keeps it in step until it is closed. */
export const openDocument = (options: DocumentOptions): DocumentConnection => {
  const { name, readOnly = false } = options;
  const doc = new Y.Doc();
  const status = createStore<DocumentStatus>('connecting');
  const synced = createStore(false);
  const refusal = createStore<(Refusal & { unsent: Uint8Array }) | null>(null);
  const saving = trackSaving(options.WebSocket ?? globalThis.WebSocket, () => update(), (told) =>
    refusal.set({ ...told, unsent: Y.encodeStateAsUpdate(doc, told.vector) }));
  const provider = connect(doc, options, saving);
  let everSynced = false;

  const judge = (): DocumentStatus => {
    const ending = closing.ending();
    if (ending !== null) return ending;
    if (!provider.synced) return everSynced || provider.wsUnsuccessfulReconnects > 1 ? 'offline' : 'connecting';
    if (readOnly) return 'read-only';
    return saving.dirty() ? 'saving' : 'saved';
  };
  const update = () => status.set(judge());
  const stopSaving = saving.follow(provider);
  const closing = afterClose(options.renew, provider, update);
  provider.on('sync', (isSynced) => {
    everSynced ||= isSynced;
    if (isSynced) synced.set(true);
    update();
  });
  provider.on('status', update);
  provider.on('connection-close', update);

  const close = () => {
    closing.stop();
    stopSaving();
    // Others see us leave at once instead of when our lease lapses.
    provider.awareness.setLocalState(null);
    provider.destroy();
    doc.destroy();
  };
  let open = true;
  return {
    name,
    doc,
    provider,
    status,
    synced,
    refusal,
    saved: (timeoutMs = 5_000) => eventually(status, () => provider.synced && !saving.dirty(), timeoutMs),
    tryNow: closing.tryNow,
    close: () => {
      if (open) close();
      open = false;
    },
  };
};
