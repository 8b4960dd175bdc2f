/** Frames of the document socket, read by lib0 as a client would. */
import * as decoding from 'lib0/decoding';

export type Frame =
  | { type: 'SYNC'; step: number; payload: Uint8Array }
  | { type: 'ACK'; seq: number; vector: Uint8Array; messages: number }
  | { type: 'REFUSAL'; code: number; reason: string; vector: Uint8Array }
  | { type: 'OTHER'; payload: Uint8Array };

export const frameOf = (bytes: Uint8Array): Frame => {
  const decoder = decoding.createDecoder(bytes);
  switch (decoding.readVarUint(decoder)) {
    case 0: return { type: 'SYNC', step: decoding.readVarUint(decoder), payload: decoding.readVarUint8Array(decoder) };
    case 100: return { type: 'ACK', seq: decoding.readVarUint(decoder), vector: decoding.readVarUint8Array(decoder), messages: decoding.readVarUint(decoder) };
    case 101: return { type: 'REFUSAL', code: decoding.readVarUint(decoder), reason: decoding.readVarString(decoder), vector: decoding.readVarUint8Array(decoder) };
    default: return { type: 'OTHER', payload: bytes };
  }
};

export const framesOf = <Type extends Frame['type']>(frames: Uint8Array[], type: Type): Extract<Frame, { type: Type }>[] =>
  frames.map(frameOf).filter((frame): frame is Extract<Frame, { type: Type }> => frame.type === type);

/** A sync frame's parts. */
export const partsOf = (bytes: Uint8Array): Extract<Frame, { type: 'SYNC' }> => frameOf(bytes) as never;

/** The message in a WebSocket frame as a server sends it. */
export const unframed = (frame: Buffer): Buffer => frame.subarray(frame[1]! < 126 ? 2 : frame[1] === 126 ? 4 : 10);
