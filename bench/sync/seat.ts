/** One client of a document: joins, answers what it is asked, and hands on what comes. */
import { connect, type RawSocket } from './socket.ts';
import { speech, type Dialect, type Place } from './dialect.ts';
import { cursor, MESSAGE, readFrom, readVarUint, SYNC } from './wire.ts';

export interface SeatEar {
  /** An update of the document is at the cursor, up to `end`; `whole`: it is the answer to the client's question. */
  update(end: number, whole: boolean): void;
  /** An awareness update is at the cursor. */
  awareness(): void;
  lost(why: string): void;
}

export interface Seat {
  say(message: Buffer): void;
  close(): void;
}

export interface Door {
  port: number;
  dialect: Dialect;
}

/** Resolves when the document has come, from a relay when the socket is open. */
export const sit = ({ port, dialect }: Door, place: Place, ear: SeatEar): Promise<Seat> => new Promise((resolve, reject) => {
  const { prefix, greeting, nothing, say, answers } = speech(dialect, place);
  let socket: RawSocket | null = null;
  let seated = false;
  const seat: Seat = { say: (message) => socket?.send(say(message)), close: () => socket?.close() };
  const arrive = (): void => {
    seated = true;
    resolve(seat);
  };
  const sync = (): void => {
    const step = readVarUint();
    const length = readVarUint();
    if (step === SYNC.STEP_1) return socket!.send(nothing);
    ear.update(cursor.pos + length, step === SYNC.STEP_2);
    if (step === SYNC.STEP_2 && !seated) arrive();
  };
  connect(port, place.path, {
    open: (opened) => {
      socket = opened;
      for (const message of greeting) socket.send(message);
      if (!answers) arrive();
    },
    message: (bytes, at) => {
      readFrom(bytes, at + prefix);
      const type = readVarUint();
      if (type === MESSAGE.SYNC || type === MESSAGE.SYNC_REPLY) sync();
      else if (type === MESSAGE.AWARENESS) {
        readVarUint();
        ear.awareness();
      }
    },
    lost: (why) => {
      if (seated) ear.lost(why);
      else reject(new Error(why));
    },
  });
});
