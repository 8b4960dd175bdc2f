/** A contact centre with two queues and everybody in it, driven through the API, with time that a test moves. */
import { randomBytes } from 'node:crypto';
import { buildHouse, type House, type Part } from '../isolation/house.ts';
import { run, startChat, ticketOf, type Customer, type Payload } from '../support/chat.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A ticket as tests read it. */
export interface TicketView {
  id: string;
  number: number;
  status: string;
  engagement: string;
  assignee: { id: string } | null;
  queue: { id: string };
  nextTransitionAt: string | null;
  resolvedAt: string | null;
  closedAt: string | null;
  transferCount: number;
  followUpOf: { id: string } | null;
  tags: { name: string }[];
  participants: { id: string }[];
  allowedActions: string[];
}

export const TICKET = `id number status engagement assignee { id } queue { id } nextTransitionAt resolvedAt closedAt transferCount followUpOf { id } tags { name }
  participants { id } allowedActions`;

/** A line of the staff's timeline: a message, or a note with its author. */
export interface Line {
  __typename: 'Message' | 'InternalNote';
  text: string;
  author: { name: string } | null;
}

export interface Desk {
  server: TestServer;
  house: House;
  /** A token of somebody that has not lapsed. */
  as(part: Part): Promise<string>;
  ask<T>(part: Part, query: string, variables?: Record<string, unknown>): Promise<T>;
  /** A mutation by somebody. */
  act(part: Part, mutation: string, input: Record<string, unknown>, fields?: string): Promise<Payload>;
  /** A customer with a NEW ticket in the main queue (or behind another door). */
  chat(options?: { endpointKey?: string; name?: string; text?: string; visitorKey?: string }): Promise<{ customer: Customer; ticketId: string }>;
  /** A customer with a ticket that somebody holds. */
  held(by: Part, options?: { name?: string; endpointKey?: string }): Promise<{ customer: Customer; ticketId: string }>;
  reply(part: Part, ticketId: string, text?: string): Promise<Payload>;
  ticket(ticketId: string, part?: Part): Promise<TicketView | null>;
  /** The ticket of a conversation that is not closed, or else the newest. */
  newest(customer: Customer, part?: Part): Promise<TicketView>;
  timeline(ticketId: string, part?: Part): Promise<Line[]>;
  stop(): Promise<void>;
}

/** Access tokens live ten minutes; one that is older than this is renewed. */
const RENEW_MS = 8 * MINUTE;
/** New chats a minute from one address are limited; after so many time moves on. */
const CHATS_A_MINUTE = 25;
let sent = 0;

/** Everybody is at their desk, unless told otherwise. */
export const openDesk = async (slug = 'desk', given?: TestServer, state: 'AVAILABLE' | 'OFFLINE' = 'AVAILABLE'): Promise<Desk> => {
  const server = given ?? (await startTestServer());
  const house = await buildHouse(server, slug);
  await server.database.query('update agent set state = $2 where workspace_id = $1', [house.workspaceId, state]);
  // What comes after a chat is another matter.
  if (state === 'AVAILABLE') await server.database.query('insert into workspace_setting (workspace_id, post_processing_ms) values ($1, null)', [house.workspaceId]);
  const tokens = new Map<Part, { token: string; at: number }>();
  let chats = 0;
  const as = async (part: Part): Promise<string> => {
    const now = server.clock.now().getTime();
    const known = tokens.get(part);
    if (known && now - known.at < RENEW_MS) return known.token;
    const token = await server.signIn(house.email(part));
    tokens.set(part, { token, at: now });
    return token;
  };
  const ask = async <T>(part: Part, query: string, variables: Record<string, unknown> = {}): Promise<T> => server.client(await as(part)).request<T>(query, variables);
  const act: Desk['act'] = async (part, mutation, input, fields = '') => run(server, await as(part), mutation, input, fields);
  const chat: Desk['chat'] = async ({ endpointKey = house.endpointKey, ...options } = {}) => {
    if (++chats % CHATS_A_MINUTE === 0) server.clock.advance(MINUTE + 1);
    const customer = await startChat(server, { endpointKey, visitorKey: randomBytes(32).toString('base64url'), ...options });
    return { customer, ticketId: (await ticketOf(server, await as('admin'), customer.conversationId)).id };
  };
  return {
    server, house, as, ask, act, chat,
    held: async (by, options = {}) => {
      const made = await chat(options);
      const { errors } = await act(by, 'claimTicket', { ticketId: made.ticketId });
      if (errors.length > 0) throw new Error(`${by} could not claim: ${JSON.stringify(errors)}`);
      return made;
    },
    reply: (part, ticketId, text = 'One moment, please.') =>
      act(part, 'sendReply', { ticketId, content: { text }, seenUpTo: 0, force: true, clientMutationId: `r${++sent}` }, `message { id position } ticket { ${TICKET} }`),
    ticket: async (ticketId, part = 'admin') => (await ask<{ ticket: TicketView | null }>(part, `query ($id: ID!) { ticket(id: $id) { ${TICKET} } }`, { id: ticketId })).ticket,
    newest: async (customer, part = 'admin') =>
      (await ask<{ conversation: { ticket: TicketView } }>(part, `query ($id: ID!) { conversation(id: $id) { ticket { ${TICKET} } } }`, { id: customer.conversationId })).conversation.ticket,
    timeline: async (ticketId, part = 'admin') => {
      const { ticket } = await ask<{ ticket: { timeline: { edges: { node: Line }[] } } }>(part, `query ($id: ID!) { ticket(id: $id) { timeline(last: 100) { edges { node {
        __typename ... on Message { text author { name } } ... on InternalNote { text noteAuthor: author { name } } } } } } }`, { id: ticketId });
      return ticket.timeline.edges.map(({ node }) => ({ __typename: node.__typename, text: node.text, author: node.author ?? (node as unknown as { noteAuthor?: Line['author'] }).noteAuthor ?? null }));
    },
    stop: () => server.stop(),
  };
};

/** Names of the errors of a payload. */
export const kinds = ({ errors }: Payload): string[] => errors.map((error) => error.__typename);

/** What the system wrote in a timeline. */
export const systemNotes = (lines: Line[]): string[] => lines.filter((line) => line.__typename === 'InternalNote' && line.author === null).map((line) => line.text);
