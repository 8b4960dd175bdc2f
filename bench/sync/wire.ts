/** What goes over a socket: frames of a WebSocket, messages of y-websocket, structs of an update; parsed no further than is needed. */

export const OPCODE = { BINARY: 0x2, CLOSE: 0x8, PING: 0x9, PONG: 0xa } as const;
export const MESSAGE = { SYNC: 0, AWARENESS: 1, AUTH: 2, SYNC_REPLY: 4 } as const;
export const SYNC = { STEP_1: 0, STEP_2: 1, UPDATE: 2 } as const;

export const EMPTY_UPDATE = Buffer.from([0, 0]);
export const EMPTY_VECTOR = Buffer.from([0]);

// ---- out

export const varUint = (value: number): number[] => {
  const bytes: number[] = [];
  for (; value > 0x7f; value = Math.floor(value / 128)) bytes.push((value % 128) | 0x80);
  bytes.push(value);
  return bytes;
};

export const part = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from(varUint(bytes.length)), bytes]);

export const syncMessage = (step: number, payload: Uint8Array): Buffer => Buffer.concat([Buffer.from([MESSAGE.SYNC, step]), part(payload)]);

export const awarenessMessage = (client: number, clock: number, json: string): Buffer =>
  Buffer.concat([Buffer.from([MESSAGE.AWARENESS]), part(Buffer.concat([Buffer.from([1, ...varUint(client), ...varUint(clock)]), part(Buffer.from(json))]))]);

/** A frame of a client, masked with zeros: the mask only has to be there, and the server unmasks it all the same. */
export const frame = (opcode: number, payload: Buffer): Buffer => {
  const { length } = payload;
  const size = length < 126 ? 6 : length < 65_536 ? 8 : 14;
  const bytes = Buffer.alloc(size + length);
  bytes[0] = 0x80 | opcode;
  bytes[1] = 0x80 | (size === 6 ? length : size === 8 ? 126 : 127);
  if (size === 8) bytes.writeUInt16BE(length, 2);
  if (size === 14) bytes.writeBigUInt64BE(BigInt(length), 2);
  payload.copy(bytes, size);
  return bytes;
};

/** Calls `each` with every whole frame from a place on; returns where the rest begins. */
export const eachFrame = (bytes: Buffer, from: number, length: number, each: (opcode: number, at: number, end: number) => void): number => {
  let at = from;
  while (length - at >= 2) {
    const short = bytes[at + 1]! & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (length - at < head) break;
    const size = short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    if (length - at < head + size) break;
    each(bytes[at]! & 0x0f, at + head, at + head + size);
    at += head + size;
  }
  return at;
};

// ---- in

/** Reads on from where the last reader stopped; one for the whole process, since nothing here waits. */
export const cursor = { bytes: Buffer.alloc(0) as Uint8Array, pos: 0 };

export const readFrom = (bytes: Uint8Array, pos: number): void => {
  cursor.bytes = bytes;
  cursor.pos = pos;
};

export const readVarUint = (): number => {
  const { bytes } = cursor;
  let byte = bytes[cursor.pos++]!;
  if (byte < 0x80) return byte;
  let value = byte & 0x7f;
  for (let factor = 128; byte >= 0x80; factor *= 128) {
    byte = bytes[cursor.pos++]!;
    value += (byte & 0x7f) * factor;
  }
  return value;
};

const skipPart = (): void => {
  const length = readVarUint();
  cursor.pos += length;
};

const skipId = (): void => {
  readVarUint();
  readVarUint();
};

const CONTENT = { GC: 0, DELETED: 1, STRING: 4, TYPE: 7, SKIP: 10 } as const;
/** Types that carry a name. */
const NAMED_TYPES = new Set([3, 5]);

/** UTF-16 units of the string at the cursor. */
const readUnits = (): number => {
  const end = readVarUint() + cursor.pos;
  let units = 0;
  for (; cursor.pos < end; cursor.pos++) {
    const byte = cursor.bytes[cursor.pos]!;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
};

/** Reads one struct of text, and answers by how much the clock advances. */
const readStruct = (): number => {
  const info = cursor.bytes[cursor.pos++]!;
  const content = info & 0x1f;
  if (content === CONTENT.GC || content === CONTENT.SKIP) return readVarUint();
  if (info & 0x80) skipId();
  if (info & 0x40) skipId();
  if ((info & 0xc0) === 0) {
    if (readVarUint() === 1) skipPart();
    else skipId();
    if (info & 0x20) skipPart();
  }
  if (content === CONTENT.DELETED) return readVarUint();
  if (content === CONTENT.STRING) return readUnits();
  if (content !== CONTENT.TYPE) throw new Error(`a struct of content ${content} was never sent`);
  if (NAMED_TYPES.has(readVarUint())) skipPart();
  return 1;
};

/** Calls `each` with the clocks of every client in the update at the cursor. */
export const eachSection = (each: (client: number, from: number, to: number) => void): void => {
  for (let sections = readVarUint(); sections > 0; sections--) {
    let structs = readVarUint();
    const client = readVarUint();
    const from = readVarUint();
    let to = from;
    for (; structs > 0; structs--) to += readStruct();
    each(client, from, to);
  }
};

/** Calls `each` with every state in the awareness update at the cursor. */
export const eachState = (each: (client: number, clock: number) => void): void => {
  for (let states = readVarUint(); states > 0; states--) {
    const client = readVarUint();
    const clock = readVarUint();
    skipPart();
    each(client, clock);
  }
};
