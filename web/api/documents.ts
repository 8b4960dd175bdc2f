/** A shared document (`/collab/<name>`): stock y-websocket, plus what a page wants to say about it: saving, saved, gone. */
import * as Y from 'yjs';
import { WebsocketProvider } from 'y-websocket';
import { trackSaving } from './saving.ts';
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
  /** Do not wait for the next try; nothing when it is connected or has ended. */
  tryNow(): void;
  close(): void;
}

/** Keeps a quiet socket alive: y-websocket gives up on one that is silent for 30 s. */
const resyncMs = 20_000;
const tooMany = 4429;
const tooManyRetryMs = 5_000;

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

const connect = (doc: Y.Doc, { name, token, origin }: DocumentOptions) => {
  const base = (origin ?? globalThis.location.origin).replace(/^http/, 'ws');
  const params = {
    // A getter, because the token that counts is the one at the moment of (re)connecting.
    get token() {
      return token() ?? '';
    },
  };
  return new WebsocketProvider(`${base}/collab`, name, doc, {
    params,
    disableBc: true,
    resyncInterval: resyncMs,
    maxBackoffTime: 5_000,
    shouldReconnect: (event) => endings[event.code] === undefined && event.code !== tooMany,
  });
};

export const openDocument = (options: DocumentOptions): DocumentConnection => {
  const { name, readOnly = false, renew } = options;
  const doc = new Y.Doc();
  const provider = connect(doc, options);
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
    if (code === tooMany) setTimeout(comeBack, tooManyRetryMs);
    else ending = endings[code] ?? null;
    update();
    if (code === 4401 && renew) void renew().then((again) => again && comeBack());
  });

  return {
    name,
    doc,
    provider,
    status,
    synced,
    saved: (timeoutMs = 5_000) => {
      saving.ask();
      return eventually(status, () => provider.synced && !saving.dirty(), timeoutMs);
    },
    tryNow: () => {
      if (!closed && ending === null && !provider.wsconnected) provider.connect();
    },
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
