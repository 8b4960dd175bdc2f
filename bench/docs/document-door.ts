/** The document socket for AsyncAPI: binary messages of y-websocket, and what Parley adds. */
import type { JsonSchema } from './json-schema.ts';

type Message = JsonSchema & { name: string };

const binary = (name: string, type: number, summary: string, layout: string): Message => ({
  name, summary, contentType: 'application/octet-stream', 'x-message-type': type,
  payload: { type: 'string', format: 'binary', description: `Binary, in lib0's encoding: \`varUint ${type}\`, then ${layout}.` },
});

/** With who says each. */
export const documentMessages: { by: ('client' | 'server')[]; message: Message }[] = [
  { by: ['client', 'server'], message: binary('sync', 0, 'Synchronisation by y-protocols: a state vector, what is missing, or an update.', '`varUint` 0 (step 1), 1 (step 2) or 2 (update), and `varUint8Array` with its content') },
  { by: ['client', 'server'], message: binary('awareness', 1, 'Presence. The server writes into each state who it is.', '`varUint8Array` with an awareness update of y-protocols') },
  { by: ['client'], message: binary('queryAwareness', 3, 'Asks who is here.', 'nothing') },
  { by: ['server'], message: binary('acknowledgement', 100, 'Everything that came on this socket until now is stored for good. For clients that ask with `ack=1`.', '`varUint` with the latest committed sequence, `varUint8Array` with the durable state vector, and `varUint` with how many messages with updates (sync step 2 and update) came on this socket') },
  { by: ['server'], message: binary('refusal', 101, 'A change that was not taken, and why; the socket is closed behind it. For clients that ask with `ack=1`, which open the document anew and offer its author what was not sent.', '`varUint` code, `varString` text and `varUint8Array` with the state vector') },
];

export const documentChannel: JsonSchema = {
  address: '/collab/{document}',
  title: 'A shared document',
  description: 'The y-websocket protocol: the stock `WebsocketProvider` works unchanged.',
  parameters: { document: { description: 'Name of the document as the API gave it, such as `Ticket.notes { document }`. Clients build none themselves.' } },
  bindings: {
    ws: {
      method: 'GET',
      query: {
        type: 'object', required: ['token'],
        properties: { ack: { type: 'string', enum: ['1'], description: 'Asks for acknowledgements and refusals in words.' }, token: { type: 'string', description: 'Access token or room token; it never gets into a log.' } },
      },
    },
  },
};
