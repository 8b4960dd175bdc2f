/** Subscriptions over one WebSocket, by `graphql-transport-ws`. Whoever loses it comes again: nothing is retried here. */
import { createClient, stringifyMessage, MessageType } from 'graphql-ws';
import { listening, type Channel, type Ending } from './channel.ts';
import { restartDelay } from './closing.ts';
import type { ApiError } from './failure.ts';

export interface SocketOptions {
  url: string;
  token: () => string | null;
  WebSocket?: typeof globalThis.WebSocket | undefined;
  /** How often the socket is asked whether it is alive, and told a new token; 12 s. */
  pingMs?: number;
  /** A socket that is silent for so long after a ping is dead, whatever the operating system says; 8 s. */
  pongMs?: number;
}

/** Some networks take the connection and then say nothing. */
const CONNECT_MS = 10_000;

const NOT_SIGNED_IN: readonly number[] = [4401, 4403];
/** Our own fault: the same again would end alike. */
const MISUNDERSTOOD: readonly number[] = [4400, 4406];

const closeOf = (cause: unknown): { code: number; reason: string } | null =>
  typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'number'
    ? { code: cause.code, reason: 'reason' in cause ? String(cause.reason) : '' } : null;

const endingOf = (cause: unknown): Ending => {
  if (Array.isArray(cause)) return { kind: 'REFUSED', errors: cause as ApiError[] };
  const close = closeOf(cause);
  if (close === null) return { kind: 'LOST', waitMs: null };
  if (NOT_SIGNED_IN.includes(close.code)) return { kind: 'UNAUTHENTICATED' };
  if (MISUNDERSTOOD.includes(close.code)) return { kind: 'REFUSED', errors: [{ message: close.reason, extensions: { code: 'BAD_INPUT' } }] };
  return { kind: 'LOST', waitMs: restartDelay(close) };
};

/** Asks the socket for a sign of life, and renews the session in-band: a ping that carries a token is checked by the server. */
const heartbeat = ({ token, pingMs = 12_000, pongMs = 8_000 }: SocketOptions, dead: () => void) => {
  let socket: WebSocket | null = null;
  let told: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ping = (): void => {
    if (socket === null) return;
    const now = token();
    const payload = now !== null && now !== told ? { token: now } : undefined;
    told = now;
    socket.send(stringifyMessage({ type: MessageType.Ping, ...(payload ? { payload } : {}) }));
    clearTimeout(timer);
    timer = setTimeout(dead, pongMs);
  };
  return {
    start: (opened: WebSocket) => {
      socket = opened;
      timer = setTimeout(ping, pingMs);
    },
    pong: () => {
      clearTimeout(timer);
      if (socket !== null) timer = setTimeout(ping, pingMs);
    },
    stop: () => {
      socket = null;
      clearTimeout(timer);
    },
    /** The token that `connection_init` carries. */
    first: () => {
      told = token();
      return told;
    },
    tell: () => {
      if (token() !== told) ping();
    },
  };
};

export const createSocket = (options: SocketOptions): Channel => {
  const beat = heartbeat(options, () => client.terminate());
  const hearings = new Set<() => void>();
  let connectTimer: ReturnType<typeof setTimeout> | undefined;
  let isLive = false;

  const client = createClient({
    url: options.url,
    lazy: true,
    retryAttempts: 0,
    webSocketImpl: options.WebSocket,
    connectionParams: () => {
      const value = beat.first();
      return value === null ? {} : { token: value };
    },
    on: {
      connecting: () => { connectTimer = setTimeout(() => client.terminate(), CONNECT_MS); },
      connected: (socket) => {
        clearTimeout(connectTimer);
        isLive = true;
        beat.start(socket as WebSocket);
        for (const live of [...hearings]) live();
      },
      pong: (received) => received && beat.pong(),
      error: () => clearTimeout(connectTimer),
      closed: () => {
        clearTimeout(connectTimer);
        isLive = false;
        beat.stop();
      },
    },
  });

  return {
    open: (payload, hearing) => {
      const heard = listening(hearing);
      hearings.add(heard.live);
      const end = (ending: Ending) => {
        hearings.delete(heard.live);
        heard.end(ending);
      };
      const unsubscribe = client.subscribe<Record<string, unknown>>(payload, {
        next: heard.frame, error: (cause) => end(endingOf(cause)), complete: () => end({ kind: 'COMPLETE' }),
      });
      if (isLive) heard.live();
      return () => {
        hearings.delete(heard.live);
        heard.stop();
        unsubscribe();
      };
    },
    tellToken: () => beat.tell(),
    dispose: () => {
      clearTimeout(connectTimer);
      beat.stop();
      void client.dispose();
    },
  };
};
