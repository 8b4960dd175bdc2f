/** How a server is spoken to: y-websocket itself, Hocuspocus's variant with the document's name before each message, or a relay that knows neither. */
import { EMPTY_UPDATE, EMPTY_VECTOR, MESSAGE, part, syncMessage, SYNC } from './wire.ts';

export type Dialect = 'y-websocket' | 'hocuspocus' | 'relay';

/** Where a client goes, and as whom. */
export interface Place {
  path: string;
  /** The document's name; only Hocuspocus wants it in the messages. */
  name: string;
}

export interface Speech {
  /** Length of what stands before each message that comes. */
  prefix: number;
  /** Messages to send when the socket is open. */
  greeting: Buffer[];
  /** The answer to the server's own question. */
  nothing: Buffer;
  say(message: Buffer): Buffer;
  /** False: it answers no questions, so an open socket is all there is to wait for. */
  answers: boolean;
}

const TOKEN = 0;

export const speech = (dialect: Dialect, { name }: Place, vector: Uint8Array = EMPTY_VECTOR): Speech => {
  const prefix = dialect === 'hocuspocus' ? part(Buffer.from(name)) : Buffer.alloc(0);
  const say = prefix.length > 0 ? (message: Buffer): Buffer => Buffer.concat([prefix, message]) : (message: Buffer): Buffer => message;
  const question = say(syncMessage(SYNC.STEP_1, vector));
  const signIn = say(Buffer.concat([Buffer.from([MESSAGE.AUTH, TOKEN]), part(Buffer.from('anybody'))]));
  const greeting = { 'y-websocket': [question], hocuspocus: [signIn, question], relay: [] }[dialect];
  return { prefix: prefix.length, greeting, nothing: say(syncMessage(SYNC.STEP_2, EMPTY_UPDATE)), say, answers: dialect !== 'relay' };
};
