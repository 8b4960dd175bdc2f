/** What of a document the server has for good: it acknowledges (`ack=1`), and these count what was sent. */
import * as decoding from 'lib0/decoding';
import type { WebsocketProvider } from 'y-websocket';

const SYNC = 0;
const STEP_1 = 0;
const STEP_2 = 1;
const ACKNOWLEDGEMENT = 100;
const REFUSAL = 101;

/** What left on one socket. */
interface Sent {
  /** Messages with updates, and whether the server's question for what it lacks was answered. */
  messages: number;
  answered: boolean;
}

/** Why the server did not take a change, and what it has (a state vector). */
export interface Refusal {
  code: number;
  reason: string;
  vector: Uint8Array;
}

export interface Saving {
  /** In place of the provider's sockets. */
  WebSocket: typeof globalThis.WebSocket;
  /** Once the provider is there; returns how to stop. */
  follow(provider: WebsocketProvider): () => void;
  /** Something is here that was not acknowledged. */
  dirty(): boolean;
}

export const trackSaving = (Base: typeof globalThis.WebSocket, changed: () => void, refused: (refusal: Refusal) => void): Saving => {
  let sent: Sent = { messages: 0, answered: false };
  let dirty = false;

  class CountingSocket extends Base {
    readonly #sent: Sent = { messages: 0, answered: false };

    constructor(...args: ConstructorParameters<typeof globalThis.WebSocket>) {
      super(...args);
      sent = this.#sent;
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && data[0] === SYNC && data[1] !== STEP_1) {
        this.#sent.messages += 1;
        this.#sent.answered ||= data[1] === STEP_2;
      }
      super.send(data);
    }
  }

  const acknowledged = (messages: number): void => {
    // Before its question is answered the server may lack what was written while the link was down.
    if (!sent.answered || messages !== sent.messages) return;
    dirty = false;
    changed();
  };
  return {
    WebSocket: CountingSocket,
    dirty: () => dirty,
    follow: (provider) => {
      provider.messageHandlers[ACKNOWLEDGEMENT] = (_, decoder) => {
        decoding.readVarUint(decoder);
        decoding.readVarUint8Array(decoder);
        acknowledged(decoding.readVarUint(decoder));
      };
      provider.messageHandlers[REFUSAL] = (_, decoder) =>
        refused({ code: decoding.readVarUint(decoder), reason: decoding.readVarString(decoder), vector: decoding.readVarUint8Array(decoder) });
      const onUpdate = (_update: Uint8Array, origin: unknown): void => {
        if (origin === provider) return;
        dirty = true;
        changed();
      };
      provider.doc.on('update', onUpdate);
      return () => provider.doc.off('update', onUpdate);
    },
  };
};
