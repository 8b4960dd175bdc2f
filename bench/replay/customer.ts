/** A customer: starts a web chat, writes with the room's token, and listens to the conversation. */
import { randomBytes, randomUUID } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { accepted, ask, ERRORS, openLine, Refused, type Door, type Payload } from './door.ts';
import { listenTo, type Listening } from './events.ts';
import { pause } from './patience.ts';

const ENDPOINT_KEY = 'demo-web';
const START = `mutation ReplayStart($input: StartWebChatInput!) {
  startWebChat(input: $input) { room { token conversation { id } } message { position } ${ERRORS} }
}`;
const SEND = `mutation ReplaySay($input: SendWebMessageInput!) { sendWebMessage(input: $input) { message { position } ${ERRORS} } }`;

interface Started extends Payload {
  room: { token: string; conversation: { id: string } } | null;
  message: { position: number } | null;
}

interface Sent extends Payload {
  message: { position: number } | null;
}

export interface Customer {
  conversationId: string;
  /** Sends a message and tells its position. */
  say: (text: string) => Promise<number>;
  listen: (listening: Omit<Listening, 'conversationId'>) => void;
  leave: () => Promise<void>;
}

/** The server lets one address start so many chats a minute; where it answers with that limit, the next try comes later. */
const RETRY_MS = 3_000;
const TRIES = 400;

let customers = Math.floor(Math.random() * 0xff_ffff);

/** Customers come from addresses of their own. On a loopback address the whole of 127/8 is there for that (on Linux). */
export const connectionsOf = (door: Door): http.Agent => {
  customers = (customers + 1) % 0x7f_ffff;
  const own = process.platform === 'linux' && /^(127\.|localhost$)/.test(door.graphql.hostname)
    ? { localAddress: `127.${1 + (customers >> 16)}.${(customers >> 8) & 0xff}.${customers & 0xff}` }
    : {};
  const { Agent } = door.graphql.protocol === 'https:' ? https : http;
  return new Agent({ keepAlive: true, ...own });
};

const start = async (door: Door, agent: http.Agent, input: Record<string, unknown>, starting: () => void): Promise<Started> => {
  for (let tries = 1; ; tries += 1) {
    starting();
    try {
      const { startWebChat } = await ask<{ startWebChat: Started }>(door, START, { input }, { agent });
      return accepted('startWebChat', startWebChat);
    } catch (cause) {
      if (!(cause instanceof Refused) || cause.kind !== 'LimitReached' || tries === TRIES) throw cause;
      await pause(RETRY_MS);
    }
  }
};

/** @param starting called before each try to start the chat: latency counts from the one that succeeds. */
export const enterChat = async (door: Door, name: string, text: string, starting: () => void = () => {}): Promise<Customer> => {
  const agent = connectionsOf(door);
  const message = { clientMessageId: randomUUID(), content: { text } };
  const visitorKey = randomBytes(24).toString('base64url');
  const { room } = await start(door, agent, { endpointKey: ENDPOINT_KEY, visitorKey, name, message }, starting);
  if (!room) throw new Error('startWebChat: no room and no error');
  const { token, conversation } = room;
  const line = openLine(door, () => Promise.resolve(token));
  return {
    conversationId: conversation.id,
    say: async (words) => {
      const input = { message: { clientMessageId: randomUUID(), content: { text: words } } };
      const { sendWebMessage } = await ask<{ sendWebMessage: Sent }>(door, SEND, { input }, { token, agent });
      return accepted('sendWebMessage', sendWebMessage).message?.position ?? 0;
    },
    listen: (listening) => { listenTo(line, { ...listening, conversationId: conversation.id }); },
    leave: async () => {
      await line.close();
      agent.destroy();
    },
  };
};
