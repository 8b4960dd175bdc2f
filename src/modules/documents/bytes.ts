import { limit } from '../../limits.ts';
import { isUtf8 } from 'node:buffer';

/** Bytes that are not what they claim to be; the message goes to the socket that sent them. */
export class BadBytes extends Error {
  override readonly name = 'BadBytes';
}

const bad = (why: string): never => {
  throw new BadBytes(why);
};

/** Deepest nesting of a value: `JSON` and Yjs recurse on it. */
const MAX_DEPTH = limit('documentValueDepth');

/** Reads lib0's encodings; every length is checked against the bytes that are there. */
export class Cursor {
  readonly bytes: Uint8Array;
  readonly end: number;
  pos: number;

  constructor(bytes: Uint8Array, pos = 0, end = bytes.length) {
    this.bytes = bytes;
    this.pos = pos;
    this.end = end;
  }

  byte(): number {
    if (this.pos >= this.end) bad('the message ends too early');
    return this.bytes[this.pos++]!;
  }

  varUint(): number {
    let byte = this.byte();
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let scale = 128; ; scale *= 128) {
      if (scale > 2 ** 49) bad('a number is too large');
      byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) break;
    }
    return value <= Number.MAX_SAFE_INTEGER ? value : bad('a number is too large');
  }

  /** A length-prefixed part, as a view. */
  part(): Uint8Array {
    const length = this.varUint();
    return this.take(length);
  }

  take(length: number): Uint8Array {
    if (length > this.end - this.pos) bad('the message ends too early');
    this.pos += length;
    return this.bytes.subarray(this.pos - length, this.pos);
  }

  /** Skips a string and returns its length in UTF-16 units, which is how Yjs counts. */
  skipString(): number {
    const length = this.varUint();
    const stop = this.pos + length;
    if (stop > this.end) bad('the message ends too early');
    let at = this.pos;
    while (at < stop && this.bytes[at]! < 128) at++;
    let units = length;
    if (at < stop) {
      if (!isUtf8(this.bytes.subarray(at, stop))) bad('a string is not UTF-8');
      for (; at < stop; at++) {
        const byte = this.bytes[at]!;
        if ((byte & 0xc0) === 0x80) units--;
        else if (byte >= 0xf0) units++;
      }
    }
    this.pos = stop;
    return units;
  }

  string(): string {
    return this.text(this.varUint());
  }

  /** So many bytes as text. */
  text(length: number): string {
    const part = this.take(length);
    if (!isUtf8(part)) bad('a string is not UTF-8');
    return Buffer.from(part.buffer, part.byteOffset, part.length).toString();
  }

  /** Skips a string that a client will give to `JSON.parse`. */
  skipJson(undefinedAllowed: boolean): void {
    const text = this.string();
    if (undefinedAllowed && text === 'undefined') return;
    try {
      JSON.parse(text);
    } catch {
      bad('a value is not JSON');
    }
  }

  /** Skips a value in lib0's `any` encoding. */
  skipAny(depth = 0): void {
    if (depth > MAX_DEPTH) bad('a value is nested too deeply');
    const type = this.byte();
    switch (type) {
      case 127: case 126: case 121: case 120: return; // undefined, null, false, true
      case 125: this.#skipVarInt(); return;
      case 124: this.take(4); return;
      case 123: case 122: this.take(8); return;
      case 119: this.skipString(); return;
      case 118:
        for (let n = this.varUint(); n > 0; n--) {
          this.skipString();
          this.skipAny(depth + 1);
        }
        return;
      case 117:
        for (let n = this.varUint(); n > 0; n--) this.skipAny(depth + 1);
        return;
      case 116: this.part(); return;
      default: bad('a value has an unknown type');
    }
  }

  #skipVarInt(): void {
    let byte = this.byte();
    let value = byte & 63;
    for (let scale = 64; byte >= 128; scale *= 128) {
      byte = this.byte();
      value += (byte & 127) * scale;
      if (value > Number.MAX_SAFE_INTEGER) bad('a number is too large');
    }
  }
}

/** Bytes that `varUint` takes. */
export const sizeOf = (value: number): number => {
  let size = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++;
  return size;
};

/** Writes lib0's encodings into a buffer that grows. */
export class Writer {
  #buffer: Buffer;
  pos = 0;

  constructor(capacity = 64) {
    this.#buffer = Buffer.allocUnsafe(capacity);
  }

  #room(size: number): void {
    if (this.pos + size <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.pos + size));
    larger.set(this.#buffer.subarray(0, this.pos));
    this.#buffer = larger;
  }

  byte(value: number): this {
    this.#room(1);
    this.#buffer[this.pos++] = value;
    return this;
  }

  varUint(value: number): this {
    this.#room(8);
    let rest = value;
    while (rest >= 128) {
      this.#buffer[this.pos++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#buffer[this.pos++] = rest;
    return this;
  }

  raw(bytes: Uint8Array, from = 0, to = bytes.length): this {
    this.#room(to - from);
    // For a handful of bytes a loop is faster than a view and a call.
    if (to - from < 48) for (let at = from; at < to; at++) this.#buffer[this.pos++] = bytes[at]!;
    else {
      this.#buffer.set(bytes.subarray(from, to), this.pos);
      this.pos += to - from;
    }
    return this;
  }

  part(bytes: Uint8Array): this {
    return this.varUint(bytes.length).raw(bytes);
  }

  string(text: string): this {
    const size = Buffer.byteLength(text);
    this.varUint(size).#room(size);
    this.pos += this.#buffer.write(text, this.pos);
    return this;
  }

  done(): Buffer {
    return this.#buffer.subarray(0, this.pos);
  }
}

/** Bytes that `part` takes. */
export const partSize = (length: number): number => sizeOf(length) + length;
