/** The bus's connection of its own to PostgreSQL, made again whenever it is lost. */
import pg from 'pg';
import { limit } from '../../limits.ts';
import type { Log } from '../log/log.ts';

const CHANNEL = 'parley_bus';
const RECONNECT_MS = 500;
/** Nothing that notifies takes so long: the connection is dead, and nobody has said so. */
const QUERY_MS = 2_000;
/** SQLSTATE of a statement that was refused; anything else may be the connection. Classes 57 and 58 end or precede a shutdown. */
const REFUSED = /^(?!57|58)[0-9A-Z]{5}$/;

/** `LOST`: nobody knows whether it got through. */
export type Sent = 'SENT' | 'REFUSED' | 'LOST';

export interface Wire {
  isUp(): boolean;
  /** One at a time. */
  send(payloads: string[]): Promise<Sent>;
  stop(): Promise<void>;
}

export interface WireDeps {
  url: string;
  log: Log;
  hear(payload: string): void;
  /** It listens; what was notified before may have been missed. */
  up(): void;
}

/**
 * Resolves after the first attempt, whether it succeeded or not. A message need not outlive a crash, so nobody waits for the
 * disk, and never inside a writing transaction: those would wait for one another.
 */
export const openWire = async ({ url, log, hear, up }: WireDeps): Promise<Wire> => {
  let client: pg.Client | null = null;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;
  const listen = (payload: string): void => {
    try {
      hear(payload);
    } catch (error) {
      // Whoever may connect to the database may notify anything.
      log.warn({ err: error }, 'a notification between nodes could not be read');
    }
  };

  const connect = async (): Promise<void> => {
    const made = new pg.Client({
      connectionString: url, application_name: 'parley_bus', options: '-c role=parley_system -c synchronous_commit=off',
      connectionTimeoutMillis: limit('connectionMs'), query_timeout: QUERY_MS,
    });
    let over = false;
    const lost = (error?: unknown): void => {
      if (over) return;
      over = true;
      if (client === made) client = null;
      void made.end().catch(() => {});
      if (stopped) return;
      log.warn({ err: error }, 'the connection between nodes was lost');
      retry = setTimeout(() => void connect(), RECONNECT_MS).unref();
    };
    made.on('error', lost);
    made.on('end', lost);
    made.on('notification', ({ payload = '' }) => listen(payload));
    try {
      await made.connect();
      await made.query(`listen ${CHANNEL}`);
    } catch (error) {
      return lost(error);
    }
    if (stopped) return void made.end().catch(() => {});
    client = made;
    up();
  };

  await connect();
  return {
    isUp: () => client !== null,
    send: async (payloads) => {
      const on = client;
      if (!on) return 'LOST';
      const sent = await notify(on, payloads, log);
      // Also what did not answer in time.
      if (sent === 'LOST') on.emit('error', new Error('a notification was not confirmed'));
      return sent;
    },
    stop: async () => {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
};

const notify = async (client: pg.Client, payloads: string[], log: Log): Promise<Sent> => {
  try {
    await client.query({ name: 'notify', text: `select pg_notify('${CHANNEL}', payload) from unnest($1::text[]) payload`, values: [payloads] });
    return 'SENT';
  } catch (error) {
    if (!REFUSED.test((error as { code?: string }).code ?? '')) return 'LOST';
    log.error({ err: error }, 'messages between nodes were refused');
    return 'REFUSED';
  }
};
