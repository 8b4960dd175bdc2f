/** `graphql-transport-ws` to the letter: what a client does wrong closes its socket with the protocol's code, and nobody else's. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import WebSocket, { type ClientOptions } from 'ws';
import { limit } from '../../src/limits.ts';
import { startChat } from '../support/chat.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const PROTOCOL = 'graphql-transport-ws';

let server: TestServer;
let token: string;
let conversationId: string;
beforeAll(async () => {
  server = await startTestServer();
  token = await server.signIn('supervisor@demo.test');
  ({ conversationId } = await startChat(server));
});
afterAll(() => server.stop());

interface Message { type: string; id?: string; payload?: unknown }

/** A socket that says what it is told to and nothing by itself. */
interface Raw {
  socket: WebSocket;
  send(message: Message | string | Buffer): void;
  /** The next message of this type; fails with the code when the socket closes instead. */
  next(type: string): Promise<Message>;
  closed: Promise<number>;
}

const opened: WebSocket[] = [];
afterEach(() => opened.splice(0).forEach((socket) => socket.terminate()));

const open = async (protocols: string | string[] = PROTOCOL, options: ClientOptions = {}): Promise<Raw> => {
  const socket = new WebSocket(`${server.wsUrl}/graphql`, protocols, options);
  opened.push(socket);
  const waiting: Message[] = [];
  let wake = (): void => {};
  let code: number | null = null;
  socket.on('message', (data: Buffer) => {
    waiting.push(JSON.parse(String(data)) as Message);
    wake();
  });
  socket.on('error', () => {});
  const closed = new Promise<number>((resolve) => socket.on('close', (why) => {
    code = why;
    resolve(why);
    wake();
  }));
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve());
    socket.on('unexpected-response', (_, response) => reject(new Error(`status ${response.statusCode}`)));
    socket.on('close', () => reject(new Error('closed')));
  });
  return {
    socket, closed,
    send: (message) => socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message)),
    next: async (type) => {
      for (;;) {
        const at = waiting.findIndex((message) => message.type === type);
        if (at >= 0) return waiting.splice(at, 1)[0]!;
        if (code !== null) throw new Error(`closed with ${code}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
};

const init = (): Message => ({ type: 'connection_init', payload: { token } });
const acknowledged = async (): Promise<Raw> => {
  const raw = await open();
  raw.send(init());
  await raw.next('connection_ack');
  return raw;
};
const presence = (id: string): Message => ({ type: 'subscribe', id, payload: { query: 'subscription ($id: ID!) { presence(conversationId: $id) { name } }', variables: { id: conversationId } } });
const query = (id: string): Message => ({ type: 'subscribe', id, payload: { query: '{ eventCursor }' } });

describe('4400: what is no message', () => {
  test.each<[string, Message | string | Buffer]>([
    ['bad JSON', '{"type":'],
    ['no JSON object', '42'],
    ['null', 'null'],
    ['an array', '[]'],
    ['no type', '{}'],
    ['an unknown type', '{"type":"start"}'],
    ['a subscribe without an id', '{"type":"subscribe","payload":{"query":"{ eventCursor }"}}'],
    ['a subscribe with an empty id', '{"type":"subscribe","id":"","payload":{"query":"{ eventCursor }"}}'],
    ['a subscribe with a number as id', '{"type":"subscribe","id":1,"payload":{"query":"{ eventCursor }"}}'],
    ['a subscribe without a payload', '{"type":"subscribe","id":"1"}'],
    ['a subscribe without a query', '{"type":"subscribe","id":"1","payload":{}}'],
    ['variables that are none', '{"type":"subscribe","id":"1","payload":{"query":"{ eventCursor }","variables":"x"}}'],
    ['a complete without an id', '{"type":"complete"}'],
    ['a ping with a payload that is none', '{"type":"ping","payload":"x"}'],
    ['bytes that are no text', Buffer.from([0, 159, 146, 150])],
  ])('%s', async (_, message) => {
    const raw = await acknowledged();
    raw.send(message);
    expect(await raw.closed).toBe(4400);
  });

  test('before the acknowledgement, too', async () => {
    const raw = await open();
    raw.send('nonsense');
    expect(await raw.closed).toBe(4400);
  });
});

describe('4401: who is not let in', () => {
  test('a subscribe before the acknowledgement', async () => {
    const raw = await open();
    raw.send(query('1'));
    expect(await raw.closed).toBe(4401);
  });

  test('a subscribe right behind the init, before it is acknowledged', async () => {
    const raw = await open();
    raw.send(init());
    raw.send(query('1'));
    expect(await raw.closed).toBe(4401);
  });

  test.each<[string, unknown]>([['no token', {}], ['no payload', undefined], ['a wrong token', { token: 'x' }], ['a token that is no text', { token: 7 }], ['an array', { token: ['x'] }]])('%s', async (_, payload) => {
    const raw = await open();
    raw.send({ type: 'connection_init', payload });
    expect(await raw.closed).toBe(4401);
  });
});

describe('4406: another subprotocol', () => {
  test('none', async () => {
    expect(await (await open([])).closed).toBe(4406);
  });

  // Its own WebSocket breaks off a client whose offers the server took none of, before it could hear a code.
  test.each([['the legacy one', 'graphql-ws'], ['an unknown one', 'x-parley']])('%s', async (_, protocol) => {
    await expect(open([protocol])).rejects.toThrow();
  });

  test('the right one among others is taken', async () => {
    const raw = await open(['graphql-ws', PROTOCOL]);
    expect(raw.socket.protocol).toBe(PROTOCOL);
    raw.send(init());
    await raw.next('connection_ack');
  });
});

test('4408: nobody says who they are within the time', async () => {
  expect(limit('connectionInitMs')).toBeLessThanOrEqual(3_000);
  const raw = await open();
  expect(await raw.closed).toBe(4408);
});

describe('4409: an id that is taken', () => {
  test('while it runs', async () => {
    const raw = await acknowledged();
    raw.send(presence('1'));
    await raw.next('next');
    raw.send(presence('1'));
    expect(await raw.closed).toBe(4409);
  });

  test('at once, before the first was looked at', async () => {
    const raw = await acknowledged();
    raw.send(presence('1'));
    raw.send(presence('1'));
    expect(await raw.closed).toBe(4409);
  });

  test('not after it completed', async () => {
    const raw = await acknowledged();
    for (let i = 0; i < 3; i++) {
      raw.send(query('1'));
      expect((await raw.next('next')).id).toBe('1');
      await raw.next('complete');
    }
  });
});

describe('4429: too many', () => {
  test('a second connection_init', async () => {
    const raw = await open();
    raw.send(init());
    raw.send(init());
    expect(await raw.closed).toBe(4429);
  });

  test('a second connection_init long after the first', async () => {
    const raw = await acknowledged();
    raw.send(init());
    expect(await raw.closed).toBe(4429);
  });

  test('more subscriptions than a socket carries', async () => {
    const raw = await acknowledged();
    for (let i = 0; i < limit('subscriptionsASocket'); i++) raw.send(presence(`s${i}`));
    for (let i = 0; i < limit('subscriptionsASocket'); i++) await raw.next('next');
    raw.send(presence('one more'));
    expect(await raw.closed).toBe(4429);
  });

  test('what has completed does not count', async () => {
    const raw = await acknowledged();
    for (let i = 0; i < limit('subscriptionsASocket') * 2; i++) {
      raw.send(presence(`s${i}`));
      await raw.next('next');
      raw.send({ type: 'complete', id: `s${i}` });
      raw.send(query(`q${i}`));
      await raw.next('complete');
    }
    expect(raw.socket.readyState).toBe(WebSocket.OPEN);
  });
});

describe('what the protocol asks of the server', () => {
  test('a ping is answered, with its payload, before and after the acknowledgement', async () => {
    const raw = await open();
    raw.send({ type: 'ping', payload: { at: 1 } });
    expect(await raw.next('pong')).toEqual({ type: 'pong', payload: { at: 1 } });
    raw.send(init());
    await raw.next('connection_ack');
    raw.send({ type: 'ping' });
    expect((await raw.next('pong')).type).toBe('pong');
  });

  test('an invalid operation is an error with its id, and the socket goes on', async () => {
    const raw = await acknowledged();
    raw.send({ type: 'subscribe', id: 'bad', payload: { query: '{ nope }' } });
    const error = await raw.next('error');
    expect(error).toMatchObject({ id: 'bad', payload: [{ message: expect.any(String), extensions: { code: 'BAD_INPUT' } }] });
    raw.send(query('good'));
    expect(await raw.next('next')).toMatchObject({ id: 'good', payload: { data: { eventCursor: expect.any(String) } } });
  });

  test('completing an id that is not there is no error', async () => {
    const raw = await acknowledged();
    raw.send({ type: 'complete', id: 'nothing' });
    raw.send(query('1'));
    await raw.next('complete');
  });

  test('the limits of a document hold here as they do over HTTP', async () => {
    const raw = await acknowledged();
    const aliases = Array.from({ length: limit('queryAliases') + 1 }, (_, i) => `a${i}: eventCursor`).join(' ');
    raw.send({ type: 'subscribe', id: '1', payload: { query: `{ ${aliases} }` } });
    expect(await raw.next('error')).toMatchObject({ payload: [{ extensions: { code: 'LIMIT' } }] });
  });
});

describe('before and below the protocol', () => {
  test.each(['https://evil.example', 'null', 'http://localhost.evil.example', ''])('a page of the origin %j is refused at the upgrade', async (origin) => {
    await expect(open(PROTOCOL, { headers: { origin } })).rejects.toThrow('status 403');
  });

  test('a page of our own origin is let in', async () => {
    const raw = await open(PROTOCOL, { headers: { origin: server.app.url } });
    expect(raw.socket.readyState).toBe(WebSocket.OPEN);
  });

  test('a frame over the limit closes the socket with 1009', async () => {
    const raw = await acknowledged();
    raw.send('x'.repeat(limit('socketFrameBytes') + 1));
    expect(await raw.closed).toBe(1009);
  });

  test('a flood of fragments far below the size limit closes it, too', async () => {
    const raw = await acknowledged();
    for (let i = 0; i <= limit('socketFragments'); i++) raw.socket.send('', { fin: false });
    expect([1008, 1009]).toContain(await raw.closed);
  });

  test('others go on', async () => {
    const raw = await acknowledged();
    raw.send(query('1'));
    await raw.next('complete');
  });
});
