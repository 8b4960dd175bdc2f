/** Whether the server has what was written here, for a protocol that does not say so by itself. */
import type { WebsocketProvider } from 'y-websocket';
import * as encoding from 'lib0/encoding';
import * as decoding from 'lib0/decoding';
import { messageYjsSyncStep2, writeSyncStep1 } from 'y-protocols/sync';

const messageSync = 0;
/** How long after a change the server is asked whether it has it. */
const probeAfterMs = 150;

/**
 * Follows what the server has. The protocol has no acknowledgement, but a socket's messages are answered in order: when
 * the answer to a question that was sent after a change is here, the change is stored.
 */
export const trackSaving = (provider: WebsocketProvider, changed: () => void) => {
  let written = 0;
  let confirmed = 0;
  let asked: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const ask = () => {
    timer = null;
    const { ws } = provider;
    if (asked !== null || !provider.synced || !ws || ws.readyState !== ws.OPEN) return;
    asked = written;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, messageSync);
    writeSyncStep1(encoder, provider.doc);
    ws.send(encoding.toUint8Array(encoder));
  };
  const askSoon = (ms: number) => {
    timer ??= setTimeout(ask, ms);
  };

  const original = provider.messageHandlers[messageSync];
  provider.messageHandlers[messageSync] = (encoder, decoder, self, emitSynced, type) => {
    const kind = decoding.peekVarUint(decoder);
    original?.(encoder, decoder, self, emitSynced, type);
    if (kind !== messageYjsSyncStep2 || asked === null) return;
    confirmed = Math.max(confirmed, asked);
    asked = null;
    if (written > confirmed) askSoon(probeAfterMs);
    changed();
  };
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) return;
    written += 1;
    askSoon(probeAfterMs);
    changed();
  };
  const onSync = (synced: boolean) => {
    asked = null;
    if (synced && written > confirmed) askSoon(0);
  };
  provider.doc.on('update', onUpdate);
  provider.on('sync', onSync);
  return {
    dirty: () => written > confirmed,
    ask,
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      provider.doc.off('update', onUpdate);
      provider.off('sync', onSync);
    },
  };
};
