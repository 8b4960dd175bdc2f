/** The customer's messages on their way, as the page shows them: the client's queue, and which of them has been seen arriving. */
import { createQueue, createStore, queuedMutation, type Entry, type Keep, type Request, type RefusalOf, type Store } from '../../client/index.ts';
import type { RoomSendMutation } from '../gql/graphql.ts';
import { sendWebMessage, type RoomMessage } from './operations.ts';

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
  /** Null while it is on its way. */
  refused: Refusal | null;
  /** At least one try did not reach the server. */
  kept: boolean;
  /** The message has arrived as this one, though its answer has not: show only one of them. */
  seenAs: string | null;
}

export type Refusal = 'gone' | 'bad' | 'limited';

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
  request: Request;
  onSent(message: RoomMessage): void;
}

interface Item {
  text: string;
  files: readonly OutgoingFile[];
}

const messageTo = (conversationId: string, onSent: Options['onSent']) => queuedMutation<Item, RoomSendMutation>({
  operation: sendWebMessage,
  lane: () => conversationId,
  variables: ({ text, files }, id) => ({
    input: { message: { clientMessageId: id, content: { text }, attachmentIds: files.map((file) => file.uploadId) } },
  }),
  onSent: ({ message }) => message && onSent(message),
});

type Message = Entry<{ message: ReturnType<typeof messageTo> }>;

const reasonOf = ({ __typename }: RefusalOf<RoomSendMutation>): Refusal => {
  if (__typename === 'NotFound') return 'gone';
  return __typename === 'LimitReached' ? 'limited' : 'bad';
};

/** What a page knows of an entry beyond the queue, which keeps only what can be sent. */
interface Seen {
  as: ReadonlyMap<string, string>;
  previews: ReadonlyMap<string, string>;
}

const shown = ({ as, previews }: Seen) => ({ id, item, state }: Message): Outgoing => ({
  clientMessageId: id,
  text: item.text,
  files: item.files.map((file) => ({ ...file, preview: previews.get(file.uploadId) ?? null })),
  refused: state.kind === 'WAITING' ? null : reasonOf(state.refusal),
  kept: state.kind === 'WAITING' && state.tries > 0,
  seenAs: state.kind === 'WAITING' ? (as.get(id) ?? null) : null,
});

export const createOutbox = ({ conversationId, keep, request, onSent }: Options): Outbox => {
  const queue = createQueue({ request, keep, name: `parley.outbox.${conversationId}`, mutations: { message: messageTo(conversationId, onSent) } });
  const as = new Map<string, string>();
  const previews = new Map<string, string>();
  const view = () => queue.entries.get().map(shown({ as, previews }));
  const items = createStore<readonly Outgoing[]>(view());
  const stop = queue.entries.subscribe(() => items.set(view()));
  return {
    items,
    add: (text, files) => {
      for (const { uploadId, preview } of files) if (preview !== null) previews.set(uploadId, preview);
      queue.add('message', { text, files: files.map((file) => ({ ...file, preview: null })) });
    },
    retry: (id) => {
      as.delete(id);
      void queue.retry('message', id);
    },
    drop: queue.drop,
    seen: (message) => {
      const item = items.get().find((each) => each.refused === null && each.seenAs === null
        && each.text.trim() === message.text.trim() && each.files.length === message.attachments.length);
      if (!item) return;
      as.set(item.clientMessageId, message.id);
      items.set(view());
    },
    wake: queue.wake,
    dispose: () => {
      stop();
      queue.dispose();
    },
  };
};
