import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { limit } from '../../limits.ts';

/** A WebSocket endpoint of the server. */
export interface SocketDoor {
  /** Name for logs and metrics. */
  name: string;
  matches(path: string): boolean;
  /** Largest frame in bytes. */
  maxPayload: number;
  /** Picks one of the subprotocols that the client offers; false refuses. Left out: none is needed. */
  protocol?(offered: Set<string>): string | false;
  open(socket: WebSocket, request: IncomingMessage, url: URL): void;
}

/** True when a browser on `origin` may open a socket here. No Origin at all is no browser, so no cross-site attack. */
export type OriginCheck = (origin: string | undefined, host: string | undefined) => boolean;

/** Same host as the request, or the public URL's origin. */
export const originCheck = (publicUrl: string | null): OriginCheck => (origin, host) => {
  if (origin === undefined) return true;
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
};

const refuse = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** Listeners that all sockets share: one made for a socket would keep its request alive. */
const destroy = function (this: Duplex): void {
  this.destroy();
};
/** A bad frame closes its own socket; without a listener it would end the process. */
const ignore = (): void => {};

/** One `upgrade` listener for every socket door; returns how to close them all. */
export const acceptSockets = (server: Server, doors: SocketDoor[], allowed: OriginCheck): { close(): void } => {
  const servers = doors.map((door) => {
    const wss = new WebSocketServer({
      noServer: true, maxPayload: door.maxPayload, perMessageDeflate: false, clientTracking: true,
      maxFragments: limit('socketFragments'), maxBufferedChunks: limit('socketChunks'),
      ...(door.protocol ? { handleProtocols: (offered: Set<string>) => door.protocol!(offered) } : {}),
    });
    return { door, wss };
  });
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', destroy);
    // Anybody may send anything: `//` alone makes the URL constructor throw.
    const url = URL.parse(request.url ?? '/', 'http://localhost');
    if (!url) return refuse(socket, '400 Bad Request');
    const found = servers.find(({ door }) => door.matches(url.pathname));
    if (!found) return refuse(socket, '404 Not Found');
    if (!allowed(request.headers.origin, request.headers.host)) return refuse(socket, '403 Forbidden');
    found.wss.handleUpgrade(request, socket, head, (ws) => {
      ws.on('error', ignore);
      found.door.open(ws, request, url);
    });
  };
  server.on('upgrade', onUpgrade);
  return {
    close: () => {
      server.off('upgrade', onUpgrade);
      for (const { wss } of servers) {
        for (const client of wss.clients) client.terminate();
        wss.close();
      }
    },
  };
};
