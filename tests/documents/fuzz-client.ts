/** Clients that edit by a seed, and remember what they were told and shown. Yjs is their only judge. */
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Dice } from '../../bench/faults/dice.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { frameOf } from './frames.ts';
import { leave, type Place } from './support.ts';

export interface FuzzClient {
  name: string;
  doc: Y.Doc;
  provider: WebsocketProvider;
  ack: boolean;
  /** Own updates that were acknowledged, and others' that were shown. */
  acked: Uint8Array[];
  shown: Uint8Array[];
  /** Words of a refusal, or a close for good: nobody here does anything that deserves one. */
  refused: string[];
  edit(dice: Dice): string;
  undo(): void;
  redo(): void;
  /** To this node: it may be another than before. */
  connect(place: Place): void;
  disconnect(): void;
  isSaved(): boolean;
  close(): void;
}

const ACKNOWLEDGEMENT = 100;
const REFUSAL = 101;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

/** Own updates, by the message that they went with on the present socket. */
const letters = (acked: Uint8Array[]) => {
  let unsent: Uint8Array[] = [];
  let sent: { update: Uint8Array; message: number }[] = [];
  let messages = 0;
  let answered = false;
  return {
    wrote: (update: Uint8Array): void => void unsent.push(update),
    opened: (): void => {
      unsent = [...sent.map(({ update }) => update), ...unsent];
      sent = [];
      messages = 0;
      answered = false;
    },
    left: (data: Uint8Array): void => {
      if (data[0] !== 0 || (data[1] !== STEP_2 && data[1] !== UPDATE)) return;
      messages++;
      answered ||= data[1] === STEP_2;
      // Before the server's question is answered, what was written offline is not on its way.
      const these = data[1] === STEP_2 ? unsent : unsent.slice(-1);
      unsent = data[1] === STEP_2 ? [] : unsent.slice(0, -1);
      for (const update of these) sent.push({ update, message: messages });
    },
    acknowledged: (until: number): void => {
      if (!answered) return;
      for (const { update, message } of sent) if (message <= until) acked.push(update);
      sent = sent.filter(({ message }) => message > until);
    },
    isSaved: (): boolean => unsent.length + sent.length === 0,
  };
};

const roots = (doc: Y.Doc) => ({
  text: doc.getText('text'), xml: doc.getXmlFragment('default'), map: doc.getMap('map'), array: doc.getArray('array'),
});

export const contentOf = (doc: Y.Doc): unknown => {
  const { text, xml, map, array } = roots(doc);
  return { text: text.toDelta() as unknown, xml: xml.toJSON(), map: map.toJSON() as unknown, array: array.toJSON() as unknown };
};

const WORDS = ['ä', 'word ', '🙂', 'a longer run of words, ', '\n', 'x'];

/** Not between the halves of a character: looking there, as a format that changes nothing does, breaks it in Yjs for one client alone. */
const whole = (plain: string, at: number): number => (/[\uDC00-\uDFFF]/.test(plain[at] ?? '') ? at + 1 : at);

const editText = (text: Y.Text, dice: Dice, mark: string): void => {
  const plain = text.toString();
  const from = whole(plain, dice.between(0, plain.length));
  const roll = dice.next();
  if (roll < 0.55 || from === plain.length) return text.insert(from, `${WORDS[dice.between(0, WORDS.length - 1)]}${mark}`);
  const length = whole(plain, from + dice.between(1, Math.min(8, plain.length - from))) - from;
  if (roll < 0.85) text.delete(from, length);
  else text.format(from, length, { bold: dice.chance(0.5) ? true : null });
};

const editXml = (xml: Y.XmlFragment, dice: Dice, mark: string): void => {
  const roll = dice.next();
  if (xml.length === 0 || roll < 0.35) {
    const block = new Y.XmlElement('paragraph');
    block.insert(0, [new Y.XmlText(mark)]);
    xml.insert(dice.between(0, xml.length), [block]);
    return;
  }
  const at = dice.between(0, xml.length - 1);
  const block = xml.get(at) as Y.XmlElement;
  if (roll < 0.5) xml.delete(at, 1);
  else if (roll < 0.65) block.setAttribute('level', mark);
  else if (block.length > 0) editText(block.get(0) as Y.XmlText, dice, mark);
};

const editMap = (map: Y.Map<unknown>, dice: Dice, mark: string): void => {
  const key = `k${dice.between(0, 3)}`;
  const roll = dice.next();
  const inner = map.get(key);
  if (inner instanceof Y.Map && roll < 0.5) inner.set(mark, dice.between(0, 9));
  else if (roll < 0.2) map.delete(key);
  else map.set(key, roll < 0.5 ? new Y.Map([[mark, 1]]) : { value: mark, list: [1, null, true, 1.5] });
};

const editArray = (array: Y.Array<unknown>, dice: Dice, mark: string): void => {
  if (array.length > 0 && dice.chance(0.35)) array.delete(dice.between(0, array.length - 1), 1);
  else array.insert(dice.between(0, array.length), dice.chance(0.2) ? [new Y.Text(mark)] : [mark, dice.between(0, 99)]);
};

export const editOne = (doc: Y.Doc, dice: Dice, mark: string): string => {
  const { text, xml, map, array } = roots(doc);
  const roll = dice.between(0, 3);
  if (roll === 0) editText(text, dice, mark);
  else if (roll === 1) editXml(xml, dice, mark);
  else if (roll === 2) editMap(map, dice, mark);
  else editArray(array, dice, mark);
  return ['text', 'xml', 'map', 'array'][roll]!;
};

export interface FuzzClientOptions {
  name: string;
  actor: Actor;
  document: string;
  ack: boolean;
}

export const fuzzClient = ({ name, actor, document, ack }: FuzzClientOptions): FuzzClient => {
  const doc = new Y.Doc();
  const acked: Uint8Array[] = [];
  const shown: Uint8Array[] = [];
  const refused: string[] = [];
  const post = letters(acked);
  // Before the provider, whose own listener sends what this one notes.
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== provider) post.wrote(update);
  });
  class Counted extends WebSocket {
    constructor(url: string) {
      super(url);
      post.opened();
      this.on('message', (data: ArrayBuffer) => {
        const frame = frameOf(new Uint8Array(data));
        if (frame.type === 'SYNC' && frame.step !== STEP_1) shown.push(frame.payload.slice());
      });
    }
    override send(data: Uint8Array): void {
      post.left(data);
      super.send(data);
    }
  }
  const provider: WebsocketProvider = new WebsocketProvider('ws://127.0.0.1:1', document, doc, {
    connect: false, WebSocketPolyfill: Counted as never, disableBc: true, maxBackoffTime: 20,
  });
  if (ack) {
    provider.messageHandlers[ACKNOWLEDGEMENT] = (_, decoder) => {
      decoding.readVarUint(decoder);
      decoding.readVarUint8Array(decoder);
      post.acknowledged(decoding.readVarUint(decoder));
    };
    provider.messageHandlers[REFUSAL] = (_, decoder) => void refused.push(`${name}: ${decoding.readVarUint(decoder)} ${decoding.readVarString(decoder)}`);
  }
  provider.on('closed', ({ code, reason }) => refused.push(`${name}: closed with ${code} ${reason}`));
  const { text, xml, map, array } = roots(doc);
  const own = {};
  const undoManager = new Y.UndoManager([text, xml, map, array] as never, { trackedOrigins: new Set([own]), captureTimeout: 0 });
  let made = 0;
  return {
    name, doc, provider, ack, acked, shown, refused,
    edit: (dice) => {
      const what: string[] = [];
      doc.transact(() => {
        for (let n = dice.between(1, 3); n > 0; n--) what.push(editOne(doc, dice, `${name}${made++}`));
      }, own);
      return what.join('+');
    },
    undo: () => void undoManager.undo(),
    redo: () => void undoManager.redo(),
    connect: (place) => {
      provider.disconnect();
      provider.serverUrl = place.url;
      provider.params = { token: place.token(actor), ...(ack && { ack: '1' }) };
      provider.connect();
    },
    disconnect: () => provider.disconnect(),
    isSaved: () => !ack || post.isSaved(),
    close: () => {
      undoManager.destroy();
      leave(provider);
    },
  };
};
