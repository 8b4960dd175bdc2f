/**
 * Messages on their way. Each has its own id from the first moment, is kept over a reload, goes out in order, and is
 * tried again with the same id until the server answers: the server knows the id, so it is never doubled.
 */
import { createStore, type Store } from '../api/store.ts';
import type { Keep } from './keep.ts';
import type { RoomMessage } from './operations.ts';

export interface OutgoingFile {
  uploadId: string;
  fileName: string;
  contentType: string;
  /** A picture as this page already has it; gone after a reload. */
  preview: string | null;
}

export interface Outgoing {
  clientMessageId: string;
  text: string;
  files: readonly OutgoingFile[];
  at: string;
  /** Null while it is on its way. */
  refused: Refusal | null;
  /** At least one try did not reach the server. */
  kept: boolean;
  /** The message has arrived as this one, though its answer has not: show only one of them. */
  seenAs: string | null;
}

export type Refusal = 'gone' | 'bad' | 'limited';

export type Outcome =
  | { kind: 'SENT'; message: RoomMessage }
  | { kind: 'REFUSED'; refusal: Refusal }
  /** The server was not reached, or could not answer: the same again later. */
  | { kind: 'AGAIN' };

export interface Outbox {
  items: Store<readonly Outgoing[]>;
  add(text: string, files: readonly OutgoingFile[]): void;
  retry(clientMessageId: string): void;
  drop(clientMessageId: string): void;
  /** A message of the customer appeared in the conversation. */
  seen(message: RoomMessage): void;
  /** The link is back: do not wait for the next try. */
  wake(): void;
  dispose(): void;
}

interface Options {
  conversationId: string;
  keep: Keep;
  send(item: Outgoing): Promise<Outcome>;
  onSent(message: RoomMessage): void;
  now?: () => Date;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

const read = (keep: Keep, prefix: string): Outgoing[] =>
  keep.keys(prefix).flatMap((key) => {
    try {
      const item = JSON.parse(keep.get(key) ?? 'null') as Outgoing | null;
      return item ? [{ ...item, seenAs: null, files: item.files.map((file) => ({ ...file, preview: null })) }] : [];
    } catch {
      keep.remove(key);
      return [];
    }
  }).sort((a, b) => a.at.localeCompare(b.at));

/** The messages on their way, in memory and in the browser. A key an item, so that two tabs do not overwrite each other's. */
const shelf = (keep: Keep, prefix: string) => {
  const items = createStore<readonly Outgoing[]>(read(keep, prefix));
  return {
    items,
    put: (item: Outgoing) => {
      items.set([...items.get(), item]);
      keep.set(prefix + item.clientMessageId, JSON.stringify(item));
    },
    change: (id: string, over: Partial<Outgoing>) => {
      items.set(items.get().map((item) => (item.clientMessageId === id ? { ...item, ...over } : item)));
      const changed = items.get().find((item) => item.clientMessageId === id);
      if (changed) keep.set(prefix + id, JSON.stringify(changed));
    },
    drop: (id: string) => {
      items.set(items.get().filter((item) => item.clientMessageId !== id));
      keep.remove(prefix + id);
    },
  };
};

type Shelf = ReturnType<typeof shelf>;

/** Sends what lies on the shelf, one at a time: the customer's words arrive in the order in which they were written. */
const pump = ({ items, change, drop }: Shelf, { send, onSent }: Pick<Options, 'send' | 'onSent'>) => {
  let running = false;
  let stopped = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const settle = (item: Outgoing, outcome: Outcome) => {
    failures = outcome.kind === 'AGAIN' ? failures + 1 : 0;
    if (outcome.kind === 'SENT') {
      onSent(outcome.message);
      drop(item.clientMessageId);
    } else if (outcome.kind === 'REFUSED') change(item.clientMessageId, { refused: outcome.refusal, seenAs: null });
    else change(item.clientMessageId, { kept: true });
  };
  const run = async (): Promise<void> => {
    if (running || stopped || timer) return;
    const item = items.get().find((each) => each.refused === null);
    if (!item) return;
    running = true;
    const outcome = await send(item);
    running = false;
    if (stopped) return;
    settle(item, outcome);
    if (failures === 0) return run();
    timer = setTimeout(wake, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1)));
  };
  const wake = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    void run();
  };
  return {
    run: () => void run(),
    wake,
    stop: () => {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
};

export const createOutbox = ({ conversationId, keep, send, onSent, now = () => new Date() }: Options): Outbox => {
  const kept = shelf(keep, `parley.outbox.${conversationId}.`);
  const post = pump(kept, { send, onSent });
  post.run();
  return {
    items: kept.items,
    add: (text, files) => {
      kept.put({ clientMessageId: crypto.randomUUID(), text, files, at: now().toISOString(), refused: null, kept: false, seenAs: null });
      post.run();
    },
    retry: (id) => {
      kept.change(id, { refused: null });
      post.wake();
    },
    drop: kept.drop,
    seen: (message) => {
      const item = kept.items.get().find((each) => each.refused === null && each.seenAs === null
        && each.text.trim() === message.text.trim() && each.files.length === message.attachments.length);
      if (item) kept.change(item.clientMessageId, { seenAs: message.id });
    },
    wake: post.wake,
    dispose: post.stop,
  };
};
