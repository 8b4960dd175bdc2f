import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { WebSocketServer, type WebSocket } from 'ws';
import { createParley, type Parley } from '../../client/index.ts';
import type { Ending } from '../../client/channel.ts';
import { createSocket } from '../../client/socket.ts';
import { until } from './support.ts';

/** What the client says on its socket, letter by letter, to a server that a test plays. */
interface Message { type: string; id?: string; payload?: { token?: string; variables?: Record<string, unknown> } }

interface Line { socket: WebSocket; heard: Message[] }

const servers: WebSocketServer[] = [];
const parleys: Parley[] = [];

afterEach(() => {
  for (const parley of parleys.splice(0)) parley.dispose();
  for (const server of servers.splice(0)) {
    for (const socket of server.clients) socket.terminate();
    server.close();
  }
});

/** Takes every line, and lets everybody in. */
const answering = async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'graphql-transport-ws' });
  servers.push(server);
  const lines: Line[] = [];
  const times: number[] = [];
  server.on('connection', (socket) => {
    const line: Line = { socket, heard: [] };
    lines.push(line);
    times.push(performance.now());
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Message;
      line.heard.push(message);
      if (message.type === 'connection_init') socket.send('{"type":"connection_ack"}');
    });
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, lines, times };
};

const QUERY = 'subscription ($after: String) { myEvents(after: $after) { __typename ... on Event { id cursor } } }';

const event = (id: string, subscription: string, cursor: string): string =>
  JSON.stringify({ type: 'next', id: subscription, payload: { data: { myEvents: { __typename: 'AssignmentChanged', id, cursor } } } });

const start = (url: string, token: () => string, handlers: { next?: (data: unknown) => void; onEnd?: (failure: unknown) => void; onUnauthenticated?: () => boolean } = {}) => {
  const parley = createParley({ url, token, transport: 'websocket', ...(handlers.onUnauthenticated ? { onUnauthenticated: handlers.onUnauthenticated } : {}) });
  parleys.push(parley);
  parley.subscribe(QUERY, { after: 'c0' }, { next: handlers.next ?? (() => {}), ...(handlers.onEnd ? { onEnd: handlers.onEnd } : {}) });
  return parley;
};

const subscribed = ({ heard }: Line): Message | undefined => heard.find(({ type }) => type === 'subscribe');

test('a fresh token is told in a ping, at once when somebody says so, and never twice', async () => {
  const { url, lines } = await answering();
  let token = 'one';
  const parley = start(url, () => token);
  await until(() => lines[0] !== undefined && subscribed(lines[0]) !== undefined);
  expect(lines[0]!.heard[0]).toEqual({ type: 'connection_init', payload: { token: 'one' } });
  parley.tokenChanged();
  token = 'two';
  parley.tokenChanged();
  await until(() => lines[0]!.heard.some(({ type }) => type === 'ping'));
  lines[0]!.socket.send('{"type":"pong","payload":{"expiresAt":"2030-01-01T00:00:00.000Z"}}');
  parley.tokenChanged();
  expect(lines[0]!.heard.filter(({ type }) => type === 'ping')).toEqual([{ type: 'ping', payload: { token: 'two' } }]);
});

test('a socket that does not answer a ping is given up', async () => {
  const { url, lines } = await answering();
  const channel = createSocket({ url: url.replace('http', 'ws'), token: () => 'one', pingMs: 20, pongMs: 50 });
  const endings: Ending[] = [];
  channel.open({ query: QUERY, variables: {} }, { live: () => {}, frame: () => {}, end: (ending) => endings.push(ending) });
  await until(() => endings.length === 1);
  expect(endings).toEqual([{ kind: 'LOST', waitMs: null }]);
  expect(lines[0]!.heard.map(({ type }) => type)).toEqual(['connection_init', 'subscribe', 'ping']);
  channel.dispose();
});

test('it resumes after the last cursor, and an event that comes again is dropped', async () => {
  const { url, lines } = await answering();
  const seen: string[] = [];
  const parley = start(url, () => 'one', { next: (data) => seen.push((data as { myEvents: { id: string } }).myEvents.id) });
  await until(() => lines[0] !== undefined && subscribed(lines[0]) !== undefined);
  lines[0]!.socket.send(event('e1', subscribed(lines[0]!)!.id!, 'c1'));
  lines[0]!.socket.send(event('e2', subscribed(lines[0]!)!.id!, 'c1'));
  await until(() => seen.length === 2);
  lines[0]!.socket.close(1013, 'Resume from the last cursor.');
  await until(() => parley.connection.status.get().kind === 'offline');
  parley.connection.tryNow();
  await until(() => lines[1] !== undefined && subscribed(lines[1]) !== undefined);
  expect(subscribed(lines[1]!)!.payload!.variables).toEqual({ after: 'c1' });
  lines[1]!.socket.send(event('e2', subscribed(lines[1]!)!.id!, 'c2'));
  lines[1]!.socket.send(event('e3', subscribed(lines[1]!)!.id!, 'c3'));
  await until(() => seen.length === 3);
  expect(seen).toEqual(['e1', 'e2', 'e3']);
});

test('after a restart it stays away as long as the reason says', async () => {
  const { url, lines } = await answering();
  const parley = start(url, () => 'one');
  await until(() => lines[0] !== undefined && subscribed(lines[0]) !== undefined);
  const began = Date.now();
  lines[0]!.socket.close(1012, '86000');
  await until(() => parley.connection.status.get().kind === 'offline');
  await until(() => { const state = parley.connection.status.get(); return state.kind === 'offline' && state.nextTryAt !== null; });
  const state = parley.connection.status.get();
  const wait = state.kind === 'offline' ? state.nextTryAt! - began : 0;
  expect(wait).toBeGreaterThanOrEqual(86_000);
  expect(wait).toBeLessThan(96_000);
});

test('a socket closed with 4401 asks once for a fresh token, and ends when there is none', async () => {
  const { url, lines } = await answering();
  let token = 'one';
  let asked = 0;
  const ended: unknown[] = [];
  start(url, () => token, {
    onUnauthenticated: () => {
      asked += 1;
      token = 'two';
      return asked === 1;
    },
    onEnd: (failure) => ended.push(failure),
  });
  await until(() => lines[0] !== undefined && subscribed(lines[0]) !== undefined);
  lines[0]!.socket.close(4401, 'Sign in again.');
  await until(() => lines[1] !== undefined && subscribed(lines[1]) !== undefined);
  expect(lines[1]!.heard[0]).toEqual({ type: 'connection_init', payload: { token: 'two' } });
  lines[1]!.socket.close(4401, 'Sign in again.');
  await until(() => ended.length === 1);
  expect(ended[0]).toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(asked).toBe(2);
});

test('a failure that passes does not end it, a refusal does', async () => {
  const { url, lines } = await answering();
  const ended: unknown[] = [];
  start(url, () => 'one', { onEnd: (failure) => ended.push(failure) });
  await until(() => lines[0] !== undefined && subscribed(lines[0]) !== undefined);
  const ids = () => lines[0]!.heard.filter(({ type }) => type === 'subscribe').map(({ id }) => id);
  const error = (code: string): string => JSON.stringify({ type: 'error', id: ids().at(-1), payload: [{ message: code, extensions: { code } }] });
  lines.at(-1)!.socket.send(error('UNAVAILABLE'));
  await until(() => lines.flatMap(({ heard }) => heard).filter(({ type }) => type === 'subscribe').length === 2);
  const line = lines.at(-1)!;
  line.socket.send(JSON.stringify({ type: 'error', id: subscribed(line)!.id, payload: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] }));
  const last = line.heard.filter(({ type }) => type === 'subscribe').at(-1)!.id;
  line.socket.send(JSON.stringify({ type: 'error', id: last, payload: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] }));
  await until(() => ended.length === 1);
  expect(ended[0]).toMatchObject({ code: 'FORBIDDEN' });
});
