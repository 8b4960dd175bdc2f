/**
 * One socket of graphql-transport-ws as cheap as can be: frames are counted where they lie. A client library would cost more
 * than the servers under test, with which this process shares the processor.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import net from 'node:net';

export interface Ear {
  /** An event came: its bytes, for who wants to look into them. */
  heard(payload: Buffer): void;
  /** The socket closed, or said something that is no event. */
  lost(why: string): void;
}

export interface Subscriber {
  /** Stops reading, as a client does whose machine sleeps. */
  stall(): void;
  close(): void;
}

const PING = 0x9;
const PONG = 0xa;
const TEXT = 0x1;
const CLOSE = 0x8;

/** A short frame of a client, masked with zeros: the mask only has to be there. */
const frame = (opcode: number, payload: Buffer): Buffer => {
  const head = payload.length < 126
    ? Buffer.from([0x80 | opcode, 0x80 | payload.length, 0, 0, 0, 0])
    : Buffer.from([0x80 | opcode, 0x80 | 126, payload.length >> 8, payload.length & 0xff, 0, 0, 0, 0]);
  return Buffer.concat([head, payload]);
};
const text = (message: object): Buffer => frame(TEXT, Buffer.from(JSON.stringify(message)));

const UPGRADE = (port: number): string => [
  'GET /graphql HTTP/1.1', `host: 127.0.0.1:${port}`, 'upgrade: websocket', 'connection: upgrade', 'sec-websocket-version: 13',
  `sec-websocket-key: ${randomBytes(16).toString('base64')}`, 'sec-websocket-protocol: graphql-transport-ws', '', '',
].join('\r\n');

/** Calls `each` with every whole frame at the start of the bytes; returns what is left. */
const split = (bytes: Buffer, each: (opcode: number, payload: Buffer) => void): Buffer => {
  let at = 0;
  while (bytes.length - at >= 2) {
    const short = bytes[at + 1]! & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (bytes.length - at < head) break;
    const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    if (bytes.length - at < head + length) break;
    each(bytes[at]! & 0x0f, bytes.subarray(at + head, at + head + length));
    at += head + length;
  }
  return at === 0 ? bytes : bytes.subarray(at);
};

/** `{"id":"<36 characters>","type":"n`: where the n of next stands when the server writes the keys in the usual order. */
const KIND_AT = '{"id":"'.length + 36 + '","type":"'.length;
const NEXT = 'n'.charCodeAt(0);

/** Resolves when the server has let the socket in and the subscription was sent. */
export const subscribe = (port: number, token: string, query: string, ear: Ear): Promise<Subscriber> => new Promise((resolve, reject) => {
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
  let rest: Buffer = Buffer.alloc(0);
  let upgraded = false;
  let closing = false;
  const subscriber: Subscriber = { stall: () => void socket.pause(), close: () => { closing = true; socket.destroy(); } };

  const said = (payload: Buffer): void => {
    const message = JSON.parse(payload.toString()) as { type: string };
    if (message.type === 'next') ear.heard(payload);
    else if (message.type === 'ping') socket.write(text({ type: 'pong' }));
    else if (message.type === 'connection_ack') {
      socket.write(text({ id: randomUUID(), type: 'subscribe', payload: { query } }));
      resolve(subscriber);
    } else if (message.type !== 'pong') ear.lost(payload.toString().slice(0, 300));
  };
  const each = (opcode: number, payload: Buffer): void => {
    if (opcode === TEXT && payload[KIND_AT] === NEXT) ear.heard(payload);
    else if (opcode === TEXT) said(payload);
    else if (opcode === PING) socket.write(frame(PONG, payload));
    else if (opcode === CLOSE) ear.lost(`closed with ${payload.length >= 2 ? payload.readUInt16BE(0) : '?'} ${payload.subarray(2).toString()}`);
  };
  socket.on('connect', () => socket.write(UPGRADE(port)));
  socket.on('data', (part: Buffer) => {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
    if (!upgraded) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      upgraded = true;
      rest = rest.subarray(end + 4);
      socket.write(text({ type: 'connection_init', payload: { token } }));
    }
    rest = split(rest, each);
  });
  socket.on('error', (error) => { reject(error); });
  socket.on('close', () => {
    reject(new Error('the socket closed before it was let in'));
    if (!closing) ear.lost('the connection ended');
  });
});
