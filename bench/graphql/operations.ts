/** What is asked: the documents, and the requests that a run repeats. Every peer answers the same ones. */

import type { Reach } from './contest.ts';

export interface Operation {
  name: string;
  query: string;
}

/** Named as in its own text. */
export const operation = (query: string): Operation => ({ name: /^\s*(?:query|mutation|subscription) (\w+)/.exec(query)![1]!, query });

export const INBOX = operation(`query Inbox($filter: InboxFilter, $first: Int, $after: String) {
  inbox(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        id number status channel lastActivityAt
        contact { id name }
        assignee { id name }
        tags { id name colour }
        conversation { id lastMessage { id position text side createdAt author { name } } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`);

export const CONVERSATION = operation(`query Conversation($id: ID!, $last: Int) {
  conversation(id: $id) {
    id channel endpointName createdAt lastMessageAt
    contact { id name }
    messages(last: $last) {
      edges { node { id position side text delivery createdAt author { name side user { id name } } } }
      pageInfo { hasPreviousPage startCursor }
    }
  }
}`);

export const CONTACT_TICKETS = operation(`query ContactTickets($contactId: ID!, $first: Int) {
  contactTickets(contactId: $contactId, first: $first) {
    edges { node { id number status openedAt closedAt queue { id name } assignee { id name } } }
    pageInfo { hasNextPage endCursor }
  }
}`);

export const USERS = operation(`query Users($first: Int) {
  users(first: $first) { edges { node { id name email role status } } pageInfo { hasNextPage endCursor } }
}`);

export const TIMELINE = operation(`query Timeline($id: ID!, $last: Int) {
  ticket(id: $id) {
    id number
    timeline(last: $last) {
      edges { node { __typename ... on Message { id text createdAt author { name } } ... on InternalNote { id text createdAt writer: author { id name } } } }
      pageInfo { hasPreviousPage startCursor }
    }
  }
}`);

export const SEND_REPLY = operation(`mutation SendReply($input: SendReplyInput!) {
  sendReply(input: $input) { message { id position createdAt } errors { __typename ... on UserError { message } } }
}`);

export const SEND_WEB_MESSAGE = operation(`mutation SendWebMessage($input: SendWebMessageInput!) {
  sendWebMessage(input: $input) { message { id position createdAt } errors { __typename ... on UserError { message } } }
}`);

/** Stands in a request for a number that it gets when it is asked: as many characters as that has. */
export const UNIQUE = '{{number}}';

export const replyInput = (ticketId: string, text: string, clientMutationId: string): object =>
  ({ ticketId, content: { text }, clientMutationId, seenUpTo: 0, force: true });

/** One operation asked in many ways, as somebody. */
export interface Workload {
  title: string;
  operation: Operation;
  variables: Record<string, unknown>[];
  /** Who asks: managers, who see all, or one agent, for whom access predicates are real. */
  as: 'MANAGER' | 'AGENT';
  reach: Reach;
}

const PAGE: Reach = { rate: 0.6, cpu: 2.2, p99: 1.5 };
const LIST: Reach = { rate: 0.3, cpu: null, p99: null };
const STATUSES = [['OPEN'], ['NEW'], ['OPEN', 'PENDING', 'ON_HOLD'], ['RESOLVED', 'CLOSED']];
const OWN = [['OPEN'], ['OPEN', 'PENDING', 'ON_HOLD'], ['OPEN', 'PENDING', 'ON_HOLD', 'RESOLVED']];

/** Ids that the requests name, as the API writes them. */
export interface Subjects {
  queues: string[];
  /** Conversations of at least fifty messages, where the seed has such. */
  conversations: string[];
  /** Conversations that the agent holds the present ticket of. */
  ownConversations: string[];
  contacts: string[];
  tickets: string[];
}

export const workloads = (of: Subjects): Workload[] => [
  {
    title: 'inbox page', operation: INBOX, as: 'MANAGER', reach: PAGE,
    variables: [null, ...of.queues].flatMap((queueId) => STATUSES.map((status) => ({ filter: queueId ? { status, queueId } : { status }, first: 25 }))),
  },
  { title: 'inbox page', operation: INBOX, as: 'AGENT', reach: PAGE, variables: OWN.map((status) => ({ filter: { status, mine: true }, first: 25 })) },
  { title: 'conversation view', operation: CONVERSATION, as: 'MANAGER', reach: PAGE, variables: of.conversations.map((id) => ({ id, last: 50 })) },
  { title: 'conversation view', operation: CONVERSATION, as: 'AGENT', reach: PAGE, variables: of.ownConversations.map((id) => ({ id, last: 50 })) },
  { title: 'tickets of a contact', operation: CONTACT_TICKETS, as: 'MANAGER', reach: LIST, variables: of.contacts.map((contactId) => ({ contactId, first: 25 })) },
  { title: 'users', operation: USERS, as: 'MANAGER', reach: LIST, variables: [25, 50, 100].map((first) => ({ first })) },
  { title: 'timeline of a ticket', operation: TIMELINE, as: 'MANAGER', reach: LIST, variables: of.tickets.map((id) => ({ id, last: 50 })) },
];
