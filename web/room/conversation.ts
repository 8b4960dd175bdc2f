/** One conversation as a customer's page holds it: loaded, kept live, written to. No React. */
import type { RoomConversationEventsSubscription } from '../gql/graphql.ts';
import type { Api } from '../api/client.ts';
import { createStore, type Store } from '../../client/index.ts';
import { keep } from './keep.ts';
import * as ops from './operations.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import {
  changed, holeBefore, loaded, loadedEarlier, posted, readUpTo, shotAdded, shotGone, type Thread,
} from './thread.ts';

export type ThreadState = { kind: 'LOADING' } | { kind: 'FAILED' } | { kind: 'READY'; thread: Thread };

export interface OpenConversation {
  id: string;
  state: Store<ThreadState>;
  outbox: Outbox;
  reload(): Promise<void>;
  /** False when they did not come. */
  loadEarlier(): Promise<boolean>;
  markRead(position: number): void;
  apply(change: (thread: Thread) => Thread): void;
  dispose(): void;
}

type News = RoomConversationEventsSubscription['conversationEvents'];

interface Listener {
  state: Store<ThreadState>;
  apply(change: (thread: Thread) => Thread): void;
  outbox: Outbox;
  reload(): Promise<void>;
  onEnded(): void;
}

const heedPosted = (message: ops.RoomMessage, { state, apply, outbox, reload }: Listener): void => {
  if (message.side === 'CUSTOMER') outbox.seen(message);
  apply((thread) => posted(thread, message));
  const now = state.get();
  if (now.kind === 'READY' && holeBefore(now.thread, message)) void reload();
};

const heed = (event: News, listener: Listener): void => {
  const { apply, onEnded } = listener;
  switch (event.__typename) {
    case 'MessagePosted': return heedPosted(event.message, listener);
    case 'MessageChanged': return apply((thread) => changed(thread, event.message));
    case 'ScreenshotUploaded': {
      const { screenshot } = event;
      // Null when it was deleted meanwhile.
      return screenshot ? apply((thread) => shotAdded(thread, screenshot)) : undefined;
    }
    case 'ScreenshotDeleted': return apply((thread) => shotGone(thread, event.screenshotId));
    case 'LeftScope': return onEnded();
    default: return undefined;
  }
};

export const openConversation = (api: Api, id: string, onEnded: () => void): OpenConversation => {
  const state = createStore<ThreadState>({ kind: 'LOADING' });
  let disposed = false;
  const apply = (change: (thread: Thread) => Thread) => {
    const now = state.get();
    if (now.kind === 'READY') state.set({ kind: 'READY', thread: change(now.thread) });
  };
  const outbox = createOutbox({ conversationId: id, keep, request: api.mutate, onSent: (message) => apply((thread) => posted(thread, message)) });
  const read = (before: string | null) => api.client.query(ops.conversationQuery, { id, before }, { requestPolicy: 'network-only' }).toPromise();

  const reload = async () => {
    const { data, error } = await read(null);
    if (disposed) return;
    if (data?.conversation) {
      const now = state.get();
      state.set({ kind: 'READY', thread: loaded(now.kind === 'READY' ? now.thread : null, data.conversation) });
    } else if (!error && data) onEnded();
    else if (state.get().kind !== 'READY') state.set({ kind: 'FAILED' });
  };
  const loadEarlier = async () => {
    const now = state.get();
    if (now.kind !== 'READY' || now.thread.earlier === null) return true;
    const { data } = await read(now.thread.earlier);
    const page = data?.conversation;
    if (page) apply((thread) => loadedEarlier(thread, page));
    return Boolean(page);
  };

  const stopEvents = api.subscribe(ops.conversationEvents, { conversationId: id, after: null }, {
    onStart: () => void reload(),
    next: (data) => heed(data.conversationEvents, { state, apply, outbox, reload, onEnded }),
    onResync: () => void reload(),
    onEnd: () => void reload(),
  });
  const stopLink = api.connection.status.subscribe(() => {
    if (api.connection.status.get().kind !== 'online') return;
    outbox.wake();
    if (state.get().kind !== 'READY') void reload();
  });
  void reload();

  return {
    id,
    state,
    outbox,
    reload,
    loadEarlier,
    apply,
    markRead: (position) => {
      apply((thread) => readUpTo(thread, position));
      void api.client.mutation(ops.markRead, { input: { conversationId: id, position } }).toPromise();
    },
    dispose: () => {
      disposed = true;
      stopEvents();
      stopLink();
      outbox.dispose();
    },
  };
};
