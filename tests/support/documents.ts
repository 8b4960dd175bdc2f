import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { TestServer } from './server.ts';

/** A stock y-websocket client in one document. */
export interface Collaborator {
  doc: Y.Doc;
  provider: WebsocketProvider;
  close(): void;
}

/** Connects and resolves once synced; rejects with the close code when the server refuses. */
export const collaborate = (server: TestServer, document: string, token: string): Promise<Collaborator> =>
  new Promise((resolve, reject) => {
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(`${server.wsUrl}/collab`, document, doc, {
      params: { token }, disableBc: true, WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    const close = (): void => {
      provider.destroy();
      // After the provider, or awareness keeps a timer.
      doc.destroy();
    };
    provider.once('sync', () => resolve({ doc, provider, close }));
    provider.on('connection-close', (event: CloseEvent | null) => {
      if (provider.synced || !event) return;
      close();
      reject(new Error(String(event.code)));
    });
  });

/** Resolves when `holds` is true; looks again at each change of the document. */
export const until = (doc: Y.Doc, holds: () => boolean, timeoutMs = 5_000): Promise<void> =>
  new Promise((resolve, reject) => {
    const check = (): void => {
      if (!holds()) return;
      clearTimeout(timer);
      doc.off('update', check);
      resolve();
    };
    const timer = setTimeout(() => {
      doc.off('update', check);
      reject(new Error('the document never got there'));
    }, timeoutMs);
    doc.on('update', check);
    check();
  });

/** Asks again until an answer satisfies; for what the server does a moment later. */
export const eventually = async <T>(ask: () => Promise<T>, holds: (answer: T) => boolean, timeoutMs = 5_000): Promise<T> => {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`never so: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
