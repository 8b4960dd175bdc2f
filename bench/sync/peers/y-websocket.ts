/** `@y/websocket-server` as its own `server.js` starts it; with a folder it persists as with `YPERSISTENCE`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';
import { LeveldbPersistence } from 'y-leveldb';
import * as Y from 'yjs';

/** The same statements as in the package, which reads its folder from the environment only. */
const persistIn = (folder: string): void => {
  const level = new LeveldbPersistence(folder);
  setPersistence({
    provider: level,
    bindState: (name: string, doc: Y.Doc) => {
      void (async () => {
        const persisted = await level.getYDoc(name);
        void level.storeUpdate(name, Y.encodeStateAsUpdate(doc));
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(persisted));
        doc.on('update', (update) => void level.storeUpdate(name, update));
      })();
    },
    writeState: async () => {},
  });
};

export const startYWebsocket = async (folder: string | null): Promise<number> => {
  if (folder !== null) persistIn(folder);
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  sockets.on('connection', setupWSConnection);
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (ws) => { sockets.emit('connection', ws, request); });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return (server.address() as AddressInfo).port;
};
