import http from 'node:http';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { createParley, type Parley, type ParleyOptions } from '../../client/index.ts';
import type { TestServer } from '../support/server.ts';

/** A way to the server that a test can cut and mend, as a bad network does. */
export interface Way {
  url: string;
  /** Drops what is open. */
  drop(): void;
  /** Drops, and lets nobody through until `mend`. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

const listen = async (server: http.Server | ReturnType<typeof createServer>): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

export const wayTo = async (server: TestServer): Promise<Way> => {
  const target = new URL(server.app.url);
  const sockets = new Set<Socket>();
  let whole = true;
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const proxy = createServer((client) => {
    keep(client);
    if (!whole) return void client.destroy();
    const upstream = connect(Number(target.port), target.hostname);
    keep(upstream);
    client.pipe(upstream).pipe(client);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: await listen(proxy),
    drop,
    cut: () => {
      whole = false;
      drop();
    },
    mend: () => void (whole = true),
    close: async () => {
      drop();
      await new Promise<void>((resolve) => proxy.close(() => resolve()));
    },
  };
};

/** A network that lets no WebSocket through. */
export const withoutSockets = async (server: TestServer): Promise<Way> => {
  const open = new Set<Socket>();
  const front = http.createServer((request, response) => {
    const upstream = http.request(server.app.url + request.url, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    upstream.on('error', () => response.destroy());
    response.on('close', () => upstream.destroy());
    request.pipe(upstream);
  });
  front.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  front.on('upgrade', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'));
  const drop = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: await listen(front), drop, cut: drop, mend: () => {},
    close: async () => {
      drop();
      await new Promise<void>((resolve) => front.close(() => resolve()));
    },
  };
};

/** Clients that end with the test. */
export const clients = () => {
  const open: Parley[] = [];
  return {
    open: (options: ParleyOptions): Parley => {
      const parley = createParley(options);
      open.push(parley);
      return parley;
    },
    close: () => {
      for (const parley of open.splice(0)) parley.dispose();
    },
  };
};

/** Resolves once `holds`, looked at again and again: for what happens on another machine's time. */
export const until = async (holds: () => boolean, timeoutMs = 15_000): Promise<void> => {
  const deadline = performance.now() + timeoutMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
