/** A WebSocket as cheap as can be: what it costs is missing to the servers under test, with which this process shares the processor. */
import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { eachFrame, frame, OPCODE } from './wire.ts';

export interface Ear {
  /** The server has let it in. */
  open(socket: RawSocket): void;
  /** A message; the bytes are lent until it returns. */
  message(bytes: Buffer, at: number, end: number): void;
  /** It ended, or never opened, without having been closed here. */
  lost(why: string): void;
}

export interface RawSocket {
  send(message: Buffer): void;
  close(): void;
}

/** All sockets read into the same memory, one after the other. */
const memory = Buffer.alloc(256 * 1024);

const request = (port: number, path: string): string => [
  `GET ${path} HTTP/1.1`, `host: 127.0.0.1:${port}`, 'upgrade: websocket', 'connection: upgrade', 'sec-websocket-version: 13',
  `sec-websocket-key: ${randomBytes(16).toString('base64')}`, '', '',
].join('\r\n');

const HEAD_END = '\r\n\r\n';

export const connect = (port: number, path: string, ear: Ear): void => {
  let rest: Buffer | null = null;
  let upgraded = false;
  let closed = false;
  const lose = (why: string): void => {
    if (closed) return;
    closed = true;
    socket.destroy();
    ear.lost(why);
  };
  const raw: RawSocket = {
    send: (message) => void socket.write(frame(OPCODE.BINARY, message)),
    close: () => {
      closed = true;
      socket.destroy();
    },
  };
  const take = (bytes: Buffer, from: number, length: number): void => {
    const used = eachFrame(bytes, from, length, (opcode, at, end) => {
      if (closed) return;
      if (opcode === OPCODE.BINARY) ear.message(bytes, at, end);
      else if (opcode === OPCODE.PING) socket.write(frame(OPCODE.PONG, bytes.subarray(at, end)));
      else if (opcode === OPCODE.CLOSE) lose(`closed with ${end - at >= 2 ? bytes.readUInt16BE(at) : '?'} ${bytes.toString('utf8', at + 2, end)}`);
    });
    rest = used < length ? Buffer.from(bytes.subarray(used, length)) : null;
  };
  /** Where the frames begin; null while the server's answer is not all there. */
  const greet = (bytes: Buffer, length: number): number | null => {
    const end = bytes.subarray(0, length).indexOf(HEAD_END);
    if (end < 0) return null;
    const head = bytes.toString('latin1', 0, end);
    if (head.startsWith('HTTP/1.1 101')) {
      upgraded = true;
      ear.open(raw);
    } else lose(head.split('\r\n')[0]!);
    return end + HEAD_END.length;
  };
  const read = (length: number): boolean => {
    const bytes = rest ? Buffer.concat([rest, memory.subarray(0, length)]) : memory;
    const size = rest ? bytes.length : length;
    const from = upgraded ? 0 : greet(bytes, size);
    if (from === null) rest = Buffer.from(bytes.subarray(0, size));
    else if (!closed) take(bytes, from, size);
    return true;
  };
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer: memory, callback: read } });
  socket.on('connect', () => socket.write(request(port, path)));
  socket.on('error', (error) => { lose(error.message); });
  socket.on('close', () => { lose('the connection ended'); });
};
