import type { Framing } from './outlet.ts';

const TAIL = Buffer.from('}');
const SHORT = 125;
const MEDIUM = 0xffff;

/** A whole WebSocket text frame as a server sends it: final, not masked, not compressed (RFC 6455 §5.2). */
export const textFrame = (parts: Buffer[]): Buffer => {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const header = length <= SHORT ? 2 : length <= MEDIUM ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = 0x81;
  if (header === 2) frame[1] = length;
  else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  let at = header;
  for (const part of parts) at += part.copy(frame, at);
  return frame;
};

/** `next` of graphql-transport-ws. */
export const nextFrame: Framing = (id, json) => textFrame([Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`), json, TAIL]);

const EVENT = Buffer.from('event: next\ndata: ');
const EVENT_END = Buffer.from('\n\n');

/** `next` of GraphQL over server-sent events: with an id where several operations share a stream, else without. */
export const nextEvent: Framing = (id, json) =>
  (id === '' ? Buffer.concat([EVENT, json, EVENT_END]) : Buffer.concat([EVENT, Buffer.from(`{"id":${JSON.stringify(id)},"payload":`), json, TAIL, EVENT_END]));
