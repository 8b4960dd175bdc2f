import { graphql } from '../gql/gql.ts';

/** What a row of the list shows; events carry the same, so that rows change in place. */
export const TicketRow = graphql(`
  fragment TicketRow on Ticket {
    id
    number
    status
    channel
    lastActivityAt
    nextTransitionAt
    allowedActions
    queue {
      id
      name
    }
    assignee {
      id
      name
    }
    tags {
      id
      name
      colour
    }
    contact {
      id
      name
      status
    }
    draft {
      document
      text
    }
    conversation {
      id
      channel
      endpointName
      unreadCount
      readPosition
      lastPosition
      lastMessageAt
      lastMessage {
        id
        text
        side
        deletedAt
        author {
          name
          user {
            id
          }
        }
      }
    }
  }
`);

export const InboxQuery = graphql(`
  query DeskInbox($filter: InboxFilter, $first: Int!, $after: String) {
    inbox(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          ...TicketRow
        }
      }
    }
  }
`);

export const InboxCounts = graphql(`
  query DeskCounts($mine: InboxFilter!, $queue: InboxFilter!) {
    mine: inbox(filter: $mine, first: 100) {
      totalCount
      edges {
        cursor
        node {
          id
          conversation {
            id
            unreadCount
          }
        }
      }
    }
    queue: inbox(filter: $queue, first: 1) {
      totalCount
      edges {
        cursor
        node {
          id
        }
      }
    }
  }
`);

export const InboxChoices = graphql(`
  query DeskChoices {
    tags {
      id
      name
      colour
    }
    endpoints {
      id
      channel
    }
  }
`);

export const InboxEvents = graphql(`
  subscription DeskInboxEvents($after: String) {
    inboxEvents(after: $after) {
      __typename
      ... on TicketOpened {
        id
        at
        cursor
        ticket {
          ...TicketRow
        }
      }
      ... on TicketChanged {
        id
        at
        cursor
        change
        cause
        by {
          id
          name
        }
        ticket {
          ...TicketRow
        }
      }
      ... on TicketActivity {
        id
        at
        cursor
        ticket {
          ...TicketRow
        }
        message {
          id
          side
          author {
            name
          }
        }
      }
      ... on LeftScope {
        id
        at
        cursor
        conversationId
        ticketId
      }
      ... on ResyncRequired {
        id
        at
        cursor
        reason
      }
    }
  }
`);
