import { randomBytes } from 'node:crypto';
import type { TestServer } from './server.ts';

/** A customer in a web chat. */
export interface Customer {
  token: string;
  visitorKey: string;
  conversationId: string;
  /** Position of the message that was sent. */
  write(text: string, clientMessageId?: string): Promise<{ id: string; position: number }>;
}

let counter = 0;
const nextId = (): string => `m-${++counter}`;

const START = `mutation ($input: StartWebChatInput!) {
  startWebChat(input: $input) { room { token conversation { id } } message { id position } errors { __typename ... on UserError { message } } } }`;
const SEND = `mutation ($input: SendWebMessageInput!) { sendWebMessage(input: $input) { message { id position } errors { __typename ... on UserError { message } } } }`;

type Message = { id: string; position: number };

/** Starts (or comes back to) a chat with a first message. */
export const startChat = async (
  server: TestServer, options: { endpointKey?: string; name?: string; text?: string; visitorKey?: string; email?: string } = {},
): Promise<Customer> => {
  const visitorKey = options.visitorKey ?? randomBytes(32).toString('base64url');
  const { startWebChat } = await server.client().request<{ startWebChat: { room: { token: string; conversation: { id: string } } | null; errors: object[] } }>(START, {
    input: {
      endpointKey: options.endpointKey ?? 'demo-web', visitorKey, name: options.name ?? 'Amara Okafor', email: options.email,
      message: { clientMessageId: nextId(), content: { text: options.text ?? 'Hello, my dishwasher shows E15.' } },
    },
  });
  if (!startWebChat.room) throw new Error(`no chat: ${JSON.stringify(startWebChat.errors)}`);
  const { token, conversation } = startWebChat.room;
  return {
    token, visitorKey, conversationId: conversation.id,
    write: async (text, clientMessageId = nextId()) => {
      const { sendWebMessage } = await server.client(token).request<{ sendWebMessage: { message: Message | null; errors: object[] } }>(SEND, {
        input: { message: { clientMessageId, content: { text } } },
      });
      if (!sendWebMessage.message) throw new Error(`not sent: ${JSON.stringify(sendWebMessage.errors)}`);
      return sendWebMessage.message;
    },
  };
};

/** The ticket of a conversation as somebody sees it. */
export const ticketOf = async (server: TestServer, token: string, conversationId: string): Promise<{ id: string; status: string; number: number }> => {
  const { conversation } = await server.client(token).request<{ conversation: { ticket: { id: string; status: string; number: number } } }>(
    'query ($id: ID!) { conversation(id: $id) { ticket { id status number } } }', { id: conversationId });
  return conversation.ticket;
};

/** A mutation's answer. */
export interface Payload {
  [field: string]: unknown;
  errors: { __typename: string; message: string }[];
}

/** Runs a mutation that takes one `input` and answers with its payload: `run('claimTicket', { ticketId }, 'ticket { id status }')`. */
export const run = async (
  server: TestServer, token: string, mutation: string, input: Record<string, unknown>, fields = '',
): Promise<Payload> => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await server.client(token).request<Record<string, Payload>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} errors { __typename ... on UserError { message path } } } }`, { input });
  return answer[mutation]!;
};
