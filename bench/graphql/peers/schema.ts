/** The part of the product's schema that the operations use. */
export const typeDefs = /* GraphQL */ `
  scalar DateTime
  enum TicketStatus { NEW OPEN PENDING ON_HOLD RESOLVED CLOSED }
  enum Side { CUSTOMER STAFF SYSTEM }
  enum DeliveryStatus { QUEUED SENT DELIVERED READ FAILED }
  enum Channel { WEB }
  enum Role { ADMIN MANAGER SUPERVISOR AGENT EXPERT PARTNER_VIEWER }
  enum UserStatus { ACTIVE DISABLED }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type User { id: ID! name: String! email: String! role: Role! status: UserStatus! }
  type Contact { id: ID! name: String! }
  type Queue { id: ID! name: String! }
  type Tag { id: ID! name: String! colour: String! }
  type Author { name: String! side: Side! user: User }
  type Message { id: ID! position: Int! side: Side! text: String! delivery: DeliveryStatus createdAt: DateTime! author: Author! }
  type MessageEdge { node: Message! }
  type MessageConnection { edges: [MessageEdge!]! pageInfo: PageInfo! }
  type Conversation {
    id: ID! channel: Channel! endpointName: String! createdAt: DateTime! lastMessageAt: DateTime contact: Contact lastMessage: Message
    messages(last: Int): MessageConnection!
  }
  type InternalNote { id: ID! text: String! createdAt: DateTime! author: User }
  union TimelineItem = Message | InternalNote
  type TimelineEdge { node: TimelineItem! }
  type TimelineConnection { edges: [TimelineEdge!]! pageInfo: PageInfo! }
  type Ticket {
    id: ID! number: Int! status: TicketStatus! channel: Channel! lastActivityAt: DateTime! openedAt: DateTime! closedAt: DateTime
    contact: Contact! assignee: User queue: Queue! tags: [Tag!]! conversation: Conversation! timeline(last: Int): TimelineConnection!
  }
  type TicketEdge { node: Ticket! }
  type TicketConnection { edges: [TicketEdge!]! pageInfo: PageInfo! }
  type UserEdge { node: User! }
  type UserConnection { edges: [UserEdge!]! pageInfo: PageInfo! }
  input InboxFilter { status: [TicketStatus!] queueId: ID mine: Boolean }
  type Query {
    inbox(filter: InboxFilter, first: Int, after: String): TicketConnection!
    conversation(id: ID!): Conversation
    contactTickets(contactId: ID!, first: Int): TicketConnection!
    users(first: Int): UserConnection!
    ticket(id: ID!): Ticket
  }
  type TicketActivity { id: ID! at: DateTime! cursor: String! ticket: Ticket! message: Message! }
  union InboxEvent = TicketActivity
  type Subscription { inboxEvents: InboxEvent! }
`;
