/** The doors of events and documents as AsyncAPI 3: for tools that make clients, mocks and pages from it. */
import { getNamedType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { CLOSE } from '../../src/kernel/errors.ts';
import { CLOSE_CODES } from './codes.ts';
import { documentChannel, documentMessages } from './document-door.ts';
import { definitionsOf, refTo, type JsonSchema } from './json-schema.ts';

type Field = GraphQLField<unknown, unknown>;
type Message = JsonSchema & { name: string };

const object = (properties: JsonSchema, required: string[] = []): JsonSchema => ({ type: 'object', required, properties });
const TYPE = (name: string): JsonSchema => ({ const: name });
const ID = { type: 'string', description: 'Names one operation on this socket; the client chooses it.' };
const ERRORS = { type: 'array', items: object({ message: { type: 'string' }, extensions: object({ code: { type: 'string' } }) }, ['message']) };

const message = (name: string, summary: string, payload: JsonSchema): Message => ({ name, summary, contentType: 'application/json', payload });

/** What a client says, by `graphql-transport-ws`. */
const clientMessages = (): Message[] => [
  message('connectionInit', 'First of all, within 3 s: who is here.', object({ type: TYPE('connection_init'), payload: object({ token: { type: 'string', description: 'Access token, room token or API token.' } }) }, ['type'])),
  message('subscribe', 'Starts an operation.', object({
    type: TYPE('subscribe'), id: ID,
    payload: object({ query: { type: 'string' }, variables: { type: 'object' }, operationName: { type: 'string' } }, ['query']),
  }, ['type', 'id', 'payload'])),
  message('stop', 'Ends an operation before its time.', object({ type: TYPE('complete'), id: ID }, ['type', 'id'])),
  message('clientPing', 'Asks for a sign of life. With a token it renews the session: the socket stays open under it, or closes with 4401.', object({ type: TYPE('ping'), payload: object({ token: { type: 'string' } }) }, ['type'])),
];

/** What the server says on either way. */
const serverMessages = (): Message[] => [
  message('connectionAck', 'The server knows who is here.', object({ type: TYPE('connection_ack') }, ['type'])),
  message('pong', 'Answer of a ping; `expiresAt` follows a token.', object({ type: TYPE('pong'), payload: object({ expiresAt: { type: 'string', format: 'date-time' } }) }, ['type'])),
  message('error', 'The operation was refused; nothing follows it.', object({ type: TYPE('error'), id: ID, payload: ERRORS }, ['type', 'id', 'payload'])),
  message('complete', 'The operation has ended.', object({ type: TYPE('complete'), id: ID }, ['type', 'id'])),
];

const valueOf = (field: Field): JsonSchema =>
  (/^\[/.test(String(field.type)) ? { type: 'array', items: refTo(getNamedType(field.type).name) } : refTo(getNamedType(field.type).name));

const resultOf = (field: Field): JsonSchema => object({ data: object({ [field.name]: valueOf(field) }, [field.name]), errors: ERRORS });

/** One event of one subscription: as a frame of the socket, and as an event of the stream. */
const eventMessages = (field: Field): [socket: Message, stream: Message] => [
  message(field.name, field.description ?? '', object({ type: TYPE('next'), id: ID, payload: resultOf(field) }, ['type', 'id', 'payload'])),
  message(`${field.name}Stream`, `${field.description ?? ''} As a server-sent event named \`next\`.`, resultOf(field)),
];

const named = (messages: Message[]): Record<string, JsonSchema> => Object.fromEntries(messages.map(({ name }) => [name, { $ref: `#/components/messages/${name}` }]));
const closeCodes = (...names: (keyof typeof CLOSE)[]): JsonSchema => Object.fromEntries(names.map((name) => [String(CLOSE[name]), CLOSE_CODES[name]]));

const operation = (action: 'send' | 'receive', channel: string, summary: string, messages: Message[]): JsonSchema => ({
  action, summary, channel: { $ref: `#/channels/${channel}` }, messages: messages.map(({ name }) => ({ $ref: `#/channels/${channel}/messages/${name}` })),
});

const SOCKET_CODES = closeCodes('UNAUTHENTICATED', 'NO_ACCESS', 'AUTH_TIMEOUT', 'TOO_MANY', 'RESTART', 'SLOW_READER');
const DOCUMENT_CODES = closeCodes('UNAUTHENTICATED', 'NO_ACCESS', 'QUARANTINED', 'OVER_LIMIT', 'REFUSED', 'TOO_MANY', 'RESTART', 'SLOW_READER');

const channels = (client: Message[], server: Message[], events: Message[], streamed: Message[], request: Message, done: Message) => ({
  graphqlSocket: {
    address: '/graphql', title: 'Operations over a WebSocket', description: 'Subprotocol `graphql-transport-ws`.',
    messages: named([...client, ...server, ...events]), bindings: { ws: { method: 'GET' } }, 'x-close-codes': SOCKET_CODES,
  },
  graphqlStream: {
    address: '/graphql/stream', title: 'Subscriptions as server-sent events', description: 'GraphQL over SSE, for networks that let no WebSocket through. `Authorization: Bearer`.',
    messages: named([request, ...streamed, done]),
  },
  document: { ...documentChannel, messages: named(documentMessages.map(({ message: each }) => each)), 'x-close-codes': DOCUMENT_CODES },
});

/** The whole description. */
export const asyncApi = (schema: GraphQLSchema, version: string): JsonSchema => {
  const fields: Field[] = Object.values((schema.getSubscriptionType() as GraphQLObjectType).getFields());
  const pairs = fields.map(eventMessages);
  const [events, streamed] = [pairs.map(([socket]) => socket), pairs.map(([, stream]) => stream)];
  const [client, server] = [clientMessages(), serverMessages()];
  const request = message('streamRequest', 'One subscription, as the body of a POST.', object({ query: { type: 'string' }, variables: { type: 'object' } }, ['query']));
  const done = message('streamComplete', 'The subscription has ended: an event named `complete` without data.', {});
  const all = [...client, ...server, ...events, request, ...streamed, done, ...documentMessages.map(({ message: each }) => each)];
  const documents = (by: 'client' | 'server'): Message[] => documentMessages.filter((each) => each.by.includes(by)).map(({ message: each }) => each);
  return {
    asyncapi: '3.0.0',
    info: { title: 'Parley events and documents', version, description: 'What is pushed: events of the GraphQL API, and shared Yjs documents. Queries and mutations are described by the GraphQL schema. A client selects the fields of an event, so only what it selects is there.' },
    defaultContentType: 'application/json',
    servers: {
      sockets: { host: '127.0.0.1:4000', protocol: 'ws', description: 'As the server starts by itself; `wss` behind TLS.' },
      streams: { host: '127.0.0.1:4000', protocol: 'http' },
    },
    channels: channels(client, server, events, streamed, request, done),
    operations: {
      hearSocket: operation('receive', 'graphqlSocket', 'What clients say.', client),
      answerSocket: operation('send', 'graphqlSocket', 'What the server says about connection and operations.', server),
      sendEvents: operation('send', 'graphqlSocket', 'What happens.', events),
      hearStream: operation('receive', 'graphqlStream', 'Starts a subscription.', [request]),
      sendStream: operation('send', 'graphqlStream', 'What happens.', [...streamed, done]),
      hearDocument: operation('receive', 'document', 'What clients write.', documents('client')),
      sendDocument: operation('send', 'document', 'What others wrote, and what became of it.', documents('server')),
    },
    components: { messages: Object.fromEntries(all.map((each) => [each.name, each])), schemas: definitionsOf(schema, fields.map((field) => getNamedType(field.type))) },
  };
};
