/** The least that a server can do: rooms by path, each message to all the others of its room. Knows nothing of documents. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

/** As the product: a thousand clients may come at once. */
const BACKLOG = 4_096;

export const startRelay = async (): Promise<number> => {
  const server = createServer();
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  const rooms = new Map<string, Set<WebSocket>>();
  sockets.on('connection', (socket, { url = '' }) => {
    const room = rooms.get(url) ?? new Set();
    rooms.set(url, room.add(socket));
    socket.on('message', (data) => {
      for (const other of room) if (other !== socket) other.send(data as Buffer, { binary: true });
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      room.delete(socket);
      if (room.size === 0) rooms.delete(url);
    });
  });
  await new Promise<void>((resolve) => { server.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, resolve); });
  return (server.address() as AddressInfo).port;
};
