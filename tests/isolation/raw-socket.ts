/** A document socket that speaks bytes: it tries to read and to write before anybody has said it may. */
import WebSocket from 'ws';
import * as Y from 'yjs';
import { until } from './until.ts';
import { paragraph } from './victim.ts';

export interface Tried {
  /** Why the server closed it; null while it is open. */
  code: number | null;
  /** Everything it was sent, as text. */
  text: string;
}

const part = (bytes: Uint8Array): number[] => {
  const length: number[] = [];
  for (let left = bytes.length; ; left >>>= 7) {
    length.push(left > 127 ? (left & 127) | 128 : left);
    if (left <= 127) return [...length, ...bytes];
  }
};

/** y-websocket: message 0 is sync, its step 0 asks and its step 2 brings an update; 1 is presence, 3 asks for it. */
export const ASK = Uint8Array.from([0, 0, ...part(Uint8Array.of(0))]);
export const ASK_PRESENCE = Uint8Array.of(3);
export const bringing = (text: string): Uint8Array => {
  const doc = new Y.Doc();
  paragraph(text)(doc);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return Uint8Array.from([0, 2, ...part(update)]);
};
export const present = (client: number, state: object): Uint8Array => {
  const json = part(new TextEncoder().encode(JSON.stringify(state)));
  return Uint8Array.from([1, ...part(Uint8Array.from([1, client, 1, ...json]))]);
};

export interface RawSocket extends Tried {
  send(frame: Uint8Array): void;
  leave(): void;
}

/** Resolves when the handshake is done, whatever the server thinks of it. */
export const openRaw = async (url: string): Promise<RawSocket> => {
  const socket = new WebSocket(url);
  const frames: Buffer[] = [];
  let code: number | null = null;
  socket.on('message', (data: Buffer) => frames.push(data));
  socket.on('close', (why) => (code = why));
  socket.on('error', () => (code ??= 1006));
  await until('the socket opens or is refused', () => socket.readyState !== WebSocket.CONNECTING);
  return {
    get code() { return code; },
    get text() { return Buffer.concat(frames).toString('latin1'); },
    send: (frame) => (socket.readyState === WebSocket.OPEN ? socket.send(frame) : undefined),
    leave: () => socket.terminate(),
  };
};

/** Asks, writes and shows itself at once; resolves when the server has closed the socket. */
export const tryDocument = async (wsUrl: string, name: string, token: string | undefined): Promise<Tried> => {
  const raw = await openRaw(`${wsUrl}/collab/${name}${token === undefined ? '' : `?token=${token}`}`);
  for (const frame of [ASK, bringing('I was here.'), present(7, { activity: 'TYPING' }), ASK_PRESENCE]) raw.send(frame);
  await until(`${name} is closed`, () => raw.code !== null, 3_000).catch(() => raw.leave());
  return { code: raw.code, text: raw.text };
};
