import type { Framing } from './outlet.ts';

const TAIL = Buffer.from('}');
const SHORT = 125;
const MEDIUM = 0xffff;

const TEXT = 0x81;
const BINARY = 0x82;

/** A whole WebSocket frame as a server sends it: final, not masked, not compressed (RFC 6455 §5.2). */
const frame = (opcode: number, parts: Uint8Array[]): Buffer => {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const header = length <= SHORT ? 2 : length <= MEDIUM ? 4 : 10;
  const made = Buffer.allocUnsafe(header + length);
  made[0] = opcode;
  if (header === 2) made[1] = length;
  else if (header === 4) {
    made[1] = 126;
    made.writeUInt16BE(length, 2);
  } else {
    made[1] = 127;
    made.writeBigUInt64BE(BigInt(length), 2);
  }
  let at = header;
  for (const part of parts) {
    made.set(part, at);
    at += part.length;
  }
  return made;
};

export const textFrame = (parts: Uint8Array[]): Buffer => frame(TEXT, parts);
export const binaryFrame = (message: Uint8Array): Buffer => frame(BINARY, [message]);

/** `next` of graphql-transport-ws. */
export const nextFrame: Framing = (id, json) => textFrame([Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`), json, TAIL]);

const EVENT = Buffer.from('event: next\ndata: ');
const EVENT_END = Buffer.from('\n\n');

/** `next` of GraphQL over server-sent events: with an id where several operations share a stream, else without. */
export const nextEvent: Framing = (id, json) =>
  (id === '' ? Buffer.concat([EVENT, json, EVENT_END]) : Buffer.concat([EVENT, Buffer.from(`{"id":${JSON.stringify(id)},"payload":`), json, TAIL, EVENT_END]));
