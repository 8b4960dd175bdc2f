/** One client in one document: a stock provider, with acknowledgements or without, that writes what the ledger can check. */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import type { Door } from '../replay/door.ts';
import { pause } from '../replay/patience.ts';
import type { Session } from '../replay/session.ts';
import { contentOf, countsOf, marksOf, watch } from './content.ts';
import type { Dice } from './dice.ts';
import type { Content, Edit, Entry, Ledger } from './ledger.ts';

export interface Scribe {
  name: string;
  doc: Y.Doc;
  content(): Content;
  edit(): void;
  connect(): Promise<void>;
  /** From now on it does not come back by itself. */
  letGo(): void;
  isConnected(): boolean;
  isSynced(): boolean;
  /** Everything it wrote was acknowledged; always so for one that hears of none. */
  isSaved(): boolean;
  close(): void;
}

export interface ScribeOptions {
  door: Door;
  document: string;
  session: Session;
  name: string;
  ack: boolean;
  ledger: Ledger;
  dice: Dice;
  /** The server closed for good. */
  refused(why: string): void;
}

const ACKNOWLEDGEMENT = 100;
const REFUSAL = 101;
const STEP_2 = 1;
const UPDATE = 2;

/** Which entries went with which message, on the present socket. */
const postage = () => {
  /** Not sent, or sent on a socket that is gone. */
  const unsent = new Set<Entry>();
  let sent: { entry: Entry; message: number }[] = [];
  let messages = 0;
  let answered = false;
  let writing: Entry | null = null;
  return {
    opened: (): void => {
      for (const { entry } of sent) unsent.add(entry);
      sent = [];
      messages = 0;
      answered = false;
    },
    write: (entry: Entry, work: () => void): void => {
      unsent.add(entry);
      writing = entry;
      work();
      writing = null;
    },
    left: (data: Uint8Array): void => {
      if (data[0] !== 0 || (data[1] !== STEP_2 && data[1] !== UPDATE)) return;
      messages++;
      // The answer to the server's question holds whatever it may lack.
      answered ||= data[1] === STEP_2;
      for (const entry of data[1] === STEP_2 ? unsent : writing ? [writing] : []) sent.push({ entry, message: messages });
      for (const { entry } of sent) unsent.delete(entry);
    },
    acknowledged: (until: number): void => {
      if (!answered) return;
      for (const { entry, message } of sent) if (message <= until) entry.acked = true;
      sent = sent.filter(({ message }) => message > until);
    },
    isSaved: (): boolean => unsent.size === 0 && sent.length === 0,
  };
};

/** In place of the provider's sockets: tells what goes out. */
const countedSocket = (post: ReturnType<typeof postage>): typeof globalThis.WebSocket => {
  class Counted extends WebSocket {
    constructor(url: string) {
      super(url);
      post.opened();
    }

    override send(data: Uint8Array): void {
      post.left(data);
      super.send(data);
    }
  }
  return Counted as unknown as typeof globalThis.WebSocket;
};

const nextEdit = (name: string, dice: Dice, own: string[], made: number): Edit => {
  const roll = dice.next();
  if (roll < 0.15) return { kind: 'COUNT', scribe: name, count: made };
  if (roll < 0.3 && own.length > 20) return { kind: 'REMOVE', mark: own.splice(dice.between(0, own.length - 1), 1)[0]! };
  const mark = `${name}.${made}`;
  own.push(mark);
  return { kind: 'INSERT', mark };
};

const apply = (doc: Y.Doc, edit: Edit, dice: Dice): void => {
  const marks = marksOf(doc);
  if (edit.kind === 'COUNT') countsOf(doc).set(edit.scribe, edit.count);
  else if (edit.kind === 'REMOVE') marks.delete(marks.toArray().indexOf(edit.mark), 1);
  else marks.insert(dice.chance(0.7) ? marks.length : dice.between(0, marks.length), [edit.mark]);
};

const hearAcknowledgements = (provider: WebsocketProvider, post: ReturnType<typeof postage>, refused: (why: string) => void): void => {
  provider.messageHandlers[ACKNOWLEDGEMENT] = (_, decoder) => {
    decoding.readVarUint(decoder);
    decoding.readVarUint8Array(decoder);
    post.acknowledged(decoding.readVarUint(decoder));
  };
  provider.messageHandlers[REFUSAL] = (_, decoder) => {
    refused(`refused with ${decoding.readVarUint(decoder)}: ${decoding.readVarString(decoder)}`);
  };
};

export const openScribe = ({ door, document, session, name, ack, ledger, dice, refused }: ScribeOptions): Scribe => {
  const doc = new Y.Doc();
  const post = postage();
  const provider = new WebsocketProvider(door.collab, document, doc, { connect: false, WebSocketPolyfill: countedSocket(post), disableBc: true, maxBackoffTime: 200 });
  if (ack) hearAcknowledgements(provider, post, (why) => refused(`${name}: ${why}`));
  provider.on('closed', ({ code, reason }) => refused(`${name}: closed with ${code} ${reason}`));
  watch(doc, name, ledger);
  const own: string[] = [];
  let made = 0;
  return {
    name, doc,
    content: () => contentOf(doc),
    edit: () => {
      const edit = nextEdit(name, dice, own, ++made);
      post.write(ledger.add(edit), () => apply(doc, edit, dice));
    },
    connect: async () => {
      provider.params = { token: await session.token(), ...(ack && { ack: '1' }) };
      provider.connect();
    },
    letGo: () => {
      provider.shouldConnect = false;
    },
    isConnected: () => provider.wsconnected || provider.wsconnecting,
    isSynced: () => provider.synced,
    isSaved: () => !ack || post.isSaved(),
    close: () => {
      provider.destroy();
      provider.awareness.destroy();
      doc.destroy();
    },
  };
};

/** A look at the document through the door, by somebody who has nothing of it. */
export const look = async (options: Pick<ScribeOptions, 'door' | 'document' | 'session'>, ms: number): Promise<Content> => {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(options.door.collab, options.document, doc, {
    params: { token: await options.session.token() }, WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket, disableBc: true, maxBackoffTime: 200,
  });
  try {
    for (const deadline = performance.now() + ms; !provider.synced;) {
      if (performance.now() > deadline) throw new Error(`${options.document} did not open within ${ms} ms`);
      await pause(5);
    }
    return contentOf(doc);
  } finally {
    provider.destroy();
    provider.awareness.destroy();
    doc.destroy();
  }
};
