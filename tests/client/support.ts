import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createParley, type Parley, type ParleyOptions } from '../../client/index.ts';
import { cuttable, type Cuttable } from '../support/cuttable.ts';
import type { TestServer } from '../support/server.ts';

export type Way = Cuttable;

export const wayTo = (server: TestServer): Promise<Way> => cuttable(server.app.url);

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
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`, drop, cut: drop, mend: () => {},
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
